package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.prompts.PromptLibrary;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompts;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Reusable prompts on their way into the composer. */
@WorkbenchTest
@SuppressWarnings("nls")
class ReusablePromptInComposerTest {

	private static final ReusablePrompt SHORTEN = new ReusablePrompt("Shorten", "Shorten ${selection} of ${file}.");

	/** No ignore file is around it, as around the workspace of the tests. */
	@TempDir
	Path folder;

	@AfterEach
	void close() throws Exception {
		UiThread.run(() -> {
			window().closeAllEditors(false);
			ResourcesPlugin.getWorkspace().getRoot().getProject("prompts").delete(true, null);
		});
	}

	@Test
	void aSlashOffersThePromptsAndEnterChoosesOne() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			ReusablePrompts.set(chat.services().preferences(),
					List.of(new ReusablePrompt("Explain", "Explain it."), SHORTEN));
			edit("one two three", 4, 3);
			var page = chat.open();
			UiThread.run(() -> page.composer().text().setFocus());
			for (var typed : "/short".toCharArray()) {
				press(page, typed, typed);
				UiThread.settle();
			}
			UiThread.waitUntil("the prompts are offered", () -> page.composer().isListOpen());
			press(page, SWT.CR, SWT.CR);
			UiThread.waitUntil("the prompt is filled in",
					() -> "Shorten two of prompts/words.txt.".equals(page.composer().text().getText()));
			assertTrue(chat.server().requests("/chat/completions").isEmpty(), "Enter was for the list");
			UiThread.run(page.composer().undo()::undo);
			assertEquals("/short", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	/** The list follows what is typed in a later event than the key's. */
	@Test
	void whoTypesFastGetsWhatWasTyped() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			ReusablePrompts.set(chat.services().preferences(),
					List.of(new ReusablePrompt("Explain", "Explain it."), SHORTEN));
			edit("one two three", 4, 3);
			var page = chat.open();
			UiThread.run(() -> page.composer().text().setFocus());
			press(page, '/', '/');
			UiThread.waitUntil("the prompts are offered", () -> page.composer().isListOpen());
			UiThread.settle();
			UiThread.run(() -> {
				for (var typed : "short".toCharArray()) {
					key(page, typed, typed);
				}
				key(page, SWT.CR, SWT.CR);
			});
			UiThread.waitUntil("the prompt is filled in",
					() -> "Shorten two of prompts/words.txt.".equals(page.composer().text().getText()));
		}
	}

	@Test
	void fastTypingThatFitsNothingInsertsNothing() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			ReusablePrompts.set(chat.services().preferences(),
					List.of(new ReusablePrompt("Explain", "Explain it."), SHORTEN));
			var page = chat.open();
			UiThread.run(() -> page.composer().text().setFocus());
			press(page, '/', '/');
			UiThread.waitUntil("the prompts are offered", () -> page.composer().isListOpen());
			UiThread.settle();
			UiThread.run(() -> {
				key(page, 'q', 'q');
				key(page, SWT.CR, SWT.CR);
			});
			UiThread.settle();
			assertEquals("/q", UiThread.get(() -> page.composer().text().getText()));
			assertTrue(chat.server().requests("/chat/completions").isEmpty());
		}
	}

	@Test
	void aPromptOfTheMenuIsFilledInAndSent() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			ReusablePrompts.set(chat.services().preferences(), List.of(SHORTEN));
			edit("one two three", 4, 3);
			chat.server().enqueueFor("/chat/completions", Answer.text("2"));
			var page = chat.open();
			chooseFromMenu(page, "Shorten");
			assertTrue(UiThread.get(() -> page.composer().text().isFocusControl()));
			ChatFixture.press(page, SWT.CR, 0);
			ChatFixture.waitForText(page, "Shorten two of prompts/words.txt.");
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy()
					&& !chat.server().requests("/chat/completions").isEmpty());
			var sent = chat.server().lastChat().bodyText();
			assertTrue(sent.contains("\"Shorten two of prompts/words.txt.\""), sent);
		}
	}

	@Test
	void anUnknownCommandIsNotSentUnlessTheUserInsists() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			ReusablePrompts.set(chat.services().preferences(), List.of(SHORTEN));
			var page = chat.open();
			ChatFixture.type(page, "/shrten this");
			UiThread.run(page::send);
			var title = NLS.bind(Messages.Refusal_refusedCommandTitle, "/shrten");
			UiThread.waitUntil("it says why", () -> StateDriver.shows(page, title));
			assertEquals("/shrten this", UiThread.get(() -> page.composer().text().getText()));
			assertTrue(chat.server().requests("/chat/completions").isEmpty());

			chat.server().enqueueFor("/chat/completions", Answer.text("Sent."));
			UiThread.run(() -> page.presenter().stateAction(UserAction.OnProblem.SEND_AS_TEXT));
			ChatFixture.waitForText(page, "Sent.");
		}
	}

	@Test
	void aCommandTypedInFullIsFilledInBeforeItIsSent() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			ReusablePrompts.set(chat.services().preferences(),
					List.of(new ReusablePrompt("Explain it", "Explain this:")));
			var page = chat.open();
			UiThread.waitUntil("the prompt is known", () -> {
				ChatFixture.type(page, "/explain it all");
				page.send();
				return page.composer().text().getText().equals("Explain this: all");
			});
			assertTrue(chat.server().requests("/chat/completions").isEmpty());
		}
	}

	@ParameterizedTest
	@CsvSource({"/usr/bin/env,''", "/ alone,''", "what /is this,''", "/is this,/is", "/\u4E2D\u6587,/\u4E2D\u6587",
			"//,''",
			"/etc,/etc", "/a:b,''"})
	void aPathIsNoCommand(String text, String command) {
		assertEquals(command, PromptLibrary.command(text));
	}

	/** Opens the menu by its command until it offers the prompt: the view hears of a new one in the background. */
	private static void chooseFromMenu(ChatPage page, String name) {
		var chosen = new AtomicBoolean();
		Listener chooser = shown -> {
			if (shown.widget instanceof Menu menu) {
				UiThread.start(() -> choose(menu, name, chosen));
			}
		};
		UiThread.run(() -> UiThread.display().addFilter(SWT.Show, chooser));
		try {
			UiThread.waitUntil("the prompt is inserted", () -> {
				if (!chosen.get()) {
					PlatformUI.getWorkbench().getService(IHandlerService.class)
							.executeCommand("io.github.openrouter4e.ui.chat.prompts", null);
				}
				return !page.composer().text().getText().isEmpty();
			});
		} finally {
			UiThread.run(() -> UiThread.display().removeFilter(SWT.Show, chooser));
		}
	}

	private static void choose(Menu menu, String name, AtomicBoolean chosen) {
		if (menu.isDisposed()) {
			return;
		}
		if (!chosen.get()) {
			Arrays.stream(menu.getItems()).filter(item -> item.getText().equals(name)).findFirst().ifPresent(item -> {
				chosen.set(true);
				item.notifyListeners(SWT.Selection, new Event());
			});
		}
		menu.setVisible(false);
	}

	@Test
	void thePromptGoesToTheCursor() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			edit("one two three", 4, 3);
			var page = chat.open();
			UiThread.run(() -> {
				page.composer().text().setText("ac");
				page.composer().text().setCaretOffset(1);
				page.composerPane().insertion().insert(new ReusablePrompt("B", "b"));
			});
			assertEquals("abc", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	@Test
	void whatAnIgnoreFileKeepsIsInsertedOnlyIfTheUserSaysSo() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			edit("one two three", 4, 3);
			UiThread.run(() -> ResourcesPlugin.getWorkspace().getRoot().getProject("prompts").getFile(".aiignore")
					.create(new ByteArrayInputStream("words.txt".getBytes()), true, null));
			var page = chat.open();
			UiThread.run(() -> page.composer().text().setText("/sh"));
			UiThread.run(() -> page.composerPane().insertion().replaceStart(SHORTEN, 3));
			UiThread.waitUntil("it is asked", () -> offer(page) != null);
			assertEquals("/sh", UiThread.get(() -> page.composer().text().getText()));
			UiThread.run(() -> offer(page).notifyListeners(SWT.Selection, new Event()));
			assertEquals("Shorten two of prompts/words.txt.", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	private static Button offer(ChatPage page) {
		return Widgets.all((Composite) page.control(), Button.class).filter(button -> button.isVisible()
				&& button.getText().equals(Messages.AttachmentSources_attachAnyway)).findFirst().orElse(null);
	}

	@Test
	void aMissingSelectionIsTold() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			edit("one two three", 4, 0);
			var page = chat.open();
			UiThread.run(() -> page.composerPane().insertion().insert(SHORTEN));
			assertEquals("Shorten  of prompts/words.txt.", UiThread.get(() -> page.composer().text().getText()));
			var told = org.eclipse.osgi.util.NLS.bind(Messages.FilledPrompt_promptNoSelection, "Shorten");
			UiThread.waitUntil("the message names it", () -> Widgets
					.all((Composite) page.control(), org.eclipse.swt.widgets.Label.class)
					.anyMatch(label -> label.isVisible() && label.getText().equals(told)));
		}
	}

	private static void press(ChatPage page, int code, char character) {
		UiThread.run(() -> key(page, code, character));
	}

	private static void key(ChatPage page, int code, char character) {
		var event = new Event();
		event.keyCode = code;
		event.character = character;
		StyledText text = page.composer().text();
		text.notifyListeners(SWT.KeyDown, event);
	}

	private void edit(String content, int offset, int length) {
		UiThread.run(() -> {
			var workspace = ResourcesPlugin.getWorkspace();
			var project = workspace.getRoot().getProject("prompts");
			if (!project.exists()) {
				var description = workspace.newProjectDescription("prompts");
				description.setLocation(IPath.fromPath(folder.resolve("prompts")));
				project.create(description, null);
			}
			project.open(null);
			IFile file = project.getFile("words.txt");
			file.create(new ByteArrayInputStream(content.getBytes()), true, null);
			var editor = (ITextEditor) IDE.openEditor(window(), file, "org.eclipse.ui.DefaultTextEditor");
			editor.selectAndReveal(offset, length);
		});
	}

	private static IWorkbenchPage window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}
}
