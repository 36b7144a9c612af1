package io.github.openrouter4e.editor.internal.inline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.JFaceTextUtil;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Event;

/**
 * Paints the changes of an inline edit into the text: lines that would go are tinted and struck out, lines that would come
 * stand in room of their own below. Painting changes nothing in the widget. Each change has a button to keep and one to reject
 * it.
 */
final class HunkPainter {

	private static final RGB GREEN = new RGB(0, 160, 60);
	private static final RGB RED = new RGB(220, 50, 40);
	private static final RGB BLUE = new RGB(60, 120, 220);
	private static final int TINT = 20;
	private static final int BAR = 3;
	/** Some lie over the text. */
	private static final int SCROLL_BAR = 14;
	/** So that heights of ours are not those of code minings. */
	private static final int PADDING = 3;
	private static final int LONGEST = 1_000;
	/** Beyond what is visible; farther changes get their room when they come near, as each takes time. */
	private static final int LINES_AROUND = 100;

	private final StyledText text;
	private final ITextViewer viewer;
	private final InlineEdit edit;
	private final LineSpace space;
	private final TextLayout layout;
	private final @Nullable SyntaxColors colors;
	private final LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources());
	/** Of the changes that have come near, with their colours. */
	private final Map<Hunk, List<Line>> lines = new HashMap<>();
	private final List<Placed> placed = new ArrayList<>();
	private final List<Target> targets = new ArrayList<>();
	/** The changes that have room, whether they are near or not any more. */
	private final Set<Hunk> roomy = new HashSet<>();
	private int fieldLine = -1;

	/**
	 * A change and where it is in the widget.
	 *
	 * @param first  of the old lines
	 * @param last   of the old lines; before the first if there are none
	 * @param below  the line that the new ones are above
	 * @param offset of their room in the room above that line
	 * @param height of their room
	 */
	private record Placed(Hunk hunk, int first, int last, int below, int offset, int height) {
	}

	/** A line that would come. @param styles with offsets in the line */
	private record Line(String text, List<StyleRange> styles) {
	}

	/** Something to click. */
	private record Target(Rectangle bounds, Hunk hunk, boolean keeps) {
	}

	/** @param colors of new lines; {@code null} for those of text */
	HunkPainter(ITextViewer viewer, InlineEdit edit, @Nullable SyntaxColors colors) {
		this.viewer = viewer;
		this.colors = colors;
		this.text = viewer.getTextWidget();
		this.edit = edit;
		space = new LineSpace(text);
		layout = new TextLayout(text.getDisplay());
	}

	/** Finds out where everything is, and makes room for it. @param field height of the prompt field; 0 for none */
	void arrange(IDocument document, int field) {
		placed.clear();
		var open = edit.hunks().open();
		roomy.retainAll(open);
		lines.keySet().retainAll(open);
		var heights = new HashMap<Integer, Integer>();
		try {
			for (var hunk : open) {
				place(document, hunk, heights);
			}
			var range = edit.hunks().range();
			fieldLine = field == 0 || range == null ? -1 : widgetLine(document.getLineOfOffset(range.getOffset()));
		} catch (@SuppressWarnings("unused") BadLocationException e) {
			fieldLine = -1; // changed meanwhile: the next arrangement knows
		}
		if (fieldLine >= 0) {
			heights.merge(fieldLine, field + PADDING, Integer::sum);
		}
		space.set(heights);
		text.redraw();
	}

	private void place(IDocument document, Hunk hunk, Map<Integer, Integer> heights) throws BadLocationException {
		var offset = hunk.position().getOffset();
		if (hunk.position().isDeleted() || !hunk.isInPlace(document)) {
			return;
		}
		var firstLine = document.getLineOfOffset(offset);
		var endLine = document.getLineOfOffset(offset + hunk.old().length());
		var first = widgetLine(firstLine);
		if (first < 0) {
			return; // folded
		}
		var isLast = endLine == firstLine && !hunk.old().isEmpty()
				|| offset + hunk.old().length() == document.getLength() && document.getLineLength(endLine) > 0;
		var count = hunk.old().isEmpty() ? 0 : isLast ? endLine - firstLine + 1 : endLine - firstLine;
		var after = isLast ? -1 : widgetLine(endLine);
		var below = after < 0 ? first : after; // without a line below, the new ones are above the old ones
		var height = Math.max(1, (int) hunk.text().lines().count()) * text.getLineHeight() + PADDING;
		@Nullable
		Integer used = heights.get(below);
		var start = used == null ? 0 : used;
		placed.add(new Placed(hunk, first, first + count - 1, below, start, height));
		if (isNear(below) || roomy.contains(hunk)) {
			roomy.add(hunk);
			lines(hunk); // not while painting
			heights.put(below, start + height);
		}
	}

	/** Made once, as each takes time. */
	private List<Line> lines(Hunk hunk) {
		return lines.computeIfAbsent(hunk, made -> {
			var styles = colors == null ? List.<StyleRange>of() : colors.of(made.position().getOffset(), made.text());
			var found = new ArrayList<Line>();
			var next = 0;
			var start = 0;
			for (var line : made.text().lines().toList()) {
				var end = start + line.length();
				while (next < styles.size() && end(styles.get(next)) <= start) {
					next++;
				}
				var inLine = new ArrayList<StyleRange>();
				for (var i = next; i < styles.size() && styles.get(i).start < end; i++) {
					inLine.add(part(styles.get(i), start, end));
				}
				found.add(new Line(visible(line), inLine));
				start = made.text().startsWith("\r\n", end) ? end + 2 : end + 1; //$NON-NLS-1$
			}
			return found;
		});
	}

	private static int end(StyleRange range) {
		return range.start + range.length;
	}

	private static StyleRange part(StyleRange range, int start, int end) {
		var part = (StyleRange) range.clone();
		part.start = Math.max(range.start, start) - start;
		part.length = Math.min(end(range), end) - start - part.start;
		return part;
	}

	private boolean isNear(int line) {
		return line >= text.getTopIndex() - LINES_AROUND
				&& line <= text.getLineIndex(text.getClientArea().height) + LINES_AROUND;
	}

	/** What hides is shown as a sign, and a line of a megabyte is not laid out. */
	private static String visible(String line) {
		var shown = new StringBuilder(Math.min(line.length(), LONGEST));
		for (var i = 0; i < Math.min(line.length(), LONGEST); i++) {
			var c = line.charAt(i);
			shown.append(c != '\t' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
					? '\uFFFD'
					: c);
		}
		return line.length() > LONGEST ? shown.append('\u2026').toString() : shown.toString();
	}

	/** −1 if it is folded. */
	private int widgetLine(int line) {
		return JFaceTextUtil.modelLineToWidgetLine(viewer, line);
	}

	/** Where the prompt field belongs; {@code null} if its line is folded. */
	@Nullable
	Point fieldPlace(int height) {
		if (fieldLine < 0 || fieldLine >= text.getLineCount()) {
			return null;
		}
		var top = text.getLinePixel(fieldLine);
		var room = text.getLineVerticalIndent(fieldLine);
		var y = room >= height ? top + room - height - 1 : top - height;
		return new Point(text.getLeftMargin() + PromptField.margin(), y);
	}

	/** @return whether a change has come into sight that has no room yet */
	boolean paint(Event event) {
		targets.clear();
		var area = text.getClientArea();
		paintRange(event.gc, area);
		if (placed.isEmpty()) {
			return false;
		}
		var lacksRoom = false;
		var top = text.getLineIndex(0);
		var bottom = text.getLineIndex(area.height) + 1;
		layout.setFont(text.getFont());
		layout.setTabs(new int[]{tabWidth(event.gc)});
		var current = edit.current();
		for (var each : placed) {
			if (each.below() >= top && each.first() <= bottom && each.below() < text.getLineCount()) {
				lacksRoom |= !roomy.contains(each.hunk());
				paintOld(event.gc, each, area, top, bottom);
				paintNew(event.gc, each, area, each.hunk() == current);
			}
		}
		return lacksRoom;
	}

	private int tabWidth(GC gc) {
		return gc.textExtent(" ".repeat(Math.max(1, text.getTabs()))).x; //$NON-NLS-1$
	}

	/** A bar beside the lines that the edit is about. */
	private void paintRange(GC gc, Rectangle area) {
		var range = edit.hunks().range();
		var document = viewer.getDocument();
		if (range == null || document == null) {
			return;
		}
		try {
			var last = range.getLength() == 0 ? range.getOffset() : range.getOffset() + range.getLength() - 1;
			var from = widgetLine(document.getLineOfOffset(range.getOffset()));
			var to = widgetLine(document.getLineOfOffset(last));
			if (from < 0 || to < from || to >= text.getLineCount()) {
				return;
			}
			var y = Math.max(0, text.getLinePixel(from) + text.getLineVerticalIndent(from));
			var end = Math.min(area.height, text.getLinePixel(to + 1));
			gc.setBackground(new Color(BLUE));
			gc.fillRectangle(0, y, 2, end - y);
		} catch (@SuppressWarnings("unused") BadLocationException e) {
			// changed meanwhile: arranged anew soon
		}
	}

	private void paintOld(GC gc, Placed each, Rectangle area, int top, int bottom) {
		for (var line = Math.max(top, each.first()); line <= Math.min(bottom, each.last()); line++) {
			if (line >= text.getLineCount()) {
				return;
			}
			var y = text.getLinePixel(line) + text.getLineVerticalIndent(line);
			var end = text.getLinePixel(line + 1);
			gc.setAlpha(48);
			gc.setBackground(new Color(RED));
			gc.fillRectangle(0, y, area.width, end - y);
			gc.setAlpha(255);
			gc.fillRectangle(0, y, BAR, end - y);
			strike(gc, line, y);
		}
	}

	/** Not by colour alone. */
	private void strike(GC gc, int line, int y) {
		var content = text.getLine(line);
		var start = content.length() - content.stripLeading().length();
		if (!content.isBlank() && content.length() <= LONGEST) {
			var offset = text.getOffsetAtLine(line);
			var from = text.getLocationAtOffset(offset + start);
			var to = text.getLocationAtOffset(offset + content.stripTrailing().length());
			if (from.y == to.y) { // else it is wrapped
				gc.setForeground(new Color(RED));
				var middle = y + text.getLineHeight() / 2;
				gc.drawLine(from.x, middle, to.x, middle);
			}
		}
	}

	private void paintNew(GC gc, Placed each, Rectangle area, boolean isCurrent) {
		var line = each.below();
		var room = text.getLineVerticalIndent(line);
		var top = text.getLinePixel(line) + (room >= each.offset() + each.height() ? each.offset() : room);
		if (top > area.height || top + each.height() < 0) {
			return;
		}
		var shown = lines(each.hunk());
		var isDeletion = shown.isEmpty();
		gc.setBackground(mixed(isDeletion ? RED : GREEN));
		gc.fillRectangle(0, top, area.width, each.height());
		gc.setBackground(new Color(isDeletion ? RED : GREEN));
		gc.fillRectangle(0, top, BAR, each.height());
		gc.setForeground(text.getForeground());
		var height = text.getLineHeight();
		for (var i = Math.max(0, -top / height); i < shown.size() && top + i * height < area.height; i++) {
			lay(shown.get(i));
			layout.draw(gc, text.getLeftMargin() - text.getHorizontalPixel(), top + 1 + i * height);
		}
		if (isCurrent) {
			gc.setForeground(new Color(isDeletion ? RED : GREEN));
			gc.drawRectangle(0, top, area.width - 1, each.height() - 1);
		}
		button(gc, area.width - SCROLL_BAR, top, each.hunk(), false);
	}

	private void lay(Line line) {
		layout.setText(line.text());
		for (var range : line.styles()) {
			var last = Math.min(range.start + range.length, line.text().length()) - 1;
			if (last >= range.start) {
				var style = new TextStyle(font(range.fontStyle), range.foreground, range.background);
				style.underline = range.underline;
				style.strikeout = range.strikeout;
				layout.setStyle(style, range.start, last);
			}
		}
	}

	/** {@code null} for the one of the text. */
	private @Nullable Font font(int style) {
		return style == SWT.NORMAL ? null : fonts.create(FontDescriptor.createFrom(text.getFont()).setStyle(style));
	}

	/** Paints the button to reject, and left of it the one to keep. */
	private void button(GC gc, int right, int top, Hunk hunk, boolean keeps) {
		gc.setFont(text.getFont());
		var label = keeps ? Messages.HunkPainter_keep : Messages.HunkPainter_reject;
		var size = gc.textExtent(label);
		var bounds = new Rectangle(right - size.x - 10, top + 1, size.x + 10,
				Math.max(1, text.getLineHeight() + PADDING - 2));
		gc.setBackground(text.getBackground());
		gc.setForeground(text.getForeground());
		gc.fillRoundRectangle(bounds.x, bounds.y, bounds.width, bounds.height, 6, 6);
		gc.drawRoundRectangle(bounds.x, bounds.y, bounds.width - 1, bounds.height - 1, 6, 6);
		gc.drawText(label, bounds.x + 5, bounds.y + (bounds.height - size.y) / 2, true);
		targets.add(new Target(bounds, hunk, keeps));
		if (!keeps) {
			button(gc, bounds.x - PADDING, top, hunk, true);
		}
	}

	private Color mixed(RGB tint) {
		var back = text.getBackground().getRGB();
		return new Color(mixed(back.red, tint.red), mixed(back.green, tint.green), mixed(back.blue, tint.blue));
	}

	private static int mixed(int back, int tint) {
		return (back * (100 - TINT) + tint * TINT) / 100;
	}

	/** @return whether there was a button */
	boolean click(int x, int y) {
		for (var target : targets) {
			if (target.bounds().contains(x, y)) {
				if (target.keeps()) {
					edit.keep(target.hunk());
				} else {
					edit.reject(target.hunk());
				}
				return true;
			}
		}
		return false;
	}

	void hover(int x, int y) {
		var isOver = targets.stream().anyMatch(target -> target.bounds().contains(x, y));
		text.setCursor(isOver ? text.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
	}

	/** Takes all of it away. */
	void close() {
		placed.clear();
		targets.clear();
		lines.clear();
		layout.dispose();
		fonts.dispose();
		if (!text.isDisposed()) {
			text.setCursor(null);
			space.set(Map.of());
			text.redraw();
		}
	}
}
