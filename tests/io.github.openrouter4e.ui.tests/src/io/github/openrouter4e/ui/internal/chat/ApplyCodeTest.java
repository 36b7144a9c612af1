package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.core.resources.IFile;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Code of an answer gets into the file that it names, after the user has agreed. */
@WorkbenchTest
@SuppressWarnings("nls")
class ApplyCodeTest {

	private static final String PATH = EditorFixture.PROJECT + "/Sum.txt";

	private static ChatPage answered(ChatFixture chat, String fenced) throws Exception {
		chat.server().enqueueFor("/chat/completions",
				io.github.openrouter4e.testing.Answer.text("Take this:\n\n" + fenced + "\n\nDone so."));
		var page = chat.open();
		ChatFixture.send(page, "Write code");
		ChatFixture.waitForText(page, "Done so.");
		return page;
	}

	private static String title() {
		return UiThread.get(() -> {
			var editor = EditorFixture.page().getActiveEditor();
			return editor == null ? "" : editor.getTitle();
		});
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aDifferenceIsShownAndThenMade(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var workspace = new EditorFixture()) {
			var file = workspace.file("Sum.txt", "one\ntwo\nthree\n");
			workspace.edit(workspace.file("Open.txt", "two\n")); // is open, but not meant
			var page = answered(chat,
					"```diff\n--- a/Sum.txt\n+++ b/Sum.txt\n@@ -1,3 +1,4 @@\n one\n-two\n+TWO\n+2\n three\n```");
			TranscriptDriver.of(page).press(CodeUse.APPLY);
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeApplication_ask, PATH, "+2 \u22121"));
			assertEquals("one\ntwo\nthree\n", file.readString());
			assertEquals(NLS.bind(Messages.CodeApplication_diffTitle, PATH), title());
			MessageDriver.press(page, Messages.CodeApplication_apply);
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeApplication_applied, PATH));
			assertEquals("one\nTWO\n2\nthree\n", file.readString());
			UiThread.waitUntil("the file is open", () -> title().equals("Sum.txt"));
		}
	}

	@Test
	void whoNamesNoFileIsAsked() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			workspace.edit(workspace.file("Open.txt", "one\n")); // is not taken
			var page = answered(chat, "```text\ntwo\n```");
			TranscriptDriver.of(page).press(CodeUse.APPLY);
			var dialog = DialogDriver.awaitAny(); // nothing is named, so the user is asked
			assertEquals(Messages.CodeApplication_apply, UiThread.get(dialog::getText));
			UiThread.run(dialog::close);
			assertEquals("one\n", workspace.project().getFile("Open.txt").readString());
		}
	}

	@Test
	void theFileThatTheQuestionWasAboutIsTaken() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			workspace.file("Sum.txt", "one\ntwo\nthree\n");
			workspace.edit(workspace.file("Open.txt", "two\n")); // is open, but not meant
			chat.server().enqueueFor("/chat/completions",
					io.github.openrouter4e.testing.Answer.text("```diff\n@@\n-two\n+TWO\n```\n\nDone so."));
			var page = chat.open();
			UiThread.run(() -> page.composer().attach(new Attachment.TextFile(PATH + " (lines 1\u20133)", "one")));
			ChatFixture.send(page, "Write code");
			ChatFixture.waitForText(page, "Done so.");
			TranscriptDriver.of(page).press(CodeUse.APPLY);
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeApplication_ask, PATH, "+1 \u22121"));
		}
	}

	@Test
	void whatHasNoPlaceIsRefusedWithTheReason() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			IFile file = workspace.file("Sum.txt", "one\n");
			var page = answered(chat, "```diff\n+++ b/Sum.txt\n@@ -1 +1 @@\n-two\n+TWO\n```");
			TranscriptDriver.of(page).press(CodeUse.APPLY);
			MessageDriver.waitFor(page, "the reason",
					text -> text.startsWith("What the code changes is not in " + PATH));
			assertEquals("one\n", file.readString());
		}
	}
}
