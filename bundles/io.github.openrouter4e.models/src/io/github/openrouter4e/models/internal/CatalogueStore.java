package io.github.openrouter4e.models.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.storage.AtomicFile;

/**
 * The lists on disk, one file for each source. All methods do I/O. Losing a file costs one request, so nothing here is
 * an error that anybody would have to be told about: what cannot be read is absent, what cannot be written stays in memory.
 */
@SuppressWarnings("nls") // storage format
final class CatalogueStore {

	/** Accounts and servers whose lists are kept; those not renewed for the longest time go first. */
	static final int KEPT_FILES = 8;
	/** A hundred times of what OpenRouter sends today. */
	private static final long LARGEST_FILE = 64L << 20;

	private final Supplier<@Nullable Path> folder;

	/**
	 * @param folder where to keep files, asked for on each use; gives null if there is no place (yet), for example before
	 *               the user chose a workspace
	 */
	CatalogueStore(Supplier<@Nullable Path> folder) {
		this.folder = folder;
	}

	/** {@return the list of a source, or null if there is no good one} */
	@Nullable
	StoredCatalogue read(CatalogueSource source) {
		Path place = folder.get();
		if (place == null) {
			return null;
		}
		Path file = place.resolve(source.fileName());
		try {
			return Files.size(file) > LARGEST_FILE ? null : CatalogueFile.parse(source, Files.readAllBytes(file));
		} catch (NoSuchFileException e) {
			return null;
		} catch (IOException e) {
			// unreadable, for example locked by a virus scanner: the network has the same
			return null;
		}
	}

	/**
	 * Replaces the list of a source.
	 *
	 * @return whether it is on disk now
	 */
	boolean write(CatalogueSource source, StoredCatalogue catalogue) {
		Path place = folder.get();
		if (place == null) {
			return false;
		}
		try {
			AtomicFile.write(place.resolve(source.fileName()), CatalogueFile.header(source, catalogue),
					catalogue.json());
			prune(place);
			return true;
		} catch (IOException e) {
			return false;
		}
	}

	private static void prune(Path place) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.list(place)) {
			files = new ArrayList<>(all.filter(file -> file.getFileName().toString().matches("models-[0-9a-f]+\\.json"))
					.toList());
		}
		files.sort(Comparator.comparing(CatalogueStore::lastModified).reversed());
		for (int i = KEPT_FILES; i < files.size(); i++) {
			Files.deleteIfExists(files.get(i));
		}
	}

	private static long lastModified(Path file) {
		try {
			return Files.getLastModifiedTime(file).toMillis();
		} catch (IOException e) {
			return 0;
		}
	}
}
