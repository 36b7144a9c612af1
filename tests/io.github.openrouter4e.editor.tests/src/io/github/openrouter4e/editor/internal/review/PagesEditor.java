package io.github.openrouter4e.editor.internal.review;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.part.MultiPageEditorPart;

/** An editor with two pages: a text, and something else. */
@NonNullByDefault({}) // as what it overrides
public final class PagesEditor extends MultiPageEditorPart {

	private final TextEditor text = new TextEditor();

	TextEditor text() {
		return text;
	}

	/** Shows the page that has no text. */
	void showOther() {
		setActivePage(1);
	}

	@Override
	protected void createPages() {
		try {
			addPage(text, getEditorInput());
		} catch (PartInitException e) {
			throw new IllegalStateException(e);
		}
		addPage(new Composite(getContainer(), SWT.NONE));
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		text.doSave(monitor);
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
