package io.github.openrouter4e.markdown;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.markdown.RichText.Line;
import io.github.openrouter4e.markdown.RichText.LineKind;
import io.github.openrouter4e.markdown.RichText.Span;
import io.github.openrouter4e.markdown.RichText.Style;
import io.github.openrouter4e.markdown.RichText.Trait;
import io.github.openrouter4e.markdown.text.LineBuffer;
import io.github.openrouter4e.markdown.text.SafeText;

/**
 * Puts a {@link RichText} together. Lines that grow beyond all measure are broken, whatever they are made of: styled text
 * lays out a line in one go. Not thread-safe.
 */
public final class RichTextBuilder {

	/** Styled text measures a line in one go, and longer ones in more than their share of time. */
	static final int MAX_LINE = 4_000;

	private final StringBuilder text = new StringBuilder();
	private final List<Span> spans = new ArrayList<>();
	private final List<Line> lines = new ArrayList<>();
	private int line;
	private int lineStart;

	public RichTextBuilder append(String piece, Style style) {
		if (piece.isEmpty()) {
			return this;
		}
		var start = text.length();
		write(piece, style.traits().contains(Trait.MONO) && !style.traits().contains(Trait.INLINE_CODE)
				? SafeText.WRAPPED
				: ""); //$NON-NLS-1$
		if (!style.equals(Style.PLAIN)) {
			spans.add(new Span(start, text.length() - start, style));
		}
		return this;
	}

	/** @param sign at the end of a line that goes on: in code a line end has a meaning */
	private void write(String piece, String sign) {
		var start = 0;
		while (start < piece.length()) {
			var newline = piece.indexOf('\n', start);
			var end = newline < 0 ? piece.length() : newline;
			while (text.length() - lineStart + end - start > MAX_LINE) {
				var cut = LineBuffer.cut(piece, start,
						Math.max(0, MAX_LINE - sign.length() - (text.length() - lineStart)));
				text.append(piece, start, cut).append(sign);
				newLine();
				start = cut;
			}
			text.append(piece, start, end);
			if (newline >= 0) {
				newLine();
			}
			start = end + 1;
		}
	}

	private void newLine() {
		text.append('\n');
		line++;
		lineStart = text.length();
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
		text.append(other.text()); // its lines were broken when it was built
		line += (int) other.text().chars().filter(c -> c == '\n').count();
		lineStart = text.lastIndexOf("\n") + 1; //$NON-NLS-1$
		return this;
	}

	public RichText build() {
		return new RichText(text.toString(), List.copyOf(spans), List.copyOf(lines));
	}
}
