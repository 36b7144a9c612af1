package io.github.openrouter4e.models.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;

/**
 * This bundle's folder in the workspace, where the platform keeps those of all bundles. Found by the framework's own
 * service, as the platform's classes would tie this bundle to the workbench.
 */
@SuppressWarnings("nls") // file names
final class WorkspaceFolder implements Supplier<@Nullable Path> {

	private final @Nullable Location workspace;

	/** @param workspace null in an OSGi framework without a workspace */
	WorkspaceFolder(@Nullable Location workspace) {
		this.workspace = workspace;
	}

	/** {@return null as long as no workspace was chosen, and with {@code -data @none}} */
	@Override
	public @Nullable Path get() {
		Location location = workspace;
		URL url = location == null || !location.isSet() ? null : location.getURL();
		if (url == null || !"file".equals(url.getProtocol())) {
			return null;
		}
		try {
			return toPath(url).resolve(".metadata").resolve(".plugins").resolve("io.github.openrouter4e.models");
		} catch (URISyntaxException | IllegalArgumentException e) {
			return null;
		}
	}

	/** The framework's URLs have blanks and umlauts as they are, which a URI may not. */
	private static Path toPath(URL url) throws URISyntaxException {
		return Path.of(new URI("file", null, url.getPath(), null));
	}
}
