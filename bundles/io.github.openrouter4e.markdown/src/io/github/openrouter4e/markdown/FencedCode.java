package io.github.openrouter4e.markdown;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.parser.MarkdownParser;
import io.github.openrouter4e.markdown.text.SafeText;

/**
 * A fenced code block of a Markdown text, with what the text says of it.
 *
 * @param info     what follows the fence; "" if there is nothing
 * @param code     without the fences, and without characters that a source file must not get from a model
 * @param before   lines that may say what it is, the surest first: the last line of the paragraph right before it, and the
 *                 heading that it is under; code in them stands between backticks
 * @param isClosed whether the fence ends; the text may be cut
 */
public record FencedCode(String info, String code, List<String> before, boolean isClosed) {

	/** Takes a copy of the list. */
	public FencedCode {
		before = List.copyOf(before);
	}

	/** {@return the code blocks of a text, in its order; also those in lists and quotations} */
	public static List<FencedCode> in(String markdown) {
		var blocks = new ArrayList<FencedCode>();
		new MarkdownParser().parse(markdown).accept(new AbstractVisitor() {
			@Override
			public void visit(@Nullable FencedCodeBlock block) {
				if (block != null) {
					var info = block.getInfo();
					blocks.add(new FencedCode(info == null ? "" : SafeText.forDocument(info).strip(), //$NON-NLS-1$
							SafeText.forDocument(block.getLiteral()), before(block),
							block.getClosingFenceLength() != null));
				}
			}
		});
		return blocks;
	}

	private static List<String> before(Node block) {
		var lines = new ArrayList<String>();
		if (block.getPrevious() instanceof Paragraph paragraph) {
			var text = text(paragraph);
			lines.add(text.substring(text.lastIndexOf('\n') + 1).strip());
		}
		for (@Nullable
		Node outer = block; outer != null; outer = outer.getParent()) {
			for (var each = outer.getPrevious(); each != null; each = each.getPrevious()) {
				if (each instanceof Heading heading) {
					lines.add(text(heading).strip());
					return lines;
				}
			}
		}
		return lines;
	}

	private static String text(Node node) {
		return switch (node) {
			case Text text -> text.getLiteral();
			case Code code -> '`' + code.getLiteral() + '`';
			case SoftLineBreak end -> "\n"; //$NON-NLS-1$
			case HardLineBreak end -> "\n"; //$NON-NLS-1$
			default -> {
				var all = new StringBuilder();
				for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
					all.append(text(child));
				}
				yield all.toString();
			}
		};
	}
}
