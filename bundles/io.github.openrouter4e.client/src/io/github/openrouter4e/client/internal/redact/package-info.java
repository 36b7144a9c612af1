/**
 * Keeps keys out of every text that comes from outside, also in escaped forms and across the pieces of a stream. Start at
 * {@link Redactor}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.redact;
