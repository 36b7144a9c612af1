package io.github.openrouter4e.installed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes with the update site: licences inside, bill of materials and checksums beside it. */
class SiteTest {

	private static final Pattern LINK = Pattern.compile("href=\"(about_files/[^\"]+)\"");
	private static final String OURS = "io.github.openrouter4e.";

	@Test
	void everyJarOfOursHasItsLicences() throws Exception {
		List<Path> ours = jars(Built.site()).stream().filter(jar -> name(jar).startsWith(OURS)).toList();
		assertTrue(ours.size() > 5, ours.toString());
		for (Path jar : ours) {
			Map<String, byte[]> entries = entries(Files.newInputStream(jar));
			Set<String> expected = new TreeSet<>(Set.of("LICENSE", "NOTICE", "about.html"));
			LINK.matcher(text(entries.get("about.html"))).results().forEach(link -> expected.add(link.group(1)));
			expected.removeAll(entries.keySet());
			assertEquals(Set.of(), expected, name(jar) + " lacks them");
		}
	}

	@Test
	void theFeatureSpeaksChinese() throws Exception {
		Path jar = jars(Built.site()).stream().filter(file -> file.getParent().endsWith("features")).findFirst()
				.orElseThrow();
		Map<String, byte[]> entries = entries(Files.newInputStream(jar));
		Properties english = properties(entries.get("feature.properties"));
		Properties chinese = properties(entries.get("feature_zh_CN.properties"));
		assertEquals(english.keySet(), chinese.keySet());
		assertTrue(chinese.getProperty("description").codePoints().anyMatch(Character::isIdeographic));
	}

	@Test
	void theBillOfMaterialsNamesEveryJarWithItsLicence() throws Exception {
		JsonNode bill = billOfMaterials(beside(".cdx.json"));
		assertEquals("CycloneDX", bill.at("/bomFormat").asText());
		Map<String, String> stated = new TreeMap<>();
		collect(bill.at("/metadata/component"), stated);
		bill.get("components").forEach(component -> collect(component, stated));
		Map<String, String> shipped = new TreeMap<>();
		for (Path jar : jars(Built.site())) {
			shipped.put(sha256(Files.readAllBytes(jar)), name(jar));
			if (name(jar).startsWith(OURS)) {
				entries(Files.newInputStream(jar)).forEach((path, content) -> {
					if (path.endsWith(".jar")) {
						shipped.put(sha256(content), path);
					}
				});
			}
		}
		assertTrue(shipped.containsValue("lib/httpclient5.jar"), shipped.toString());
		assertEquals(shipped.keySet(), stated.keySet(), () -> shipped + "\n" + stated);
	}

	private static void collect(JsonNode component, Map<String, String> stated) {
		String name = component.get("name").asText();
		stated.put(component.at("/hashes/0/content").asText(), name);
		assertTrue(component.at("/licenses/0/license/id").asText().matches("[\\w.-]+"), name);
		assertTrue(component.get("version").asText().matches("\\d+\\.\\d+.*"), name);
		assertEquals(!name.startsWith(OURS), component.has("purl"), name);
		component.path("components").forEach(part -> collect(part, stated));
	}

	@Test
	void theChecksumsAreThoseOfTheFiles() throws Exception {
		Path folder = Built.site().getParent();
		Map<String, String> stated = new LinkedHashMap<>();
		Files.readAllLines(folder.resolve("SHA256SUMS"))
				.forEach(line -> stated.put(line.substring(66), line.substring(0, 64)));
		for (Map.Entry<String, String> entry : stated.entrySet()) {
			assertEquals(entry.getValue(), sha256(Files.readAllBytes(folder.resolve(entry.getKey()))), entry.getKey());
		}
		Set<String> files = new TreeSet<>();
		files.add(name(beside(".zip")));
		files.add(name(beside(".cdx.json")));
		try (Stream<Path> all = Files.walk(Built.site())) {
			all.filter(Files::isRegularFile).forEach(file -> files.add(folder.relativize(file).toString()));
		}
		assertEquals(files, new TreeSet<>(stated.keySet()));
	}

	/** The same content, written by p2 at another time in another order, becomes the same bytes. */
	@Test
	void theTimeAndTheOrderOfWritingLeaveNoTrace(@TempDir Path folder) throws Exception {
		Path one = site(folder.resolve("one"), 1_700_000_000_000L, "b.package", "a.package", "c$1.package");
		Path other = site(folder.resolve("other"), 1_800_000_000_000L, "c$1.package", "b.package", "a.package");
		assertEquals("", finish(one, "1600000000"));
		assertEquals("", finish(other, "1600000000"));
		for (String file : List.of("SHA256SUMS", "site.zip", "site.cdx.json")) {
			assertEquals(-1, Files.mismatch(one.resolveSibling(file), other.resolveSibling(file)), file);
		}
		String index = text(entries(Files.newInputStream(one.resolve("content.jar"))).get("content.xml"));
		assertTrue(index.contains("value='1600000000000'") && index.contains("name='c$1.package'"), index);
		assertEquals("", finish(other, "1600000100"));
		assertNotEquals(-1, Files.mismatch(one.resolveSibling("SHA256SUMS"), other.resolveSibling("SHA256SUMS")));
	}

	@Test
	void aJarThatNobodyKnowsIsRefused(@TempDir Path folder) throws Exception {
		Path site = site(folder, 0);
		jar(site.resolve("plugins/com.example.stranger_1.0.0.jar"),
				Map.of("META-INF/MANIFEST.MF", manifest("com.example.stranger")));
		assertTrue(finish(site, "1600000000").contains("com.example.stranger"));
	}

	/** The least that p2 writes: a feature, one bundle of ours, one of others. */
	private static Path site(Path folder, long written, String... packages) throws IOException {
		Path site = folder.resolve("site");
		jar(site.resolve("features/io.github.openrouter4e.feature_1.2.3.jar"), Map.of("feature.xml", "<feature/>"));
		jar(site.resolve("plugins/io.github.openrouter4e.ui_1.2.3.jar"),
				Map.of("META-INF/MANIFEST.MF", manifest("io.github.openrouter4e.ui")));
		jar(site.resolve("plugins/org.nibor.autolink_0.12.0.jar"),
				Map.of("META-INF/MANIFEST.MF", manifest("org.nibor.autolink")));
		var provides = new StringBuilder();
		for (String name : packages) {
			provides.append("      <provided namespace='java.package' name='").append(name).append("'/>\n");
		}
		String timestamp = "    <property name='p2.timestamp' value='" + written + "'/>\n";
		jar(site.resolve("content.jar"),
				Map.of("content.xml", timestamp + "<provides>\n" + provides + "</provides>\n"));
		jar(site.resolve("artifacts.jar"), Map.of("artifacts.xml", timestamp));
		return site;
	}

	private static String manifest(String name) {
		return "Manifest-Version: 1.0\nBundle-SymbolicName: " + name + ";singleton:=true\nBundle-Version: 1.2.3.x\n";
	}

	private static void jar(Path file, Map<String, String> entries) throws IOException {
		Files.createDirectories(file.getParent());
		try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
			for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
				var written = new ZipEntry(entry.getKey());
				written.setTime(0);
				out.putNextEntry(written);
				out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	/** {@return what the tool said, empty if it was content} */
	private static String finish(Path site, String epoch) throws Exception {
		Path releng = Path.of(System.getProperty("openrouter4e.releng"));
		List<String> command = new ArrayList<>(Built.java());
		command.addAll(List.of(releng.resolve("io.github.openrouter4e.repository/FinishSite.java").toString(),
				site.toString(), releng.resolve("legal/third-party.properties").toString(),
				site.resolveSibling("site").toString()));
		var builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("SOURCE_DATE_EPOCH", epoch);
		Process process = builder.start();
		String output = text(process.getInputStream().readAllBytes());
		assertEquals(output.isEmpty(), process.waitFor() == 0, output);
		return output;
	}

	private static JsonNode billOfMaterials(Path file) throws IOException {
		return new ObjectMapper().readTree(file.toFile());
	}

	private static Path beside(String extension) throws IOException {
		try (Stream<Path> files = Files.list(Built.site().getParent())) {
			return files.filter(file -> name(file).endsWith(extension)).findFirst().orElseThrow();
		}
	}

	private static List<Path> jars(Path site) throws IOException {
		List<Path> jars = new ArrayList<>();
		for (String folder : List.of("features", "plugins")) {
			try (Stream<Path> files = Files.list(site.resolve(folder))) {
				files.forEach(jars::add);
			}
		}
		return jars;
	}

	private static String name(Path file) {
		return file.getFileName().toString();
	}

	private static Map<String, byte[]> entries(InputStream jar) throws IOException {
		Map<String, byte[]> entries = new HashMap<>();
		try (var in = new ZipInputStream(jar)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				entries.put(entry.getName(), in.readAllBytes());
			}
		}
		return entries;
	}

	private static Properties properties(byte[] content) throws IOException {
		var properties = new Properties();
		properties.load(new ByteArrayInputStream(content));
		return properties;
	}

	private static String text(byte[] content) {
		return new String(content, StandardCharsets.UTF_8);
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}
}
