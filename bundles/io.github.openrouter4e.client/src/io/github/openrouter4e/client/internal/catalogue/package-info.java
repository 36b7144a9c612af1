/** Reads lists of models and endpoints; not API. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.catalogue;
