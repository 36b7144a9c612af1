package io.github.openrouter4e.ui.internal.markdown;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.ui.internal.markdown.RichText.Line;
import io.github.openrouter4e.ui.internal.markdown.RichText.LineKind;
import io.github.openrouter4e.ui.internal.markdown.RichText.Span;
import io.github.openrouter4e.ui.internal.markdown.RichText.Style;

/** Puts a {@link RichText} together. Not thread-safe. */
public final class RichTextBuilder {

	private final StringBuilder text = new StringBuilder();
	private final List<Span> spans = new ArrayList<>();
	private final List<Line> lines = new ArrayList<>();
	private int line;

	public RichTextBuilder append(String piece, Style style) {
		if (piece.isEmpty()) {
			return this;
		}
		if (!style.equals(Style.PLAIN)) {
			spans.add(new Span(text.length(), piece.length(), style));
		}
		text.append(piece);
		line += (int) piece.chars().filter(c -> c == '\n').count();
		return this;
	}

	public RichTextBuilder append(String piece) {
		return append(piece, Style.PLAIN);
	}

	/** Ends the line unless nothing is on it. */
	public RichTextBuilder endLine() {
		return text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? this : append("\n"); //$NON-NLS-1$
	}

	/** The number of the line that is being written. */
	int line() {
		return line;
	}

	/** Lays out the lines from {@code first} up to the one being written. */
	public RichTextBuilder layOut(int first, LineKind kind, int indent) {
		var count = line - first + (text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? 0 : 1);
		if (count > 0) {
			lines.add(new Line(first, count, kind, indent));
		}
		return this;
	}

	public RichTextBuilder append(RichText other) {
		var offset = text.length();
		var first = line;
		other.spans().forEach(s -> spans.add(new Span(offset + s.start(), s.length(), s.style())));
		other.lines().forEach(l -> lines.add(new Line(first + l.first(), l.count(), l.kind(), l.indent())));
		text.append(other.text());
		line += (int) other.text().chars().filter(c -> c == '\n').count();
		return this;
	}

	public RichText build() {
		return new RichText(text.toString(), List.copyOf(spans), List.copyOf(lines));
	}
}
