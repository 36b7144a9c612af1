package io.github.openrouter4e.markdown.text;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.ext.gfm.tables.TableCell.Alignment;
import org.eclipse.jdt.annotation.Nullable;

/** Widths in columns of a monospaced font, where East Asian characters take two. */
public final class TextColumns {

	private TextColumns() {}

	public static int width(String text) {
		return text.codePoints().map(TextColumns::width).sum();
	}

	private static int width(int c) {
		var type = Character.getType(c);
		if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
			return 0;
		}
		var wide = c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
				|| c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
				|| c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD;
		return wide ? 2 : 1;
	}

	public static String pad(String text, int width, @Nullable Alignment alignment) {
		var missing = Math.max(0, width - width(text));
		var left = alignment == Alignment.RIGHT ? missing : alignment == Alignment.CENTER ? missing / 2 : 0;
		return " ".repeat(left) + text + " ".repeat(missing - left); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Breaks at spaces, and within words that are wider than the column. */
	public static List<String> wrap(String text, int width) {
		if (width(text) <= width) {
			return List.of(text);
		}
		var lines = new ArrayList<String>();
		var line = new StringBuilder();
		for (var word : text.split(" ")) { //$NON-NLS-1$
			if (!line.isEmpty() && width(line.toString()) + 1 + width(word) <= width) {
				line.append(' ').append(word);
				continue;
			}
			flush(line, lines);
			for (var c : word.codePoints().toArray()) {
				if (width(line.toString()) + width(c) > width) {
					flush(line, lines);
				}
				line.appendCodePoint(c);
			}
		}
		flush(line, lines);
		return lines;
	}

	private static void flush(StringBuilder line, List<String> lines) {
		if (!line.isEmpty()) {
			lines.add(line.toString());
			line.setLength(0);
		}
	}
}
