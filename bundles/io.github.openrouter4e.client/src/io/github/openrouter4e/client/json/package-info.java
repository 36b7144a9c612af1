/**
 * The JSON of lists of models and endpoints, read token by token because they are large, and of a request as it is sent.
 * For those who keep an answer or show a request.
 *
 * <p>
 * Start at {@link io.github.openrouter4e.client.json.ModelListDecoder}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.json;
