package io.github.openrouter4e.swtbot;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;

/** The colours that are on the screen at a moment: whether what is written there can be read, whoever has drawn it. */
final class Ink {

	/** Less than is demanded of small letters, 4.5, for hardly a dot of them has the whole colour. */
	private static final double LEAST_CONTRAST = 2.5;
	private static final double DARK = 0.2;

	private final BufferedImage screen;

	private Ink(BufferedImage screen) {
		this.screen = screen;
	}

	static Ink now() {
		Rectangle all = Workbench.call(() -> Display.getDefault().getBounds());
		try {
			return new Ink(new Robot()
					.createScreenCapture(new java.awt.Rectangle(all.x, all.y, all.width, all.height)));
		} catch (AWTException e) {
			throw new IllegalStateException(e);
		}
	}

	/** What cannot be told from what is behind it. */
	List<String> faint(List<Written> texts) {
		return texts.stream().filter(text -> text.enabled() && !text.place().isEmpty())
				.filter(text -> contrast(text.place()) < LEAST_CONTRAST)
				.map(text -> "\"%s\" (%.1f)".formatted(text.text(), contrast(text.place()))).distinct().toList();
	}

	/** Whether most of a place is dark. */
	boolean isDark(Rectangle place) {
		return luminance(background(place)) < DARK;
	}

	private double contrast(Rectangle place) {
		double behind = luminance(background(place));
		double most = 1;
		for (int y = top(place); y < bottom(place); y++) {
			for (int x = left(place); x < right(place); x++) {
				double one = luminance(screen.getRGB(x, y));
				most = Math.max(most, (Math.max(one, behind) + 0.05) / (Math.min(one, behind) + 0.05));
			}
		}
		return most;
	}

	/** The colour that most of the place has. */
	private int background(Rectangle place) {
		Map<Integer, Integer> counts = new HashMap<>();
		for (int y = top(place); y < bottom(place); y++) {
			for (int x = left(place); x < right(place); x++) {
				counts.merge(screen.getRGB(x, y), 1, Integer::sum);
			}
		}
		return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0);
	}

	private static int left(Rectangle place) {
		return Math.max(0, place.x);
	}

	private static int top(Rectangle place) {
		return Math.max(0, place.y);
	}

	private int right(Rectangle place) {
		return Math.min(screen.getWidth(), place.x + place.width);
	}

	private int bottom(Rectangle place) {
		return Math.min(screen.getHeight(), place.y + place.height);
	}

	/** As WCAG has it. */
	private static double luminance(int rgb) {
		return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
	}

	private static double linear(int part) {
		double value = (part & 255) / 255.0;
		return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}
}
