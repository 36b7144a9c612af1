/** Writes a {@code ChatRequest} as JSON, always with the same bytes for equal requests. Start at {@link RequestEncoder}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.request;
