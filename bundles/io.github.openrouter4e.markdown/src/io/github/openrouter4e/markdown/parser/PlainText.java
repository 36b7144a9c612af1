package io.github.openrouter4e.markdown.parser;

import java.util.regex.Pattern;

import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text of inline nodes without any marks. */
public final class PlainText {

	private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>"); //$NON-NLS-1$

	private PlainText() {}

	public static String of(Node node) {
		var text = new StringBuilder();
		append(node, text);
		return text.toString();
	}

	/** Models write br in table cells, where Markdown has no line break. */
	public static boolean isLineBreak(String html) {
		return LINE_BREAK.matcher(html).matches();
	}

	private static void append(Node node, StringBuilder text) {
		switch (node) {
			case Text t -> text.append(t.getLiteral());
			case Code c -> text.append(c.getLiteral());
			case MathNode m -> text.append(MathText.readable(m.tex()));
			case HtmlInline h -> text.append(isLineBreak(h.getLiteral()) ? " " : h.getLiteral()); //$NON-NLS-1$
			case SoftLineBreak s -> text.append(' ');
			case HardLineBreak h -> text.append(' ');
			default -> {
				for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
					append(child, text);
				}
			}
		}
	}
}
