package io.github.openrouter4e.ui.internal.routing;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;

/**
 * What is set for a model, or for all models.
 *
 * @param routing    null if the model has none of its own, so that the routing for all models applies
 * @param parameters always {@link ModelParameters#EMPTY} for all models
 * @param request    what OpenRouter does with requests, as far as it is chosen in this scope
 */
public record ModelOptions(@Nullable RoutingOptions routing, ModelParameters parameters, RequestOptions request) {

	/** The scope that stands for all models. */
	public static final String ALL = ""; //$NON-NLS-1$

	/**
	 * @param scope id of a model, or {@link #ALL}
	 */
	static ModelOptions load(OpenRouterPreferences preferences, String scope) {
		if (scope.equals(ALL)) {
			return new ModelOptions(RoutingOptions.fromJson(preferences.get(Settings.DEFAULT_ROUTING)),
					ModelParameters.EMPTY,
					generalRequest(preferences));
		}
		String routing = preferences.get(Settings.routing(scope));
		return new ModelOptions(routing.isEmpty() ? null : RoutingOptions.fromJson(routing),
				ModelParameters.fromJson(preferences.get(Settings.parameters(scope))),
				RequestOptions.fromJson(preferences.get(Settings.requestOptions(scope))));
	}

	void store(OpenRouterPreferences preferences, String scope) {
		RoutingOptions chosen = routing;
		preferences.set(scope.equals(ALL) ? Settings.DEFAULT_REQUEST_OPTIONS : Settings.requestOptions(scope),
				request.isEmpty() ? "" : request.toJson()); //$NON-NLS-1$
		if (scope.equals(ALL)) {
			preferences.set(Settings.DEFAULT_ROUTING, chosen == null || chosen.isEmpty() ? "" : chosen.toJson()); //$NON-NLS-1$
		} else {
			// a routing of its own that says nothing is stored too: it keeps the one for all models away
			preferences.set(Settings.routing(scope), chosen == null ? "" : chosen.toJson()); //$NON-NLS-1$
			preferences.set(Settings.parameters(scope), parameters.isEmpty() ? "" : parameters.toJson()); //$NON-NLS-1$
		}
	}

	/** What holds for requests where a model chooses nothing. */
	static RequestOptions generalRequest(OpenRouterPreferences preferences) {
		return RequestOptions.fromJson(preferences.get(Settings.DEFAULT_REQUEST_OPTIONS));
	}

	/** The routing that a request gets. */
	RoutingOptions effectiveRouting(OpenRouterPreferences preferences) {
		RoutingOptions own = routing;
		return own == null ? RoutingOptions.fromJson(preferences.get(Settings.DEFAULT_ROUTING)) : own;
	}
}
