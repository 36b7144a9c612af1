package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.routing.RequestOptionsDriver;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/**
 * Photographs the states of the chat view. Not part of the tests: run by name. The
 * system property {@code openrouter4e.screens} names the folder, {@code openrouter4e.look} begins the names of the
 * files, and {@code openrouter4e.scenes} names the scenes.
 */
@WorkbenchTest
@SuppressWarnings("nls")
class ScreenTour {

	private static final Path FOLDER = Path.of(System.getProperty("openrouter4e.screens", "screens"));
	private static final String LOOK = System.getProperty("openrouter4e.look", "light");
	private static final boolean CHINESE = LOOK.startsWith("chinese");
	private static final String ASKED = CHINESE
			? "用两种方式遍历 Map，哪种更好？"
			: "Two ways to walk through a map: which is better?";
	private static final String ANSWER = (CHINESE
			? "两种方式都可以，**推荐第二种**：\n\n"
			: "Both work; **prefer the second**, which also says what it is about:\n\n") + """
					```java
					for (var entry : prices.entrySet()) {
						System.out.println(entry.getKey() + ": " + entry.getValue()); // verbose
					}
					prices.forEach((model, price) -> System.out.println(model + ": " + price));
					```

					""" + (CHINESE ? "| 方式 | 可否提前结束 | 可读性 |\n" : "| way | can end early | reads well |\n")
			+ "|---|:-:|--:|\n| `entrySet` | ✓ | 3/5 |\n| `forEach` | ✗ | 5/5 |\n";
	private static final String USAGE = "{\"prompt_tokens\":1834,\"completion_tokens\":212,\"total_tokens\":2046,"
			+ "\"cost\":0.00431,\"prompt_tokens_details\":{\"cached_tokens\":1620}}";

	private static final String THOUGHTS = """
			The question is which of two ways to walk through a map is better. With entrySet the loop can end \
			early, and checked exceptions may be thrown. With forEach the names of key and value say what they \
			are. Nothing ends early here, so readability decides, and that speaks for the second.""";
	private static final String DIFFERENCE = """
			--- a/prices/src/Prices.java
			+++ b/prices/src/Prices.java
			@@ -12,3 +12,3 @@
			 \t/** What it costs. */
			-\tprivate final int cents;
			+\tprivate final long cents; // a whole warehouse costs more than an int can count
			 \tprivate final Currency currency;
			""";
	private static final String RIGHT_TO_LEFT = """
			\u0645\u0631\u062D\u0628\u0627\u060C \u0627\u0633\u062A\u062E\u062F\u0645 \u0627\u0644\u062F\u0627\u0644\u0629 `print()` \u0644\u0637\u0628\u0627\u0639\u0629 \u0627\u0644\u0646\u0635!

			- \u0627\u0644\u0639\u0646\u0635\u0631 \u0627\u0644\u0623\u0648\u0644 (\u0645\u0647\u0645).
			- \u0627\u0644\u0639\u0646\u0635\u0631 \u0627\u0644\u062B\u0627\u0646\u064A: `x = 1`.

			| \u0627\u0644\u0627\u0633\u0645 | \u0627\u0644\u0642\u064A\u0645\u0629 |
			|---|---|
			| \u0627\u0644\u0623\u0648\u0644 | 12 |
			| x | \u062B\u0627\u0646\u064A |

			```java
			print("\u0645\u0631\u062D\u0628\u0627"); // code
			```

			An English paragraph between them.

			> \u05E9\u05DC\u05D5\u05DD, (hello) \u05E2\u05D5\u05DC\u05DD!
			""";
	/** A blue rectangle. */
	private static final String IMAGE = "data:image/png;base64,"
			+ "iVBORw0KGgoAAAANSUhEUgAAAHgAAABQCAIAAABd+SbeAAABS0lEQVR42u3QxW0EAAADwSvHNbm6MF+Y6cLMzMzM8I"
			+ "vkKvJYaSqYglwW5XKFXBlVcrVcE7VynVwfDXKj3BRFuVluiVa5TW6PDrlT7opuuUfujT65Xx6IQXlIHo6SPCKPxpg8"
			+ "Lk/EpDwlT8eMPCvPxby8IC/Gkrwsr8SqvCavx4a8KW/Ftrwj78aevC8fxKF8JB/HiXwqn8W5fCFfxpV8Ld/ErXwn38"
			+ "eD/Cg/xbP8Ir/Gm/wuf8Sn/CV/x4/8WyCaaKKJJppoookmmmiiiSaaaKKJJppoookmmmiiiSaaaKKJJppoookmmmii"
			+ "iSaaaKKJJppoookmmmiiiSaaaKKJJppoookmmmiiiSaaaKKJJppoookmmmiiiSaaaKKJJppoookmmmiiiSaaaKKJJp"
			+ "poookmmmiiiSaaaKKJJppoookmmmiiiSaa6P8T/QfIKfkx5gHfRAAAAABJRU5ErkJggg==";
	private static final String SEVERAL_FILES = """
			Prices in cents do not fit into an `int`. Change the field:

			```diff
			--- a/src/Prices.java
			+++ b/src/Prices.java
			@@ -1,3 +1,7 @@
			 class Prices {
			-	private int cents;
			+	private long cents;
			+
			+	long cents() {
			+		return cents;
			+	}
			 }
			```

			### src/Currency.java

			```java
			enum Currency {
				EUR, USD
			}
			```

			In `README.md`:

			```diff
			@@
			-Prices are ints.
			+Prices are longs.
			```

			Done so.""";
	private static final URI NOWHERE = URI.create("http://127.0.0.1:9/api/v1");

	private static final String APPLIED = "class Prices {\n\tint cents(int count) {\n\t\treturn 3 * count;\n\t}\n}\n";
	private static final String CHANGE = "\n\n```diff\n--- a/Prices.txt\n+++ b/Prices.txt\n@@ -1,5 +1,5 @@\n class Prices {\n"
			+ "-\tint cents(int count) {\n-\t\treturn 3 * count;\n+\tlong cents(int count) {\n+\t\treturn 3L * count;\n"
			+ " \t}\n }\n```\n";

	private String theme;
	private EditorFixture workspace;

	@BeforeEach
	void noteTheme() {
		theme = Themes.areThere() ? Themes.active() : null;
	}

	static String[] scenes() {
		return System.getProperty("openrouter4e.scenes", "finished").split(",");
	}

	@ParameterizedTest
	@MethodSource("scenes")
	void scene(String scene) throws Exception {
		try (var chat = new ChatFixture(
				scene.contains("native") ? TranscriptWidget.NATIVE : TranscriptWidget.BROWSER);
				var tools = scene.startsWith("tool") ? new SampleTools() : null) {
			if (!scene.equals("first-run")) {
				chat.enterKey();
			}
			prepare(chat, scene);
			var gate = Gate.closedAt(scene.equals("reasoning") ? 40 : 1);
			enqueue(chat, scene, gate);
			var page = chat.open();
			size(width(scene), scene.contains("low") ? 260 : 640);
			act(page, scene, tools);
			photograph(page, scene);
			if (scene.equals("picker") || scene.startsWith("options") || scene.equals("system-prompt")
					|| scene.equals("apply")) {
				DialogDriver.cancelAny();
			}
			gate.open();
			if (tools != null) {
				UiThread.run(page.presenter()::stop);
			}
			UiThread.waitUntil("nothing is on its way", () -> !page.presenter().session().isBusy());
			chat.services().keys().remove(NOWHERE);
		}
	}

	private static int width(String scene) {
		return scene.startsWith("bar-")
				? Integer.parseInt(scene.replaceAll("\\D", ""))
				: scene.contains("narrow") ? 250 : scene.contains("wide") ? 900 : 560;
	}

	private static void prepare(ChatFixture chat, String scene) {
		var preferences = chat.services().preferences();
		switch (scene) {
			case "offline" -> {
				chat.services().keys().confirm(NOWHERE);
				preferences.set(Settings.CUSTOM_BASE_URL, NOWHERE.toString());
				chat.services().keys().store(NOWHERE, ApiKey.parse("sk-or-v1-0123456789abcdef"), KeyLocation.MEMORY);
			}
			case "server", "server-narrow" -> preferences.set(Settings.CUSTOM_BASE_URL, "https://llm.example.com/v1");
			case "batch", "batch-narrow" -> preferences.set(Settings.MODEL_ID, "openai/gpt-5:batch");
			case "no-credit" -> chat.server().state().account().credits(BigDecimal.TEN, new BigDecimal("10.25"));
			case "ending", "ending-narrow" -> {
				preferences.set(Settings.MODEL_ID, "cohere/command-a");
				chat.services().models().refresh();
				UiThread.waitUntil("the models are known",
						() -> chat.services().models().current().find("cohere/command-a") != null);
			}
			case "too-long" -> {
				preferences.set(Settings.MODEL_ID, "google/gemini-2.5-flash-image"); // takes few tokens
				chat.services().models().refresh();
				UiThread.waitUntil("the models are known",
						() -> !chat.services().models().current().models().isEmpty());
			}
			case "changes", "changes-narrow", "changes-native", "tool-together", "tool-together-narrow",
					"tool-together-native", "tool-trust", "tool-trust-narrow", "tool-mode", "tool-mode-narrow",
					"tool-ask",
					"tool-ask-narrow", "tool-limit", "tool-limit-narrow", "tool-circle", "tool-circle-narrow", "ask",
					"ask-narrow", "tool",
					"tool-narrow", "tool-native", "tool-run", "tool-run-native", "tool-view",
					"tool-view-narrow",
					"tool-view-native" ->
				preferences.set(Settings.MODEL_ID, SampleTools.MODEL);
			default -> {
				// nothing to prepare
			}
		}
	}

	private static void enqueue(ChatFixture chat, String scene, Gate gate) {
		var finished = Answer.text(ANSWER).servedBy("anthropic/claude-sonnet-4.5", "Anthropic").usage(USAGE);
		var other = Answer.text(CHINESE ? "用 `forEach`。" : "Use `forEach`: it is shorter, and nothing ends early here.")
				.servedBy("google/gemini-2.5-pro", "Google").usage(USAGE);
		switch (scene) {
			case "streaming", "queue" -> chat.server().enqueue(Answer
					.pieces("Both work; **prefer the second**:\n\n```java\nfor (var entry : prices.entrySet()) {\n",
							"}\n```")
					.gate(gate));
			case "reasoning" -> chat.server().enqueue(Answer.reasoning(THOUGHTS).text(ANSWER).gate(gate));
			case "error", "error-native", "live-error", "live-error-native" ->
				chat.server().enqueue(Answer.error(401, "User not found."));
			case "no-credit" -> chat.server().enqueue(Answer.error(402, "Insufficient credits"));
			case "busy", "busy-narrow" -> chat.server()
					.enqueue(Answer.error(429, "Rate limit exceeded: free-models-per-day", "Retry-After", "500"));
			case "branches", "compare" -> chat.server().enqueue(finished, other);
			case "image", "image-native", "image-narrow" -> chat.server()
					.enqueue(Answer.text("Here it is.").image(IMAGE).usage(USAGE));
			case "json", "json-native", "json-narrow" -> chat.server().enqueue(Answer.text(
					"{\"summary\":\"Both work.\",\"findings\":[{\"line\":12,\"severity\":\"low\",\"fix\":null}],\"score\":0.80}")
					.usage(USAGE));
			case "spoken", "spoken-native", "spoken-narrow" -> chat.server()
					.enqueue(Answer.text("")
							.speech(CHINESE ? "\u4E24\u79CD\u65B9\u6CD5\u90FD\u53EF\u4EE5\u3002" : "Both of them work.",
									new byte[600_000], 60_000)
							.usage(USAGE));
			case "apply", "apply-footer", "apply-footer-native" ->
				chat.server().enqueue(Answer.text(SEVERAL_FILES).usage(USAGE));
			case "apply-preview" -> chat.server().enqueue(Answer
					.text((CHINESE ? "\u4EF7\u683C\u73B0\u5728\u662F `long`\uFF1A" : "The prices are `long` now:")
							+ CHANGE)
					.usage(USAGE));
			case "rtl", "rtl-native" -> chat.server().enqueue(Answer.text(RIGHT_TO_LEFT).usage(USAGE));
			case "tool", "tool-narrow", "tool-native", "tool-run", "tool-run-native", "tool-view", "tool-view-narrow",
					"tool-view-native" ->
				chat.server().enqueue(
						Answer.toolCall("c0", SampleTools.READ, "{\"path\":\"prices/src/Prices.java\",\"from\":1}")
								.toolCall("c1", SampleTools.READ, "{\"path\":\"prices/missing.txt\"}").usage(USAGE),
						Answer.toolCall("c2", SampleTools.COMMAND,
								"{\"command\":\"mvn -q test\",\"folder\":\"prices\"}").usage(USAGE),
						Answer.text("All tests pass.").usage(USAGE));
			case "changes", "changes-narrow", "changes-native" -> chat.server().enqueue(
					Answer.toolCall("c0", "edit_file",
							"{\"path\":\"prices/src/Prices.java\",\"edits\":[{\"old\":\"int cents\",\"new\":\"long cents\"}]}")
							.toolCall("c1", "write_file",
									"{\"path\":\"prices/src/warehouse/Currency.java\",\"content\":\"enum Currency {\\n\\tEUR, USD\\n}\\n\"}")
							.usage(USAGE),
					Answer.text(CHINESE ? "价格现在是 `long`。" : "Prices are `long` now, and the currencies have a type.")
							.usage(USAGE));
			case "tool-together", "tool-together-narrow", "tool-together-native" -> chat.server()
					.enqueue(Answer
							.toolCall("c0", SampleTools.COMMAND,
									"{\"path\":\"prices/src/Prices.java\",\"new\":\"long cents\"}")
							.toolCall("c1", SampleTools.COMMAND, "{\"command\":\"mvn -q test\",\"folder\":\"prices\"}")
							.usage(USAGE), Answer.text("All tests pass.").usage(USAGE));
			case "tool-limit", "tool-limit-narrow" -> chat.server()
					.enqueue(Answer.toolCall("c0", SampleTools.READ, "{\"path\":\"prices/src/Prices.java\",\"from\":1}")
							.usage(USAGE.replace("0.00431", "0.9999")));
			case "tool-ask", "tool-ask-narrow" -> chat.server().enqueue(Answer.toolCall("t0", SampleTools.STEPS, "{}"),
					Answer.toolCall("q1", SampleTools.ASK_USER, "{\"question\":\"Which\"}").usage(USAGE),
					Answer.text("Done."));
			case "tool-circle", "tool-circle-narrow" -> {
				for (var i = 0; i < 5; i++) {
					chat.server()
							.enqueue(Answer.toolCall("c" + i, SampleTools.READ, "{\"path\":\"prices/missing.txt\"}")
									.usage(USAGE));
				}
			}
			default -> chat.server().enqueue(finished);
		}
	}

	private void act(ChatPage page, String scene, SampleTools tools) throws Exception {
		switch (scene) {
			case "apply-preview" -> {
				workspace = new EditorFixture();
				workspace.file("Prices.txt", APPLIED);
				ChatFixture.send(page, ASKED);
				ChatFixture.waitForText(page, "long");
				TranscriptDriver.of(page).press(CodeUse.APPLY);
				MessageDriver.waitFor(page, "the question", text -> text.contains("Prices.txt"));
				UiThread.run(() -> {
					EditorFixture.page().toggleZoom(EditorFixture.page().findViewReference(UiIds.CHAT_VIEW));
					EditorFixture.page().getWorkbenchWindow().getShell().setBounds(20, 20, 900, 600);
				});
			}
			case "options", "options-tools", "options-auto" -> {
				UiThread.start(() -> page.presenter().options().editRequestOptions());
				var dialog = DialogDriver.await(RequestOptionsDriver.title());
				var part = List.of("options", "options-tools", "options-auto").indexOf(scene);
				UiThread.run(() -> Widgets.only(dialog, ScrolledComposite.class, any -> true).setOrigin(0, part * 300));
			}
			case "first-run", "ending", "ending-narrow", "empty", "empty-narrow", "server", "server-narrow" -> settle();
			case "batch", "batch-narrow" -> ChatFixture.send(page, ASKED);
			case "picker" -> {
				UiThread.start(page::chooseModel);
				DialogDriver.awaitAny();
				settle();
			}
			case "system-prompt" -> {
				ownSystemPrompt(page);
				UiThread.start(() -> page.presenter().options().editSystemPrompt());
				DialogDriver.await(Messages.SystemPromptDialog_systemPromptTitle);
				settle();
			}
			case "presets" -> {
				var dialog = PresetDialogTest.open();
				var table = UiThread.get(() -> Widgets.only(dialog, Table.class, any -> true));
				UiThread.waitUntil("the presets are listed", () -> table.getItemCount() > 0);
				UiThread.run(() -> {
					table.setSelection(0);
					table.notifyListeners(SWT.Selection, new Event());
				});
			}
			case "attachments" -> {
				UiThread.run(() -> page.attachments().pasteText("2026-01-01 INFO started\n".repeat(4_000)));
				ChatFixture.type(page, ASKED);
			}
			case "json", "json-native", "json-narrow" -> {
				var schema = new Attachment.AnswerSchema(NLS.bind(Messages.FilledPrompt_schema, "Review"),
						"{\"type\":\"object\"}");
				UiThread.run(() -> page.composer().attach(schema));
				ChatFixture.send(page, ASKED);
				UiThread.waitUntil("the answer ended", () -> !page.presenter().session().snapshot().pathIds().isEmpty()
						&& !page.presenter().session().isBusy());
				UiThread.run(() -> page.composer().attach(schema));
			}
			case "too-long" -> {
				UiThread.run(() -> page.attachments().pasteText("2026-01-01 INFO started\n".repeat(9_000)));
				ChatFixture.send(page, ASKED);
			}
			case "prompts", "prompts-narrow", "prompts-wide" -> {
				UiThread.run(() -> page.composer().text().setFocus());
				UiThread.run(() -> page.composer().text().notifyListeners(SWT.KeyDown, slash()));
				UiThread.waitUntil("the prompts are offered", () -> page.composer().isListOpen());
			}
			case "reasoning" -> {
				ChatFixture.send(page, ASKED);
				ChatFixture.waitForText(page, "entrySet");
			}
			case "streaming" -> {
				ChatFixture.send(page, ASKED);
				ChatFixture.waitForText(page, "Both work");
			}
			case "tool", "tool-narrow", "tool-native", "tool-run", "tool-run-native", "tool-view", "tool-view-narrow",
					"tool-view-native" -> {
				ChatFixture.send(page, CHINESE ? "运行测试。" : "Run the tests.");
				var transcript = TranscriptDriver.of(page);
				UiThread.waitUntil("the user is asked", () -> transcript.offers(new UserAction.Allow("c2", null)));
				if (scene.startsWith("tool-view")) {
					tools.view = new ToolView(ToolView.DIFF, DIFFERENCE);
					tools.finish.countDown();
					ToolCardTest.pressWhenRead(transcript, new UserAction.Allow("c2", null));
					UiThread.waitUntil("it ended", () -> !page.presenter().session().isBusy());
					transcript.unfoldTool();
				}
				if (scene.startsWith("tool-run")) {
					ToolCardTest.pressWhenRead(transcript, new UserAction.Allow("c2", null));
					transcript.waitForText("12 of 30");
				}
				settle();
			}
			case "changes", "changes-narrow", "changes-native" -> {
				var project = sampleProject();
				UiThread.run(() -> page.presenter().options().mode().accept(ToolContext.ACT));
				ChatFixture.send(page, CHINESE ? "价格用 long。" : "Let prices be long.");
				var transcript = TranscriptDriver.of(page);
				for (var call : List.of("c0", "c1")) {
					UiThread.waitUntil("the user is asked", () -> transcript.offers(new UserAction.Allow(call, null)));
					ToolCardTest.pressWhenRead(transcript, new UserAction.Allow(call, null));
				}
				UiThread.waitUntil("the changes are shown", () -> transcript
						.offers(new UserAction.OnChanges(UserAction.Review.KEEP, "/prices/src/Prices.java")));
				transcript.press(new UserAction.OnChanges(UserAction.Review.KEEP, "/prices/src/Prices.java"));
				settle();
				delete(project);
			}
			case "apply" -> {
				var project = sampleProject();
				ChatFixture.send(page, ASKED);
				ChatFixture.waitForText(page, "Done so.");
				TranscriptDriver.of(page).press(UserAction.OnTurn.APPLY_ALL);
				DialogDriver.await(Messages.ApplyAllDialog_title);
				settle();
				delete(project);
			}
			case "tool-trust", "tool-trust-narrow" -> {
				instructions();
				UiThread.run(() -> page.presenter().options().mode().accept(ToolContext.PLAN));
				UiThread.waitUntil("the user is asked",
						() -> Widgets.all(page.composer().text().getShell(), Label.class)
								.anyMatch(label -> label.getText().contains("prices/AGENTS.md")));
				settle();
			}
			case "tool-mode", "tool-mode-narrow" -> {
				instructions();
				modes();
				UiThread.run(() -> page.presenter().options().mode().accept("custom:prices/docs-writer"));
				UiThread.waitUntil("the user is asked",
						() -> Widgets.all(page.composer().text().getShell(), Label.class)
								.anyMatch(label -> label.getText().contains("Docs Writer")));
				settle();
			}
			case "tool-together", "tool-together-narrow", "tool-together-native" -> {
				ChatFixture.send(page, CHINESE ? "运行测试。" : "Run the tests.");
				var transcript = TranscriptDriver.of(page);
				UiThread.waitUntil("the user is asked",
						() -> transcript.offers(new UserAction.AllowAll(List.of("c0", "c1"))));
				settle();
			}
			case "tool-ask", "tool-ask-narrow" -> {
				ChatFixture.send(page, ASKED);
				var transcript = TranscriptDriver.of(page);
				UiThread.waitUntil("the user is asked", () -> transcript.offers(new UserAction.Deny("q1", true)));
				settle();
			}
			case "queue" -> {
				ChatFixture.send(page, ASKED);
				ChatFixture.waitForText(page, "Both work");
				ChatFixture.send(page, "And for lists?");
				ChatFixture.send(page, "Write a test for it.");
			}
			default -> {
				if (scene.startsWith("ask")) {
					UiThread.run(() -> page.presenter().options().mode().accept(ToolContext.ASK));
				}
				if (scene.startsWith("own-prompt")) {
					ownSystemPrompt(page);
				}
				ChatFixture.send(page,
						scene.startsWith("rtl") ? RIGHT_TO_LEFT.lines().findFirst().orElseThrow() : ASKED);
				UiThread.waitUntil("the answer ended", () -> !page.presenter().session().snapshot().pathIds().isEmpty()
						&& !page.presenter().session().isBusy());
				after(page, scene);
			}
		}
	}

	private static void instructions() {
		try {
			var project = ResourcesPlugin.getWorkspace().getRoot().getProject("prices");
			if (!project.exists()) {
				project = sampleProject();
				project.getFile("AGENTS.md").create("Use tabs. ".repeat(90).getBytes(StandardCharsets.UTF_8), 0, null);
			}
		} catch (CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void modes() {
		try {
			var file = ResourcesPlugin.getWorkspace().getRoot().getProject("prices").getFile(".roomodes");
			if (!file.exists()) {
				file.create("""
						{"customModes":[{"slug":"docs-writer","name":"Docs Writer","description":"Writes documentation",
						"groups":["read",["edit",{"fileRegex":"\\\\.md$"}]]}]}""".getBytes(StandardCharsets.UTF_8), 0,
						null);
			}
		} catch (CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	private static IProject sampleProject() {
		var project = ResourcesPlugin.getWorkspace().getRoot().getProject("prices");
		try {
			// not in the workspace's folder, which may be in a repository that ignores it
			var description = ResourcesPlugin.getWorkspace().newProjectDescription("prices");
			description.setLocation(IPath.fromPath(Files.createTempDirectory("screens").resolve("prices")));
			project.create(description, null);
			project.open(null);
			project.getFolder("src").create(true, true, null);
			project.getFile("src/Prices.java").create(
					"class Prices {\n\tprivate int cents;\n}\n".getBytes(StandardCharsets.UTF_8),
					IResource.NONE, null);
			return project;
		} catch (CoreException | IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void delete(IProject project) {
		try {
			project.delete(true, true, null);
		} catch (CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void ownSystemPrompt(ChatPage page) {
		var session = page.presenter().session();
		session.setOptions(session.snapshot().options().withSystemPrompt("Answer in one sentence. Use Java 21."));
	}

	private static Event slash() {
		var event = new Event();
		event.keyCode = '/';
		event.character = '/';
		return event;
	}

	private static void after(ChatPage page, String scene) {
		if (scene.equals("branches") || scene.equals("compare")) {
			var transcript = TranscriptDriver.of(page);
			transcript.press(UserAction.OnTurn.REGENERATE);
			ChatFixture.waitForText(page, "google/gemini-2.5-pro");
			if (scene.equals("compare")) {
				transcript.press(UserAction.OnTurn.COMPARE);
				UiThread.waitUntil("both are shown", () -> Widgets.shell(Messages.CompareDialog_compareTitle) != null);
			}
		} else if (scene.equals("details")) {
			TranscriptDriver.of(page).press(UserAction.OnTurn.DETAILS);
			var dialog = DialogDriver.await(Messages.AnswerDetails_title);
			UiThread.waitUntil("the details are there",
					() -> Widgets.only(dialog, StyledText.class, t -> true).getText()
							.contains(Messages.AnswerDetails_generationTime));
		} else if (scene.startsWith("bar-")) {
			UiThread.run(() -> page.attachments().pasteText("2026-01-01 INFO started\n".repeat(4_000)));
			ChatFixture.type(page, ASKED);
		} else if (scene.startsWith("edit")) {
			var session = page.presenter().session();
			UiThread.run(
					() -> page.presenter().action(session.snapshot().pathIds().getFirst(), UserAction.OnTurn.EDIT));
		} else if (scene.startsWith("live")) {
			Themes.switchTo(Themes.DARK);
		} else if (scene.startsWith("history")) {
			UiThread.run(() -> {
				page.showHistory(true);
				Widgets.only((Composite) page.control(), Text.class, t -> true).setText(CHINESE ? "Map" : "map");
			});
		}
	}

	private static void size(int width, int height) {
		UiThread.run(() -> {
			var window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
			var page = window.getActivePage();
			var reference = page.findViewReference(UiIds.CHAT_VIEW);
			if (page.getPartState(reference) != IWorkbenchPage.STATE_MAXIMIZED) {
				page.toggleZoom(reference);
			}
			window.getShell().setMaximized(false);
			window.getShell().setBounds(20, 20, width + 40, height + 160);
		});
		settle();
	}

	@AfterEach
	void restore() throws Exception {
		if (workspace != null) {
			workspace.close();
		}
		if (Themes.areThere()) {
			Themes.switchTo(theme);
		}
		UiThread.run(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().setBounds(0, 0, 1024, 768));
	}

	/** Lets animations, delayed searches and the browser's own process come to rest; a picture has nothing to wait for. */
	private static void settle() {
		for (var i = 0; i < 15; i++) {
			LockSupport.parkNanos(100_000_000);
			UiThread.settle();
		}
	}

	private static void photograph(ChatPage page, String scene) throws Exception {
		settle();
		var data = UiThread.get(() -> {
			Rectangle area = switch (scene) {
				case "picker" -> UiThread.display().getActiveShell().getBounds();
				case "apply-preview" -> EditorFixture.page().getWorkbenchWindow().getShell().getBounds();
				case "apply" -> Widgets.shell(Messages.ApplyAllDialog_title).getBounds();
				case "compare" -> Widgets.shell(Messages.CompareDialog_compareTitle).getBounds();
				case "system-prompt" -> Widgets.shell(Messages.SystemPromptDialog_systemPromptTitle).getBounds();
				case "presets" -> Widgets.shell(Messages.PresetDialog_title).getBounds();
				case "details" -> Widgets.shell(Messages.AnswerDetails_title).getBounds();
				case "options", "options-tools", "options-auto" ->
					Widgets.shell(RequestOptionsDriver.title()).getBounds();
				default -> onScreen((Composite) page.control());
			};
			var image = new Image(UiThread.display(), area.width, area.height);
			var gc = new GC(UiThread.display());
			try {
				gc.copyArea(image, area.x, area.y);
				return image.getImageData();
			} finally {
				gc.dispose();
				image.dispose();
			}
		});
		Files.createDirectories(FOLDER);
		var loader = new ImageLoader();
		loader.data = new ImageData[]{data};
		loader.save(FOLDER.resolve(LOOK + "-" + scene + ".png").toString(), SWT.IMAGE_PNG);
	}

	/** The view with its tab and tool bar. */
	private static Rectangle onScreen(Composite page) {
		var folder = page;
		while (!(folder instanceof org.eclipse.swt.custom.CTabFolder)) {
			folder = folder.getParent();
		}
		var corner = folder.toDisplay(0, 0);
		return new Rectangle(corner.x, corner.y, folder.getSize().x, folder.getSize().y);
	}
}
