package io.github.openrouter4e.chat.support;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.github.openrouter4e.models.TierPrices;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.internal.Ids;
import io.github.openrouter4e.chat.internal.session.DefaultChatService;
import io.github.openrouter4e.chat.internal.session.SessionContext;
import io.github.openrouter4e.chat.internal.session.ToolRegistry;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.Timings;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.costs.internal.DefaultModelCalls;
import io.github.openrouter4e.costs.internal.FileCostLedger;
import io.github.openrouter4e.storage.Threads;

/**
 * The program of a process that is killed while a tool runs. The model calls {@code write} three times; the second call
 * never ends. Each call is written down in {@code ran.txt} before the process says so on its output. Run with the folder as
 * argument; the first line on the output is the conversation's id.
 */
public final class KilledInTool {

	private KilledInTool() {}

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]);
		var tools = new FakeTools().with("write", call -> {
			ran(folder, call.callId());
			while (call.callId().equals("c2")) {
				System.out.println("began");
				LockSupport.park();
			}
			return "written";
		});
		try (var ledger = new FileCostLedger(folder.resolve("ledger.jsonl"), ZoneOffset.UTC);
				var calls = new DefaultModelCalls(client(), FixedCatalogue.standard(), TierPrices.UNKNOWN,
						new FakeSettings(), ledger,
						() -> {
							// no balance
						}, Threads.background("test"), Clock.systemUTC(), (duration, cancellation) -> {
							// nothing is looked up
						});
				var chat = new DefaultChatService(new ConversationFolder(folder), context(calls, ledger, tools),
						new Ids()::conversation)) {
			ChatSession session = chat.create();
			System.out.println(session.id());
			session.send(Prompt.of("write"));
			while (true) {
				LockSupport.park();
			}
		}
	}

	private static SessionContext context(ModelCalls calls, FileCostLedger ledger, FakeTools tools) {
		return new SessionContext(FixedCatalogue.standard(), new FakeSettings(), ledger, calls,
				new ToolRegistry(List.of(tools), null, null, null, null), Threads.background("test"),
				Threads.scheduler("test"),
				Clock.systemUTC(), new Ids()::turn);
	}

	/** Calls the tools, whatever it is asked. */
	private static OpenRouterClient client() {
		var answer = new ChatCompletion("gen-1", Samples.MODEL, "OpenAI", "", "", List.of(), null,
				List.of(call("c1"), call("c2"), call("c3")), List.of(), List.of(), List.of(), FinishReason.TOOL_CALLS,
				"tool_use", null, null, new Timings(Instant.EPOCH, null, Duration.ZERO));
		return (OpenRouterClient) Proxy.newProxyInstance(KilledInTool.class.getClassLoader(),
				new Class<?>[]{OpenRouterClient.class}, (proxy, method, parameters) -> {
					if (method.getName().equals("chat")) {
						return answer;
					}
					throw new UnsupportedOperationException(method.getName());
				});
	}

	private static ToolCall call(String id) {
		return new ToolCall(id, "write", "{}");
	}

	private static void ran(Path folder, String call) {
		try {
			Files.writeString(folder.resolve("ran.txt"), call + "\n", StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
