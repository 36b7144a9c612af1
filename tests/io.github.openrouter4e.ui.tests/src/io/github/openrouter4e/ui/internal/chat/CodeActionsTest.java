package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** From a code block in an answer to an editor. */
@WorkbenchTest
@SuppressWarnings("nls")
class CodeActionsTest {

	private static final String CODE = "if (a < b && c) {\n\treturn \"\u00E9\";\n}\n";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void copied(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat);
			TranscriptDriver.of(page).press(CodeUse.COPY, 0);
			waitForClipboard("first();\n");
			TranscriptDriver.of(page).press(CodeUse.COPY);
			waitForClipboard(CODE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void copiedFromTheReasoningAndFromTheAnswer(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.reasoning("Perhaps\n\n```\nfrom reasoning\n```\n")
					.text("Rather\n\n```\nfrom answer\n```\n\nDone so."));
			var page = chat.open();
			ChatFixture.send(page, "Write code");
			ChatFixture.waitForText(page, "Done so.");
			var transcript = TranscriptDriver.of(page);
			transcript.toggleReasoning();
			transcript.waitForText("from reasoning");
			transcript.press(CodeUse.COPY, 0);
			waitForClipboard("from reasoning\n");
			transcript.press(CodeUse.COPY);
			waitForClipboard("from answer\n");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void copiedWhileItComes(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var gate = Gate.closedAt(2);
			chat.server().enqueueFor("/chat/completions",
					Answer.text("").pieces("Here:\n\n", "```\nfirst line\nsecond ", "line\n```\n\nDone so.")
							.gate(gate));
			var page = chat.open();
			ChatFixture.send(page, "Write code");
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("second");
			transcript.press(CodeUse.COPY);
			waitForClipboard("first line\nsecond ");
			gate.open();
			transcript.waitForText("Done so.");
			transcript.press(CodeUse.COPY);
			waitForClipboard("first line\nsecond line\n");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void insertedAtTheCursor(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var workspace = new EditorFixture()) {
			var editor = workspace.edit(workspace.file("a.txt", "one two"));
			UiThread.run(() -> editor.selectAndReveal(4, 0));
			var page = answered(chat);
			TranscriptDriver.of(page).press(CodeUse.INSERT);
			waitForContent(editor, "one " + CODE + "two");
			UiThread.waitUntil("the user goes on in the editor", () -> EditorFixture.page().getActivePart() == editor);
			EditorFixture.undo(editor);
			assertEquals("one two", EditorFixture.text(editor));
		}
	}

	@Test
	void insertedBehindWhatIsSelected() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			var editor = workspace.edit(workspace.file("a.txt", "one two"));
			UiThread.run(() -> editor.selectAndReveal(0, 4));
			var transcript = TranscriptDriver.of(answered(chat));
			transcript.press(CodeUse.INSERT);
			waitForContent(editor, "one " + CODE + "two");
			transcript.press(CodeUse.INSERT); // the code that was inserted is selected now
			waitForContent(editor, "one " + CODE + CODE + "two");
		}
	}

	@Test
	void takesTheLineEndsOfTheFile() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			var editor = workspace.edit(workspace.file("a.txt", "one\r\ntwo\r\n"));
			UiThread.run(() -> editor.selectAndReveal(5, 0));
			TranscriptDriver.of(answered(chat)).press(CodeUse.INSERT);
			waitForContent(editor, "one\r\n" + CODE.replace("\n", "\r\n") + "two\r\n");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void replacesTheSelectionInOneStep(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var workspace = new EditorFixture()) {
			var editor = workspace.edit(workspace.file("a.txt", "one two three"));
			UiThread.run(() -> editor.selectAndReveal(4, 0));
			var page = answered(chat);
			TranscriptDriver.of(page).press(CodeUse.REPLACE);
			MessageDriver.waitFor(page, Messages.CodeInsertion_codeNoSelection);
			assertEquals("one two three", EditorFixture.text(editor));

			UiThread.run(() -> editor.selectAndReveal(4, 3));
			TranscriptDriver.of(page).press(CodeUse.REPLACE);
			waitForContent(editor, "one " + CODE + " three");
			EditorFixture.undo(editor);
			assertEquals("one two three", EditorFixture.text(editor));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void saysThatThereIsNoEditor(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat);
			TranscriptDriver.of(page).press(CodeUse.INSERT);
			MessageDriver.waitFor(page, Messages.CodeInsertion_codeNoEditor);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void leavesAReadOnlyFileAsItIs(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var workspace = new EditorFixture()) {
			var file = workspace.file("a.txt", "one two");
			var attributes = new ResourceAttributes();
			attributes.setReadOnly(true);
			file.setResourceAttributes(attributes);
			var editor = workspace.edit(file);
			var page = answered(chat);
			TranscriptDriver.of(page).press(CodeUse.INSERT);
			DialogDriver.cancelAny(); // the workbench asks whether the file shall be made writable
			MessageDriver.waitFor(page, Messages.CodeInsertion_codeReadOnly);
			assertEquals("one two", EditorFixture.text(editor));
		}
	}

	static ChatPage answered(ChatFixture chat) {
		chat.server().enqueueFor("/chat/completions",
				Answer.text("Use this:\n\n```java\nfirst();\n```\n\nor that:\n\n```java\n" + CODE + "```\n\nDone so."));
		var page = chat.open();
		ChatFixture.send(page, "Write code");
		ChatFixture.waitForText(page, "Done so.");
		return page;
	}

	private static void waitForContent(ITextEditor editor, String expected) {
		UiThread.waitUntil("the editor has the code",
				() -> EditorFixture.document(editor).get().length() == expected.length());
		assertEquals(expected, EditorFixture.text(editor));
	}

	static void waitForClipboard(String expected) {
		UiThread.waitUntil("the clipboard has " + expected, () -> expected.equals(clipboard()));
	}

	static Object clipboard() {
		var clipboard = new Clipboard(UiThread.display());
		try {
			return clipboard.getContents(TextTransfer.getInstance());
		} finally {
			clipboard.dispose();
		}
	}
}
