package io.github.openrouter4e.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The source tree these tests read. They read sources and not built bundles, so that a finding names
 * the file to edit.
 */
record Project(Path root) {

	static final String PREFIX = "io.github.openrouter4e.";

	/** The build passes the root; from an IDE or a plain JUnit run it is found above the working folder. */
	static Project locate() {
		String given = System.getProperty("openrouter4e.root");
		Path folder = Path.of(given == null ? "" : given).toAbsolutePath();
		while (folder != null) {
			if (Files.isDirectory(folder.resolve("bundles")) && Files.isDirectory(folder.resolve("releng"))) {
				return new Project(folder);
			}
			folder = folder.getParent();
		}
		throw new IllegalStateException("Not inside the project: " + Path.of("").toAbsolutePath());
	}

	/** What is shipped. */
	List<BundleFolder> bundles() {
		return folders("bundles");
	}

	/** What is not shipped: tests, the stand-in server, the probe. Some are no bundles. */
	List<BundleFolder> tests() {
		return folders("tests");
	}

	/** Those compiled with the settings in their folder. */
	List<BundleFolder> testBundles() {
		return tests().stream().filter(BundleFolder::hasManifest).toList();
	}

	private List<BundleFolder> folders(String parent) {
		try (Stream<Path> children = Files.list(root.resolve(parent))) {
			return children.filter(child -> Files.exists(child.resolve("pom.xml"))).sorted().map(BundleFolder::new)
					.toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Paths in findings are short: relative to the root. */
	String name(Path file) {
		return root.relativize(file).toString();
	}

	static List<Path> files(Path folder, Predicate<Path> wanted) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new UncheckedIOException(file.toString(), e);
		}
	}
}
