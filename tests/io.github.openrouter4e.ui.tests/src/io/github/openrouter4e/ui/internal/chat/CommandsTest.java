package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.commands.Command;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.transcript.Actions;
import io.github.openrouter4e.ui.tests.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Our commands, their keys and their menu. */
@WorkbenchTest
@SuppressWarnings("nls")
class CommandsTest {

	private static final String CHAT = "io.github.openrouter4e.ui.chat.";
	/** Keys of the Java tools in windows, which are not in the workbench of the tests; the sequences after Alt+Shift+Q. */
	private static final String OF_JAVA = "BCDHJKLOPQSTVXYZ";

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

	@Test
	void nothingHappensWhereThereIsNothingToActOn() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			for (var name : List.of("copyAnswer", "regenerate", "continueAnswer", "editLast", "stop")) {
				execute(name);
			}
			assertEquals(0, page.presenter().session().snapshot().pathIds().size());
			assertFalse(TranscriptDriver.of(page).offers(Actions.COPY));
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
				assertTrue(UiThread.get(() -> command.isHandled() && command.isEnabled()), command.getId());
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
		var all = keys().toList();
		for (var our : all.stream().filter(b -> id(b).startsWith(UiIds.CATEGORY)).toList()) {
			for (var other : all) {
				var bothApply = our.getContextId().equals(other.getContextId())
						&& our.getSchemeId().equals(other.getSchemeId()) && !id(our).equals(id(other));
				assertFalse(bothApply && (our.getTriggerSequence().startsWith(other.getTriggerSequence(), true)
						|| other.getTriggerSequence().startsWith(our.getTriggerSequence(), true)),
						our + " and " + other);
			}
			var trigger = our.getTriggerSequence().toString();
			if (trigger.startsWith("ALT+SHIFT+Q ")) {
				assertFalse(OF_JAVA.contains(trigger.substring(trigger.length() - 1)), trigger);
			}
		}
	}

	private static java.util.stream.Stream<Binding> keys() {
		var bindings = UiThread.get(() -> PlatformUI.getWorkbench().getService(IBindingService.class).getBindings());
		return Arrays.stream(bindings).filter(b -> b.getParameterizedCommand() != null);
	}

	private static String id(Binding binding) {
		return binding.getParameterizedCommand().getId();
	}

	private static List<Command> ours() {
		return UiThread.get(() -> Arrays
				.stream(PlatformUI.getWorkbench().getService(ICommandService.class).getDefinedCommands())
				.filter(c -> c.getId().startsWith(UiIds.CATEGORY)).toList());
	}

	private static double height(StyledText text) {
		return UiThread.get(() -> text.getFont().getFontData()[0].height);
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
