package io.github.openrouter4e.benchmarks.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToLongFunction;

import io.github.openrouter4e.models.TierPrices;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.internal.Ids;
import io.github.openrouter4e.chat.internal.session.DefaultChatService;
import io.github.openrouter4e.chat.internal.session.SessionContext;
import io.github.openrouter4e.chat.internal.session.ToolRegistry;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.costs.internal.DefaultModelCalls;
import io.github.openrouter4e.costs.internal.FileCostLedger;
import io.github.openrouter4e.storage.Threads;

/** The chat service over a client, with its history and ledger on the disk. */
final class Services implements AutoCloseable {

	private final FileCostLedger ledger;
	private final DefaultModelCalls calls;
	private final DefaultChatService chat;

	Services(OpenRouterClient client, Path root) {
		ledger = new FileCostLedger(root.resolve("ledger.jsonl"), ZoneOffset.UTC);
		PlainSettings settings = new PlainSettings();
		NoCatalogue catalogue = new NoCatalogue();
		Clock clock = Clock.systemUTC();
		calls = new DefaultModelCalls(client, catalogue, TierPrices.UNKNOWN, settings, ledger, () -> {
			// no balance
		}, Threads.background("benchmark"), clock, Services::sleep);
		chat = new DefaultChatService(new ConversationFolder(root), new SessionContext(catalogue, settings, ledger,
				calls, new ToolRegistry(), Threads.background("benchmark"), Threads.scheduler("benchmark"), clock,
				new Ids()::turn), new Ids()::conversation);
	}

	DefaultChatService chat() {
		return chat;
	}

	/** Has a prompt answered, as the view does: listening to each piece. */
	static void ask(ChatSession session, ToLongFunction<SessionEvent.AnswerDelta> view) throws InterruptedException {
		CountDownLatch ended = new CountDownLatch(1);
		try (var subscription = session.subscribe((from, event) -> {
			if (event instanceof SessionEvent.AnswerDelta delta) {
				view.applyAsLong(delta);
			} else if (event instanceof SessionEvent.AnswerFinished) {
				ended.countDown();
			}
		})) {
			session.send(Prompt.of("go on"));
			ended.await();
		}
		while (session.isBusy()) {
			Thread.onSpinWait();
		}
	}

	@Override
	public void close() throws IOException {
		chat.close();
		calls.close();
		ledger.close();
	}

	private static void sleep(Duration duration, Cancellation cancellation) {
		// nothing is looked up
	}
}
