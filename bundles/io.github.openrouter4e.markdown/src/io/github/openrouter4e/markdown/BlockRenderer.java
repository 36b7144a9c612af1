package io.github.openrouter4e.markdown;

import java.util.List;

import org.commonmark.node.Node;

import io.github.openrouter4e.markdown.code.CodeLine;
import io.github.openrouter4e.markdown.code.ShownCodes;

/**
 * Turns blocks of Markdown into what one kind of widget shows. Implementations
 * have no state of their own and can be used from any thread.
 *
 * @param <T> the form the widget takes
 */
public interface BlockRenderer<T> {

	/** A top-level block; code blocks in it are added to {@code codes}. */
	T block(Node block, ShownCodes.Group codes);

	/**
	 * A code block, of which more lines may follow.
	 *
	 * @param id its identity, which its actions name
	 */
	T code(String id, String language, List<CodeLine> lines);

	/** More lines of the code block shown last. */
	T codeLines(List<CodeLine> lines);

	/** The unfinished last line of the code block shown last. */
	T codeTail(CodeLine line);

	/** One form for several, in this order. */
	T join(List<T> parts);

	/** Says that so many characters of a too long answer are not shown. */
	T omitted(int characters);
}
