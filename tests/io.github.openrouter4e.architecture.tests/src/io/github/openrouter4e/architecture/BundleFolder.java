package io.github.openrouter4e.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** One bundle in source form; its folder is named after its symbolic name. */
record BundleFolder(Path path) {

	String name() {
		return path.getFileName().toString();
	}

	/** The name without our prefix: "client", "ui". */
	String shortName() {
		return name().substring(Project.PREFIX.length());
	}

	boolean hasManifest() {
		return Files.exists(manifestFile());
	}

	private Path manifestFile() {
		return path.resolve("META-INF/MANIFEST.MF");
	}

	/** The header's clauses, empty if the header is missing. */
	List<Clause> header(String header) {
		String value = attributes().getValue(header);
		return value == null ? List.of() : Clause.parse(value);
	}

	String text(String header) {
		return Objects.requireNonNullElse(attributes().getValue(header), "");
	}

	private Attributes attributes() {
		try (InputStream in = Files.newInputStream(manifestFile())) {
			return new Manifest(in).getMainAttributes();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	List<JavaSource> sources() {
		return Project.files(path.resolve("src"), file -> file.toString().endsWith(".java")).stream()
				.map(JavaSource::new)
				.toList();
	}

	/** Files of the given name in the source folder, in any package. */
	List<Path> resources(String fileName) {
		return Project.files(path.resolve("src"), file -> file.getFileName().toString().equals(fileName));
	}

	@Override
	public String toString() {
		return name();
	}
}
