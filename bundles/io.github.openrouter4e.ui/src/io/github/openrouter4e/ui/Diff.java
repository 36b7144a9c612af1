package io.github.openrouter4e.ui;

/**
 * Two texts to be compared by the user. They are only shown: nothing can be changed in them, and no file is touched.
 *
 * @param title    what the editor is called; one title is one editor, so that a later diff takes the place of an earlier one
 * @param fileName name of the file that the texts belong to, with its extension: from this the editor knows how to show them
 * @param left     what it was before
 * @param right    what it would become
 * @param focuses  whether the editor gets the focus; otherwise it is shown, and the focus stays where it is
 */
public record Diff(String title, String fileName, Side left, Side right, boolean focuses) {

	/**
	 * One of the two texts.
	 *
	 * @param label what stands above it, for example "Foo.java (in the workspace)"
	 * @param text  with any line ends
	 */
	public record Side(String label, String text) {
	}

	/** A diff that gets the focus. */
	public Diff(String title, String fileName, Side left, Side right) {
		this(title, fileName, left, right, true);
	}

	/** The same, but the focus stays where it is. */
	public Diff withoutFocus() {
		return new Diff(title, fileName, left, right, false);
	}
}
