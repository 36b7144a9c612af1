package io.github.openrouter4e.chat.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.osgi.service.datalocation.Location;

/** Where this bundle keeps its files. */
@SuppressWarnings("nls") // file names
public final class DataFolder {

	/** Selects the location of the workspace among the locations. */
	public static final String INSTANCE_AREA = "(type=osgi.instance.area)";

	private static final String IN_WORKSPACE = ".metadata/.plugins/io.github.openrouter4e.chat";

	private DataFolder() {}

	/** In the workspace; in a new temporary folder if there is no workspace, as when Eclipse runs without one. */
	public static Path of(Location instanceArea) {
		URL url = instanceArea.getURL();
		try {
			return url == null ? Files.createTempDirectory("openrouter4e") : path(url).resolve(IN_WORKSPACE);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The URLs of locations are not encoded: a blank in a folder's name is a blank in the URL. */
	private static Path path(URL url) throws IOException {
		try {
			return Path.of(new URI(url.getProtocol(), null, url.getPath(), null));
		} catch (URISyntaxException | IllegalArgumentException e) {
			throw new IOException(url.toString(), e);
		}
	}
}
