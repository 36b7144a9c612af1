package io.github.openrouter4e.models;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Endpoint;

/**
 * The providers that serve a model, remembered for five minutes per base URL and model. OSGi service. All methods may be
 * called from any thread, the UI thread included; none waits.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/list-endpoints-for-a-model">OpenRouter: list endpoints</a>
 */
public interface EndpointCatalogue {

	/**
	 * {@return what is remembered and still young enough, or null}
	 *
	 * @param modelId the model's id; routing variants and presets in it are ignored
	 */
	@Nullable
	List<Endpoint> remembered(String modelId);

	/**
	 * Asks for a model's endpoints, unless they are remembered or already asked for.
	 *
	 * @param modelId the model's id; routing variants and presets in it are ignored
	 * @return completes with the endpoints in OpenRouter's order, empty if nobody serves the model now; completes
	 *         exceptionally with {@link io.github.openrouter4e.client.OpenRouterException}. A failure is not remembered.
	 */
	CompletableFuture<List<Endpoint>> endpoints(String modelId);
}
