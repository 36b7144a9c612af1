package io.github.openrouter4e.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.RemovedModel;

class CatalogueStoreTest {

	private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
	private static final byte[] JSON = "{\"data\":[{\"id\":\"a/b\",\"name\":\"\u5927\n\"}]}"
			.getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path folder;

	private final CatalogueSource source = source("https://one.test/api/v1");

	private static CatalogueSource source(String url) {
		return CatalogueSource.of(URI.create(url), ModelScope.ALL, null);
	}

	private CatalogueStore store() {
		return new CatalogueStore(() -> folder.resolve("deep").resolve("state"));
	}

	private Path file() {
		return folder.resolve("deep").resolve("state").resolve(source.fileName());
	}

	@Test
	void readsWhatItWrote() {
		RemovedModel moa = new RemovedModel("a/moa", "Moa", NOW.minusSeconds(60));
		assertTrue(store().write(source, new StoredCatalogue(NOW, Map.of("a/moa", moa), JSON)));
		StoredCatalogue read = store().read(source);
		assertNotNull(read);
		assertEquals(NOW, read.fetched());
		assertEquals(Map.of("a/moa", moa), read.removed());
		assertArrayEquals(JSON, read.json());
	}

	@Test
	void nothingThereIsNothing() {
		assertNull(store().read(source));
	}

	@Test
	void leavesNoTemporaryFiles() throws IOException {
		store().write(source, new StoredCatalogue(NOW, Map.of(), JSON));
		store().write(source, new StoredCatalogue(NOW.plusSeconds(1), Map.of(), JSON));
		try (var files = Files.list(file().getParent())) {
			assertEquals(List.of(file()), files.toList());
		}
	}

	@Test
	void aFileThatIsDamagedAnywhereIsNoFile() throws IOException {
		store().write(source, new StoredCatalogue(NOW, Map.of(), JSON));
		byte[] good = Files.readAllBytes(file());
		for (int i = 0; i < good.length; i++) {
			byte[] bad = good.clone();
			bad[i] ^= 1;
			Files.write(file(), bad);
			StoredCatalogue read = store().read(source);
			// a changed digit of the time is not noticed, and costs one request at worst
			assertTrue(read == null || Arrays.equals(JSON, read.json()), "byte " + i);
			Files.write(file(), Arrays.copyOf(good, i));
			assertNull(store().read(source), "length " + i);
		}
	}

	@Test
	void anotherFormatIsLeftToItsVersion() throws IOException {
		store().write(source, new StoredCatalogue(NOW, Map.of(), JSON));
		String text = Files.readString(file());
		Files.writeString(file(), text.replace("\"format\":1", "\"format\":2"));
		assertNull(store().read(source));
	}

	@Test
	void aFileOfAnotherServerUnderThisNameIsRefused() throws IOException {
		store().write(source, new StoredCatalogue(NOW, Map.of(), JSON));
		CatalogueSource other = source("https://two.test/api/v1");
		Files.copy(file(), file().resolveSibling(other.fileName()));
		assertNull(store().read(other));
	}

	@Test
	void keepsTheListsOfTheLastSources() throws IOException {
		for (int i = 0; i < CatalogueStore.KEPT_FILES + 3; i++) {
			CatalogueSource one = CatalogueSource.of(source.baseUrl(), ModelScope.ALL,
					ApiKey.parse("sk-or-v1-key-" + i));
			store().write(one, new StoredCatalogue(NOW, Map.of(), JSON));
			Path file = file().resolveSibling(one.fileName());
			Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(i)));
		}
		Path foreign = Files.writeString(file().resolveSibling("notes.txt"), "mine");
		store().write(source, new StoredCatalogue(NOW, Map.of(), JSON));
		try (var files = Files.list(file().getParent())) {
			assertEquals(CatalogueStore.KEPT_FILES + 1, files.count());
		}
		assertTrue(Files.exists(foreign));
		assertTrue(Files.exists(file()));
		assertFalse(Files.exists(file().resolveSibling(
				CatalogueSource.of(source.baseUrl(), ModelScope.ALL, ApiKey.parse("sk-or-v1-key-0")).fileName())));
	}
}
