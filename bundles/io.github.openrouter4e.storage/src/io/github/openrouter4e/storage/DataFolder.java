package io.github.openrouter4e.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;

/**
 * A bundle's folder in the workspace, where the platform keeps those of all bundles. Found by the framework's own service, as
 * the platform's classes would tie a bundle to the workbench.
 */
@SuppressWarnings("nls") // file names
public final class DataFolder {

	/** Selects the location of the workspace among the locations that the framework offers as services. */
	public static final String INSTANCE_AREA = "(type=osgi.instance.area)";

	private DataFolder() {}

	/**
	 * The folder of a bundle; it need not exist.
	 *
	 * @param workspace {@code null} in an OSGi framework without one
	 * @param bundle    the bundle's symbolic name
	 * @return {@code null} as long as no workspace was chosen, with {@code -data @none}, and if it is not on a file system
	 */
	public static @Nullable Path find(@Nullable Location workspace, String bundle) {
		var url = workspace == null || !workspace.isSet() ? null : workspace.getURL();
		if (url == null || !"file".equals(url.getProtocol())) {
			return null;
		}
		try {
			// the framework's URLs have blanks and umlauts as they are, which a URI may not
			return Path.of(new URI("file", null, url.getPath(), null)).resolve(".metadata").resolve(".plugins")
					.resolve(bundle);
		} catch (URISyntaxException | IllegalArgumentException e) {
			return null;
		}
	}

	/**
	 * The folder of a bundle that cannot do without: a new temporary one if there is no workspace.
	 *
	 * @throws UncheckedIOException if no temporary folder can be made
	 */
	public static Path of(Location workspace, String bundle) {
		Path folder = find(workspace, bundle);
		try {
			return folder == null ? Files.createTempDirectory("openrouter4e") : folder;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
