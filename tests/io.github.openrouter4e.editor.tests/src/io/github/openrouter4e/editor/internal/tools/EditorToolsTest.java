package io.github.openrouter4e.editor.internal.tools;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.testing.workbench.UiThread;

/** What a model is told of the user's editors. */
@SuppressWarnings("nls")
class EditorToolsTest {

	private static final String EDITOR = "org.eclipse.ui.DefaultTextEditor";
	private static final String CODE = "int a() {\n\treturn 1;\n}\n\nint b() {\n\tint x = 2;\n\treturn x;\n}\n";

	@TempDir
	static Path folder;
	private static IFile code;
	private static IFile kept;
	private static IFile notes;

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		UiThread.get(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			code = Projects.file(folder, "looked", "a.c", CODE);
			kept = Projects.file(folder, "looked", "kept.c", "int hidden() {\n}\n");
			notes = Projects.file(folder, "looked", "notes.txt", "notes\n");
			return Projects.file(folder, "looked", ".aiignore", "kept.c\n");
		});
	}

	@AfterAll
	static void close() {
		UiThread.get(() -> {
			Parts.page().closeAllEditors(false);
			code.getProject().delete(true, null);
			return null;
		});
	}

	@Test
	void aModelLooksWhereTheUserLooks() {
		show(kept);
		show(notes);
		var editor = show(code);
		select(editor, CODE.indexOf("int x"), 0);
		var told = told("looked");
		for (var part : List.of("looked/a.c is in front. It has 8 lines; 1 to ",
				"The caret is in line 6, column 2. The method, field or lines around it:\n5\tint b() {\n6\t\tint x = 2;\n",
				"\nOpen files:\nlooked/notes.txt\nlooked/a.c\n",
				"Besides: 1 of something else, or kept from models.")) {
			assertTrue(told.contains(part), () -> part + " is not in\n" + told);
		}
		assertFalse(told.contains("kept.c"), told);
		assertFalse(told.contains("int a()"), "only what is around the caret");

		UiThread.run(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()).replace(0, 0, "//\n"));
		select(editor, CODE.indexOf("int x") + 3, "int x = 2;\n\treturn".length());
		var selected = told("looked");
		assertTrue(selected.contains("looked/a.c is in front, with changes that are not saved. It has 9 lines"),
				selected);
		assertTrue(
				selected.contains("Selected from line 7, column 2 to line 8, column 8, in what is in the lines 6 to 9. "
						+ "The lines of the selection:\n7\t\tint x = 2;\n8\t\treturn x;\n\n"),
				selected);
		assertTrue(selected.contains("looked/a.c (not saved)\n"), selected);

		show(kept);
		var hidden = told("looked");
		assertTrue(hidden.startsWith("What is in front is kept from models.\n"), hidden);
		assertFalse(hidden.contains("hidden"), hidden);
		assertFalse(told("another").contains("looked"), "a conversation about another project");
	}

	@Test
	void theDocumentationHasTheToolAsItIsOffered() throws Exception {
		var table = new StringBuilder("| tool for editors | mode | what the model is told |\n|---|---|---|\n");
		for (var offer : new EditorTools().tools(context("looked"))) {
			table.append("| `").append(offer.name()).append("` | Ask, Plan, Act | ")
					.append(offer.function().description())
					.append(" |\n");
		}
		assertTrue(Files.readString(Path.of("..", "..", "docs", "agent.md")).contains(table),
				() -> "docs/agent.md needs\n" + table);
	}

	private static ITextEditor show(IFile file) {
		return UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), file, EDITOR));
	}

	private static void select(ITextEditor editor, int offset, int length) {
		UiThread.run(() -> editor.selectAndReveal(offset, length));
	}

	private static ToolContext context(String project) {
		return new ToolContext("c", "m", ToolContext.ASK, List.of(project));
	}

	/** As the chat calls it, on a background thread. */
	private static String told(String project) {
		var outcome = new EditorTools().execute(new ToolRequest("1", "editor_context", "{}"), context(project),
				(message, done) -> {
					// nobody looks
				}, new Cancellation());
		return assertInstanceOf(ToolOutcome.Done.class, outcome, outcome::text).text();
	}
}
