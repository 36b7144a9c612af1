package io.github.openrouter4e.ui;

import org.eclipse.core.resources.IFile;

/**
 * A file beside an earlier text of it. The file is shown as its editors show it, saved or not, and can be changed here as there.
 *
 * @param title   what the editor is called; one title is one editor, so that a later one takes the place of an earlier one
 * @param before  the earlier text, which is only read
 * @param file    which exists
 * @param label   what stands above the file, for example "Foo.java (now)"
 * @param focuses whether the editor gets the focus; otherwise it is shown, and the focus stays where it is
 */
public record FileDiff(String title, Diff.Side before, IFile file, String label, boolean focuses) {

	/** The same, but the focus stays where it is. */
	public FileDiff withoutFocus() {
		return new FileDiff(title, before, file, label, false);
	}
}
