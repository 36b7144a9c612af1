package io.github.openrouter4e.editor.internal.inline;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;

/** One change of an answer: whole lines of a document, and what would take their place. */
final class Hunk {

	/** Where the old lines are; moves with the text around. */
	private final Position position;
	private final String old;
	private final String text;
	private final @Nullable String before;
	private final @Nullable String after;

	/** A change of the lines from the first to before the end, which may be the same. */
	Hunk(IDocument document, int first, int end, String text) throws BadLocationException {
		var start = start(document, first);
		position = new Position(start, start(document, end) - start);
		old = document.get(position.getOffset(), position.getLength());
		this.text = text;
		before = first == 0 ? null : line(document, first - 1);
		after = end >= document.getNumberOfLines() ? null : line(document, end);
	}

	private static int start(IDocument document, int line) throws BadLocationException {
		return line < document.getNumberOfLines() ? document.getLineOffset(line) : document.getLength();
	}

	private static String line(IDocument document, int line) throws BadLocationException {
		return document.get(document.getLineOffset(line), document.getLineLength(line));
	}

	Position position() {
		return position;
	}

	/** The lines that would go, with their ends; "" if lines would only come. */
	String old() {
		return old;
	}

	/** The lines that would come, with their ends; "" if lines would only go. */
	String text() {
		return text;
	}

	/**
	 * Whether the old lines are where they are expected, as whole lines; if there are none, whether one of the two lines is that
	 * the new ones come in between.
	 */
	boolean isInPlace(IDocument document) {
		var offset = position.getOffset();
		var end = offset + old.length();
		try {
			if (position.isDeleted() || end > document.getLength() || position.getLength() != old.length()
					|| !document.get(offset, old.length()).equals(old)) {
				return false;
			}
			var first = document.getLineOfOffset(offset);
			var last = document.getLineOfOffset(end);
			if (document.getLineOffset(first) != offset
					|| end != document.getLength() && document.getLineOffset(last) != end) {
				return false;
			}
			return !old.isEmpty() || isLine(document, first - 1, before) || isLine(document, first, after);
		} catch (@SuppressWarnings("unused") BadLocationException e) {
			return false;
		}
	}

	private static boolean isLine(IDocument document, int line, @Nullable String expected)
			throws BadLocationException {
		return line < 0 || line >= document.getNumberOfLines()
				? expected == null
				: line(document, line).equals(expected);
	}
}
