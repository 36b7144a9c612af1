package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** All the code of an answer gets into the files that the user leaves checked, or nothing does. */
@WorkbenchTest
@SuppressWarnings("nls")
class ApplyAllTest {

	private static final String SUM = EditorFixture.PROJECT + "/Sum.txt";
	private static final String OTHER = EditorFixture.PROJECT + "/Other.txt";
	private static final String NEW = EditorFixture.PROJECT + "/lib/New.txt";
	private static final String ANSWER = """
			Two changes:

			```diff
			--- a/Sum.txt
			+++ b/Sum.txt
			@@ -1,2 +1,2 @@
			 one
			-two
			+TWO
			--- a/Other.txt
			+++ b/Other.txt
			@@ -1 +1,2 @@
			 a
			+b
			```

			### lib/New.txt

			```text
			new
			```

			```bash
			ls
			```

			And last:

			```text ../out.txt
			never
			```

			Done so.""";

	@TempDir
	private Path folder;

	private ChatPage page;

	/** The files, and the dialog about them. */
	private Shell dialog(ChatFixture chat, EditorFixture workspace) throws Exception {
		workspace.file("Sum.txt", "one\ntwo\n");
		workspace.file("Other.txt", "a\n");
		workspace.project().getFolder("lib").create(true, true, null);
		chat.server().enqueueFor("/chat/completions", Answer.text(ANSWER));
		page = chat.open();
		ChatFixture.send(page, "Write code");
		ChatFixture.waitForText(page, "Done so.");
		TranscriptDriver.of(page).press(UserAction.OnTurn.APPLY_ALL);
		return DialogDriver.await(Messages.ApplyAllDialog_title);
	}

	private static List<String> rows(Shell dialog) {
		return UiThread.get(() -> Arrays.stream(table(dialog).getItems())
				.map(item -> (item.getChecked() ? "[x] " : "[ ] ") + item.getText(0) + " " + item.getText(1)).toList());
	}

	private static Table table(Shell dialog) {
		return Widgets.only(dialog, Table.class, table -> true);
	}

	private static void toggle(Shell dialog, int row) {
		UiThread.run(() -> {
			var item = table(dialog).getItem(row);
			item.setChecked(!item.getChecked());
			notify(item, SWT.CHECK);
		});
	}

	private static void notify(TableItem item, int detail) {
		var event = new Event();
		event.item = item;
		event.detail = detail;
		item.getParent().notifyListeners(SWT.Selection, event);
	}

	private static void waitForWords(Shell dialog, String words) {
		UiThread.waitUntil("it is said: " + words,
				() -> Widgets.all(dialog, Text.class).anyMatch(text -> text.getText().contains(words)));
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void whatIsCheckedIsWrittenInOneStep(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var workspace = new EditorFixture(folder)) {
			var dialog = dialog(chat, workspace);
			assertEquals(List.of("[x] " + SUM + " +1 \u22121", "[x] " + OTHER + " +1 \u22120",
					"[x] " + NEW + " +1 \u22120", "[ ] ../out.txt "), rows(dialog));
			toggle(dialog, 3); // has no place, and cannot be chosen
			toggle(dialog, 1);
			waitForWords(dialog, NLS.bind(Messages.ApplyAllDialog_message, 2, 3));
			for (var row = 0; row < 4; row++) {
				var item = row;
				UiThread.run(() -> notify(table(dialog).getItem(item), SWT.NONE));
			}
			waitForWords(dialog, "../out.txt leads out of its project.");
			DialogDriver.press(dialog, Messages.ApplyAllDialog_apply);
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeApplication_appliedAll, 2));
			assertTrue(UiThread.get(dialog::isDisposed));
			assertEquals(List.of("one\nTWO\n", "a\n", "new\n"), texts(workspace));
			MessageDriver.press(page, Messages.PromptSender_undo);
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeApplication_undoneAll, 2));
			assertEquals(List.of("one\ntwo\n", "a\n", ""), texts(workspace));
		}
	}

	private static List<String> texts(EditorFixture workspace) throws Exception {
		var made = workspace.project().getFile("lib/New.txt");
		return List.of(workspace.project().getFile("Sum.txt").readString(),
				workspace.project().getFile("Other.txt").readString(),
				made.exists() ? made.readString().replace("\r", "") : "");
	}

	@Test
	void nothingIsWrittenIfOneHasChangedMeanwhile() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture(folder)) {
			var dialog = dialog(chat, workspace);
			workspace.project().getFile("Other.txt").setContents("a\nz\n".getBytes(StandardCharsets.UTF_8), true, true,
					null);
			DialogDriver.press(dialog, Messages.ApplyAllDialog_apply);
			waitForWords(dialog, "changed meanwhile: " + OTHER + ".");
			assertEquals(List.of("one\ntwo\n", "a\nz\n", ""), texts(workspace));
			DialogDriver.press(dialog, Messages.ApplyAllDialog_apply); // it is shown as it is now
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeApplication_appliedAll, 3));
			assertEquals(List.of("one\nTWO\n", "a\nb\nz\n", "new\n"), texts(workspace));
		}
	}

	@Test
	void whatIsNotSavedStaysSoAndReadOnlyFilesAreAskedAbout() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var workspace = new EditorFixture(folder)) {
			var dialog = dialog(chat, workspace);
			UiThread.run(dialog::close);
			var editor = workspace.edit(workspace.project().getFile("Sum.txt"));
			UiThread.run(() -> EditorFixture.document(editor).replace(0, 0, "zero\n"));
			var other = workspace.project().getFile("Other.txt");
			readOnly(other, true);

			TranscriptDriver.of(page).press(UserAction.OnTurn.APPLY_ALL);
			var again = DialogDriver.await(Messages.ApplyAllDialog_title);
			DialogDriver.press(again, Messages.ApplyAllDialog_apply);
			DialogDriver.press(DialogDriver.await("Read-only File Encountered"), DialogDriver.NO);
			waitForWords(again, "Other.txt");
			assertEquals("zero\none\ntwo\n", EditorFixture.text(editor));
			assertEquals(List.of("one\ntwo\n", "a\n", ""), texts(workspace));

			readOnly(other, false);
			DialogDriver.press(again, Messages.ApplyAllDialog_apply);
			MessageDriver.waitFor(page, NLS.bind(Messages.CodeApplication_appliedAll, 3));
			assertEquals("zero\none\nTWO\n", EditorFixture.text(editor));
			assertTrue(UiThread.get(editor::isDirty));
			assertEquals(List.of("one\ntwo\n", "a\nb\n", "new\n"), texts(workspace));
			EditorFixture.undoOfSeveralFiles(editor);
			UiThread.waitUntil("the text is as it was",
					() -> EditorFixture.document(editor).get().equals("zero\none\ntwo\n"));
			assertEquals(List.of("one\ntwo\n", "a\n", ""), texts(workspace));
			assertFalse(workspace.project().getFile("lib/New.txt").exists());
		}
	}

	private static void readOnly(IFile file, boolean isReadOnly) throws Exception {
		var attributes = new ResourceAttributes();
		attributes.setReadOnly(isReadOnly);
		file.setResourceAttributes(attributes);
	}
}
