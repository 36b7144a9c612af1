package io.github.openrouter4e.markdown.text;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Where an unfinished block that has grown long can be closed early, so that
 * the rest of it need not be parsed again with every frame.
 */
@SuppressWarnings("nls") // line ends
public final class BlockSplitter {

	private BlockSplitter() {}

	/**
	 * Text to close now, and text to go on with.
	 *
	 * @param indentation what the lines after the rest lose, as the rest has lost it
	 */
	public record Split(String closed, String rest, int indentation) {
	}

	/** The index of the block's first character in the parsed text. */
	public static int start(Node block) {
		var spans = block.getSourceSpans();
		return spans.isEmpty() ? 0 : spans.get(0).getInputIndex();
	}

	public static int lineStart(CharSequence text, int index) {
		var start = index;
		while (start > 0 && text.charAt(start - 1) != '\n') {
			start--;
		}
		return start;
	}

	/** @param text complete lines; the block is all of it */
	public static Split split(Node block, CharSequence text) {
		var deepest = block;
		@Nullable
		Node item = null;
		while (true) {
			if (deepest instanceof ListItem && lineStart(text, start(deepest)) > 0) {
				item = deepest;
			}
			if (!(deepest.getLastChild() instanceof Block child)) {
				break;
			}
			deepest = child;
		}
		if (deepest != block && deepest instanceof FencedCodeBlock code && code.getClosingFenceLength() == null) {
			return inFence(code, text);
		}
		if (item != null) {
			return at(text, lineStart(text, start(item)), true);
		}
		var end = lineStart(text, text.length() - 1);
		if (block instanceof TableBlock) {
			var header = headerEnd(text);
			if (end > header) {
				return new Split(text.subSequence(0, end).toString(),
						text.subSequence(0, header).toString() + text.subSequence(end, text.length()), 0);
			}
		}
		return at(text, end > 0 ? end : text.length(), block != deepest);
	}

	private static Split at(CharSequence text, int index, boolean indented) {
		var rest = text.subSequence(index, text.length()).toString();
		var indentation = indented ? spaces(rest) : 0;
		var shifted = new StringBuilder();
		rest.lines().forEach(line -> shifted.append(line.substring(Math.min(indentation, spaces(line)))).append('\n'));
		return new Split(text.subSequence(0, index).toString(), shifted.toString(), indentation);
	}

	/** Code in an item or a quote: the rest of it becomes a block of its own, and both say that they are a part. */
	private static Split inFence(FencedCodeBlock code, CharSequence text) {
		var start = start(code);
		var before = text.subSequence(lineStart(text, start), start).toString().replaceAll("[^> ]", " ");
		var indentation = spaces(before);
		var prefix = before.substring(indentation);
		var mark = code.getFenceCharacter().repeat(code.getOpeningFenceLength());
		var info = code.getInfo() == null ? "" : code.getInfo();
		return new Split(text.toString() + before + TextCleaner.CUT + '\n',
				prefix + mark + info + '\n' + prefix + TextCleaner.CUT + '\n', indentation);
	}

	private static int spaces(String line) {
		var spaces = 0;
		while (spaces < line.length() && line.charAt(spaces) == ' ') {
			spaces++;
		}
		return spaces;
	}

	/** The end of the header and delimiter rows, which the rest of a table repeats. */
	private static int headerEnd(CharSequence text) {
		var all = text.toString();
		return all.indexOf('\n', all.indexOf('\n') + 1) + 1;
	}
}
