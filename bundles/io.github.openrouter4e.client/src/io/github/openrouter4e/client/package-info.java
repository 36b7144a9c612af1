/**
 * The OpenRouter HTTP API as values and one blocking service, {@link io.github.openrouter4e.client.OpenRouterClient}.
 * <p>
 * Every type here is immutable and safe for use by several threads unless its documentation says otherwise. Lists and
 * maps are never null, unmodifiable, and keep their order. {@code null} in an answer means "OpenRouter did not say",
 * never zero. The world is open: fields and enum values this version does not know are ignored or kept, never an error.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client;
