package io.github.openrouter4e.ui.internal.markdown;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.LinkReferenceDefinition;

/**
 * Renders finished text in one go. Thread-safe if the block renderer is.
 *
 * @param <T> the form the widget takes
 */
public final class MarkdownRenderer<T> {

	private final MarkdownParser parser;
	private final BlockRenderer<T> renderer;

	public MarkdownRenderer(MarkdownParser parser, BlockRenderer<T> renderer) {
		this.parser = parser;
		this.renderer = renderer;
	}

	/** @return the blocks in order; never more than a widget can bear */
	public List<T> render(String markdown) {
		var images = new CarriedImages();
		return render(images.take(markdown) + images.end(), images);
	}

	/** @param images whose addresses were taken out of the text */
	List<T> render(String markdown, CarriedImages images) {
		var omitted = Math.max(0, markdown.length() - StreamingMarkdown.MAX_SHOWN);
		var shown = omitted == 0 ? markdown : markdown.substring(0, StreamingMarkdown.MAX_SHOWN);
		var clean = LineBuffer.breakLines(SafeText.forDisplay(shown.replace("\r\n", "\n"))); //$NON-NLS-1$ //$NON-NLS-2$
		var codes = new CodeNumbers();
		var blocks = new ArrayList<T>();
		var document = images.restore(parser.parse(clean));
		for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
			if (!(block instanceof LinkReferenceDefinition)) {
				blocks.add(renderer.block(block, codes));
			}
		}
		if (omitted > 0) {
			blocks.add(renderer.omitted(omitted));
		}
		return blocks;
	}
}
