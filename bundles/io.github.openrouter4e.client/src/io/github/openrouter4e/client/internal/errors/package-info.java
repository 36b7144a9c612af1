/**
 * From a refusal, in whatever form OpenRouter, a provider or a gateway sends it, to a {@code ServiceException} with its
 * kind and next step. Start at {@link ErrorMapper}; {@link ErrorReader} finds the parts of an error in its JSON.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal.errors;
