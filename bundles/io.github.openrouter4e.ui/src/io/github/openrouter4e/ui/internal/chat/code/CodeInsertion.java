package io.github.openrouter4e.ui.internal.chat.code;

import java.util.Arrays;
import java.util.function.Consumer;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorExtension2;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;

import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;

/** Brings code from an answer to where the user wants it, and the user to a file. For the UI thread. */
public final class CodeInsertion {

	private static final String TEXT_EDITOR = "org.eclipse.ui.DefaultTextEditor"; //$NON-NLS-1$

	private final IWorkbenchPage page;
	private final Consumer<String> say;

	/** @param say tells the user what happened, or why nothing did */
	public CodeInsertion(IWorkbenchPage page, Consumer<String> say) {
		this.page = page;
		this.say = say;
	}

	public void use(CodeUse use, String language, String code) {
		switch (use) {
			case COPY -> copy(code);
			case INSERT, REPLACE -> edit(use, code);
			case SAVE -> save(language, code);
			case APPLY -> throw new IllegalArgumentException(use.name()); // it takes more than the code
		}
	}

	public void copy(String text) {
		if (text.isEmpty()) {
			return; // SWT takes no empty text
		}
		var clipboard = new Clipboard(page.getWorkbenchWindow().getShell().getDisplay());
		try {
			clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
		} finally {
			clipboard.dispose();
		}
	}

	private void edit(CodeUse use, String code) {
		var editor = editor();
		if (editor == null) {
			say.accept(Messages.CodeInsertion_codeNoEditor);
			return;
		}
		var provider = editor.getDocumentProvider();
		var document = provider == null ? null : provider.getDocument(editor.getEditorInput());
		if (document == null || !(editor.getSelectionProvider().getSelection() instanceof ITextSelection selection)) {
			say.accept(Messages.CodeInsertion_codeNoEditor);
		} else if (use == CodeUse.REPLACE && selection.getLength() == 0) {
			say.accept(Messages.CodeInsertion_codeNoSelection);
		} else if (!isModifiable(editor)) {
			say.accept(Messages.CodeInsertion_codeReadOnly);
		} else {
			var end = selection.getOffset() + selection.getLength(); // where the cursor is
			var start = use == CodeUse.REPLACE ? selection.getOffset() : end;
			replace(editor, document, start, end - start, code);
		}
	}

	/** As one step to undo. */
	private void replace(ITextEditor editor, IDocument document, int offset, int length, String code) {
		var undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
		if (undo != null) {
			undo.beginCompoundChange();
		}
		try {
			var lines = code.replace("\n", TextUtilities.getDefaultLineDelimiter(document)); //$NON-NLS-1$
			document.replace(offset, length, lines);
			editor.selectAndReveal(offset, lines.length());
			page.activate(page.getActiveEditor()); // there the user goes on, and Ctrl+Z undoes it
		} catch (BadLocationException e) {
			throw new IllegalStateException(e); // the selection lies within its document
		} finally {
			if (undo != null) {
				undo.endCompoundChange();
			}
		}
	}

	private static boolean isModifiable(ITextEditor editor) {
		return editor instanceof ITextEditorExtension2 extension
				? extension.validateEditorInputState()
				: editor.isEditable();
	}

	/** The text editor that was used last, also while the chat has the focus. */
	private @Nullable ITextEditor editor() {
		var active = page.getActiveEditor();
		return active == null ? null : active.getAdapter(ITextEditor.class);
	}

	private void save(String language, String code) {
		var root = ResourcesPlugin.getWorkspace().getRoot();
		if (Arrays.stream(root.getProjects()).noneMatch(IProject::isOpen)) {
			say.accept(Messages.CodeInsertion_codeNoProject);
			return;
		}
		var dialog = new SaveAsDialog(page.getWorkbenchWindow().getShell());
		var folder = folder();
		if (folder == null) {
			dialog.setOriginalName(CodeName.of(language, code));
		} else {
			dialog.setOriginalFile(folder.getFile(IPath.fromOSString(CodeName.of(language, code))));
		}
		dialog.create();
		if (dialog.open() == Window.OK && dialog.getResult() != null) {
			var file = root.getFile(dialog.getResult());
			CodeFile.save(file, code, failure -> Ui.later(() -> saved(file, failure)));
		}
	}

	/** Where the file is that is being edited: the code is likely to belong there. */
	private @Nullable IContainer folder() {
		var active = page.getActiveEditor();
		var file = active == null ? null : active.getEditorInput().getAdapter(IFile.class);
		return file == null ? null : file.getParent();
	}

	/**
	 * Opens a file in an editor of the workbench, never in another program: what it is may be a model's idea.
	 *
	 * @param path full, in the workspace; any text
	 * @param line from 1; 0: none
	 */
	public void open(String path, int line) {
		var root = ResourcesPlugin.getWorkspace().getRoot();
		var isFile = root.getFullPath().isValidPath(path) && IPath.fromPortableString(path).segmentCount() > 1;
		var file = isFile ? root.getFile(IPath.fromPortableString(path)) : null;
		if (file == null || !file.isAccessible()) {
			say.accept(NLS.bind(Messages.CodeInsertion_fileGone, SafeText.forDisplay(path)));
			return;
		}
		try {
			var descriptor = IDE.getEditorDescriptor(file, true, false);
			var editor = IDE.openEditor(page, file,
					descriptor.isInternal() ? descriptor.getId() : TEXT_EDITOR);
			if (line > 0 && editor instanceof ITextEditor text) {
				reveal(text, line);
			}
		} catch (PartInitException e) {
			say.accept(NLS.bind(Messages.CodeInsertion_fileNotOpened, file.getFullPath(), e.getLocalizedMessage()));
		}
	}

	private static void reveal(ITextEditor editor, int line) {
		var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
		try {
			if (document != null) {
				editor.selectAndReveal(document.getLineOffset(line - 1), 0);
			}
		} catch (@SuppressWarnings("unused") BadLocationException e) {
			// the file has fewer lines by now
		}
	}

	private void saved(IFile file, @Nullable CoreException failure) {
		if (failure != null) {
			say.accept(NLS.bind(Messages.CodeInsertion_codeSaveFailed, failure.getLocalizedMessage()));
			return;
		}
		try {
			IDE.openEditor(page, file);
			say.accept(NLS.bind(Messages.CodeInsertion_codeSaved, file.getFullPath()));
		} catch (PartInitException e) {
			say.accept(NLS.bind(Messages.CodeInsertion_codeSaveFailed, e.getLocalizedMessage()));
		}
	}
}
