package io.github.openrouter4e.ui.internal.markdown;

import java.util.List;

import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
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

	private final Parser parser = Parser.builder() //
			.extensions(List.of(TablesExtension.create(),
					// a single tilde means "about" far more often than "deleted" in answers
					StrikethroughExtension.builder().requireTwoTildes(true).build(), TaskListItemsExtension.create(),
					AutolinkExtension.create()))
			.maxOpenBlockParsers(MAX_NESTING) //
			.maxInlineNesting(MAX_NESTING) //
			.customInlineContentParserFactory(MathInlineParser.FACTORY) //
			.includeSourceSpans(IncludeSourceSpans.BLOCKS) //
			.build();

	/** The document with every invisible and harmful character made visible, but in code blocks. */
	Node parseForDisplay(String clean) {
		return VisibleText.of(parse(clean));
	}

	/** @return the document node; its children are the top-level blocks */
	public Node parse(String markdown) {
		return parser.parse(markdown);
	}
}
