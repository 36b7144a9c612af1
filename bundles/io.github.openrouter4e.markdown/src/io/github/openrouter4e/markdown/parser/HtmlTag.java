package io.github.openrouter4e.markdown.parser;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A tag that says how text looks and nothing else: it has no attributes, and its counterpart stands in the same paragraph, on
 * the same level. All other HTML stays text.
 */
@SuppressWarnings("nls") // HTML
public final class HtmlTag extends CustomNode {

	/** The elements that are shown. */
	static final List<String> NAMES = List.of("kbd", "sub", "sup", "b", "strong", "i", "em", "s", "del");

	/** Nobody means more; the page should not have to lay them out in each other. */
	private static final int MAX_NESTING = 4;

	private final String name;
	private final boolean opening;

	private HtmlTag(String name, boolean opening) {
		this.name = name;
		this.opening = opening;
	}

	/** {@code kbd}, {@code sub}, {@code sup}, {@code strong}, {@code em} or {@code del}. */
	public String name() {
		return switch (name) {
			case "b" -> "strong";
			case "i" -> "em";
			case "s" -> "del";
			default -> name;
		};
	}

	/** Whether the element begins here. */
	public boolean isOpening() {
		return opening;
	}

	/**
	 * Puts tags in the places of the HTML that is meant.
	 *
	 * @return the document
	 */
	static Node in(Node document) {
		for (@Nullable
		Node node = document; node != null; node = VisibleText.next(node, document)) {
			pair(node);
		}
		return document;
	}

	private static void pair(Node parent) {
		var open = new ArrayDeque<HtmlInline>();
		@Nullable
		Node next;
		for (@Nullable
		Node child = parent.getFirstChild(); child != null; child = next) {
			next = child.getNext();
			if (!(child instanceof HtmlInline html)) {
				continue;
			}
			var name = name(html);
			if (NAMES.contains(name)) {
				open.push(html);
				if (open.size() > MAX_NESTING) {
					open.removeLast();
				}
			} else if (name.startsWith("/") && open.stream().anyMatch(o -> name(o).equals(name.substring(1)))) {
				while (!name(open.element()).equals(name.substring(1))) {
					open.pop(); // stays text
				}
				replace(open.pop(), new HtmlTag(name.substring(1), true));
				replace(html, new HtmlTag(name.substring(1), false));
			}
		}
	}

	private static void replace(HtmlInline html, HtmlTag tag) {
		html.insertBefore(tag);
		html.unlink();
	}

	/** What stands between the angle brackets. */
	private static String name(HtmlInline html) {
		var text = html.getLiteral();
		return text.length() > "</strong>".length()
				? ""
				: text.substring(1, text.length() - 1).toLowerCase(Locale.ROOT);
	}
}
