package io.github.openrouter4e.benchmarks.caching;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.openrouter4e.benchmarks.LoopbackClients;
import io.github.openrouter4e.caching.CachingPolicy;
import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.ToolMessage;
import io.github.openrouter4e.client.Usage;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.ChatAnswer;
import io.github.openrouter4e.testing.FakeClock;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.caching.CachingSimulation;
import io.github.openrouter4e.testing.wire.UsageMeter;

/** Plays the script against a stand-in of its own, through our client, and adds up what the answers report. */
final class Session {

	private static final Duration TOOL_TIME = Duration.ofSeconds(4);

	/** Sums over all requests. */
	record Bill(int requests, long prompt, long read, long written, BigDecimal cost) {

		static final Bill NOTHING = new Bill(0, 0, 0, 0, BigDecimal.ZERO);

		Bill plus(Usage usage) {
			return new Bill(requests + 1, prompt + usage.promptTokens(), read + orZero(usage.cachedTokens()),
					written + orZero(usage.cacheWriteTokens()),
					cost.add(Objects.requireNonNull(usage.cost(), "the stand-in always tells the cost")));
		}

		double shareRead() {
			return (double) read / prompt;
		}

		private static long orZero(Long tokens) {
			return tokens == null ? 0 : tokens;
		}
	}

	private final Script script = new Script();
	private final ModelInfo model;
	private final CachingSettings settings;
	private final boolean caches;
	private final List<Message> messages = new ArrayList<>();
	private Bill bill = Bill.NOTHING;

	private Session(ModelInfo model, CachingSettings settings, boolean caches) {
		this.model = model;
		this.settings = settings;
		this.caches = caches;
	}

	/** Marked by our policy, with one session id. */
	static Session marked(ModelInfo model, CachingSettings settings) {
		return new Session(model, settings, true);
	}

	/** Requests as they are, without marks and without a session id. */
	static Session plain(ModelInfo model) {
		return new Session(model, null, true);
	}

	/** At a provider that caches nothing. */
	static Session uncached(ModelInfo model) {
		return new Session(model, null, false);
	}

	Bill play(LoopbackClients clients) {
		FakeClock clock = new FakeClock();
		try (StandInServer server = StandInServer.start(StandInServer.Options.standard().withClock(clock))) {
			server.state().meter(caches ? new CachingSimulation(clock, true) : UsageMeter.withoutCaching());
			OpenRouterClient client = clients.at(server.baseUrl());
			messages.add(script.system());
			for (Script.Turn turn : script.turns()) {
				clock.advance(turn.pause());
				messages.add(Script.question(turn));
				server.enqueue(calls(turn), Answer.text(turn.answer()));
				for (ToolCall call : send(client).toolCalls()) {
					int index = Integer.parseInt(call.id().substring("call_".length()));
					messages.add(new ToolMessage(call.id(), turn.toolResults().get(index)));
				}
				clock.advance(TOOL_TIME);
				send(client);
			}
		}
		return bill;
	}

	private ChatCompletion send(OpenRouterClient client) {
		ChatRequest request = ChatRequest.builder().model(model.id()).messages(messages).tools(script.tools())
				.sessionId(settings == null ? null : "benchmark").build();
		if (settings != null) {
			request = CachingPolicy.apply(request, model, settings).request();
		}
		ChatCompletion answer = client.chat(request, event -> {
			// only the whole answer matters
		}, new Cancellation());
		messages.add(AssistantMessage.of(answer));
		bill = bill.plus(Objects.requireNonNull(answer.usage()));
		return answer;
	}

	private static ChatAnswer calls(Script.Turn turn) {
		ChatAnswer answer = Answer.text("I look at the code first. ");
		for (int i = 0; i < turn.toolResults().size(); i++) {
			answer = answer.toolCall("call_" + i, "read_file", "{\"path\":\"src/File" + i + ".java\"}");
		}
		return answer;
	}
}
