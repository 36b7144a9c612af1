package io.github.openrouter4e.agent.internal.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text in a form in which what does not matter is equal, with the way back to the offsets of the text itself. Each form
 * contains the ones before.
 */
final class TextView {

	/** What does not matter. */
	enum Form {
		/** Everything matters. */
		EXACT,
		/** Whether lines end with LF, CR LF or CR. */
		LINE_ENDS,
		/** Blanks at the end of lines. */
		TRAILING_BLANKS,
		/** Which kind of quotation mark, dash or blank it is. */
		TYPOGRAPHY
	}

	private final String text;
	/** For each character of the form where it begins in the text; one more for the end. */
	private final int[] offsets;

	private TextView(String text, int[] offsets) {
		this.text = text;
		this.offsets = offsets;
	}

	static TextView of(String text, Form form) {
		var result = new StringBuilder(text.length());
		var offsets = new int[text.length() + 1];
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			var start = i;
			if (form != Form.EXACT && c == '\r') {
				if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
					i++; // the pair is one line feed
				}
				c = '\n';
			}
			if (c == '\n' && form.compareTo(Form.TRAILING_BLANKS) >= 0) {
				strip(result);
			}
			offsets[result.length()] = start;
			result.append(form == Form.TYPOGRAPHY ? plain(c) : c);
		}
		if (form.compareTo(Form.TRAILING_BLANKS) >= 0) {
			strip(result);
		}
		offsets[result.length()] = text.length();
		return new TextView(result.toString(), Arrays.copyOf(offsets, result.length() + 1));
	}

	/** One line in a form. */
	static String ofLine(String line, Form form) {
		return form == Form.EXACT || form == Form.LINE_ENDS ? line : of(line, form).text;
	}

	private static void strip(StringBuilder line) {
		while (!line.isEmpty() && isBlank(line.charAt(line.length() - 1))) {
			line.setLength(line.length() - 1);
		}
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\t';
	}

	private static char plain(char c) {
		return switch (c) {
			case '\u2018', '\u2019', '\u201A', '\u201B' -> '\'';
			case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB' -> '"';
			case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
			case '\u00A0', '\u2002', '\u2003', '\u2007', '\u2009', '\u200A', '\u202F', '\u3000' -> ' ';
			default -> c;
		};
	}

	/** A part of the text. */
	record Range(int start, int end) {
	}

	/**
	 * All places where the other text is.
	 *
	 * @param overlapping whether a place may begin within the one before
	 */
	List<Range> find(TextView wanted, boolean overlapping) {
		var found = new ArrayList<Range>();
		if (wanted.text.isEmpty()) {
			return found;
		}
		var step = overlapping ? 1 : wanted.text.length();
		for (var at = text.indexOf(wanted.text); at >= 0; at = text.indexOf(wanted.text, at + step)) {
			found.add(new Range(offsets[at], offsets[at + wanted.text.length()]));
		}
		return found;
	}
}
