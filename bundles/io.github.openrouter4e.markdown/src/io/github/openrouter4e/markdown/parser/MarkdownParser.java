package io.github.openrouter4e.markdown.parser;

import java.util.List;

import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * GitHub-flavoured Markdown as models write it, and math between dollars or TeX
 * brackets. Thread-safe.
 */
public final class MarkdownParser {

	/** Deeper nesting is nothing a reader needs, but would exhaust the stack. */
	private static final int MAX_NESTING = 48;

	private final Parser parser = builder().build();

	private static Parser.Builder builder() {
		return Parser.builder() //
				.extensions(List.of(
						// a single tilde means "about" far more often than "deleted" in answers
						StrikethroughExtension.builder().requireTwoTildes(true).build(),
						TaskListItemsExtension.create(), AutolinkExtension.create()))
				.customBlockParserFactory(TableParser.FACTORY) //
				.customBlockParserFactory(MarkdownFenceParser.FACTORY) //
				.maxOpenBlockParsers(MAX_NESTING) //
				.maxInlineNesting(MAX_NESTING) //
				.customInlineContentParserFactory(MathInlineParser.FACTORY) //
				.includeSourceSpans(IncludeSourceSpans.BLOCKS);
	}

	/** @return the document node; its children are the top-level blocks */
	public Node parse(String markdown) {
		return parser.parse(markdown);
	}

	/** For the pieces of one text, with every invisible and harmful character made visible, but in code blocks. */
	public interface Pieces {
		Node parse(String clean);
	}

	/** @param references of the text */
	public static Pieces pieces(References references) {
		var parser = builder().linkProcessor(references).build();
		return clean -> VisibleText.of(HtmlTag.in(parser.parse(clean)));
	}
}
