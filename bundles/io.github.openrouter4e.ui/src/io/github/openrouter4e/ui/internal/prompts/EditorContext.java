package io.github.openrouter4e.ui.internal.prompts;

import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.texteditor.ITextEditor;

import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/**
 * What the editor that was used last shows, also while the chat has the focus. All texts are "" where there is nothing.
 *
 * @param file      path in the workspace, or the name of what is not in it
 * @param project   its project
 * @param language  the language by its extension
 * @param text      the whole text
 * @param selection the selected text
 * @param lines     of the selection, for example "3–10"
 */
public record EditorContext(String file, String project, String language, String text, String selection, String lines) {

	public static final EditorContext NONE = new EditorContext("", "", "", "", "", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$

	/** Looks at the active editor of a page, on the UI thread. */
	public static EditorContext of(IWorkbenchPage page) {
		var active = page.getActiveEditor();
		if (active == null) {
			return NONE;
		}
		var file = active.getEditorInput().getAdapter(IFile.class);
		var path = file == null ? active.getEditorInput().getName() : file.getFullPath().makeRelative().toString();
		var project = file == null ? "" : file.getProject().getName(); //$NON-NLS-1$
		var language = FileLanguages.of(path);
		var text = ""; //$NON-NLS-1$
		var selection = ""; //$NON-NLS-1$
		var lines = ""; //$NON-NLS-1$
		var editor = active.getAdapter(ITextEditor.class);
		if (editor != null) {
			text = text(editor);
			if (editor.getSelectionProvider().getSelection() instanceof ITextSelection selected
					&& !selected.isEmpty()) {
				selection = String.valueOf(selected.getText());
				lines = lines(selected);
			}
		}
		return new EditorContext(path, project, language, text, selection, lines);
	}

	/** Where the file is that the active editor of a page shows, on the UI thread; null if it is none of the disk. */
	public static @Nullable Path location(IWorkbenchPage page) {
		var active = page.getActiveEditor();
		var input = active == null ? null : active.getEditorInput();
		var file = input == null ? null : input.getAdapter(IFile.class);
		if (file != null) {
			var location = file.getLocation();
			return location == null ? null : location.toPath();
		}
		return input instanceof IURIEditorInput elsewhere && "file".equals(elsewhere.getURI().getScheme()) //$NON-NLS-1$
				? Path.of(elsewhere.getURI())
				: null;
	}

	private static String text(ITextEditor editor) {
		var provider = editor.getDocumentProvider();
		var document = provider == null ? null : provider.getDocument(editor.getEditorInput());
		return document == null ? "" : document.get(); //$NON-NLS-1$
	}

	private static String lines(ITextSelection selection) {
		var first = selection.getStartLine() + 1;
		var last = selection.getEndLine() + 1;
		return first == last ? String.valueOf(first) : first + "\u2013" + last; //$NON-NLS-1$
	}

	/** What a variable stands for. */
	public String value(PromptVariable variable) {
		return switch (variable) {
			case SELECTION -> selection;
			case FILE -> file;
			case EDITOR -> text;
			case PROJECT -> project;
			case LANGUAGE -> language;
		};
	}

	/** What the selection is called as an attachment. */
	public String selectionName() {
		var several = lines.indexOf('\u2013') >= 0;
		return NLS.bind(several ? Messages.EditorContext_selectionName : Messages.EditorContext_selectionNameOneLine,
				file, lines);
	}

	/** What a variable is called as an attachment; null if it is too short to be one. */
	@Nullable
	public String attachmentName(PromptVariable variable) {
		return switch (variable) {
			case SELECTION -> selectionName();
			case EDITOR -> file;
			case FILE, PROJECT, LANGUAGE -> null;
		};
	}
}
