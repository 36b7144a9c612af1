package io.github.openrouter4e.benchmarks.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatEventSink;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.Credits;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.Preset;
import io.github.openrouter4e.client.PresetVersion;
import io.github.openrouter4e.client.Provider;
import io.github.openrouter4e.client.Timings;
import io.github.openrouter4e.client.Usage;

/** Answers at once, in many pieces, and measures how long its caller takes to receive them. */
final class PieceClient implements OpenRouterClient {

	private static final String PIECE = "some ";

	private final int pieces;
	private volatile long nanos;

	PieceClient(int pieces) {
		this.pieces = pieces;
	}

	long nanos() {
		return nanos;
	}

	@Override
	public ChatCompletion chat(ChatRequest request, ChatEventSink sink, Cancellation cancellation) {
		var piece = new ChatEvent.Text(PIECE);
		long started = System.nanoTime();
		for (int i = 0; i < pieces; i++) {
			sink.accept(piece);
		}
		nanos = System.nanoTime() - started;
		return new ChatCompletion("gen", "m", "P", PIECE.repeat(pieces), "", List.of(), null, List.of(), List.of(),
				List.of(), List.of(), FinishReason.STOP, null, Usage.ofTokens(1, 1, BigDecimal.ONE), null,
				new Timings(Instant.EPOCH, null, Duration.ZERO));
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
