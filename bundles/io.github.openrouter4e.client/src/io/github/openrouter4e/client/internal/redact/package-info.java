/** Keeps keys out of every text that comes from outside. Begin at {@link Redactor}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.redact;
