package io.github.openrouter4e.markdown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.code.TokenKind;
import io.github.openrouter4e.markdown.text.DataImage;
import io.github.openrouter4e.markdown.text.SafeLink;

/**
 * Text with styles, for the widget without HTML. Says what a piece is, not which
 * colour it has: the theme may change after it was made.
 *
 * @param text  always ends with a line end, unless empty
 * @param spans in order, without overlap; what lies between is plain
 * @param lines in order; lines without an entry are plain
 */
public record RichText(String text, List<Span> spans, List<Line> lines) {

	/** Nothing. */
	public static final RichText EMPTY = new RichText("", List.of(), List.of()); //$NON-NLS-1$

	/** The spans that have some of these characters. */
	public List<Span> spans(int from, int to) {
		var low = 0;
		var high = spans.size();
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (spans.get(middle).start() + spans.get(middle).length() <= from) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		var end = low;
		while (end < spans.size() && spans.get(end).start() < to) {
			end++;
		}
		return spans.subList(low, end);
	}

	/** How many lines the text has. */
	public int lineCount() {
		return (int) text.chars().filter(c -> c == '\n').count();
	}

	/** This in parts of whole lines, each of at most so many lines and, if it has more than one, characters and spans. */
	public List<RichText> split(int mostLines, int mostCharacters, int mostSpans) {
		var parts = new ArrayList<RichText>();
		var start = 0;
		var firstLine = 0;
		var count = 0;
		for (var at = 0; at < text.length(); at = lineEnd(at)) {
			if (count == mostLines || count > 0 && (lineEnd(at) - start > mostCharacters
					|| spans(start, lineEnd(at)).size() > mostSpans)) {
				parts.add(part(start, at, firstLine, count));
				start = at;
				firstLine += count;
				count = 0;
			}
			count++;
		}
		parts.add(part(start, text.length(), firstLine, count));
		return parts;
	}

	private int lineEnd(int offset) {
		var end = text.indexOf('\n', offset);
		return end < 0 ? text.length() : end + 1;
	}

	private RichText part(int start, int end, int firstLine, int count) {
		var parts = new ArrayList<Span>();
		for (var span : spans) {
			var from = Math.max(start, span.start());
			var to = Math.min(end, span.start() + span.length());
			if (from < to) {
				parts.add(new Span(from - start, to - from, span.style()));
			}
		}
		var laidOut = new ArrayList<Line>();
		for (var line : lines) {
			var from = Math.max(firstLine, line.first());
			var to = Math.min(firstLine + count, line.first() + line.count());
			if (from < to) {
				laidOut.add(new Line(from - firstLine, to - from, line.kind(), line.indent()));
			}
		}
		return new RichText(text.substring(start, end), parts, laidOut);
	}

	/** What a piece of text is. */
	public enum Trait {
		BOLD, ITALIC, STRIKE, SUBSCRIPT, SUPERSCRIPT, MONO, MUTED, HEADING_1, HEADING_2, HEADING_3, INLINE_CODE, QUESTION, ERROR
	}

	/**
	 * @param link  what happens on a click: an address that {@link SafeLink} let
	 *              pass, or an action that starts with {@link #ACTION}; null: nothing
	 * @param image what stands in place of the character: a data: address that
	 *              {@link DataImage} let pass; null: the character itself
	 * @param tip   what the mouse over it shows, in lines; null: nothing but where a link leads
	 */
	public record Style(Set<Trait> traits, TokenKind token, @Nullable String link, @Nullable String image,
			@Nullable String tip) {

		public static final Style PLAIN = new Style(Set.of(), TokenKind.PLAIN, null, null, null);

		public Style with(Trait trait) {
			var more = EnumSet.of(trait);
			more.addAll(traits);
			return new Style(more, token, link, image, tip);
		}

		public Style withLink(@Nullable String address) {
			return new Style(traits, token, address, image, tip);
		}

		public Style withToken(TokenKind kind) {
			return new Style(traits, kind, link, image, tip);
		}

		public Style withTip(String lines) {
			return new Style(traits, token, link, image, lines);
		}
	}

	/** The character that an image takes the place of. */
	public static final String OBJECT = "\uFFFC"; //$NON-NLS-1$

	/** The style of an {@link #OBJECT}. */
	public static Style image(String address) {
		address.hashCode(); // remembered by the string: the UI thread, which asks for it, should not have to read it all
		return new Style(Set.of(), TokenKind.PLAIN, null, address, null);
	}

	/** What the links of actions begin with. */
	public static final String ACTION = "action:"; //$NON-NLS-1$

	/** A styled piece; offsets count characters of the text. */
	public record Span(int start, int length, Style style) {
	}

	/**
	 * How some lines are laid out.
	 *
	 * @param first  index of the first of them, from 0
	 * @param indent of their wrapped rest, in characters
	 */
	public record Line(int first, int count, LineKind kind, int indent) {
	}

	/** What a line belongs to. */
	public enum LineKind {
		/** Runs as its first character with a direction does. */
		TEXT,
		/** From left to right. */
		CODE,
		/** As {@link #TEXT}. */
		QUESTION,
		/** A row of a table; columns from left to right. */
		TABLE,
		/** A row of a table; columns from right to left. */
		TABLE_RIGHT_TO_LEFT
	}
}
