package io.github.openrouter4e.ui.internal.diff;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

import io.github.openrouter4e.ui.Diff;
import io.github.openrouter4e.ui.FileDiff;

/** Opens compare editors. Its class file needs {@code org.eclipse.compare}. */
final class DiffEditors {

	/** As in the plugin.xml of {@code org.eclipse.compare}; its API has no way to open one in a page without the focus. */
	private static final String COMPARE_EDITOR = "org.eclipse.compare.CompareEditor"; //$NON-NLS-1$

	private DiffEditors() {}

	static void open(IWorkbenchPage page, Diff diff) throws PartInitException {
		open(page, new DiffInput(diff), diff.focuses());
	}

	static void open(IWorkbenchPage page, FileDiff diff) throws PartInitException {
		open(page, new FileDiffInput(diff), diff.focuses());
	}

	static Control create(Composite parent, Diff diff) {
		var input = new DiffInput(diff);
		input.setContainer(new EmbeddedContainer());
		return input.createContents(parent);
	}

	private static void open(IWorkbenchPage page, CompareInput input, boolean wantsFocus) throws PartInitException {
		var earlier = find(page, input.title());
		var focuses = wantsFocus || earlier != null && earlier == page.getActivePart();
		var shown = page.openEditor(input, COMPARE_EDITOR, focuses); // the earlier one if it shows the same
		if (shown == null || shown.getEditorInput() != input) {
			input.release();
		}
		if (!focuses) {
			page.bringToTop(shown);
		}
		if (earlier != null && earlier != shown) {
			page.closeEditor(earlier, true); // given another input, it logs that its commands conflict
		}
	}

	private static @Nullable IEditorPart find(IWorkbenchPage page, String title) throws PartInitException {
		for (var reference : page.getEditorReferences()) {
			if (COMPARE_EDITOR.equals(reference.getId()) && reference.getEditorInput() instanceof CompareInput input
					&& input.title().equals(title)) {
				return reference.getEditor(true);
			}
		}
		return null;
	}
}
