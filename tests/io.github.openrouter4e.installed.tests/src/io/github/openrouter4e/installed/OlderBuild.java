package io.github.openrouter4e.installed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The update site as an earlier build would have made it: the same content with an earlier qualifier. Written by
 * replacing text, since a second build of everything would cost a minute and differ in nothing else.
 */
final class OlderBuild {

	private static final Pattern FEATURE = Pattern
			.compile("io\\.github\\.openrouter4e\\.feature_([\\d.]+)\\.(\\w+)\\.jar");
	/** Sizes, checksums and signatures of the files, which are no longer true. */
	private static final Pattern CHECK = Pattern.compile("<property name='(?:download|artifact|pgp)\\.[^>]*/>\\s*");

	private final String newer;
	private final String older;
	private final String number;

	private OlderBuild(String number, String newer) {
		this.number = number;
		this.newer = newer;
		older = "0".repeat(newer.length()); // of the same length: manifests break their lines at 72 bytes
	}

	/** Writes the older site into the folder. */
	static OlderBuild write(Path site, Path folder) throws IOException {
		Folders.delete(folder);
		Matcher feature = names(site.resolve("features")).map(FEATURE::matcher).filter(Matcher::matches).findFirst()
				.orElseThrow();
		OlderBuild older = new OlderBuild(feature.group(1), feature.group(2));
		for (String kind : List.of("features", "plugins")) {
			Files.createDirectories(folder.resolve(kind));
			for (String name : names(site.resolve(kind)).toList()) {
				older.copyJar(site.resolve(kind).resolve(name), folder.resolve(kind).resolve(older.date(name)));
			}
		}
		for (String index : List.of("content", "artifacts")) {
			older.copyIndex(site.resolve(index + ".jar"), folder.resolve(index + ".xml"));
		}
		return older;
	}

	/** The version that all of ours have in the older site. */
	String version() {
		return number + "." + older;
	}

	/** The version that all of ours have in the site it was made from. */
	String newerVersion() {
		return number + "." + newer;
	}

	private void copyJar(Path from, Path to) throws IOException {
		if (from.getFileName().equals(to.getFileName())) {
			Files.copy(from, to); // not ours
			return;
		}
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(from));
				ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				out.putNextEntry(new ZipEntry(entry.getName()));
				if (entry.getName().equals("META-INF/MANIFEST.MF") || entry.getName().equals("feature.xml")) {
					writeDated(in, out);
				} else {
					in.transferTo(out);
				}
			}
		}
	}

	private void copyIndex(Path jar, Path xml) throws IOException {
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
			in.getNextEntry();
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			Files.writeString(xml, CHECK.matcher(date(text)).replaceAll(""));
		}
	}

	private void writeDated(InputStream in, OutputStream out) throws IOException {
		out.write(date(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
	}

	private String date(String text) {
		return text.replace(newer, older);
	}

	private static Stream<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).toList().stream();
		}
	}
}
