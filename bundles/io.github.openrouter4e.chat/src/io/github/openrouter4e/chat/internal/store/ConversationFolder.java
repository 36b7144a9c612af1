package io.github.openrouter4e.chat.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ConversationSummary;

/** The folder with all conversations. Thread-safe; its methods read and write files. */
@SuppressWarnings("nls") // file names
public final class ConversationFolder implements Closeable {

	/** How long deleted conversations can be restored. */
	static final Duration TRASH_LIFETIME = Duration.ofDays(30);

	private static final String SUFFIX = ".jsonl";
	/** Ids become file names: nothing that leads out of the folder, and nothing that Windows does not take. */
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

	private final Path conversations;
	private final Path trash;
	private final Path indexFile;
	private @Nullable SummaryIndex index; // guarded by this

	/** The folder need not exist. */
	public ConversationFolder(Path root) {
		conversations = root.resolve("conversations");
		trash = root.resolve("trash");
		indexFile = root.resolve("summaries.jsonl");
	}

	/** Where a conversation is kept, whether it exists or not. */
	public Path path(String id) throws IOException {
		return file(conversations, id);
	}

	private static Path file(Path folder, String id) throws IOException {
		if (!ID.matcher(id).matches()) {
			throw new NoSuchFileException(id);
		}
		return folder.resolve(id + SUFFIX);
	}

	/** Whether there is a conversation with this id. */
	public boolean exists(String id) throws IOException {
		return Files.exists(path(id));
	}

	/**
	 * The summaries of all conversations, in no order. Files that changed since their summary was written, for example by a
	 * kill, are read again.
	 *
	 * @param open ids of conversations that are being written to; their summaries come from {@link #put}
	 */
	public synchronized List<ConversationSummary> list(Set<String> open) throws IOException {
		SummaryIndex summaries = index();
		Map<String, Long> sizes = sizes();
		for (String id : List.copyOf(summaries.all().keySet())) {
			if (!sizes.containsKey(id)) {
				summaries.remove(id);
			}
		}
		for (Map.Entry<String, Long> entry : sizes.entrySet()) {
			ConversationSummary known = summaries.get(entry.getKey());
			if (known == null || known.bytes() != entry.getValue() && !open.contains(entry.getKey())) {
				rescan(entry.getKey(), summaries);
			}
		}
		return List.copyOf(summaries.all().values());
	}

	private void rescan(String id, SummaryIndex summaries) throws IOException {
		try (var file = new ConversationFile(path(id))) {
			summaries.put(ConversationScan.open(file).summary());
		} catch (IOException e) {
			summaries.remove(id); // not readable now; tried again with the next listing
		}
	}

	private Map<String, Long> sizes() throws IOException {
		var sizes = new HashMap<String, Long>();
		if (Files.isDirectory(conversations)) {
			try (Stream<Path> files = Files.list(conversations)) {
				for (Path file : (Iterable<Path>) files::iterator) {
					String name = file.getFileName().toString();
					if (name.endsWith(SUFFIX)) {
						sizes.put(name.substring(0, name.length() - SUFFIX.length()), Files.size(file));
					}
				}
			}
		}
		return sizes;
	}

	/** Notes a conversation's summary. */
	public synchronized void put(ConversationSummary summary) throws IOException {
		index().put(summary);
	}

	/** Moves a conversation to the trash; its file must be closed. */
	public synchronized void delete(String id, Instant now) throws IOException {
		Files.createDirectories(trash);
		Path target = file(trash, id);
		Files.move(path(id), target, StandardCopyOption.REPLACE_EXISTING);
		Files.setLastModifiedTime(target, FileTime.from(now));
		index().remove(id);
	}

	/** Moves a conversation back from the trash. */
	public synchronized ConversationSummary restore(String id) throws IOException {
		Files.createDirectories(conversations);
		Files.move(file(trash, id), path(id));
		try (var file = new ConversationFile(path(id))) {
			ConversationSummary summary = ConversationScan.open(file).summary();
			index().put(summary);
			return summary;
		}
	}

	/**
	 * Deletes for good what lay in the trash for too long, and the oldest conversations until the rest fits. Pinned ones and
	 * open ones stay.
	 *
	 * @param maxBytes bytes that all conversations may have together
	 * @return the ids of the conversations that were deleted
	 */
	public synchronized List<String> bound(long maxBytes, Set<String> open, Instant now) throws IOException {
		emptyTrash(now.minus(TRASH_LIFETIME));
		List<ConversationSummary> all = list(open);
		long total = all.stream().mapToLong(ConversationSummary::bytes).sum();
		var removed = new ArrayList<String>();
		List<ConversationSummary> oldestFirst = all.stream()
				.filter(summary -> !summary.pinned() && !open.contains(summary.id()))
				.sorted(Comparator.comparing(ConversationSummary::updated)).toList();
		for (ConversationSummary summary : oldestFirst) {
			if (total <= maxBytes) {
				break;
			}
			Files.deleteIfExists(path(summary.id()));
			index().remove(summary.id());
			removed.add(summary.id());
			total -= summary.bytes();
		}
		return removed;
	}

	private void emptyTrash(Instant before) throws IOException {
		if (!Files.isDirectory(trash)) {
			return;
		}
		try (Stream<Path> files = Files.list(trash)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	private SummaryIndex index() throws IOException {
		SummaryIndex known = index;
		if (known == null) {
			known = new SummaryIndex(indexFile);
			index = known;
		}
		return known;
	}

	@Override
	public synchronized void close() throws IOException {
		SummaryIndex known = index;
		if (known != null) {
			known.close();
			index = null;
		}
	}
}
