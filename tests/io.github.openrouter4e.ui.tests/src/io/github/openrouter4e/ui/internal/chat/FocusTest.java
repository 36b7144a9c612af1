package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.composer.Chips;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.chat.conversation.Refusal;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Keys go to what has the focus, and the prompt gets the focus back. */
@WorkbenchTest
@SuppressWarnings("nls")
class FocusTest {

	@Test
	void editKeysActOnTheSearchWhileItHasTheFocus() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			ChatFixture.type(page, "the prompt");
			UiThread.run(() -> page.showHistory(true));
			var search = search(page);
			UiThread.run(() -> {
				copyToClipboard("apples");
				search.setFocus();
				action(ActionFactory.PASTE).run();
				assertEquals("apples", search.getText());
				action(ActionFactory.SELECT_ALL).run();
				assertEquals("apples", search.getSelectionText());
				action(ActionFactory.CUT).run();
				assertEquals("", search.getText());
				assertFalse(action(ActionFactory.UNDO).isEnabled(), "the key is the field's own");
				assertEquals("the prompt", page.composer().text().getText());
			});
		}
	}

	/** In a low view what is said below the list may leave it no room for a while. */
	@Test
	void theListOfConversationsKeepsTheFocusHoweverLowItIs() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("A."));
			var page = chat.open();
			ChatFixture.send(page, "About apples");
			ChatFixture.waitForText(page, "A.");
			var history = HistoryDriver.open(page).waitFor("About apples").select(0);
			UiThread.waitUntil("the focus is in the list", history::isFocusControl);

			UiThread.run(() -> history.setHeight(1));
			assertTrue(UiThread.get(history::isFocusControl), "keys, as Shift+F10 for its menu, go nowhere");
		}
	}

	@Test
	void undoIsEnabledWhenThereIsSomethingToUndo() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			UiThread.run(() -> {
				page.composer().show(Prompt.of("a draft"));
				page.setFocus();
			});
			waitForSteps(false, false);
			UiThread.run(() -> page.composer().text().insert("typed"));
			waitForSteps(true, false);
			UiThread.run(() -> handlers().executeCommand(IWorkbenchCommandConstants.EDIT_UNDO, null));
			assertEquals("a draft", UiThread.get(() -> page.composer().text().getText()));
			waitForSteps(false, true);
			UiThread.run(() -> page.showHistory(true));
			UiThread.run(() -> search(page).setFocus());
			waitForSteps(false, false);
			UiThread.run(page::toggleHistory);
			waitForSteps(false, true);
			UiThread.run(() -> handlers().executeCommand(IWorkbenchCommandConstants.EDIT_REDO, null));
			assertEquals("a drafttyped", UiThread.get(() -> page.composer().text().getText()));
			UiThread.run(() -> page.composer().show(Prompt.of("")));
			waitForSteps(false, false);
		}
	}

	private static void waitForSteps(boolean undo, boolean redo) {
		UiThread.waitUntil("undo is " + undo + " and redo " + redo,
				() -> isEnabled(IWorkbenchCommandConstants.EDIT_UNDO) == undo
						&& isEnabled(IWorkbenchCommandConstants.EDIT_REDO) == redo);
	}

	private static boolean isEnabled(String command) {
		return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(command).isEnabled();
	}

	private static IHandlerService handlers() {
		return PlatformUI.getWorkbench().getService(IHandlerService.class);
	}

	@Test
	void thePromptHasNoKeysOfTextEditors() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			UiThread.run(page::setFocus);
			waitForFocus(page, "at first");
			UiThread.run(() -> assertFalse(PlatformUI.getWorkbench().getService(IContextService.class)
					.getActiveContextIds().contains("org.eclipse.ui.textEditorScope")));
		}
	}

	@Test
	void contentAssistOpensTheListOfPrompts() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			UiThread.run(() -> {
				page.composer().show(Prompt.of("/"));
				page.setFocus();
				handlers().executeCommand(IWorkbenchCommandConstants.EDIT_CONTENT_ASSIST, null);
			});
			UiThread.waitUntil("the prompts are offered", () -> page.composer().isListOpen());
			UiThread.run(() -> page.composer().show(Prompt.of("")));
			UiThread.waitUntil("the list is closed", () -> !page.composer().isListOpen());
		}
	}

	@Test
	void thePromptGetsTheFocusBack() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.pieces("One ", "two.").gate(Gate.closedAt(1)));
			var page = chat.open();
			UiThread.run(page::toggleHistory);
			UiThread.run(page::toggleHistory);
			waitForFocus(page, "after the history was left");

			UiThread.run(() -> page.composer().attach(new Attachment.TextFile("a.txt", "a")));
			UiThread.run(() -> page.composer().attach(new Attachment.TextFile("b.txt", "b")));
			click(page, Chips.REMOVE_KEY, Messages.Chips_chipRemove, "a.txt");
			waitForFocus(page, "after an attachment was removed");
			click(page, Chips.REMOVE_KEY, Messages.Chips_chipRemove, "b.txt");
			waitForFocus(page, "after the last one was removed");

			ChatFixture.send(page, "Question");
			ChatFixture.waitForText(page, "One");
			var stop = UiThread.get(() -> ChatFixture.button(page, "openrouter.stop"));
			UiThread.run(() -> {
				stop.setFocus();
				Widgets.click(stop);
			});
			waitForFocus(page, "after Stop");

			UiThread.waitUntil("it has stopped", () -> !page.presenter().session().isBusy());
			UiThread.run(() -> page.message("It is deleted.", "Undo", () -> {
				// nothing was
			}));
			MessageDriver.press(page, "Undo", true);
			waitForFocus(page, "after the button of a message went away");

			chat.server().enqueueFor("/chat/completions", Answer.text("Three."), Answer.text("Four."));
			ChatFixture.type(page, "Another question");
			UiThread.run(() -> page.presenter().sender()
					.refuse(Refusal.unknownCommand(page.composer().prompt(), "another")));
			pressWithFocus(page, "openrouter.state." + ActionNames.of(UserAction.OnProblem.SEND_AS_TEXT));
			waitForFocus(page, "after a problem was solved");
			ChatFixture.waitForText(page, "Three.");
			UiThread.waitUntil("it has ended", () -> !page.presenter().session().isBusy());

			UiThread.run(() -> {
				page.presenter().session().setAside(QueuedPrompt.aside(Prompt.of("waits"), null));
				page.presenter().refreshBusy();
			});
			pressWithFocus(page, "openrouter.queue.send");
			waitForFocus(page, "after what waited was sent");
			ChatFixture.waitForText(page, "Four.");
			UiThread.waitUntil("it has ended", () -> !page.presenter().session().isBusy());

			UiThread.run(() -> page.presenter().newConversation());
			var history = HistoryDriver.open(page).waitFor("Question");
			history.select(0).press(SWT.CR, SWT.CR);
			waitForFocus(page, "after a conversation was opened");
		}
	}

	private static void pressWithFocus(ChatPage page, String key) {
		var button = UiThread.waitFor("there is " + key,
				() -> Widgets.all((Composite) page.control(), Button.class)
						.filter(b -> b.isVisible() && key.equals(b.getData("org.eclipse.swtbot.widget.key")))
						.findFirst()
						.orElse(null));
		UiThread.waitUntil("it has the focus", () -> button.forceFocus() && button.isFocusControl());
		UiThread.run(() -> Widgets.click(button));
	}

	private static void click(ChatPage page, String key, String message, String name) {
		UiThread.run(() -> {
			var button = Widgets.only((Composite) page.control(), Button.class,
					b -> key.equals(b.getData("org.eclipse.swtbot.widget.key")) && b.getToolTipText().contains(name));
			assertTrue(button.getToolTipText().startsWith(message.substring(0, message.indexOf('{'))));
			button.setFocus();
			Widgets.click(button);
		});
	}

	private static void waitForFocus(ChatPage page, String when) {
		UiThread.waitUntil("the prompt has the focus " + when, () -> page.composer().text().isFocusControl());
	}

	private static Text search(ChatPage page) {
		return UiThread.get(() -> Widgets.only((Composite) page.control(), Text.class, t -> true));
	}

	private static void copyToClipboard(String text) {
		var clipboard = new Clipboard(UiThread.display());
		clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
		clipboard.dispose();
	}

	private static IAction action(ActionFactory factory) {
		var view = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().findView(UiIds.CHAT_VIEW);
		return ((IViewSite) view.getSite()).getActionBars().getGlobalActionHandler(factory.getId());
	}
}
