package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.Tool;

/** Two tools for tests: one reads and is not asked about, one runs a command and is. Offered until closed. */
@SuppressWarnings("nls")
final class SampleTools implements ToolExecutor, AutoCloseable {

	/** A model that can call tools. */
	static final String MODEL = "openai/gpt-4o-mini";
	static final String READ = "read_file";
	static final String COMMAND = "run_command";
	/** Asks which way is better. */
	static final String ASK_USER = "ask_user";
	/** Lists three steps. */
	static final String STEPS = "todo";

	/** What the user is shown of the command's result. */
	volatile ToolView view;
	/** What images the command's result has. */
	final List<String> images = new CopyOnWriteArrayList<>();
	/** Holds the command up while it runs. */
	final CountDownLatch finish = new CountDownLatch(1);
	private final ServiceRegistration<ToolExecutor> registration;

	SampleTools() {
		registration = FrameworkUtil.getBundle(SampleTools.class).getBundleContext().registerService(ToolExecutor.class,
				this, null);
	}

	@Override
	public List<ToolOffer> tools(ToolContext context) {
		return List.of(offer(READ, ToolTraits.READING), offer(COMMAND, ToolTraits.changing(Effect.COMMAND)),
				offer(ASK_USER, new ToolTraits(true, false, Effect.NONE)), offer(STEPS, ToolTraits.READING));
	}

	private static ToolOffer offer(String name, ToolTraits traits) {
		return new ToolOffer(new Tool.Function(name, "Does it", new RawJson("{\"type\":\"object\"}")), traits);
	}

	@Override
	public ToolPermission permission(ToolRequest call, ToolContext context, Cancellation cancellation) {
		if (ASK_USER.equals(call.name())) {
			return new ToolPermission.Ask(
					new ToolQuestion(Effect.NONE, "Which way do you want in the whole project?", "",
							List.of("entrySet", "forEach", "Leave both")));
		}
		if (call.arguments().contains("long cents")) {
			return new ToolPermission.Ask(new ToolQuestion(Effect.EDIT, "prices/src/Prices.java",
					"--- prices/src/Prices.java\n+++ prices/src/Prices.java\n@@ -12 +12 @@\n-\tint cents;\n+\tlong cents;\n",
					List.of("file", "conversation")));
		}
		return READ.equals(call.name()) || STEPS.equals(call.name())
				? ToolPermission.ALLOWED
				: new ToolPermission.Ask(new ToolQuestion(Effect.COMMAND, "mvn -q test",
						"mvn -q test\n\nin /workspace/prices\u202E", List.of("conversation")));
	}

	@Override
	public ToolOutcome execute(ToolRequest call, ToolContext context, ToolProgress progress,
			Cancellation cancellation) {
		if (READ.equals(call.name())) {
			return call.arguments().contains("missing")
					? new ToolOutcome.Failed("There is no file prices/missing.txt.",
							ToolOutcome.Failed.Kind.NOT_FOUND)
					: new ToolOutcome.Done("1\tfirst line\n2\tsecond line\n".repeat(30));
		}
		if (STEPS.equals(call.name())) {
			return new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text("1 of 3 steps are done.")),
					new ToolView(ToolView.STEPS,
							"""
									[{"text":"Find the loops","state":"done"},{"text":"Ask which way is wanted","state":"doing"},
									{"text":"Change them","state":"pending"}]"""));
		}
		progress.report("12 of 30 tests", 0.4);
		try (var stop = cancellation.onCancel(finish::countDown)) {
			finish.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		var parts = new ArrayList<ToolOutcome.Part>();
		parts.add(new ToolOutcome.Part.Text("Tests run: 30, Failures: 0"));
		images.forEach(image -> parts.add(new ToolOutcome.Part.Image(image)));
		return new ToolOutcome.Done(parts, view);
	}

	@Override
	public void close() {
		finish.countDown();
		registration.unregister();
	}
}
