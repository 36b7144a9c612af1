package io.github.openrouter4e.ui.internal;

import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;

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
	 * @param name file name without folder and extension
	 */
	public static ImageDescriptor descriptor(String name) {
		return ImageDescriptor.createFromURLSupplier(true, () -> Icons.class.getResource("/icons/" + name + ".png"));
	}
}
