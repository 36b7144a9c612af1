package io.github.openrouter4e.ui.internal.markdown;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** The code blocks of an answer, for copying, inserting and saving. */
public final class CodeBlocks {

	private CodeBlocks() {}

	/**
	 * @param language as {@link Languages#name} gives it
	 * @param text     without characters that a source file must not get from a
	 *                 model (see {@link SafeText#forDocument})
	 */
	public record CodeBlock(String language, String text) {
	}

	/** @return in the order in which the renderers number them */
	public static List<CodeBlock> of(MarkdownParser parser, String markdown) {
		var collector = new Collector();
		parser.parse(SafeText.forDocument(markdown)).accept(collector);
		return collector.blocks;
	}

	@NonNullByDefault({}) // the library's interfaces say nothing about null
	private static final class Collector extends AbstractVisitor {

		private final List<CodeBlock> blocks = new ArrayList<>();

		@Override
		public void visit(FencedCodeBlock block) {
			blocks.add(new CodeBlock(Languages.name(block.getInfo()), block.getLiteral()));
		}

		@Override
		public void visit(IndentedCodeBlock block) {
			blocks.add(new CodeBlock("", block.getLiteral())); //$NON-NLS-1$
		}
	}
}
