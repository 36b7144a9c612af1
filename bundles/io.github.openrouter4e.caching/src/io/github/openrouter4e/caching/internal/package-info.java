/** Implementation; not API. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.caching.internal;
