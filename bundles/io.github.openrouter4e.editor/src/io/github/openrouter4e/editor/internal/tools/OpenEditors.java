package io.github.openrouter4e.editor.internal.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;

import io.github.openrouter4e.editor.internal.subjects.PlatformSubjects;

/**
 * What the editors of the workbench show at a moment. Nothing of it is text: that is read in the background.
 *
 * @param active where the user is, or was before going to a view; null if that is no text of a file
 * @param files  all files in editors, each once
 * @param others editors of something else
 */
record OpenEditors(@Nullable Place active, List<OpenFile> files, int others) {

	/** @param isDirty whether something is not saved */
	record OpenFile(IFile file, boolean isDirty) {
	}

	/**
	 * A place in a file. Lines are from 1.
	 *
	 * @param offset   of the caret or the selection
	 * @param length   of the selection; 0 for a caret
	 * @param firstVisible 0 if that is not known
	 */
	record Place(IFile file, int offset, int length, int firstVisible, int lastVisible) {
	}

	/** For any thread; waits for the UI thread, and no longer than it takes to look. */
	static OpenEditors now() {
		var found = new ArrayList<OpenEditors>();
		PlatformUI.getWorkbench().getDisplay().syncExec(() -> found.add(look()));
		return found.getFirst();
	}

	/** An editor that was not shown since Eclipse was started is not created for this. On the UI thread. */
	private static OpenEditors look() {
		var workbench = PlatformUI.getWorkbench();
		var files = new LinkedHashMap<IFile, OpenFile>();
		var others = 0;
		for (var window : workbench.getWorkbenchWindows()) {
			for (var page : window.getPages()) {
				for (var reference : page.getEditorReferences()) {
					var file = file(reference);
					if (file == null) {
						others++;
					} else if (reference.isDirty() || !files.containsKey(file)) {
						files.put(file, new OpenFile(file, reference.isDirty()));
					}
				}
			}
		}
		var window = workbench.getActiveWorkbenchWindow();
		var windows = workbench.getWorkbenchWindows();
		var page = window != null ? window.getActivePage() : windows.length == 0 ? null : windows[0].getActivePage();
		return new OpenEditors(page == null ? null : active(page), List.copyOf(files.values()), others);
	}

	private static @Nullable IFile file(IEditorReference reference) {
		try {
			var file = reference.getEditorInput().getAdapter(IFile.class);
			return file != null && file.isAccessible() ? file : null;
		} catch (@SuppressWarnings("unused") PartInitException e) {
			return null; // its input cannot be restored: it will say so when it is shown
		}
	}

	private static @Nullable Place active(IWorkbenchPage page) {
		IEditorPart editor = page.getActiveEditor();
		ITextEditor text = editor == null ? null : PlatformSubjects.textEditor(editor);
		var provider = text == null ? null : text.getDocumentProvider();
		var document = text == null || provider == null ? null : provider.getDocument(text.getEditorInput());
		var file = text == null ? null : text.getEditorInput().getAdapter(IFile.class);
		if (text == null || document == null || file == null || !file.isAccessible()
				|| !(text.getSelectionProvider().getSelection() instanceof ITextSelection selection)) {
			return null;
		}
		var viewer = text.getAdapter(ITextOperationTarget.class) instanceof ITextViewer shown ? shown : null;
		return new Place(file, selection.getOffset(), selection.getLength(),
				viewer == null ? 0 : viewer.getTopIndex() + 1,
				viewer == null ? 0 : viewer.getBottomIndex() + 1);
	}
}
