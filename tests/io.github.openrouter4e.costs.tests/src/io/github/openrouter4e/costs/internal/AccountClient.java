package io.github.openrouter4e.costs.internal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
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
import io.github.openrouter4e.client.Preset;
import io.github.openrouter4e.client.PresetVersion;
import io.github.openrouter4e.client.Provider;

/** Answers account questions as told; what it was not told it refuses. */
public final class AccountClient implements OpenRouterClient {

	private final LinkedList<Optional<Generation>> generations = new LinkedList<>();
	private final Deque<Optional<KeyInfo>> keys = new ArrayDeque<>();
	private Credits credits;
	private int asked;
	private Runnable meanwhile = () -> {
		// nothing happens
	};

	/** The next answers; null for a refusal. */
	public void generations(Generation... next) {
		Arrays.stream(next).map(Optional::ofNullable).forEach(generations::add);
	}

	/** The next answer; null for a refusal. */
	public void nextKey(KeyInfo next) {
		keys.add(Optional.ofNullable(next));
	}

	/** Happens while the next answer is on its way. */
	public void meanwhile(Runnable happens) {
		meanwhile = happens;
	}

	/** The answer from now on; null for a refusal. */
	public void credits(Credits next) {
		credits = next;
	}

	public int asked() {
		return asked;
	}

	@Override
	public Generation generation(String id, Cancellation cancellation) {
		asked++;
		return generations.remove().orElseThrow(CancelledException::new);
	}

	@Override
	public KeyInfo key(Cancellation cancellation) {
		asked++;
		var answer = keys.remove();
		Runnable happens = meanwhile;
		meanwhile = () -> {
			// once
		};
		happens.run();
		return answer.orElseThrow(CancelledException::new);
	}

	@Override
	public Credits credits(Cancellation cancellation) {
		return Optional.ofNullable(credits).orElseThrow(CancelledException::new);
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
	public ModelList models(ModelScope scope, Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Endpoint> endpoints(String modelId, Cancellation cancellation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Provider> providers(Cancellation cancellation) {
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
