package io.github.openrouter4e.markdown.parser;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableCell.Alignment;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Block;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Tables as GitHub has them, within limits: each row that is shorter than the header has its missing cells made up, so that a
 * wide header before many short rows would cost a thousand times its length.
 */
@NonNullByDefault({}) // the library's interfaces say nothing about null
final class TableParser extends AbstractBlockParser {

	static final BlockParserFactory FACTORY = TableParser::start;

	/** A wider table is text. */
	private static final int MAX_COLUMNS = 50;
	/** So many missing cells of a table are made up. */
	private static final int MAX_PADDING = 200;

	private final TableBlock block = new TableBlock();
	private final List<Alignment> columns;
	private final List<SourceLine> rows = new ArrayList<>();
	private int padding;

	private TableParser(List<Alignment> columns, SourceLine header) {
		this.columns = columns;
		rows.add(header);
	}

	private static BlockStart start(ParserState state, MatchedBlockParser matched) {
		var lines = matched.getParagraphLines().getLines();
		if (lines.isEmpty() || state.getIndent() >= 4) {
			return BlockStart.none();
		}
		var header = lines.get(lines.size() - 1);
		if (header.getContent().toString().indexOf('|') < 0) {
			return BlockStart.none();
		}
		var line = state.getLine().getContent();
		var columns = columns(line.subSequence(state.getIndex(), line.length()).toString());
		if (columns == null || columns.size() < cells(header).size()) {
			return BlockStart.none();
		}
		return BlockStart.of(new TableParser(columns, header)).atIndex(state.getIndex()).replaceParagraphLines(1);
	}

	/** What the delimiter row says; null if it is none. */
	private static @Nullable List<Alignment> columns(String line) {
		var text = line.strip();
		if (text.indexOf('|') < 0 || text.indexOf('-') < 0) {
			return null;
		}
		var start = text.startsWith("|") ? 1 : 0; //$NON-NLS-1$
		var end = text.length() > start && text.endsWith("|") ? text.length() - 1 : text.length(); //$NON-NLS-1$
		var columns = new ArrayList<Alignment>();
		while (start <= end) {
			var pipe = text.indexOf('|', start);
			var cellEnd = pipe < 0 || pipe > end ? end : pipe;
			var cell = text.substring(start, cellEnd).strip();
			if (!isDelimiter(cell) || columns.size() == MAX_COLUMNS) {
				return null;
			}
			columns.add(alignment(cell.charAt(0) == ':', cell.charAt(cell.length() - 1) == ':'));
			start = cellEnd + 1;
		}
		return columns;
	}

	private static boolean isDelimiter(String cell) {
		var start = cell.startsWith(":") ? 1 : 0; //$NON-NLS-1$
		var end = cell.length() > start && cell.endsWith(":") ? cell.length() - 1 : cell.length(); //$NON-NLS-1$
		return end > start && cell.chars().skip(start).limit(end - start).allMatch(c -> c == '-');
	}

	private static @Nullable Alignment alignment(boolean left, boolean right) {
		if (right) {
			return left ? Alignment.CENTER : Alignment.RIGHT;
		}
		return left ? Alignment.LEFT : null;
	}

	@Override
	public Block getBlock() {
		return block;
	}

	@Override
	public BlockContinue tryContinue(ParserState state) {
		var line = state.getLine().getContent().toString();
		var pipe = line.indexOf('|', state.getNextNonSpaceIndex());
		// a lone pipe is no row
		return pipe < 0 || line.strip().length() == 1 ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
	}

	@Override
	public void addLine(SourceLine line) {
		rows.add(line);
	}

	@Override
	public void parseInlines(InlineParser inlineParser) {
		var head = new TableHead();
		block.appendChild(head);
		var header = cells(rows.get(0));
		head.appendChild(row(header, header.size(), true, inlineParser));
		if (rows.size() > 2) { // the second is the delimiter row
			var body = new TableBody();
			block.appendChild(body);
			for (var row : rows.subList(2, rows.size())) {
				body.appendChild(row(cells(row), header.size(), false, inlineParser));
			}
		}
	}

	private TableRow row(List<SourceLine> cells, int width, boolean header, InlineParser inlineParser) {
		var row = new TableRow();
		for (var i = 0; i < width && (i < cells.size() || padding++ < MAX_PADDING); i++) {
			var cell = new TableCell();
			cell.setHeader(header);
			cell.setAlignment(columns.get(i));
			if (i < cells.size()) {
				inlineParser.parse(SourceLines.of(cells.get(i)), cell);
			}
			row.appendChild(cell);
		}
		return row;
	}

	/** The cells of a row. A pipe after a backslash is no end, and has no backslash in the cell. */
	private static List<SourceLine> cells(SourceLine line) {
		var row = line.getContent().toString().strip();
		var cells = new ArrayList<SourceLine>();
		var cell = new StringBuilder();
		for (var i = row.startsWith("|") ? 1 : 0; i < row.length(); i++) { //$NON-NLS-1$
			var c = row.charAt(i);
			if (c == '\\' && i + 1 < row.length() && row.charAt(i + 1) == '|') {
				cell.append('|');
				i++;
			} else if (c == '|') {
				cells.add(SourceLine.of(cell.toString().strip(), null));
				cell.setLength(0);
			} else {
				cell.append(c);
			}
		}
		if (!cell.isEmpty()) {
			cells.add(SourceLine.of(cell.toString().strip(), null));
		}
		return cells;
	}
}
