package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
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
	void close() {
		workbench.closeDialogs();
		workbench.bot().closeAllEditors();
		chat.close();
		server.close();
	}

	@Test
	void codeGoesToTheCursorOfTheEditor() throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("journey");
		project.create(null);
		project.open(null);
		try {
			var file = project.getFile("Main.txt");
			file.create(new ByteArrayInputStream("before after".getBytes(StandardCharsets.UTF_8)), true, null);
			Workbench.call(() -> IDE.openEditor(
					PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage(), file));
			var editor = workbench.bot().editorByTitle("Main.txt").toTextEditor();
			editor.navigateTo(0, 7);
			server.enqueue(Answer.text("Here:\n\n```java\nint answer = 42;\n```\n"));

			chat.send("Write the answer").act("insert:0", "Insert at Cursor");

			workbench.await("the code in the editor",
					() -> editor.getText().equals("before int answer = 42;\nafter"));
			editor.save();
		} finally {
			workbench.bot().closeAllEditors();
			project.delete(true, true, null);
		}
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
	void aConversationIsFoundRenamedDeletedAndBroughtBack() {
		server.enqueue(Answer.text("A sentence with a needle in it."), Answer.text("Hay only."));
		chat.send("Where is it?").awaitText("needle in it");
		chat.awaitIdle();
		chat.newConversation();
		chat.send("What else is there?").awaitText("Hay only.");
		chat.awaitIdle();

		SWTBotTable list = chat.toggleHistory().search("needle").history();
		workbench.await("the conversation with the needle",
				() -> list.rowCount() == 1 && list.cell(0, 0).contains("a needle in it"));
		chat.selectFirst().contextMenu("Rename\u2026").click();
		SWTBotShell dialog = workbench.bot().shell("Rename Conversation");
		dialog.bot().text().setText("Needles");
		dialog.bot().button("OK").click();
		chat.search("Needles");
		workbench.await("the new title", () -> list.rowCount() == 1 && list.cell(0, 0).startsWith("Needles"));

		chat.selectFirst().contextMenu("Delete").click();
		workbench.await("an empty list", () -> list.rowCount() == 0);
		chat.button("Undo");
		workbench.await("the conversation to be back", () -> list.rowCount() == 1);
		chat.selectFirst().contextMenu("Open").click();
		chat.awaitText("needle in it");
	}

	@Test
	void aLongPasteIsAttachedAndCanBeRemoved() {
		server.enqueue(Answer.text("Read it."));
		String log = "a line of a log\n".repeat(6_000);

		chat.paste(log).remove("pasted text (6000 lines)");
		chat.send("What does it say?").awaitText("Read it.");
		assertFalse(server.lastChat().bodyText().contains("a line of a log"));

		server.enqueue(Answer.text("Read it twice."));
		chat.paste(log).send("And now?").awaitText("Read it twice.");
		assertTrue(server.lastChat().bodyText().contains("a line of a log"));
		assertEquals(2, server.requests("/chat/completions").size());
	}
}
