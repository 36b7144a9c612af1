package io.github.openrouter4e.markdown;

import java.util.Map;
import java.util.Set;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.eclipse.jdt.annotation.NonNullByDefault;

import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.parser.HtmlTag;
import io.github.openrouter4e.markdown.parser.MathNode;
import io.github.openrouter4e.markdown.parser.MathText;
import io.github.openrouter4e.markdown.parser.PlainText;
import io.github.openrouter4e.markdown.text.DataImage;
import io.github.openrouter4e.markdown.text.SafeLink;
import io.github.openrouter4e.markdown.text.SafeText;

/** The nodes that must not look the way CommonMark's own renderer writes them. */
@SuppressWarnings("nls") // HTML
@NonNullByDefault({}) // the library's interfaces say nothing about null
final class HtmlNodes implements NodeRenderer {

	private static final Set<Class<? extends Node>> TYPES = Set.of(Link.class, Image.class, FencedCodeBlock.class,
			IndentedCodeBlock.class, HtmlInline.class, HtmlTag.class, HtmlBlock.class, MathNode.class);

	private final HtmlNodeRendererContext context;
	private final HtmlWriter html;
	private final HtmlBlocks blocks;
	private final ShownCodes.Group codes;

	HtmlNodes(HtmlNodeRendererContext context, HtmlBlocks blocks, ShownCodes.Group codes) {
		this.context = context;
		this.html = context.getWriter();
		this.blocks = blocks;
		this.codes = codes;
	}

	@Override
	public Set<Class<? extends Node>> getNodeTypes() {
		return TYPES;
	}

	@Override
	public void render(Node node) {
		switch (node) {
			case Link link -> link(link);
			case Image image -> image(image);
			case FencedCodeBlock code -> code(code.getInfo() == null ? "" : code.getInfo(), code.getLiteral());
			case IndentedCodeBlock code -> code("", code.getLiteral());
			case HtmlInline inline -> {
				if (PlainText.isLineBreak(inline.getLiteral())) {
					html.tag("br", Map.of(), true);
				} else {
					html.text(inline.getLiteral());
				}
			}
			case HtmlTag tag -> html.tag(tag.isOpening() ? tag.name() : "/" + tag.name());
			case HtmlBlock block -> details(HtmlDetails.of(block.getLiteral()));
			case MathNode math -> {
				html.tag("span", Map.of("class", math.display() ? "math block" : "math", "title", math.tex()));
				html.text(MathText.readable(math.tex()));
				html.tag("/span");
			}
			default -> throw new IllegalArgumentException(node.getClass().getName());
		}
	}

	private void details(HtmlDetails details) {
		if (!details.summary().isEmpty()) {
			html.raw("<p><strong>");
			html.text(details.summary());
			html.raw("</strong></p>");
		}
		if (!details.rest().isEmpty()) {
			html.tag("p", Map.of("class", "raw"));
			html.text(details.rest());
			html.tag("/p");
		}
	}

	private void code(String info, String literal) {
		html.line();
		html.raw(blocks.code(codes, info, literal));
		html.line();
	}

	private void link(Link link) {
		var address = SafeLink.check(link.getDestination());
		if (address == null) {
			// what looks like a link and is none would only puzzle: show text and address
			children(link);
			html.text(" (" + SafeText.marked(link.getDestination()) + ")");
			return;
		}
		html.tag("a", Map.of("data-h", address, "title", SafeText.marked(address), "role", "link", "tabindex", "0"));
		children(link);
		html.tag("/a");
	}

	private void image(Image image) {
		var address = image.getDestination();
		var text = PlainText.of(image);
		if (DataImage.isSafe(address)) {
			html.raw(HtmlBlocks.image(address, text));
			return;
		}
		var link = SafeLink.check(address);
		var label = text.isBlank() ? SafeText.marked(address) : text;
		if (link == null) {
			html.tag("span", Map.of("class", "image"));
			html.text(label);
			html.tag("/span");
			return;
		}
		html.tag("a", Map.of("class", "image", "data-h", link, "title", SafeText.marked(link), "role", "link",
				"tabindex", "0"));
		html.text(label);
		html.tag("/a");
	}

	private void children(Node parent) {
		for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
			context.render(child);
		}
	}
}
