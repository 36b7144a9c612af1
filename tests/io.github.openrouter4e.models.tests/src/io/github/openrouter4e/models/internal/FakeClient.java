package io.github.openrouter4e.models.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEventSink;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.Credits;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.Preset;
import io.github.openrouter4e.client.PresetVersion;
import io.github.openrouter4e.client.Provider;
import io.github.openrouter4e.client.json.ModelListDecoder;

/** A client that answers what a test says, and counts. */
final class FakeClient implements OpenRouterClient {

	volatile Supplier<String> models = () -> {
		throw offline();
	};
	volatile Supplier<List<Endpoint>> endpoints = List::of;
	/** Ends the request for models that is under way. */
	volatile Cancellation asked;
	final List<ModelScope> modelRequests = new ArrayList<>();
	final List<String> endpointRequests = new ArrayList<>();

	/** What a client throws when nobody answers; any of its exceptions would do. */
	static ProtocolException offline() {
		return new ProtocolException(ProtocolException.Kind.EMPTY, "offline");
	}

	void answer(String json) {
		models = () -> json;
	}

	@Override
	public ModelList models(ModelScope scope, Cancellation cancellation) {
		modelRequests.add(scope);
		asked = cancellation;
		return ModelListDecoder.decode(models.get().getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public List<Endpoint> endpoints(String modelId, Cancellation cancellation) {
		endpointRequests.add(modelId);
		return endpoints.get();
	}

	@Override
	public ChatCompletion chat(ChatRequest request, ChatEventSink sink, Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ChatCompletion complete(ChatRequest request, Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Provider> providers(Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public KeyInfo key(Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Credits credits(Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Generation generation(String id, Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Preset> presets(Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<PresetVersion> presetVersions(String slug, Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public KeyInfo testConnection(ConnectionSettings candidate, Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}
}
