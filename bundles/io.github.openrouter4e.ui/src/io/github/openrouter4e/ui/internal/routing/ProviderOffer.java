package io.github.openrouter4e.ui.internal.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Provider;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.ModelServices;
import io.github.openrouter4e.ui.internal.Ui;

/**
 * Brings the names of the providers to the editor: those of a model from its endpoints, or all of OpenRouter's. They only
 * help with typing; if they cannot be had, tags can be entered by hand, so that a failure is not worth a message.
 */
record ProviderOffer(ModelServices services, Predicate<String> stillShown, RoutingEditor editor) {

	void load(String scope) {
		if (scope.equals(ModelOptions.ALL)) {
			Background.run(editor.control(), services.providers(), found -> offer(scope, ofProviders(found)),
					failure -> {
						// see above
					});
		} else {
			services.endpoints().endpoints(scope)
					.thenAccept(found -> Ui.later(editor.control(), () -> offer(scope, ofEndpoints(found))));
		}
	}

	private void offer(String scope, Map<String, String> namesByTag) {
		if (stillShown.test(scope)) {
			editor.offer(namesByTag);
		}
	}

	private static Map<String, String> ofEndpoints(List<Endpoint> endpoints) {
		Map<String, String> names = new LinkedHashMap<>();
		endpoints.forEach(endpoint -> names.put(endpoint.tag(), endpoint.providerName()));
		return names;
	}

	private static Map<String, String> ofProviders(List<Provider> providers) {
		Map<String, String> names = new LinkedHashMap<>();
		providers.forEach(provider -> names.put(provider.slug(), provider.name()));
		return names;
	}
}
