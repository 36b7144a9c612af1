package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.commands.Command;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Our commands, their keys and their menu. */
@WorkbenchTest
@SuppressWarnings("nls")
class CommandsTest {

	private static final String CHAT = "io.github.openrouter4e.ui.chat.";
	private static final List<String> ON_TURNS = List.of("copyAnswer", "regenerate", "continueAnswer", "editLast",
			"stop",
			"rename", "exportMarkdown", "exportJson");
	/** Keys of the Java tools in windows, which are not in the workbench of the tests; the sequences after Alt+Shift+Q. */
	private static final String OF_JAVA = "BCDHJKLOPQSTVXYZ";
	/** The same, after Alt+Shift; EGit has none there. */
	private static final String OF_JAVA_IN_WINDOWS = "CDIJKLMRSTVXZ";
	private static final String MAC = "cocoa";
	private static final String DEFAULT_SCHEME = "org.eclipse.ui.defaultAcceleratorConfiguration";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void onTheLastTurn(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("*First* version."),
					Answer.pieces("Second ", "version.").gate(Gate.closedAt(1)), Answer.pieces("edition."));
			var transcript = TranscriptDriver.of(page);
			execute("copyAnswer");
			CodeActionsTest.waitForClipboard("*First* version.");
			execute("regenerate");
			transcript.waitForText("Second");
			execute("stop");
			UiThread.waitUntil("the answer is stopped", () -> !page.presenter().session().isBusy());
			execute("continueAnswer");
			transcript.waitForText("Second edition.");
			execute("editLast");
			UiThread.waitUntil("the question is in the composer",
					() -> "The question".equals(page.composer().text().getText()));
		}
	}

	/** The last answer follows the result of a tool. */
	@Test
	void theLastQuestionIsEditedAfterATask() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = AnswerActionsTest.answered(chat, Answer.toolCall("c1", "look", "{}"), Answer.text("All seen."));
			TranscriptDriver.of(page).waitForText("All seen.");
			UiThread.waitUntil("the task is over", () -> !page.presenter().session().isBusy());
			execute("editLast");
			UiThread.waitUntil("the question is in the composer",
					() -> "The question".equals(page.composer().text().getText()));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aroundTheConversation(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("First version."));
			var before = page.presenter().session();
			execute("history");
			assertTrue(UiThread.get(page::isHistoryShown));
			execute("history");
			assertFalse(UiThread.get(page::isHistoryShown));
			execute("newConversation");
			assertNotSame(before, page.presenter().session());

			UiThread.run(() -> page.control().getShell().forceActive());
			execute("focusTranscript");
			UiThread.waitUntil("the transcript has the focus", () -> page.transcript().control().isFocusControl());
			execute("focusPrompt");
			UiThread.waitUntil("the prompt has the focus", () -> page.composer().text().isFocusControl());

			UiThread.start(() -> run(CHAT + "conversationModel"));
			DialogDriver.cancelAny();
			UiThread.settle();
			UiThread.start(() -> run(UiIds.CHOOSE_MODEL_COMMAND));
			DialogDriver.cancelAny();
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void enabledWhereTheyWork(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = chat.open();
			for (var name : ON_TURNS) {
				assertFalse(isEnabled(name), name);
			}
			chat.server().enqueueFor("/chat/completions", Answer.pieces("Half ", "of it.").gate(Gate.closedAt(1)));
			ChatFixture.send(page, "The question");
			TranscriptDriver.of(page).waitForText("Half");
			assertTrue(isEnabled("stop"));
			assertFalse(isEnabled("regenerate"));
			execute("stop");
			UiThread.waitUntil("the answer is stopped", () -> !page.presenter().session().isBusy());
			for (var name : ON_TURNS) {
				assertEquals(!name.equals("stop"), isEnabled(name), name);
			}
		}
	}

	@Test
	void theConversationIsRenamedAndANewOneKeepsItsModel() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("First version."));
			UiThread.start(() -> run(CHAT + "rename"));
			var dialog = DialogDriver.await(Messages.HistoryScreen_historyRenameTitle);
			UiThread.run(() -> Widgets.only(dialog, Text.class, Text::getEditable).setText("Renamed"));
			DialogDriver.press(dialog, DialogDriver.OK);
			UiThread.waitUntil("it is renamed", () -> "Renamed".equals(page.presenter().session().snapshot().title()));
			page.presenter().session().setOptions(ConversationOptions.DEFAULTS.withModel("openai/gpt-5.2"));
			execute("newConversation");
			assertEquals(ConversationOptions.DEFAULTS.withModel("openai/gpt-5.2"),
					page.presenter().session().snapshot().options());
		}
	}

	@Test
	void theViewOpensBesideTheOutline() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var outline = "org.eclipse.ui.views.ContentOutline";
			var page = UiThread.get(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage());
			UiThread.run(() -> {
				page.hideView(page.findView(UiIds.CHAT_VIEW));
				page.resetPerspective();
			});
			chat.open();
			var stack = UiThread.get(() -> page.getViewStack(page.showView(outline)));
			assertTrue(Arrays.stream(stack).anyMatch(view -> view instanceof ChatViewPart), Arrays.toString(stack));
		}
	}

	@Test
	void zoom() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var text = (StyledText) chat.open().transcript().control();
			var normal = height(text);
			execute("zoomIn");
			assertTrue(height(text) > normal);
			execute("zoomReset");
			assertEquals(normal, height(text));
			execute("zoomOut");
			assertTrue(height(text) < normal);
			execute("zoomReset");
			assertEquals(Settings.ZOOM.defaultValue(), chat.services().preferences().get(Settings.ZOOM));
		}
	}

	@Test
	void eachIsHandledAndStandsInAMenu() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.open();
			var menu = Arrays
					.stream(Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.menus"))
					.filter(e -> String.valueOf(e.getAttribute("locationURI")).matches("(menu|popup):.*"))
					.flatMap(e -> Arrays.stream(e.getChildren("command"))).map(e -> e.getAttribute("commandId"))
					.toList();
			var commands = ours();
			assertTrue(commands.size() > 14, commands.toString());
			for (var command : commands) {
				assertTrue(UiThread.get(command::isHandled), command.getId());
				assertTrue(menu.contains(command.getId()), command.getId());
			}
		}
	}

	@Test
	void theEditMenuKeepsItsWords() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var before = editMenu();
			chat.open();
			UiThread.settle();
			var during = editMenu();
			assertEquals(before.size(), during.size());
			assertFalse(during.stream().anyMatch(String::isBlank), during.toString());
		}
	}

	/** What stands in the menu "Edit", without keys; undo and redo may say what they are about. */
	private static List<String> editMenu() {
		return UiThread.get(() -> {
			var bar = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().getMenuBar();
			var menu = Arrays.stream(bar.getItems()).filter(i -> i.getText().replace("&", "").startsWith("Edit"))
					.findFirst().orElseThrow().getMenu();
			menu.notifyListeners(SWT.Show, new Event());
			return Arrays.stream(menu.getItems()).filter(i -> (i.getStyle() & SWT.SEPARATOR) == 0)
					.map(i -> i.getText().replaceAll("\t.*|&", "")).toList();
		});
	}

	@Test
	void noKeyIsTakenFromAnybody() {
		var all = keys();
		for (var our : all.stream().filter(Key::isOurs).toList()) {
			for (var other : all) {
				assertFalse(!our.command().equals(other.command()) && our.bothApply(other) && our.excludes(other),
						our + " and " + other);
			}
			var trigger = our.sequence().toString();
			if (trigger.startsWith("ALT+SHIFT+Q ")) {
				assertFalse(OF_JAVA.contains(trigger.substring(trigger.length() - 1)), trigger);
			} else if (trigger.startsWith("ALT+SHIFT+")) {
				assertFalse(OF_JAVA_IN_WINDOWS.contains(trigger.substring(10, 11)), trigger);
			}
		}
	}

	/** Ctrl+Alt is AltGr on Windows and on many Linux desktops, which types characters such as @. */
	@Test
	void noKeyTypesCharacters() {
		var ours = keys().stream().filter(Key::isOurs).toList();
		assertFalse(ours.isEmpty());
		for (var our : ours) {
			for (var stroke : our.sequence().getKeyStrokes()) {
				var typing = our.isOfMac() ? SWT.ALT | SWT.SHIFT : SWT.CTRL | SWT.ALT;
				assertNotEquals(typing, stroke.getModifierKeys(), our.toString());
			}
		}
	}

	/** On macOS, where Option types characters, each command has a chord with Command, and only that one. */
	@Test
	void chordsOnMac() {
		var all = keys();
		for (var our : all.stream().filter(k -> k.isOurs() && k.system().isEmpty()).toList()) {
			if (our.sequence().getKeyStrokes().length > 1) {
				assertTrue(all.contains(new Key("", our.sequence(), our.context(), MAC)), our.toString());
				assertTrue(all.stream().anyMatch(k -> k.isOfMac() && k.command().equals(our.command())),
						our.toString());
			}
		}
	}

	/** A key as declared, for this system or another; without a command it takes that of all systems away. */
	private record Key(String command, KeySequence sequence, String context, String system) {

		boolean isOurs() {
			return command.startsWith(UiIds.CATEGORY);
		}

		boolean isOfMac() {
			return system.equals(MAC) || system.equals("carbon");
		}

		/** Whether there can be a moment and a system in which both are active. */
		boolean bothApply(Key other) {
			return !command.isEmpty() && !other.command.isEmpty()
					&& (system.isEmpty() || other.system.isEmpty() || system.equals(other.system)
							|| isOfMac() && other.isOfMac())
					&& (isWithin(context, other.context) || isWithin(other.context, context));
		}

		/** One would hide the other: a key, or the beginning of a chord, that both have. */
		boolean excludes(Key other) {
			return sequence.startsWith(other.sequence, true) || other.sequence.startsWith(sequence, true);
		}

		private static boolean isWithin(String context, String outer) {
			return UiThread.get(() -> {
				var contexts = PlatformUI.getWorkbench().getService(IContextService.class);
				var id = context;
				while (id != null && !id.equals(outer)) {
					var inner = contexts.getContext(id);
					id = inner.isDefined() ? inner.getParentId() : null;
				}
				return id != null;
			});
		}
	}

	/** From the registry: the binding service leaves out those of other systems. */
	private static List<Key> keys() {
		return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.bindings"))
				.filter(e -> e.getName().equals("key") && DEFAULT_SCHEME.equals(e.getAttribute("schemeId")))
				.map(e -> new Key(attribute(e, "commandId", ""), sequence(e.getAttribute("sequence")),
						attribute(e, "contextId", IContextService.CONTEXT_ID_WINDOW), attribute(e, "platform", "")))
				.toList();
	}

	private static String attribute(IConfigurationElement element, String name, String otherwise) {
		return Objects.requireNonNullElse(element.getAttribute(name), otherwise);
	}

	private static KeySequence sequence(String text) {
		try {
			return KeySequence.getInstance(text);
		} catch (ParseException e) {
			throw new AssertionError(text, e);
		}
	}

	private static List<Command> ours() {
		return UiThread.get(() -> Arrays
				.stream(PlatformUI.getWorkbench().getService(ICommandService.class).getDefinedCommands())
				.filter(c -> c.getId().startsWith(UiIds.CATEGORY)).toList());
	}

	private static double height(StyledText text) {
		return UiThread.get(() -> text.getFont().getFontData()[0].height);
	}

	private static boolean isEnabled(String name) {
		return UiThread.get(() -> {
			var workbench = PlatformUI.getWorkbench();
			var command = workbench.getService(ICommandService.class).getCommand(CHAT + name);
			command.setEnabled(workbench.getService(IHandlerService.class).getCurrentState());
			return command.isEnabled();
		});
	}

	private static void execute(String name) {
		UiThread.run(() -> run(CHAT + name));
	}

	private static void run(String id) {
		try {
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
		} catch (Exception e) {
			throw new AssertionError(id, e);
		}
	}
}
