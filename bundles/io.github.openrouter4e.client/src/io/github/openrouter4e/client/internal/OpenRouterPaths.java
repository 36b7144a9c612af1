package io.github.openrouter4e.client.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.github.openrouter4e.client.ModelScope;

/** Addresses below the API's root. */
@SuppressWarnings("nls") // paths
final class OpenRouterPaths {
	private final String root;

	OpenRouterPaths(URI baseUrl) {
		String text = baseUrl.toString();
		this.root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}

	URI chatCompletions() {
		return at("/chat/completions");
	}

	URI models(ModelScope scope) {
		// without asking, only models that answer with text are listed
		return at(scope == ModelScope.ACCOUNT ? "/models/user" : "/models?output_modalities=text,image");
	}

	URI endpoints(String modelId) {
		var path = new StringBuilder("/models");
		for (String segment : modelId.split("/")) {
			path.append('/').append(encoded(segment));
		}
		return at(path.append("/endpoints").toString());
	}

	URI providers() {
		return at("/providers");
	}

	URI key() {
		return at("/key");
	}

	URI credits() {
		return at("/credits");
	}

	URI presets() {
		return at("/presets?limit=100");
	}

	URI presetVersions(String slug) {
		return at("/presets/" + encoded(slug) + "/versions?limit=100");
	}

	URI generation(String id) {
		return at("/generation?id=" + encoded(id));
	}

	private URI at(String path) {
		return URI.create(root + path);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}
}
