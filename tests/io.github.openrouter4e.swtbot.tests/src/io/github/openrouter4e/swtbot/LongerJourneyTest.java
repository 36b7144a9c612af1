package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user does from the second day on: code into the editor, branches, conversations, attachments. */
@ExtendWith(PhotographFailures.class)
class LongerJourneyTest {

	private static final String KEY = "sk-or-v1-c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff";

	private final Workbench workbench = new Workbench();
	private final IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("journey");
	private StandInServer server;
	private ChatPage chat;

	@BeforeEach
	void open() {
		server = StandInServer.start(StandInServer.Options.standard().withKey(KEY));
		workbench.closeDialogs();
		PreferencesPage.open(workbench).useServer(server.baseUrl()).useKey(KEY).applyAndClose();
		chat = ChatPage.open(workbench);
		chat.newConversation();
	}

	@AfterEach
	void close() throws CoreException {
		workbench.closeDialogs();
		workbench.bot().closeAllEditors();
		chat.close();
		server.close();
		if (project.exists()) {
			project.delete(true, true, null);
		}
	}

	/** An editor on a new file. */
	private SWTBotEclipseEditor edit(String name, String content) throws CoreException {
		project.create(null);
		project.open(null);
		var file = project.getFile(name);
		file.create(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), true, null);
		Workbench.call(() -> IDE.openEditor(
				PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage(), file));
		return workbench.bot().editorByTitle(name).toTextEditor();
	}

	@Test
	void codeGoesToTheCursorOfTheEditor() throws Exception {
		SWTBotEclipseEditor editor = edit("Main.txt", "before after");
		editor.navigateTo(0, 7);
		server.enqueue(Answer.text("Here:\n\n```java\nint answer = 42;\n```\n"));

		chat.send("Write the answer").act("insert:", "Insert at Cursor");

		workbench.await("the code in the editor",
				() -> editor.getText().equals("before int answer = 42;\nafter"));
		editor.save();
	}

	@Test
	void aReusablePromptIsFilledFromTheEditor() throws Exception {
		PreferencesPage.open(workbench).addPrompt("Shorten", "Shorten \"${selection}\" of ${file}.").applyAndClose();
		edit("Words.txt", "one two three").selectRange(0, 4, 3);
		server.enqueue(Answer.text("2"));

		chat.insertPrompt("Shorten").sendWhatIsThere().awaitText("Shorten \"two\" of journey/Words.txt.");

		chat.awaitIdle();
		String sent = server.lastChat().bodyText();
		assertTrue(sent.contains("Shorten \\\"two\\\" of journey/Words.txt."), sent);
	}

	@Test
	void answersAreComparedAndTheFirstIsTaken() {
		server.enqueue(Answer.text("The first version."), Answer.text("The second version."));
		chat.send("Write something").act("regenerate", "Regenerate").awaitText("2/2");
		chat.awaitText("The second version.");

		chat.act("compare", "Compare");
		SWTBotShell dialog = workbench.bot().shell("Compare Answers");
		dialog.bot().button("Go On with This One", 0).click();

		workbench.bot().waitUntil(Conditions.shellCloses(dialog));
		chat.awaitText("The first version.");
		chat.awaitText("1/2");
	}

	@Test
	void aConversationIsFoundRenamedPinnedDeletedAndBroughtBack() {
		server.enqueue(Answer.text("A sentence with a needle in it."), Answer.text("Hay only."));
		chat.send("Where is it?").awaitText("needle in it");
		chat.awaitIdle();
		chat.newConversation();
		chat.send("What else is there?").awaitText("Hay only.");
		chat.awaitIdle();

		SWTBotTable list = chat.toggleHistory().search("needle").history();
		workbench.await("the conversation with the needle",
				() -> list.rowCount() == 1 && list.cell(0, 0).contains("a needle in it"));
		chat.select(0).contextMenu("Rename\u2026").click();
		SWTBotShell dialog = workbench.bot().shell("Rename Conversation");
		dialog.bot().text().setText("Needles");
		dialog.bot().button("OK").click();
		chat.search("Needles");
		workbench.await("the new title", () -> list.rowCount() == 1 && list.cell(0, 0).startsWith("Needles"));

		chat.search("");
		workbench.await("the older one below", () -> list.rowCount() > 1 && list.cell(1, 0).startsWith("Needles"));
		chat.select(1).contextMenu("Pin").click();
		workbench.await("the pinned one at the top", () -> list.cell(0, 0).startsWith("\u2605 Needles"));
		chat.select(0).contextMenu("Unpin").click();
		workbench.await("the older one below again", () -> list.cell(1, 0).startsWith("Needles"));
		chat.search("Needles");
		workbench.await("it alone", () -> list.rowCount() == 1);

		chat.select(0).contextMenu("Delete").click();
		workbench.await("an empty list", () -> list.rowCount() == 0);
		chat.button("Undo");
		workbench.await("the conversation to be back", () -> list.rowCount() == 1);
		chat.select(0).contextMenu("Open").click();
		chat.awaitText("needle in it");
	}

	@Test
	void aLongPasteIsAttachedAndCanBeRemoved() {
		server.enqueue(Answer.text("Read it."));
		String log = "a line of a log\n".repeat(6_000);

		chat.paste(log).remove("paste, 6000 lines \u00b7 96 KB");
		chat.send("What does it say?").awaitText("Read it.");
		assertFalse(server.lastChat().bodyText().contains("a line of a log"));

		server.enqueue(Answer.text("Read it twice."));
		chat.paste(log).send("And now?").awaitText("Read it twice.");
		assertTrue(server.lastChat().bodyText().contains("a line of a log"));
		assertEquals(2, server.requests("/chat/completions").size());
	}
}
