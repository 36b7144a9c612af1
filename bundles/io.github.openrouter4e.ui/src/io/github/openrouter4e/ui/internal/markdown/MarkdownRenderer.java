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

	/**
	 * @param codes takes the code blocks
	 * @return the blocks in order; never more than a widget can bear
	 */
	public List<T> render(String markdown, ShownCodes.Group codes) {
		var images = new CarriedImages();
		var lines = new LongestLine();
		var text = lines.take(images.take(TextCleaner.clean(markdown)) + images.end());
		var beyond = Math.max(0, text.length() - StreamingMarkdown.MAX_SHOWN);
		var blocks = render(beyond == 0 ? text : text.substring(0, StreamingMarkdown.MAX_SHOWN) + TextCleaner.CUT,
				images, codes);
		if (beyond + lines.omitted() > 0) {
			blocks.add(renderer.omitted(beyond + lines.omitted()));
		}
		return blocks;
	}

	/**
	 * @param text   clean
	 * @param images whose addresses were taken out of the text
	 */
	List<T> render(String text, CarriedImages images, ShownCodes.Group codes) {
		var blocks = new ArrayList<T>();
		var document = images.restore(parser.parseForDisplay(LineBuffer.breakLines(text)));
		for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
			if (!(block instanceof LinkReferenceDefinition)) {
				blocks.add(renderer.block(block, codes));
			}
		}
		return blocks;
	}
}
