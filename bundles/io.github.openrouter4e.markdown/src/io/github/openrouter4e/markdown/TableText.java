package io.github.openrouter4e.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.RichText.LineKind;
import io.github.openrouter4e.markdown.RichText.Style;
import io.github.openrouter4e.markdown.RichText.Trait;
import io.github.openrouter4e.markdown.parser.PlainText;
import io.github.openrouter4e.markdown.text.TextColumns;
import io.github.openrouter4e.markdown.text.TextDirection;

/**
 * A table in aligned columns of a monospaced font. Columns shrink and their
 * cells wrap to fit the view; a table that cannot fit is written as one
 * "header: value" list per row, which is at least readable.
 */
@SuppressWarnings("nls") // frames
final class TableText {

	private static final int LEAST_COLUMN = 6;
	/** A number with its sign, currency and unit. */
	private static final Pattern NUMBER = Pattern.compile("\\S{0,3}\\d[\\d.,:/'\u00A0\u202F-]*+\\S{0,3}");
	private static final int LONGEST_NUMBER = 30;
	private static final Style TEXT = Style.PLAIN.with(Trait.MONO);
	private static final Style HEAD = TEXT.with(Trait.BOLD);
	private static final Style FRAME = TEXT.with(Trait.MUTED);

	private final List<List<Cell>> rows;
	private final int[] widths;
	private final String indent;
	private final RichTextBuilder out;

	private record Cell(String text, TableCell.@Nullable Alignment alignment) {
	}

	private TableText(List<List<Cell>> rows, int[] widths, String indent, RichTextBuilder out) {
		this.rows = rows;
		this.widths = widths;
		this.indent = indent;
		this.out = out;
	}

	static void write(TableBlock table, int columns, String indent, RichTextBuilder out) {
		var rows = new ArrayList<List<Cell>>();
		collect(table, rows);
		if (rows.isEmpty()) {
			return;
		}
		var widths = new int[rows.get(0).size()];
		for (var row : rows) {
			for (var i = 0; i < Math.min(widths.length, row.size()); i++) {
				widths[i] = Math.max(widths[i], Math.max(1, TextColumns.width(row.get(i).text())));
			}
		}
		var text = new TableText(rows, widths, indent, out);
		var line = out.line();
		if (text.fit(columns)) {
			text.grid();
			var words = new StringBuilder();
			rows.forEach(row -> row.forEach(cell -> words.append(cell.text()).append(' ')));
			out.layOut(line, TextDirection.isRightToLeft(words.toString())
					? LineKind.TABLE_RIGHT_TO_LEFT
					: LineKind.TABLE, indent.length());
		} else {
			text.list();
			out.layOut(line, LineKind.TEXT, indent.length());
		}
	}

	private static void collect(Node node, List<List<Cell>> rows) {
		for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
			if (child instanceof TableRow row) {
				var cells = new ArrayList<Cell>();
				for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
					if (cell instanceof TableCell tableCell) {
						cells.add(new Cell(PlainText.of(tableCell), tableCell.getAlignment()));
					}
				}
				rows.add(cells);
			} else {
				collect(child, rows);
			}
		}
	}

	/** Takes width from the widest column until all fit. */
	private boolean fit(int columns) {
		var total = 3 * widths.length - 1;
		for (var width : widths) {
			total += width;
		}
		var least = least();
		for (var excess = total - columns; excess > 0; excess--) {
			var widest = -1;
			for (var i = 0; i < widths.length; i++) {
				if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
					widest = i;
				}
			}
			if (widest < 0) {
				return false;
			}
			widths[widest]--;
		}
		return true;
	}

	/** How narrow the columns may become: no number is broken. */
	private int[] least() {
		var least = new int[widths.length];
		for (var i = 0; i < least.length; i++) {
			least[i] = LEAST_COLUMN;
			for (var row : rows) {
				var numbers = NUMBER.matcher(i < row.size() ? row.get(i).text() : "");
				while (numbers.find()) {
					least[i] = Math.max(least[i], Math.min(LONGEST_NUMBER, numbers.end() - numbers.start()));
				}
			}
		}
		return least;
	}

	private void grid() {
		for (var i = 0; i < rows.size(); i++) {
			row(rows.get(i), i == 0 ? HEAD : TEXT);
			if (i == 0) {
				out.append(indent, FRAME);
				for (var c = 0; c < widths.length; c++) {
					out.append((c == 0 ? "" : "─┼─") + "─".repeat(widths[c]), FRAME);
				}
				out.append("\n");
			}
		}
	}

	private void row(List<Cell> cells, Style style) {
		var wrapped = new ArrayList<List<String>>();
		var height = 1;
		for (var c = 0; c < widths.length; c++) {
			var lines = c < cells.size() ? TextColumns.wrap(cells.get(c).text(), widths[c]) : List.of("");
			wrapped.add(lines);
			height = Math.max(height, lines.size());
		}
		for (var line = 0; line < height; line++) {
			out.append(indent, FRAME);
			for (var c = 0; c < widths.length; c++) {
				if (c > 0) {
					out.append(" │ ", FRAME);
				}
				var lines = wrapped.get(c);
				var alignment = c < cells.size() ? cells.get(c).alignment() : null;
				out.append(TextColumns.pad(line < lines.size() ? lines.get(line) : "", widths[c], alignment), style);
			}
			out.append("\n");
		}
	}

	private void list() {
		var head = rows.get(0);
		for (var row : rows.subList(1, rows.size())) {
			for (var c = 0; c < Math.min(head.size(), row.size()); c++) {
				out.append(indent, FRAME).append(head.get(c).text() + ": ", Style.PLAIN.with(Trait.BOLD))
						.append(row.get(c).text()).append("\n");
			}
			out.append(indent + "───", FRAME).append("\n");
		}
	}
}
