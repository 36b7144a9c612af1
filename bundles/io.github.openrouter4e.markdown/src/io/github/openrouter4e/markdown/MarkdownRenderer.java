package io.github.openrouter4e.markdown;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.markdown.code.ShownCodes;

/**
 * Renders finished text in one go, to what {@link StreamingMarkdown} would end with. Thread-safe if the block renderer is.
 *
 * @param <T> the form the widget takes
 */
public final class MarkdownRenderer<T> {

	private final BlockRenderer<T> renderer;

	public MarkdownRenderer(BlockRenderer<T> renderer) {
		this.renderer = renderer;
	}

	/**
	 * @param codes takes the code blocks
	 * @return the blocks in order; never more than a widget can bear
	 */
	public List<T> render(String markdown, ShownCodes.Group codes) {
		return render(markdown, codes, false);
	}

	/** @param whole whether nothing is left out for its length, as the user wants to see it all */
	public List<T> render(String markdown, ShownCodes.Group codes, boolean whole) {
		var streaming = new StreamingMarkdown<>(renderer, codes, codes.sibling(), whole);
		streaming.append(markdown);
		var blocks = new ArrayList<T>();
		for (var change : streaming.finish()) {
			// of a text that comes in one piece no block is extended
			if (change instanceof Change.Add<T>(var block)) {
				blocks.add(block);
			}
		}
		return blocks;
	}
}
