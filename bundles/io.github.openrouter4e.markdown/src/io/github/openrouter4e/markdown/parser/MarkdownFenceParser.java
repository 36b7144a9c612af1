package io.github.openrouter4e.markdown.parser;

import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Code blocks of Markdown, which have {@link NestedFences}; all others are the library's. */
@NonNullByDefault({}) // the library's interfaces say nothing about null
final class MarkdownFenceParser extends AbstractBlockParser {

	static final BlockParserFactory FACTORY = MarkdownFenceParser::start;

	private final FencedCodeBlock block = new FencedCodeBlock();
	private final NestedFences nested;
	private final StringBuilder literal = new StringBuilder();
	private boolean first = true;

	private MarkdownFenceParser(char mark, int length, int indent, String info) {
		block.setFenceCharacter(String.valueOf(mark));
		block.setOpeningFenceLength(length);
		block.setFenceIndent(indent);
		block.setInfo(info.strip());
		nested = new NestedFences(mark, length, info);
	}

	private static BlockStart start(ParserState state, MatchedBlockParser matched) {
		var line = state.getLine().getContent();
		var start = state.getNextNonSpaceIndex();
		if (state.getIndent() >= 4 || start >= line.length() || "`~".indexOf(line.charAt(start)) < 0) { //$NON-NLS-1$
			return BlockStart.none();
		}
		var mark = line.charAt(start);
		var end = start;
		while (end < line.length() && line.charAt(end) == mark) {
			end++;
		}
		var info = line.subSequence(end, line.length()).toString();
		if (end - start < 3 || !NestedFences.isMarkdown(info) || mark == '`' && info.indexOf('`') >= 0) {
			return BlockStart.none();
		}
		return BlockStart.of(new MarkdownFenceParser(mark, end - start, state.getIndent(), info))
				.atIndex(line.length());
	}

	@Override
	public Block getBlock() {
		return block;
	}

	@Override
	public BlockContinue tryContinue(ParserState state) {
		var line = state.getLine().getContent();
		if (!nested.isOpen() && state.getIndent() < 4 && closes(line, state.getNextNonSpaceIndex())) {
			return BlockContinue.finished();
		}
		var start = state.getIndex();
		for (var i = 0; i < block.getFenceIndent() && start < line.length() && line.charAt(start) == ' '; i++) {
			start++;
		}
		return BlockContinue.atIndex(start);
	}

	private boolean closes(CharSequence line, int start) {
		var end = start;
		while (end < line.length() && line.charAt(end) == block.getFenceCharacter().charAt(0)) {
			end++;
		}
		if (end - start < block.getOpeningFenceLength() || !line.subSequence(end, line.length()).toString().isBlank()) {
			return false;
		}
		block.setClosingFenceLength(end - start);
		return true;
	}

	@Override
	public void addLine(SourceLine line) {
		if (first) {
			first = false; // what is left of the line of the fence
			return;
		}
		var text = line.getContent().toString();
		nested.take(text);
		literal.append(text).append('\n');
	}

	@Override
	public void closeBlock() {
		block.setLiteral(literal.toString());
	}
}
