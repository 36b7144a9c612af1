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

	private final Script script;
	private final ModelInfo model;
	private final CachingSettings settings;
	private final List<Message> messages = new ArrayList<>();
	private Bill bill = Bill.NOTHING;

	/** @param settings null to send requests as they are, without marks and without a session id */
	Session(Script script, ModelInfo model, CachingSettings settings) {
		this.script = script;
		this.model = model;
		this.settings = settings;
	}

	Bill play(LoopbackClients clients) {
		FakeClock clock = new FakeClock();
		try (StandInServer server = StandInServer.start(StandInServer.Options.standard().withClock(clock))) {
			server.state().meter(new CachingSimulation(clock, true));
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
