package io.github.openrouter4e.markdown.parser;

import java.util.regex.Pattern;

import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.markdown.text.TextCleaner;

/**
 * Makes visible what is invisible and harmful in a parsed document. After the parser, as an entity can stand for any character.
 * Code blocks stay as they are: {@link ShownCode} needs their text as it was written, too.
 */
final class VisibleText {

	private static final String WRAP = String.valueOf(TextCleaner.WRAP);

	private static final String NOTHING = String.valueOf(TextCleaner.NOTHING);

	private static final Pattern ADDRESS = Pattern.compile("https?://(?=[^/])|www\\.(?=\\w)"); //$NON-NLS-1$

	private VisibleText() {}

	/** @return the document */
	static Node of(Node document) {
		for (@Nullable
		Node node = document; node != null; node = next(node, document)) {
			switch (node) {
				case Text text -> text.setLiteral(marked(text.getLiteral()));
				case Code code -> code.setLiteral(marked(code.getLiteral()));
				case HtmlInline html -> html.setLiteral(marked(html.getLiteral()));
				case HtmlBlock html -> html.setLiteral(marked(html.getLiteral()));
				case Link link -> {
					link.setDestination(withoutMarks(link.getDestination()));
					endAtIdeograph(link);
				}
				case Image image -> image.setDestination(withoutMarks(image.getDestination()));
				case MathNode math -> math.setTex(marked(math.tex()));
				default -> {
					// has no text of its own
				}
			}
		}
		return document;
	}

	/**
	 * A bare address ends where Chinese, Japanese or Korean text goes on: these have no space between an address and what
	 * follows it.
	 */
	private static void endAtIdeograph(Link link) {
		if (!(link.getFirstChild() instanceof Text text) || text.getNext() != null
				|| !link.getDestination().endsWith(text.getLiteral())) {
			return; // has a text of its own
		}
		var address = text.getLiteral();
		var end = afterHost(address);
		while (end < address.length() && !isEastAsian(address.codePointAt(end))) {
			end += Character.charCount(address.codePointAt(end));
		}
		if (end > 0 && end < address.length()) {
			var rest = address.length() - end;
			link.setDestination(link.getDestination().substring(0, link.getDestination().length() - rest));
			text.setLiteral(address.substring(0, end));
			goOn(link, address.substring(end));
		}
	}

	/** Where to look first: behind a host that has no other name. */
	private static int afterHost(String address) {
		var host = address.indexOf("://") + 3; //$NON-NLS-1$
		if (host < 3 || host >= address.length() || !Character.isLetter(address.codePointAt(host))
				|| !isEastAsian(address.codePointAt(host))) {
			return 0;
		}
		var path = address.indexOf('/', host);
		return path < 0 ? address.length() : path;
	}

	/** Puts behind an address what follows it; the next one in that is a link, too, and its end is looked for in its turn. */
	private static void goOn(Link link, String rest) {
		var next = ADDRESS.matcher(rest);
		if (!next.find()) {
			link.insertAfter(new Text(rest));
			return;
		}
		var address = rest.substring(next.start());
		var following = new Link(next.group().startsWith("www") ? "http://" + address : address, null); //$NON-NLS-1$ //$NON-NLS-2$
		following.appendChild(new Text(address));
		link.insertAfter(following);
		link.insertAfter(new Text(rest.substring(0, next.start())));
	}

	static boolean isEastAsian(int c) {
		return Character.isIdeographic(c) || c >= 0x3000 && c <= 0x30FF || c >= 0xAC00 && c <= 0xD7A3
				|| c >= 0xFF00 && c <= 0xFFEF || c == 0x201C || c == 0x201D;
	}

	private static String withoutMarks(String address) {
		return address.replace(NOTHING, ""); //$NON-NLS-1$
	}

	/** Prose needs no sign where a line was broken. */
	private static String marked(String text) {
		return SafeText.marked(text.replace(WRAP, "")); //$NON-NLS-1$
	}

	/** The next node in the order of the text; without recursion, whatever the depth. */
	static @Nullable Node next(Node node, Node root) {
		if (node.getFirstChild() != null) {
			return node.getFirstChild();
		}
		@Nullable
		Node at = node;
		while (at != null && at != root) {
			if (at.getNext() != null) {
				return at.getNext();
			}
			at = at.getParent();
		}
		return null;
	}
}
