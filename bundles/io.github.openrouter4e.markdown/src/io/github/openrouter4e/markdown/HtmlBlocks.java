package io.github.openrouter4e.markdown;

import java.util.List;

import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.code.CodeHighlighter;
import io.github.openrouter4e.markdown.code.CodeLine;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.code.TokenKind;
import io.github.openrouter4e.markdown.text.DataImage;

/**
 * Blocks as HTML fragments for the browser widget. Nothing in them can load,
 * navigate or run: raw HTML is escaped, images are named and not loaded (but
 * for data: images), and a link is an element without an address, which the
 * page hands to Java when it is clicked.
 */
@SuppressWarnings("nls") // HTML
public final class HtmlBlocks implements BlockRenderer<String> {

	private final CodeHighlighter highlighter = new CodeHighlighter();
	private final String omittedText;
	/** There are many blocks in one answer. */
	private volatile @Nullable Renderer last;

	private record Renderer(ShownCodes.Group codes, HtmlRenderer renderer) {
	}

	/** @param omittedText a message with {0} for the number of characters */
	public HtmlBlocks(String omittedText) {
		this.omittedText = omittedText;
	}

	@Override
	public String block(Node block, ShownCodes.Group codes) {
		var known = last;
		if (known == null || known.codes() != codes) {
			known = new Renderer(codes, renderer(codes));
			last = known;
		}
		return known.renderer().render(block);
	}

	/** Its node renderers add the code blocks to this group. */
	private HtmlRenderer renderer(ShownCodes.Group codes) {
		return HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("\n") //
				.extensions(List.of(TablesExtension.create(), StrikethroughExtension.create(),
						TaskListItemsExtension.create()))
				.nodeRendererFactory(context -> new HtmlNodes(context, this, codes)) //
				.build();
	}

	/** A code block without children, wherever it stands. */
	String code(ShownCodes.Group codes, String info, String literal) {
		var code = new ShownCode(info);
		return code(codes.add(code), code.language(), highlighter.highlight(code, literal));
	}

	@Override
	public String code(String id, String language, List<CodeLine> lines) {
		return "<div class=\"code\" data-c=\"" + id + "\" data-l=\"" + Html.escape(language) + "\"><pre><code>"
				+ codeLines(lines) + "</code></pre></div>";
	}

	@Override
	public String codeLines(List<CodeLine> lines) {
		var html = new StringBuilder();
		for (var line : lines) {
			append(html, line);
			html.append('\n');
		}
		return html.toString();
	}

	@Override
	public String codeTail(CodeLine line) {
		var html = new StringBuilder("<pre class=\"more\"><code>");
		append(html, line);
		return html.append("</code></pre>").toString();
	}

	/**
	 * An image that came with the answer. A small file may be an image that takes gigabytes once it is decoded, and a file of
	 * another kind than it says goes to a decoder that knows no limit: such an image is named, with its size, not loaded.
	 *
	 * @param address passed {@link DataImage#isSafe}
	 */
	public static String image(String address, String text) {
		var header = DataImage.header(address);
		if (header == null || !header.isShowable()) {
			var size = header == null ? "" : " (%d \u00D7 %d)".formatted(header.width(), header.height());
			return "<span class=\"image\">" + Html.escape(text + size) + "</span>";
		}
		return "<img data-p=\"" + header.width() * header.height() + "\" alt=\"" + Html.escape(text) + "\" src=\""
				+ Html.escape(address) + "\">";
	}

	@Override
	public String join(List<String> parts) {
		return String.join("", parts);
	}

	@Override
	public String omitted(int characters) {
		return "<p class=\"note\">" + Html.escape(java.text.MessageFormat.format(omittedText, characters)) + "</p>";
	}

	private static void append(StringBuilder html, CodeLine line) {
		var text = line.text();
		var at = 0;
		for (var token : line.tokens()) {
			Html.append(html, text, at, token.start());
			at = token.start() + token.length();
			html.append("<span class=\"").append(cssClass(token.kind())).append("\">");
			Html.append(html, text, token.start(), at);
			html.append("</span>");
		}
		Html.append(html, text, at, text.length());
	}

	private static String cssClass(TokenKind kind) {
		return switch (kind) {
			case KEYWORD -> "k";
			case TYPE -> "t";
			case FUNCTION -> "f";
			case STRING -> "s";
			case NUMBER -> "n";
			case COMMENT -> "c";
			case ANNOTATION -> "a";
			case VARIABLE -> "v";
			case TAG -> "g";
			case ATTRIBUTE -> "r";
			case INSERTED -> "i";
			case DELETED -> "d";
			case PLAIN -> "";
		};
	}
}
