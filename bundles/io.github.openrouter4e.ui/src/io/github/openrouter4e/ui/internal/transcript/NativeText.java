package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;

import io.github.openrouter4e.ui.internal.markdown.RichText;
import io.github.openrouter4e.ui.internal.markdown.RichText.LineKind;
import io.github.openrouter4e.ui.internal.transcript.PieceOffsets.Entry;
import io.github.openrouter4e.ui.internal.transcript.PieceOffsets.Piece;

/** Carries out steps on a styled text: replaces just the characters of the piece that changed. */
final class NativeText {

	private final StyledText text;
	private final PieceOffsets offsets = new PieceOffsets();
	private RichStyles styles;

	NativeText(StyledText text, RichStyles styles) {
		this.text = text;
		this.styles = styles;
	}

	void setStyles(RichStyles styles) {
		this.styles = styles;
	}

	@Nullable
	String entryAt(int offset) {
		var entry = offsets.at(offset);
		return entry == null ? null : entry.id;
	}

	/** The offset at which an entry begins; -1 if it is not shown. */
	int start(String id) {
		var entry = offsets.find(id);
		return entry == null ? -1 : offsets.start(entry, text.getCharCount());
	}

	void apply(Op<RichText> op) {
		switch (op) {
			case Op.Clear<RichText>() -> {
				offsets.clear();
				text.setText(""); //$NON-NLS-1$
			}
			case Op.AddEntry<RichText>(var id, var before, var kind) -> offsets.add(new Entry(id, kind), before);
			case Op.DropEntry<RichText>(var id) -> {
				var entry = offsets.find(id);
				if (entry != null) {
					replace(offsets.start(entry, text.getCharCount()), entry.length(), RichText.EMPTY);
					offsets.remove(entry);
				}
			}
			case Op.Put<RichText>(var id, var key, var content) -> put(id, key, content);
			case Op.Extend<RichText>(var id, var key, var lines) -> extend(id, key, lines);
			case Op.Drop<RichText>(var id, var key) -> {
				var entry = offsets.find(id);
				var piece = entry == null ? null : entry.find(key);
				if (entry != null && piece != null) {
					drop(entry, piece);
				}
			}
			case Op.DropAll<RichText>(var id, var slot) -> {
				var entry = offsets.find(id);
				if (entry != null) {
					List.copyOf(entry.pieces).stream().filter(p -> p.key.slot() == slot).forEach(p -> drop(entry, p));
				}
			}
		}
	}

	private void put(String id, Key key, RichText content) {
		var entry = offsets.find(id);
		if (entry == null) {
			return;
		}
		var known = entry.find(key);
		var piece = known == null ? entry.add(key) : known;
		replace(offsets.start(entry, piece, text.getCharCount()), piece.length, content);
		piece.length = content.text().length();
	}

	private void extend(String id, Key key, RichText lines) {
		var entry = offsets.find(id);
		var piece = entry == null ? null : entry.find(key);
		if (entry != null && piece != null) {
			replace(offsets.start(entry, piece, text.getCharCount()) + piece.length, 0, lines);
			piece.length += lines.text().length();
		}
	}

	private void drop(Entry entry, Piece piece) {
		replace(offsets.start(entry, piece, text.getCharCount()), piece.length, RichText.EMPTY);
		entry.pieces.remove(piece);
	}

	private void replace(int start, int length, RichText content) {
		var first = text.getLineAtOffset(start);
		// what the next line looked like moves down with it, but for what StyledText gives to the line of the change
		var next = text.getLineAtOffset(start + length);
		var background = text.getLineBackground(next);
		var indent = text.getLineWrapIndent(next);
		var count = (int) content.text().chars().filter(c -> c == '\n').count();
		keepTopWithin(first, text.getLineCount() - (next - first) + count);
		text.replaceTextRange(start, length, content.text());
		var ranges = new ArrayList<StyleRange>();
		content.spans().forEach(span -> ranges.add(styles.range(start, span)));
		text.replaceStyleRanges(start, content.text().length(), ranges.toArray(StyleRange[]::new));
		if (count > 0) {
			text.setLineBackground(first, count, null);
			text.setLineWrapIndent(first, count, 0);
		}
		content.lines().forEach(line -> layOut(first, line));
		if (first + count < text.getLineCount()) {
			text.setLineBackground(first + count, 1, background);
			text.setLineWrapIndent(first + count, 1, indent);
		}
	}

	/** StyledText looks at its top line while the text shrinks, and fails if that is gone. */
	private void keepTopWithin(int changed, int lines) {
		if (text.getTopIndex() >= lines) {
			text.setTopIndex(Math.max(0, changed - 1));
		}
	}

	private void layOut(int first, RichText.Line line) {
		var palette = styles.look().palette();
		if (line.kind() == LineKind.CODE) {
			text.setLineBackground(first + line.first(), line.count(), styles.color(palette.codeBackground()));
		} else if (line.kind() == LineKind.QUESTION) {
			text.setLineBackground(first + line.first(), line.count(), styles.color(palette.questionBackground()));
		}
		if (line.indent() > 0) {
			text.setLineWrapIndent(first + line.first(), line.count(), line.indent() * indentWidth());
		}
	}

	private int indentWidth() {
		return Math.max(4, text.getLineHeight() / 3);
	}
}
