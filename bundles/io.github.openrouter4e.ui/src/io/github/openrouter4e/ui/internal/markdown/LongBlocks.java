package io.github.openrouter4e.ui.internal.markdown;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;

/**
 * Where an unfinished block that has grown long can be closed early, so that
 * the rest of it need not be parsed again with every frame.
 */
@SuppressWarnings("nls") // line ends
final class LongBlocks {

	private static final Split NONE = new Split("", "");

	private LongBlocks() {}

	/** Text to close now, and text to go on with. */
	record Split(String closed, String rest) {
	}

	/** The index of the block's first character in the parsed text. */
	static int start(Node block) {
		var spans = block.getSourceSpans();
		return spans.isEmpty() ? 0 : spans.get(0).getInputIndex();
	}

	static int lineStart(CharSequence text, int index) {
		var start = index;
		while (start > 0 && text.charAt(start - 1) != '\n') {
			start--;
		}
		return start;
	}

	/**
	 * @param text   complete lines; the block is all of it
	 * @param prefix how many characters stood before the text when it was parsed
	 */
	static Split split(Node block, CharSequence text, int prefix) {
		if (block instanceof ListBlock list) {
			var item = list.getLastChild();
			// a single long item cannot be cut: what follows would lose its indentation
			return item == null || item == list.getFirstChild()
					? NONE
					: at(text, lineStart(text, start(item) - prefix));
		}
		var end = lineStart(text, text.length() - 1);
		if (block instanceof TableBlock) {
			var header = headerEnd(text);
			return end <= header
					? NONE
					: new Split(text.subSequence(0, end).toString(),
							text.subSequence(0, header).toString() + text.subSequence(end, text.length()));
		}
		return at(text, end > 0 ? end : text.length());
	}

	private static Split at(CharSequence text, int index) {
		return new Split(text.subSequence(0, index).toString(), text.subSequence(index, text.length()).toString());
	}

	/** The end of the header and delimiter rows, which the rest of a table repeats. */
	private static int headerEnd(CharSequence text) {
		var all = text.toString();
		return all.indexOf('\n', all.indexOf('\n') + 1) + 1;
	}
}
