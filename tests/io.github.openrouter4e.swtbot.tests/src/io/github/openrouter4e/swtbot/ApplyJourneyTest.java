package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.Answer;

/** Code of an answer gets into the file that it is meant for, and out of it again. */
class ApplyJourneyTest extends Journey {

	private static final String FILE = "journey/Sum.txt";
	private static final String BEFORE = "one\ntwo\nthree\n";
	private static final String AFTER = "one\nTWO\n2\nthree\n";
	private static final String PATCH = "Take this:\n\n```diff\n--- a/Sum.txt\n+++ b/Sum.txt\n@@ -1,3 +1,4 @@\n one\n"
			+ "-two\n+TWO\n+2\n three\n```\n\nThat is all.";

	private SWTBotEclipseEditor editor;

	/** The preview of the change of the file. */
	private ChatPage preview(boolean nativeWidgets) throws Exception {
		server.enqueue(Answer.text(PATCH));
		ChatPage chat = chat(nativeWidgets);
		editor = edit("Sum.txt", BEFORE);
		chat.send("Write it larger").awaitText("That is all.");
		chat.awaitIdle().act(Texts.TRANSCRIPT.get("NativeTranscript_codeApply"));
		chat.area().awaitLabel(Texts.CHAT.get("CodeApplication_ask", FILE,
				Texts.CHAT.get("CodeApplication_lines", "2", "1")));
		awaitEditor(Texts.CHAT.get("CodeApplication_diffTitle", FILE));
		assertEquals(BEFORE, editor.getText());
		return chat;
	}

	private void awaitEditor(String title) {
		workbench.await(title + " in front", () -> workbench.bot().activeEditor().getTitle().equals(title));
	}

	@BothTranscripts
	void codeIsAppliedAfterAPreviewAndTakenBack(boolean nativeWidgets) throws Exception {
		ChatPage chat = preview(nativeWidgets);

		chat.press(Texts.CHAT.get("CodeApplication_apply"));

		chat.area().awaitLabel(Texts.CHAT.get("CodeApplication_applied", FILE));
		awaitEditor("Sum.txt");
		assertEquals(AFTER, editor.getText());
		StyledText code = editor.getStyledText().widget;
		workbench.await("the focus in the editor", () -> Workbench.call(code::isFocusControl));
		Keys.press("Ctrl+Z");
		workbench.await("the file as it was", () -> editor.getText().equals(BEFORE));
	}

	@Test
	void whoLooksOnlyChangesNothing() throws Exception {
		ChatPage chat = preview(false);

		workbench.bot().activeEditor().close();
		chat.newConversation();

		assertEquals(BEFORE, editor.getText());
	}

	@Test
	void whoChoosesNoFileChangesNothing() throws Exception {
		server.enqueue(Answer.text("Here:\n\n```text\nfour\n```\n\nThat is all."));
		ChatPage chat = chat();
		edit("Sum.txt", BEFORE);
		chat.send("Count on").awaitText("That is all.");

		chat.awaitIdle().act(Texts.TRANSCRIPT.get("NativeTranscript_codeApply"));
		SWTBotShell dialog = workbench.bot().shell(Texts.CHAT.get("CodeApplication_apply"));
		new Area(workbench, dialog.widget).awaitLabel(Texts.CHAT.get("CodeApplication_chooseFile"));
		Keys.press("ESC");

		workbench.bot().waitUntil(Conditions.shellCloses(dialog));
		assertEquals(BEFORE, workbench.bot().activeEditor().toTextEditor().getText());
	}
}
