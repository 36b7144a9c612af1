package io.github.openrouter4e.markdown;

import java.util.ArrayDeque;

import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

import io.github.openrouter4e.markdown.RichText.LineKind;
import io.github.openrouter4e.markdown.RichText.Style;
import io.github.openrouter4e.markdown.RichText.Trait;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.parser.HtmlTag;
import io.github.openrouter4e.markdown.parser.MathNode;
import io.github.openrouter4e.markdown.parser.MathText;
import io.github.openrouter4e.markdown.parser.PlainText;
import io.github.openrouter4e.markdown.text.DataImage;
import io.github.openrouter4e.markdown.text.SafeLink;
import io.github.openrouter4e.markdown.text.SafeText;

/** Walks one block and writes it as styled text. */
@SuppressWarnings("nls") // signs
final class RichNodes {

	private static final Style MUTED = Style.PLAIN.with(Trait.MUTED);

	private final RichTextBuilder out;
	private final RichBlocks blocks;
	private final ShownCodes.Group codes;
	private final int columns;

	RichNodes(RichTextBuilder out, RichBlocks blocks, ShownCodes.Group codes, int columns) {
		this.out = out;
		this.blocks = blocks;
		this.codes = codes;
		this.columns = columns;
	}

	/** @param indent what stands before each line of the block */
	void block(Node node, String indent) {
		switch (node) {
			case Heading heading -> lines(heading, indent, Style.PLAIN.with(headingTrait(heading.getLevel())));
			case ThematicBreak rule -> out.append(indent).append("─".repeat(Math.max(3, Math.min(columns, 60))), MUTED)
					.append("\n");
			case FencedCodeBlock code ->
				out.append(blocks.code(codes, code.getInfo() == null ? "" : code.getInfo(), code.getLiteral()));
			case IndentedCodeBlock code -> out.append(blocks.code(codes, "", code.getLiteral()));
			case HtmlBlock html -> details(HtmlDetails.of(html.getLiteral()), indent);
			case TableBlock table -> TableText.write(table, columns - indent.length(), indent, out);
			case BlockQuote quote -> blocks(quote, indent + "│ ");
			case BulletList list -> items(list, indent, 0);
			case OrderedList list -> {
				var start = list.getMarkerStartNumber();
				items(list, indent, start == null ? 1 : start);
			}
			default -> lines(node, indent, Style.PLAIN);
		}
	}

	private void blocks(Node parent, String indent) {
		for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
			block(child, indent);
			if (child.getNext() != null && !(child.getNext() instanceof BulletList)
					&& !(child.getNext() instanceof OrderedList)) {
				out.append(indent.stripTrailing(), MUTED).append("\n");
			}
		}
	}

	/** @param number of the first item; 0 for bullets, which start at no number */
	private void items(Node list, String indent, int number) {
		var ordered = list instanceof OrderedList;
		var next = number;
		for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
			var mark = ordered ? next++ + ". " : "• ";
			if (item.getFirstChild() instanceof TaskListItemMarker task) {
				mark = task.isChecked() ? "☑ " : "☐ ";
			}
			item(item, indent, mark);
		}
	}

	private void item(Node item, String indent, String mark) {
		var inner = indent + " ".repeat(mark.length());
		var first = true;
		for (var child = item.getFirstChild(); child != null; child = child.getNext()) {
			if (child instanceof TaskListItemMarker) {
				continue;
			}
			if (first && child instanceof Paragraph) {
				var line = out.line();
				out.append(indent, MUTED).append(mark);
				inline(child, Style.PLAIN, inner);
				out.endLine().layOut(line, LineKind.TEXT, inner.length());
			} else {
				if (first) {
					out.append(indent, MUTED).append(mark).endLine();
				}
				block(child, inner);
			}
			first = false;
		}
		if (first) {
			out.append(indent, MUTED).append(mark).endLine();
		}
	}

	private void lines(Node node, String indent, Style style) {
		var line = out.line();
		out.append(indent, MUTED);
		inline(node, style, indent);
		out.endLine();
		if (!indent.isEmpty()) {
			out.layOut(line, LineKind.TEXT, indent.length());
		}
	}

	private void details(HtmlDetails details, String indent) {
		if (!details.summary().isEmpty()) {
			out.append(indent, MUTED).append(details.summary(), Style.PLAIN.with(Trait.BOLD)).endLine();
		}
		out.append(details.rest(), MUTED).endLine();
	}

	private void inline(Node parent, Style outer, String indent) {
		var style = outer;
		var around = new ArrayDeque<Style>();
		for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
			switch (child) {
				case Text text -> out.append(text.getLiteral(), style);
				case Code code -> out.append(code.getLiteral(), style.with(Trait.MONO).with(Trait.INLINE_CODE));
				case StrongEmphasis strong -> inline(strong, style.with(Trait.BOLD), indent);
				case Emphasis emphasis -> inline(emphasis, style.with(Trait.ITALIC), indent);
				case Strikethrough strike -> inline(strike, style.with(Trait.STRIKE), indent);
				case MathNode math -> out.append(MathText.readable(math.tex()), style.with(Trait.ITALIC));
				case Link link -> link(link, style, indent);
				case Image image -> image(image, style);
				case SoftLineBreak soft -> out.append(" ", style);
				case HardLineBreak hard -> out.append("\n").append(indent, MUTED);
				case HtmlTag tag -> {
					if (tag.isOpening()) {
						around.push(style);
						style = tagged(style, tag.name());
					} else {
						style = around.pop();
					}
				}
				case HtmlInline html -> {
					if (PlainText.isLineBreak(html.getLiteral())) {
						out.append("\n").append(indent, MUTED);
					} else {
						out.append(html.getLiteral(), style);
					}
				}
				default -> inline(child, style, indent);
			}
		}
	}

	private static Style tagged(Style style, String tag) {
		return switch (tag) {
			case "sub" -> style.with(Trait.SUBSCRIPT);
			case "sup" -> style.with(Trait.SUPERSCRIPT);
			case "strong" -> style.with(Trait.BOLD);
			case "em" -> style.with(Trait.ITALIC);
			case "del" -> style.with(Trait.STRIKE);
			default -> style.with(Trait.MONO).with(Trait.INLINE_CODE);
		};
	}

	private void link(Link link, Style style, String indent) {
		var address = SafeLink.check(link.getDestination());
		inline(link, style.withLink(address), indent);
		if (address == null) {
			out.append(" (" + SafeText.marked(link.getDestination()) + ")", style);
		}
	}

	private void image(Image image, Style style) {
		var text = PlainText.of(image);
		if (DataImage.isSafe(image.getDestination())) {
			out.append(RichText.OBJECT, RichText.image(image.getDestination()));
			out.append(text.isBlank() ? "" : " " + text, MUTED);
			return;
		}
		var label = text.isBlank() ? SafeText.marked(image.getDestination()) : text;
		out.append("[" + (label.length() > 200 ? "…" : label) + "]",
				style.withLink(SafeLink.check(image.getDestination())));
	}

	private static Trait headingTrait(int level) {
		return switch (level) {
			case 1 -> Trait.HEADING_1;
			case 2 -> Trait.HEADING_2;
			default -> Trait.HEADING_3;
		};
	}
}
