package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.RichText;

/** Finds how much of a text stays as it is, in words and in looks, when another one takes its place. */
final class CommonLines {

	private CommonLines() {}

	/**
	 * The lines of parts, one after the other.
	 *
	 * @param spans begin at the beginning of the line
	 */
	private record Line(String text, List<RichText.Span> spans, RichText.LineKind kind, int indent) {
	}

	/** {@return how many characters both begin with that are whole lines and look the same} */
	static int length(List<RichText> before, List<RichText> after) {
		var old = new Lines(before);
		var made = new Lines(after);
		var length = 0;
		for (var line = old.next(); line != null && line.equals(made.next()); line = old.next()) {
			length += line.text().length();
		}
		return length;
	}

	/** Goes through the lines, so that no more of them are looked at than are the same. */
	private static final class Lines {

		private final List<RichText> parts;
		private int part;
		private int offset;
		private int number;

		Lines(List<RichText> parts) {
			this.parts = parts;
		}

		/** The next line; null if there is none. */
		@Nullable
		Line next() {
			while (part < parts.size() && offset == parts.get(part).text().length()) {
				part++;
				offset = 0;
				number = 0;
			}
			if (part == parts.size()) {
				return null;
			}
			var shown = parts.get(part);
			var end = shown.text().indexOf('\n', offset) + 1;
			if (end == 0) {
				end = shown.text().length();
			}
			var spans = new ArrayList<RichText.Span>();
			for (var span : shown.spans(offset, end)) {
				var from = Math.max(offset, span.start());
				spans.add(new RichText.Span(from - offset, Math.min(end, span.start() + span.length()) - from,
						span.style()));
			}
			var kind = RichText.LineKind.TEXT;
			var indent = 0;
			for (var laidOut : shown.lines()) {
				if (laidOut.first() <= number && number < laidOut.first() + laidOut.count()) {
					kind = laidOut.kind();
					indent = laidOut.indent();
				}
			}
			var line = new Line(shown.text().substring(offset, end), spans, kind, indent);
			offset = end;
			number++;
			return line;
		}
	}
}
