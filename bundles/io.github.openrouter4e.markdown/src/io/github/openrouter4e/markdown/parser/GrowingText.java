package io.github.openrouter4e.markdown.parser;

import java.util.ArrayDeque;
import java.util.Deque;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.text.BlockSplitter;

/**
 * Parses a text that grows at its end, each time to show it. If it is one list, quote or table, only the last item, block or row
 * is parsed again with what has come since, and put in the place of what it was: what stands before a part whose first line is
 * complete does not change any more. One text, one thread.
 */
@SuppressWarnings("nls") // marks of Markdown
public final class GrowingText {

	/** A shorter text is parsed as a whole. */
	private static final int LEAST = 500;

	private final MarkdownParser.Pieces parser;
	private String known = "";
	/** The first node that is parsed again, and all behind it; null if all is. */
	private @Nullable Node part;
	/** Where the line of that begins. */
	private int cut;

	public GrowingText(MarkdownParser.Pieces parser) {
		this.parser = parser;
	}

	/**
	 * @param unchanged so much of the text stays as it is
	 * @return the whole document. The next call changes it.
	 */
	public Node parse(String text, int unchanged) {
		var complete = text.lastIndexOf('\n', unchanged - 1) + 1;
		var from = part;
		part = null;
		@Nullable
		Node document = null;
		if (from != null && cut < complete && text.regionMatches(0, known, 0, cut) && !mayDefine(text)) {
			document = grown(from, text, complete);
		}
		if (document == null) {
			document = parser.parse(text);
			var block = document.getFirstChild();
			if (complete >= LEAST && block != null && block.getNext() == null && !mayDefine(text)) {
				begin(block, text, complete);
			}
		}
		known = text;
		return document;
	}

	/** A definition changes blocks before it. */
	private static boolean mayDefine(String text) {
		return text.contains("]:");
	}

	private void begin(Node block, String text, int complete) {
		var found = lastPart(block, text, complete);
		var start = found == null ? 0 : partStart(found, text);
		if (found != null && start > 0 && !(found.getParent() instanceof TableBody body && hasMadeUpCells(body))
				&& BlockSplitter.lineStart(text, BlockSplitter.start(block)) == 0) {
			part = found;
			cut = start;
		}
	}

	/** The document made of what is known and what is new; null if that is more than more of the same block. */
	private @Nullable Node grown(Node from, String text, int complete) {
		var isRow = from.getParent() instanceof TableBody;
		var header = isRow ? headerEnd(text) : 0;
		var rest = text.substring(0, header) + text.substring(cut);
		var document = parser.parse(rest);
		var block = document.getFirstChild();
		if (block == null || block.getNext() != null) {
			return null;
		}
		var path = path(from);
		var counterparts = counterparts(path, block);
		if (counterparts == null || isRow && hasMadeUpCells(counterparts.element())) {
			return null;
		}
		var restComplete = complete - cut + header;
		var next = lastPart(block, rest, restComplete);
		var start = next == null ? 0 : partStart(next, rest);
		var same = counterparts.element().getFirstChild();
		block.unlink();
		document.appendChild(path.getLast());
		join(from, path, counterparts);
		if (next != null && start > header) {
			part = next;
			cut += start - header;
		} else {
			part = same;
		}
		return document;
	}

	/** The blocks that the node is in, innermost first, without the document. */
	private static Deque<Node> path(Node from) {
		var path = new ArrayDeque<Node>();
		for (var node = from.getParent(); node != null && node.getParent() != null; node = node.getParent()) {
			path.add(node);
		}
		return path;
	}

	/** The same blocks in what was parsed now, innermost first; null if it has others. */
	private static @Nullable Deque<Node> counterparts(Deque<Node> path, Node block) {
		var found = new ArrayDeque<Node>();
		@Nullable
		Node node = block;
		for (var outer = path.descendingIterator(); outer.hasNext();) {
			var kept = outer.next();
			if (node == null || node.getClass() != kept.getClass()) {
				return null;
			}
			found.addFirst(node);
			node = node instanceof TableBlock ? node.getLastChild() : node.getFirstChild();
		}
		return node == null ? null : found;
	}

	/** Drops the node and all behind it, and adds what was parsed instead. */
	private static void join(Node from, Deque<Node> path, Deque<Node> counterparts) {
		unlinkFrom(from);
		@Nullable
		Node inner = null;
		for (var parsed : counterparts) {
			var kept = path.removeFirst();
			if (inner != null) {
				unlinkFrom(inner.getNext());
			}
			if (kept instanceof ListBlock list && parsed instanceof ListBlock more && !more.isTight()) {
				list.setTight(false);
			}
			// of an outer block the first child is the inner one, which has been joined; a table has its header, too
			var child = inner == null ? parsed.getFirstChild() : parsed instanceof TableBlock ? null : second(parsed);
			while (child != null) {
				var next = child.getNext();
				kept.appendChild(child);
				child = next;
			}
			inner = kept;
		}
	}

	private static @Nullable Node second(Node parent) {
		var first = parent.getFirstChild();
		return first == null ? null : first.getNext();
	}

	private static void unlinkFrom(@Nullable Node first) {
		var node = first;
		while (node != null) {
			var next = node.getNext();
			node.unlink();
			node = next;
		}
	}

	/** The last item, row or block of a quote whose first line is complete, in the innermost list, table or quote. */
	private static @Nullable Node lastPart(Node block, String text, int complete) {
		if (block instanceof TableBlock) {
			return lastRow(block, text, complete);
		}
		@Nullable
		Node found = null;
		@Nullable
		Node container = block;
		while (container instanceof ListBlock || container instanceof BlockQuote) {
			var child = container.getLastChild();
			while (child != null && !isBegun(child, text, complete)) {
				child = child.getPrevious();
			}
			if (child == null) {
				return found;
			}
			found = child;
			container = container instanceof BlockQuote ? child : null;
		}
		return found;
	}

	/** Rows know not where they stand, but each has a line. */
	private static @Nullable Node lastRow(Node table, String text, int complete) {
		var row = table.getLastChild() instanceof TableBody body ? body.getFirstChild() : null;
		var end = nextLine(text, headerEnd(text));
		while (row != null && row.getNext() != null && nextLine(text, end) <= complete) {
			row = row.getNext();
			end = nextLine(text, end);
		}
		return row;
	}

	/** Whether the node's first line is complete; of a table the second, too, before which it is a paragraph's last line. */
	private static boolean isBegun(Node node, String text, int complete) {
		var end = nextLine(text, BlockSplitter.start(node));
		return (node instanceof TableBlock ? nextLine(text, end) : end) <= complete;
	}

	private static int partStart(Node found, String text) {
		if (found.getParent() instanceof TableBody body) {
			var at = headerEnd(text);
			for (var row = body.getFirstChild(); row != null && row != found; row = row.getNext()) {
				at = nextLine(text, at);
			}
			return at;
		}
		return BlockSplitter.lineStart(text, BlockSplitter.start(found));
	}

	/** Only so many are made up in a table, which its parts cannot count; those of the last row are not written yet. */
	private static boolean hasMadeUpCells(Node body) {
		for (var row = body.getFirstChild(); row != null && row.getNext() != null; row = row.getNext()) {
			for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
				if (cell.getFirstChild() == null) {
					return true;
				}
			}
		}
		return false;
	}

	private static int headerEnd(String text) {
		return nextLine(text, nextLine(text, 0));
	}

	private static int nextLine(String text, int from) {
		var end = text.indexOf('\n', from);
		return end < 0 ? text.length() + 1 : end + 1;
	}
}
