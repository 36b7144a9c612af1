package io.github.openrouter4e.ui.internal.markdown;

import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Makes visible what is invisible and harmful in a parsed document. After the parser, as an entity can stand for any character.
 * Code blocks stay as they are: {@link ShownCode} needs their text as it was written, too.
 */
final class VisibleText {

	private static final String WRAP = String.valueOf(TextCleaner.WRAP);

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
				case MathNode math -> math.setTex(marked(math.tex()));
				default -> {
					// has no text of its own
				}
			}
		}
		return document;
	}

	/** Prose needs no sign where a line was broken. */
	private static String marked(String text) {
		return SafeText.marked(text.replace(WRAP, "")); //$NON-NLS-1$
	}

	/** The next node in the order of the text; without recursion, whatever the depth. */
	private static @Nullable Node next(Node node, Node root) {
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
