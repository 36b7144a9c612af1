package io.github.openrouter4e.ui.internal.chat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;

/** A project in the workspace, and editors on its files. Takes both away in the end. */
@SuppressWarnings("nls")
final class EditorFixture implements AutoCloseable {

	static final String PROJECT = "Code of a user";

	private final IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT);

	EditorFixture() throws Exception {
		project.create(null);
		project.open(null);
	}

	/** @param folder not in the workspace, which may be in a repository that ignores it */
	EditorFixture(Path folder) throws Exception {
		var description = project.getWorkspace().newProjectDescription(PROJECT);
		description.setLocation(IPath.fromPath(folder.resolve(PROJECT)));
		project.create(description, null);
		project.open(null);
	}

	IProject project() {
		return project;
	}

	IFile file(String name, String content) throws Exception {
		var file = project.getFile(name);
		file.create(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), true, null);
		return file;
	}

	ITextEditor edit(IFile file) {
		return UiThread.get(() -> (ITextEditor) IDE.openEditor(page(), file));
	}

	static IDocument document(ITextEditor editor) {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}

	static String text(ITextEditor editor) {
		return UiThread.get(() -> document(editor).get());
	}

	/** What Ctrl+Z does in the editor. */
	static void undo(ITextEditor editor) {
		UiThread.run(() -> executeUndo(editor));
	}

	/** The same where Eclipse asks whether files besides that of the editor may be changed; the user agrees. */
	static void undoOfSeveralFiles(ITextEditor editor) {
		UiThread.start(() -> executeUndo(editor));
		var question = DialogDriver.awaitAny();
		UiThread.run(() -> Widgets.click(question.getDefaultButton()));
		UiThread.waitUntil("it is undone", question::isDisposed);
	}

	private static void executeUndo(ITextEditor editor) {
		page().activate(editor);
		try {
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.eclipse.ui.edit.undo",
					null);
		} catch (CommandException e) {
			throw new AssertionError(e);
		}
	}

	static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	@Override
	public void close() throws Exception {
		UiThread.run(() -> page().closeAllEditors(false));
		project.delete(true, true, null);
	}
}
