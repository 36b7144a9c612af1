package io.github.openrouter4e.ui.internal;

import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/**
 * The pictures in the folder {@code icons}, in middle tones that are seen on light and on dark. For the UI thread; the
 * images live as long as the display and are never disposed by who uses them.
 */
@SuppressWarnings("nls") // file names
public final class Icons {

	private Icons() {}

	/**
	 * @param name file name without folder and extension
	 */
	public static Image get(String name) {
		String key = "io.github.openrouter4e/" + name;
		ImageRegistry registry = JFaceResources.getImageRegistry();
		if (registry.getDescriptor(key) == null) {
			registry.put(key, descriptor(name));
		}
		return Objects.requireNonNull(registry.get(key));
	}

	/**
	 * The shape of a picture in one colour, for where its own colours would fade: on a selected row.
	 *
	 * @param name file name without folder and extension
	 */
	public static Image get(String name, RGB colour) {
		String key = "io.github.openrouter4e/" + name + '/' + colour;
		ImageRegistry registry = JFaceResources.getImageRegistry();
		if (registry.getDescriptor(key) == null) {
			ImageDescriptor original = descriptor(name);
			registry.put(key, ImageDescriptor.createFromImageDataProvider(zoom -> {
				ImageData data = original.getImageData(zoom);
				return data == null ? null : inColour(data, colour);
			}));
		}
		return Objects.requireNonNull(registry.get(key));
	}

	private static ImageData inColour(ImageData data, RGB colour) {
		PaletteData palette = new PaletteData(0xFF0000, 0xFF00, 0xFF);
		ImageData painted = new ImageData(data.width, data.height, 24, palette);
		for (int y = 0; y < data.height; y++) {
			for (int x = 0; x < data.width; x++) {
				painted.setPixel(x, y, palette.getPixel(colour));
				painted.setAlpha(x, y, data.getAlpha(x, y));
			}
		}
		return painted;
	}

	/**
	 * @param name file name without folder and extension
	 */
	public static ImageDescriptor descriptor(String name) {
		return ImageDescriptor.createFromURLSupplier(true, () -> Icons.class.getResource("/icons/" + name + ".png"));
	}
}
