package io.github.openrouter4e.markdown.parser;

import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Finds <code>$…$</code>, <code>$$…$$</code>, <code>\(…\)</code> and
 * <code>\[…\]</code> before Markdown takes the underscores and backslashes in
 * them for its own. Prices ("$5 and $10") are told apart by the rule of
 * Pandoc: no space inside the dollars, no digit after the closing one.
 */
@NonNullByDefault({}) // the library's interfaces say nothing about null
final class MathInlineParser implements InlineContentParser {

	static final InlineContentParserFactory FACTORY = new InlineContentParserFactory() {
		@Override
		public Set<Character> getTriggerCharacters() {
			return Set.of('$', '\\');
		}

		@Override
		public InlineContentParser create() {
			return new MathInlineParser();
		}
	};

	/** What a shell would run: $(pwd). */
	private static final Pattern COMMAND = Pattern.compile("\\([a-z]{3,}[^\\\\^_=+]*\\)"); //$NON-NLS-1$

	/** Keeps a lone dollar in a huge paragraph from costing a scan to its end. */
	private static final int MAX_LENGTH = 4_000;

	/** The last characters of what closes no formula from here on. */
	private String unclosed = ""; //$NON-NLS-1$

	@Override
	public ParsedInline tryParse(InlineParserState state) {
		var scanner = state.scanner();
		if (scanner.next('$')) {
			return scanner.next('$') ? until(scanner, '$', '$', true) : dollars(scanner);
		}
		scanner.next();
		if (scanner.next('(')) {
			return until(scanner, '\\', ')', false);
		}
		return scanner.next('[') ? until(scanner, '\\', ']', true) : ParsedInline.none();
	}

	private static ParsedInline dollars(Scanner scanner) {
		if (Character.isWhitespace(scanner.peek())) {
			return ParsedInline.none();
		}
		var start = scanner.position();
		var previous = ' ';
		for (var i = 0; i < MAX_LENGTH && scanner.hasNext(); i++) {
			var c = scanner.peek();
			if (c == '\n' || c == '`') {
				return ParsedInline.none(); // a code span is no part of a formula
			}
			var end = scanner.position();
			scanner.next();
			if (c == '$' && previous != '\\') {
				var closes = !Character.isWhitespace(previous) && !Character.isLetterOrDigit(scanner.peek())
						&& "_{(".indexOf(scanner.peek()) < 0 && i > 0; //$NON-NLS-1$
				return closes && !COMMAND.matcher(scanner.getSource(start, end).getContent()).matches()
						? math(scanner, start, end, false)
						: ParsedInline.none();
			}
			previous = c;
		}
		return ParsedInline.none();
	}

	/**
	 * A scan that finds nothing is not made again from a later place: it would find nothing either, and many of them would take
	 * a time that grows with the square of the text. A parser is made for each paragraph.
	 */
	private ParsedInline until(Scanner scanner, char first, char second, boolean display) {
		if (unclosed.indexOf(second) >= 0) {
			return ParsedInline.none();
		}
		var start = scanner.position();
		for (var i = 0; i < MAX_LENGTH && scanner.hasNext(); i++) {
			var end = scanner.position();
			if (scanner.next(first)) {
				if (scanner.next(second)) {
					return i == 0 ? ParsedInline.none() : math(scanner, start, end, display);
				}
			} else {
				scanner.next();
			}
		}
		unclosed += second;
		return ParsedInline.none();
	}

	private static ParsedInline math(Scanner scanner, Position start, Position end, boolean display) {
		var tex = scanner.getSource(start, end).getContent();
		return ParsedInline.of(new MathNode(tex, display), scanner.position());
	}
}
