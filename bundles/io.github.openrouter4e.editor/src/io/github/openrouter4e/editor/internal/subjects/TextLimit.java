package io.github.openrouter4e.editor.internal.subjects;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.storage.WellFormed;

/** How much text a subject has. What is more costs much and is rarely read well. */
final class TextLimit {

	/** Characters, in all that is taken of one subject. */
	static final int LONGEST = 400_000;

	private TextLimit() {}

	/**
	 * The beginning of a text, in whole characters; itself if it is short.
	 *
	 * @param name  what the user knows it as
	 * @param notes gets a sentence if something is left out
	 */
	static String cut(String text, String name, List<String> notes) {
		if (text.length() <= LONGEST) {
			return text;
		}
		notes.add(NLS.bind(Messages.EditorSubject_cut, name, String.valueOf(LONGEST)));
		return WellFormed.beginning(text, LONGEST);
	}
}
