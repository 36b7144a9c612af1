package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Path;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** From a code block in an answer to a file. */
@WorkbenchTest
@SuppressWarnings("nls")
class SaveCodeTest {

	private static final String CODE = "if (a < b && c) {\n\treturn \"\u00E9\";\n}\n";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void savedAsANewFileOfAFolder(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var workspace = new EditorFixture()) {
			var page = CodeActionsTest.answered(chat);
			save(page, EditorFixture.PROJECT + "/src/new", "New.txt");
			var file = workspace.project().getFile("src/new/New.txt");
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeInsertion_codeSaved, file.getFullPath()));
			assertEquals(CODE, content(file));
			assertEquals(file.getName(), UiThread.get(() -> EditorFixture.page().getActiveEditor().getTitle()));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void asksBeforeItReplacesAFile(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var workspace = new EditorFixture()) {
			var file = workspace.file("Old.txt", "old");
			var page = CodeActionsTest.answered(chat);
			var dialog = save(page, EditorFixture.PROJECT, "Old.txt");
			DialogDriver.press(DialogDriver.awaitInFrontOf(dialog), DialogDriver.NO);
			UiThread.waitUntil("the dialog is in front again", () -> dialog.getShells().length == 0);
			assertEquals("old", content(file));

			DialogDriver.press(dialog, DialogDriver.OK);
			DialogDriver.press(DialogDriver.awaitInFrontOf(dialog), DialogDriver.YES);
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeInsertion_codeSaved, file.getFullPath()));
			assertEquals(CODE, content(file));
			assertEquals(1, file.getHistory(null).length);
		}
	}

	@Test
	void theTypeAndTheFolderOfTheEditorAreProposed() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			workspace.project().getFolder("src").create(true, true, null);
			workspace.edit(workspace.file("src/Other.txt", "other"));
			chat.server().enqueueFor("/chat/completions", io.github.openrouter4e.testing.Answer
					.text("Take this:\n\n```java\npublic class Main {\n}\n```\n\nDone so."));
			var page = chat.open();
			ChatFixture.send(page, "Write code");
			ChatFixture.waitForText(page, "Done so.");
			TranscriptDriver.of(page).press(CodeUse.SAVE);
			var dialog = DialogDriver.awaitAny();
			UiThread.run(() -> {
				var texts = Widgets.all(dialog, Text.class).filter(Text::isVisible).filter(Text::getEditable).toList();
				assertEquals("Main.java", texts.getLast().getText());
				assertEquals(EditorFixture.PROJECT + "/src",
						texts.getFirst().getText().replace('\\', '/').replaceAll("^/", ""));
			});
			DialogDriver.press(dialog, DialogDriver.OK);
			MessageDriver.waitFor(page,
					NLS.bind(Messages.CodeInsertion_codeSaved,
							workspace.project().getFile("src/Main.java").getFullPath()));
		}
	}

	@Test
	void aFileKeepsItsEncoding() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			workspace.project().setDefaultCharset("ISO-8859-1", null);
			var page = CodeActionsTest.answered(chat);
			save(page, EditorFixture.PROJECT, "Latin.txt");
			var file = workspace.project().getFile("Latin.txt");
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeInsertion_codeSaved, file.getFullPath()));
			assertEquals("ISO-8859-1", file.getCharset());
			assertArrayEquals(CODE.getBytes(StandardCharsets.ISO_8859_1), file.readAllBytes());
		}
	}

	@Test
	void anEncodingThatLacksCharactersOfTheCodeGivesWay() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			workspace.project().setDefaultCharset("US-ASCII", null);
			var page = CodeActionsTest.answered(chat);
			save(page, EditorFixture.PROJECT, "Wide.txt");
			var file = workspace.project().getFile("Wide.txt");
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeInsertion_codeSaved, file.getFullPath()));
			assertEquals(CODE, content(file));
		}
	}

	@Test
	void nothingIsSavedInAProjectThatIsClosed() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			var other = workspace.project().getWorkspace().getRoot().getProject("Closed");
			other.create(null);
			try {
				var page = CodeActionsTest.answered(chat);
				TranscriptDriver.of(page).press(CodeUse.SAVE);
				var dialog = DialogDriver.awaitAny();
				fill(dialog, "Closed", "New.txt");
				assertFalse(UiThread.get(() -> Widgets.button(dialog, DialogDriver.OK).isEnabled()));
			} finally {
				other.delete(true, true, null);
			}
		}
	}

	@Test
	void saysThatThereIsNoProject() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = CodeActionsTest.answered(chat);
			TranscriptDriver.of(page).press(CodeUse.SAVE);
			MessageDriver.waitFor(page, Messages.CodeInsertion_codeNoProject);
		}
	}

	@Test
	void saysWhyAFileCouldNotBeSaved() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture()) {
			var page = CodeActionsTest.answered(chat);
			TranscriptDriver.of(page).press(CodeUse.SAVE);
			var dialog = DialogDriver.awaitAny();
			fill(dialog, EditorFixture.PROJECT, "New.txt");
			workspace.project().close(null); // between the choice and the file
			DialogDriver.press(dialog, DialogDriver.OK);
			MessageDriver.waitFor(page, "not saved",
					text -> text.startsWith(NLS.bind(Messages.CodeInsertion_codeSaveFailed, "")));
		}
	}

	private static Shell save(ChatPage page, String folder, String name) {
		TranscriptDriver.of(page).press(CodeUse.SAVE);
		var dialog = DialogDriver.awaitAny();
		fill(dialog, folder, name);
		DialogDriver.press(dialog, DialogDriver.OK);
		return dialog;
	}

	private static void fill(Shell dialog, String folder, String name) {
		UiThread.run(() -> {
			var texts = Widgets.all(dialog, Text.class).filter(Text::isVisible).filter(Text::getEditable).toList();
			assertEquals("snippet.java", texts.getLast().getText());
			texts.getFirst().setText(Path.fromPortableString(folder).toOSString());
			texts.getLast().setText(name);
		});
	}

	private static String content(IFile file) throws Exception {
		return new String(file.readAllBytes(), file.getCharset());
	}
}
