package io.github.openrouter4e.ui.internal.models;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;

import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.storage.WellFormed;
import io.github.openrouter4e.ui.internal.Accessibles;

/**
 * Shows {@link DetailLine}s as text that can be selected, copied and read by a screen reader. One widget for all of it:
 * a widget for each line would make walking through the table slow.
 */
public final class DetailsText {

	private static final int TAB = 190;
	private static final int LONGEST = 400;

	private final StyledText widget;

	/** @param name for screen readers */
	public DetailsText(Composite parent, String name) {
		widget = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI | SWT.V_SCROLL | SWT.BORDER);
		widget.setMargins(8, 6, 8, 6);
		widget.setTabStops(new int[]{TAB});
		widget.setWrapIndent(0);
		widget.setCaret(null);
		Accessibles.name(widget, name);
	}

	/** {@return the widget} */
	public StyledText control() {
		return widget;
	}

	/** What somebody else wrote, in one line, not endless, without what deceives a reader; empty for null. */
	public static String oneLine(@Nullable String said) {
		if (said == null) {
			return ""; //$NON-NLS-1$
		}
		return SafeText.forDisplay(WellFormed.shortened(said, LONGEST)).replaceAll("\\s+", " ").strip(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Shows these lines in place of those before. */
	public void show(List<DetailLine> lines) {
		StringBuilder text = new StringBuilder();
		List<StyleRange> styles = new ArrayList<>();
		List<Integer> facts = new ArrayList<>();
		int number = 0;
		for (DetailLine line : lines) {
			int start = text.length();
			switch (line) {
				case DetailLine.Title title -> {
					text.append(title.text());
					styles.add(font(start, text.length(), JFaceResources.getHeaderFont()));
				}
				case DetailLine.Heading heading -> {
					if (!text.isEmpty()) {
						text.append('\n');
						number++;
					}
					start = text.length();
					text.append(heading.text());
					styles.add(bold(start, text.length()));
				}
				case DetailLine.Plain plain -> text.append(plain.text());
				case DetailLine.Warning warning -> {
					text.append("\u26A0 ").append(warning.text()); //$NON-NLS-1$
					StyleRange style = bold(start, text.length());
					style.foreground = JFaceColors.getErrorText(widget.getDisplay());
					styles.add(style);
				}
				case DetailLine.Fact fact -> {
					text.append(fact.label()).append('\t').append(fact.value());
					facts.add(Integer.valueOf(number));
				}
			}
			number += (int) text.substring(start).chars().filter(c -> c == '\n').count() + 1;
			text.append('\n');
		}
		widget.setRedraw(false);
		widget.setText(text.toString());
		widget.setStyleRanges(styles.toArray(StyleRange[]::new));
		facts.forEach(line -> widget.setLineWrapIndent(line.intValue(), 1, TAB));
		widget.setTopPixel(0); // the first line alone would scroll the margin away, and the top of a taller line with it
		widget.setRedraw(true);
	}

	private static StyleRange bold(int start, int end) {
		StyleRange style = new StyleRange();
		style.start = start;
		style.length = end - start;
		style.fontStyle = SWT.BOLD;
		return style;
	}

	private static StyleRange font(int start, int end, Font font) {
		StyleRange style = new StyleRange();
		style.start = start;
		style.length = end - start;
		style.font = font;
		return style;
	}
}
