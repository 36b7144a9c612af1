package io.github.openrouter4e.chat.support;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Assertions;

import io.github.openrouter4e.models.TierPrices;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.internal.Ids;
import io.github.openrouter4e.chat.internal.session.DefaultChatService;
import io.github.openrouter4e.chat.internal.session.SessionContext;
import io.github.openrouter4e.chat.internal.session.ToolRegistry;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.chat.tools.CustomModes;
import io.github.openrouter4e.chat.tools.ModelInstructions;
import io.github.openrouter4e.chat.tools.ToolApproval;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.internal.OpenRouterClientService;
import io.github.openrouter4e.client.internal.http.HttpTransport;
import io.github.openrouter4e.costs.internal.DefaultModelCalls;
import io.github.openrouter4e.costs.internal.FileCostLedger;
import io.github.openrouter4e.storage.Threads;
import io.github.openrouter4e.testing.FakeClock;
import io.github.openrouter4e.testing.StandInServer;

/** The chat service with the real client and the stand-in server; can be closed and started again on the same files. */
public final class ChatBed implements AutoCloseable {

	public final StandInServer server;
	public final FakeSettings settings = new FakeSettings();
	public final FakeClock clock = new FakeClock(Samples.NOW);
	public final List<ToolExecutor> tools = new ArrayList<>();
	/** Asks the user about tools, after the next {@link #restart()}. */
	public ToolApproval approval;
	/** Keeps what was called, after the next {@link #restart()}. */
	public ToolLog toolLog;
	/** Tells models how to work, after the next {@link #restart()}. */
	public ModelInstructions instructions;
	public CustomModes modes;
	/** Runs what blocks in conversations, after the next {@link #restart()}. */
	public Executor background = Threads.background("test");
	public final List<Duration> slept = new CopyOnWriteArrayList<>();
	private final Path folder;
	private final HttpTransport transport = new HttpTransport(ProxyProvider.DIRECT);
	private final OpenRouterClient client;
	public FileCostLedger ledger;
	public DefaultModelCalls calls;
	public DefaultChatService chat;
	public int answered;

	public ChatBed(Path folder) {
		this.folder = folder;
		this.server = StandInServer.start();
		this.client = new OpenRouterClientService(transport, connection(server.baseUri()));
		startChat();
	}

	private void startChat() {
		ledger = new FileCostLedger(folder.resolve("ledger.jsonl"), ZoneOffset.UTC);
		calls = new DefaultModelCalls(client, FixedCatalogue.standard(), TierPrices.UNKNOWN, settings, ledger,
				() -> answered++,
				Threads.background("test"), clock, (duration, cancellation) -> slept.add(duration));
		var context = new SessionContext(FixedCatalogue.standard(), settings, ledger, calls,
				new ToolRegistry(tools, approval, toolLog, instructions, modes),
				background, Threads.scheduler("test"), clock, new Ids()::turn);
		chat = new DefaultChatService(new ConversationFolder(folder), context, new Ids()::conversation);
	}

	/** Closes the service and starts it again on the same files. */
	public void restart() throws Exception {
		chat.close();
		calls.close();
		ledger.close();
		startChat();
	}

	public Recorder listenTo(ChatSession session) {
		var recorder = new Recorder();
		session.subscribe(recorder);
		return recorder;
	}

	/** Waits for something that no event tells. */
	public static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				Assertions.fail("did not come about");
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
		}
	}

	/** Waits until the session has nothing to do. */
	public static void awaitIdle(ChatSession session) {
		await(() -> !session.isBusy());
	}

	@Override
	public void close() throws Exception {
		chat.close();
		calls.close();
		ledger.close();
		transport.close();
		server.close();
	}

	/** A connection to this address, with some key. */
	public static ConnectionSettings connection(URI baseUrl) {
		return new ConnectionSettings() {
			@Override
			public URI baseUrl() {
				return baseUrl;
			}

			@Override
			public ApiKey apiKey(URI server) {
				return ApiKey.parse("sk-or-v1-test");
			}

			@Override
			public String referer() {
				return "";
			}

			@Override
			public String title() {
				return "";
			}
		};
	}
}
