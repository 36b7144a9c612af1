import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Finishes the update site after p2 has written it:
 * <ol>
 * <li>Signs every artifact in its index, and the checksums below, if {@code OPENROUTER4E_SIGNING_KEY} names a key of the
 * {@code gpg} of this machine.
 * <li>Takes out of its index what differs from build to build although the content is the same: the time of writing, and
 * the order of what a unit provides.
 * <li>Packs it as {@code NAME.zip}.
 * <li>Writes the bill of materials {@code NAME.cdx.json} (CycloneDX 1.6): every jar in it and every library inside those.
 * <li>Writes {@code SHA256SUMS} for all of them.
 * </ol>
 * Run as a source file, without libraries: {@code java FinishSite.java SITE THIRD-PARTY.PROPERTIES FOLDER/NAME}. Times are
 * that in the environment variable {@code SOURCE_DATE_EPOCH} (seconds since 1970), or now.
 */
public final class FinishSite {

	private static final String OURS = "io.github.openrouter4e.";
	private static final String OUR_LICENCE = "EPL-2.0";
	private static final Pattern TIMESTAMP = Pattern.compile("(<property name='p2.timestamp' value=')\\d+('/>)");
	private static final Pattern ARTIFACT = Pattern.compile("<artifact"
			+ " classifier='(osgi\\.bundle|org\\.eclipse\\.update\\.feature)' id='([^']+)' version='([^']+)'>"
			+ "\\s*<properties size='(\\d+)'>\n");
	private static final Pattern PROVIDED = Pattern.compile("(?:^ *<provided [^<>]*/>\n)+", Pattern.MULTILINE);

	private final Path site;
	private final Properties thirdParty = new Properties();
	private final Path zip;
	private final Path billOfMaterials;
	private final Instant time;
	/** A key of gpg by id or address, null to sign nothing. */
	private final String signingKey;

	private FinishSite(Path site, Path thirdParty, Path output, Instant time, String signingKey) throws IOException {
		this.site = site;
		try (var reader = Files.newBufferedReader(thirdParty)) {
			this.thirdParty.load(reader);
		}
		this.zip = output.resolveSibling(output.getFileName() + ".zip");
		this.billOfMaterials = output.resolveSibling(output.getFileName() + ".cdx.json");
		this.time = time;
		this.signingKey = signingKey;
	}

	public static void main(String[] arguments) throws Exception {
		String epoch = System.getenv("SOURCE_DATE_EPOCH");
		Instant time = epoch == null ? Instant.now() : Instant.ofEpochSecond(Long.parseLong(epoch));
		try {
			new FinishSite(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]).toAbsolutePath(), time,
					System.getenv("OPENROUTER4E_SIGNING_KEY")).finish();
		} catch (IllegalStateException e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
	}

	private void finish() throws IOException {
		for (String index : List.of("content", "artifacts")) {
			Files.deleteIfExists(site.resolve(index + ".xml.xz")); // would not agree with the jar
			rewrite(site.resolve(index + ".jar"), index + ".xml");
		}
		Files.writeString(site.resolve("p2.index"), """
				version=1
				metadata.repository.factory.order=content.xml,\\!
				artifact.repository.factory.order=artifacts.xml,\\!
				""");
		pack();
		Files.writeString(billOfMaterials, json(billOfMaterials(), "") + "\n");
		writeChecksums();
	}

	// --- index and archive

	private void rewrite(Path index, String name) throws IOException {
		String text;
		try (var jar = new JarFile(index.toFile())) {
			text = new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
		}
		if (!TIMESTAMP.matcher(text).find()) {
			throw new IllegalStateException(index + " has no timestamp: p2 writes it in another form now");
		}
		text = TIMESTAMP.matcher(text).replaceFirst("$1" + time.toEpochMilli() + "$2");
		text = PROVIDED.matcher(text).replaceAll(run -> run.group().lines().sorted()
				.map(line -> line + "\n").collect(Collectors.joining()).replace("\\", "\\\\").replace("$", "\\$"));
		if (signingKey != null) {
			text = signed(text);
		}
		try (var out = new ZipOutputStream(Files.newOutputStream(index))) {
			out.putNextEntry(entry(name));
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
	}

	/** Adds the properties that p2 verifies when it installs an artifact. */
	private String signed(String index) throws IOException {
		Matcher artifact = ARTIFACT.matcher(index);
		var signed = new StringBuilder();
		while (artifact.find()) {
			String folder = artifact.group(1).equals("osgi.bundle") ? "plugins/" : "features/";
			Path file = site.resolve(folder + artifact.group(2) + "_" + artifact.group(3) + ".jar");
			artifact.appendReplacement(signed, Matcher.quoteReplacement(
					artifact.group().replaceFirst("size='\\d+'", "size='" + (Integer.parseInt(artifact.group(4)) + 2) + "'")
							+ property("pgp.signatures", gpg("--detach-sign", "--output", "-", file.toString()))
							+ property("pgp.publicKeys", gpg("--export-options", "export-minimal", "--export", signingKey))));
		}
		return artifact.appendTail(signed).toString();
	}

	private static String property(String name, String value) {
		return "        <property name='" + name + "' value='" + value.replace("\n", "&#xA;") + "'/>\n";
	}

	/** {@return what gpg writes, in ASCII}; the key's passphrase is a matter of its agent */
	private String gpg(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("gpg", "--batch", "--yes", "--armor", "--local-user", signingKey));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		try {
			if (process.waitFor() != 0 || output.isEmpty()) {
				throw new IllegalStateException("gpg cannot sign with the key " + signingKey);
			}
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
		return output;
	}

	private void pack() throws IOException {
		try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (Path file : files(site)) {
				out.putNextEntry(entry(name(site, file)));
				Files.copy(file, out);
			}
		}
	}

	private ZipEntry entry(String name) {
		var entry = new ZipEntry(name);
		entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
		return entry;
	}

	// --- bill of materials

	private Map<String, Object> billOfMaterials() throws IOException {
		List<Map<String, Object>> components = new ArrayList<>();
		List<Map<String, Object>> dependencies = new ArrayList<>();
		Map<String, Object> feature = null;
		for (Path file : files(site)) {
			String name = name(site, file);
			if (name.startsWith("features/")) {
				feature = feature(file);
			} else if (name.startsWith("plugins/")) {
				components.add(bundle(file, dependencies));
			}
		}
		if (feature == null || components.isEmpty()) {
			throw new IllegalStateException(site + " has no feature or no bundles");
		}
		dependencies.add(0, dependency(feature, components));
		Map<String, Object> bill = new LinkedHashMap<>();
		bill.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
		bill.put("bomFormat", "CycloneDX");
		bill.put("specVersion", "1.6");
		bill.put("serialNumber",
				"urn:uuid:" + UUID.nameUUIDFromBytes(List.of(components, time).toString().getBytes(StandardCharsets.UTF_8)));
		bill.put("version", 1);
		bill.put("metadata", object("timestamp", time.toString(), "lifecycles", List.of(object("phase", "build")),
				"component", feature));
		bill.put("components", components);
		bill.put("dependencies", dependencies);
		return bill;
	}

	private static Map<String, Object> feature(Path file) throws IOException {
		String name = file.getFileName().toString();
		int version = name.lastIndexOf('_');
		return component("application", null, name.substring(0, version),
				name.substring(version + 1, name.length() - ".jar".length()), OUR_LICENCE, Files.readAllBytes(file));
	}

	private Map<String, Object> bundle(Path file, List<Map<String, Object>> dependencies) throws IOException {
		byte[] content = Files.readAllBytes(file);
		Map<String, byte[]> entries = entries(content);
		var attributes = new Manifest(new ByteArrayInputStream(entries.get(JarFile.MANIFEST_NAME))).getMainAttributes();
		String name = attributes.getValue("Bundle-SymbolicName").replaceFirst(";.*", "").strip();
		String version = attributes.getValue("Bundle-Version");
		if (!name.startsWith(OURS)) {
			return library(name, entries, content);
		}
		Map<String, Object> bundle = component("library", null, name, version, OUR_LICENCE, content);
		List<Map<String, Object>> inside = new ArrayList<>();
		for (String library : Objects.requireNonNullElse(attributes.getValue("Bundle-ClassPath"), ".").split(",")) {
			String path = library.strip();
			if (!path.equals(".")) {
				inside.add(library(path, entries(entries.get(path)), entries.get(path)));
			}
		}
		if (!inside.isEmpty()) {
			bundle.put("components", inside);
			dependencies.add(dependency(bundle, inside));
		}
		return bundle;
	}

	/** A jar of others: a bundle of the site, or a file inside one of our bundles. */
	private Map<String, Object> library(String jar, Map<String, byte[]> entries, byte[] content) throws IOException {
		String known = thirdParty.getProperty(jar);
		if (known == null) {
			throw new IllegalStateException(jar + " is in the update site but not in the table of third-party content");
		}
		String[] words = known.split(" ");
		String[] coordinates = words[0].split(":");
		return component("library", coordinates[0], coordinates[1], mavenVersion(words[0], entries), words[1], content);
	}

	/** As Maven says it; if the jar was not made by Maven, its own words, without the qualifier of a bundle. */
	private static String mavenVersion(String coordinates, Map<String, byte[]> entries) throws IOException {
		byte[] file = entries.get("META-INF/maven/" + coordinates.replace(':', '/') + "/pom.properties");
		if (file != null) {
			var properties = new Properties();
			properties.load(new ByteArrayInputStream(file));
			return properties.getProperty("version");
		}
		var attributes = new Manifest(new ByteArrayInputStream(entries.get(JarFile.MANIFEST_NAME))).getMainAttributes();
		String version = Objects.requireNonNullElse(attributes.getValue("Implementation-Version"),
				attributes.getValue("Bundle-Version"));
		return Arrays.stream(version.split("\\.")).limit(3).collect(Collectors.joining("."));
	}

	private static Map<String, Object> component(String type, String group, String name, String version, String licence,
			byte[] content) {
		Map<String, Object> component = new LinkedHashMap<>();
		String address = group == null ? name + "@" + version : "pkg:maven/" + group + "/" + name + "@" + version;
		component.put("type", type);
		component.put("bom-ref", address);
		if (group != null) {
			component.put("group", group);
		}
		component.put("name", name);
		component.put("version", version);
		component.put("hashes", List.of(object("alg", "SHA-256", "content", sha256(content))));
		component.put("licenses", List.of(object("license", object("id", licence))));
		if (group != null) {
			component.put("purl", address);
		}
		return component;
	}

	private static Map<String, Object> dependency(Map<String, Object> whole, List<Map<String, Object>> parts) {
		return object("ref", whole.get("bom-ref"), "dependsOn", parts.stream().map(part -> part.get("bom-ref")).toList());
	}

	private static Map<String, Object> object(Object... keysAndValues) {
		Map<String, Object> object = new LinkedHashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			object.put((String) keysAndValues[i], keysAndValues[i + 1]);
		}
		return object;
	}

	/** Names and versions are ASCII without quotation marks. */
	private static String json(Object value, String indent) {
		String deeper = indent + "  ";
		return switch (value) {
			case Map<?, ?> object -> object.entrySet().stream()
					.map(member -> deeper + "\"" + member.getKey() + "\": " + json(member.getValue(), deeper))
					.collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
			case List<?> array -> array.stream().map(element -> deeper + json(element, deeper))
					.collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
			case Number number -> number.toString();
			default -> "\"" + value + "\"";
		};
	}

	// --- checksums and files

	/** In the form that {@code sha256sum -c} reads, with paths from the folder of the file. */
	private void writeChecksums() throws IOException {
		Path folder = zip.getParent();
		var lines = new StringBuilder();
		for (Path file : Stream.concat(Stream.of(billOfMaterials, zip), files(site).stream()).toList()) {
			lines.append(sha256(Files.readAllBytes(file))).append("  ").append(name(folder, file)).append('\n');
		}
		Path checksums = Files.writeString(folder.resolve("SHA256SUMS"), lines);
		Path signature = folder.resolve("SHA256SUMS.asc");
		Files.deleteIfExists(signature);
		if (signingKey != null) {
			Files.writeString(signature, gpg("--detach-sign", "--output", "-", checksums.toString()));
		}
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		} catch (GeneralSecurityException e) {
			throw new AssertionError(e);
		}
	}

	/** All files below, in an order that is the same everywhere. */
	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).map(Path::toAbsolutePath)
					.sorted((one, other) -> name(folder, one).compareTo(name(folder, other))).toList();
		}
	}

	private static String name(Path folder, Path file) {
		return folder.toAbsolutePath().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
	}

	private static Map<String, byte[]> entries(byte[] jar) throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		try (var in = new ZipInputStream(new ByteArrayInputStream(jar))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				entries.put(entry.getName(), in.readAllBytes());
			}
		}
		return entries;
	}
}
