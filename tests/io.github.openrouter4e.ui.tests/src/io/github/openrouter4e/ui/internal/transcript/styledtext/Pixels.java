package io.github.openrouter4e.ui.internal.transcript.styledtext;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;

/** What a widget looks like. To be made on the UI thread. */
record Pixels(ImageData data) {

	static Pixels of(StyledText text) {
		var area = text.getClientArea();
		var image = new Image(text.getDisplay(), area.width, area.height);
		try {
			var gc = new GC(image);
			try {
				text.print(gc);
			} finally {
				gc.dispose();
			}
			return new Pixels(image.getImageData());
		} finally {
			image.dispose();
		}
	}

	RGB at(int x, int y) {
		return data.palette.getRGB(data.getPixel(x, y));
	}

	/** How many pixels have this colour, or one that is next to it. */
	int count(RGB colour) {
		var count = 0;
		for (var y = 0; y < data.height; y++) {
			for (var x = 0; x < data.width; x++) {
				count += near(at(x, y), colour) ? 1 : 0;
			}
		}
		return count;
	}

	/** How many pixels have another colour. */
	int others(RGB colour) {
		return data.width * data.height - count(colour);
	}

	private static boolean near(RGB one, RGB other) {
		return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue) < 12;
	}
}
