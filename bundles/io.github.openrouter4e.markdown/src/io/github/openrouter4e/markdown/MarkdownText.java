package io.github.openrouter4e.markdown;

import java.util.List;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

import io.github.openrouter4e.markdown.parser.MarkdownParser;
import io.github.openrouter4e.markdown.text.SafeText;

/** Markdown as text without marks, as for the clipboard. */
public final class MarkdownText {

	private MarkdownText() {}

	/** {@return what a Markdown text says, without its marks and without characters that hide or reorder others} */
	public static String of(String markdown) {
		String plain = TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
				.extensions(List.of(TablesExtension.create())).build().render(new MarkdownParser().parse(markdown));
		return SafeText.forDocument(plain); // after rendering, as an entity can stand for any character
	}
}
