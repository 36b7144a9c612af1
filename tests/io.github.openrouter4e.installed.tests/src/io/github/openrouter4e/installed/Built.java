package io.github.openrouter4e.installed;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build made, and where these tests may write. */
final class Built {

	static final String FEATURE = "io.github.openrouter4e.feature.feature.group";
	static final String PROBE = "io.github.openrouter4e.probe";

	private Built() {}

	/** The update site as a folder. */
	static Path site() {
		return path("site");
	}

	/** The update site as the zip that a company without internet access hands around. */
	static URI zippedSite() {
		return URI.create("jar:" + path("site.zip").toUri() + "!/");
	}

	static Path probeSite() {
		return path("probe.site");
	}

	/** The IDE of today, without us. */
	static Path ide() {
		return path("ide");
	}

	/** The oldest platform supported, without us. */
	static Path oldestIde() {
		return path("ide.oldest");
	}

	/** The command that starts another Java like the one of these tests, as far as its own arguments. */
	static List<String> java() {
		return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
				Stream.of(property("jvm.args").split(" ")).filter(word -> !word.isEmpty())).toList();
	}

	/** A folder below the build folder, kept after a failure so that one can look into it. */
	static Path work() {
		return Path.of(property("work")).normalize();
	}

	private static Path path(String name) {
		Path path = Path.of(property(name)).normalize();
		if (!Files.exists(path)) {
			throw new IllegalStateException(path + " has not been built: run the whole build");
		}
		return path;
	}

	private static String property(String name) {
		String value = System.getProperty("openrouter4e." + name);
		if (value == null) {
			throw new IllegalStateException("openrouter4e." + name + " is not set: run through Maven");
		}
		return value;
	}
}
