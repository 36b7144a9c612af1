package io.github.openrouter4e.ui.internal.chat.composer;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;

/**
 * What stands before the cursor in its line.
 *
 * @param start offset in the prompt at which the line begins
 */
public record TypedLine(String text, int start) {

	static TypedLine before(IDocument prompt, int cursor) {
		try {
			var line = prompt.getLineInformationOfOffset(cursor).getOffset();
			return new TypedLine(prompt.get(line, cursor - line), line);
		} catch (@SuppressWarnings("unused") BadLocationException e) {
			return new TypedLine("", 0); // the text was changed meanwhile //$NON-NLS-1$
		}
	}

	/** {@return the offset of the cursor in the prompt} */
	public int end() {
		return start + text.length();
	}
}
