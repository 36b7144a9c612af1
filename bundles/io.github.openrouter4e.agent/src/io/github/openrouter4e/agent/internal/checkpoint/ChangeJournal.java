package io.github.openrouter4e.agent.internal.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.ChangedFile.State;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.storage.AtomicFile;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.LineFrame;
import io.github.openrouter4e.storage.LineScanner;

/**
 * The changes that are kept, on disk and in memory; read when first needed. The oldest ones go when they are too old or take
 * too much space. Thread-safe.
 */
final class ChangeJournal {

	/** How long and how much is kept. */
	record Limits(Duration age, long bytes) {
		static final Limits USUAL = new Limits(Duration.ofDays(30), 200_000_000);
	}

	/** Lines that say nothing any more, from which on the file is written anew. */
	private static final int MOST_SUPERSEDED = 1_000;
	/** How much of the limit may be used after the oldest changes had to go. */
	private static final int PERCENT_LEFT = 80;

	private final Path path;
	private final ContentStore store;
	private final LineFile file;
	private final Clock clock;
	private final Limits limits;
	private final TreeMap<Long, FileChange> changes = new TreeMap<>(); // this and the following guarded by this
	/** Bytes of the contents. */
	private final Map<String, Long> sizes = new HashMap<>();
	private boolean isRead;
	private long bytes;

	/** @param folder need not exist */
	ChangeJournal(Path folder, Clock clock, Limits limits) {
		this.clock = clock;
		this.limits = limits;
		path = folder.resolve("changes.jsonl"); //$NON-NLS-1$
		store = new ContentStore(folder.resolve("contents")); //$NON-NLS-1$
		file = new LineFile(path);
	}

	ContentStore store() {
		return store;
	}

	/** All that are kept, the earliest first. */
	synchronized List<FileChange> all() {
		read();
		return List.copyOf(changes.values());
	}

	/** Adds a change. */
	synchronized void add(String conversation, String call, String changed, FileImage before, FileImage after)
			throws IOException {
		read();
		var number = changes.isEmpty() ? 1 : changes.lastKey() + 1;
		write(new FileChange(number, clock.instant(), conversation, call, changed,
				FileChange.ImageRef.put(before, store), FileChange.ImageRef.put(after, store), State.OPEN));
		if (bytes > limits.bytes()) {
			forget();
		}
	}

	/** Replaces a change by one with the same number; nothing happens if it is gone. */
	synchronized void replace(FileChange change) throws IOException {
		read();
		if (changes.containsKey(change.number())) {
			write(change);
		}
	}

	private void write(FileChange change) throws IOException {
		file.append(change.encode());
		keep(change);
	}

	private void keep(FileChange change) {
		changes.put(change.number(), change);
		for (var hash : hashes(change)) {
			if (!sizes.containsKey(hash)) {
				var size = store.size(hash);
				sizes.put(hash, size);
				bytes += size;
			}
		}
	}

	private static Set<String> hashes(FileChange change) {
		var hashes = new HashSet<>(change.before().hashes());
		hashes.addAll(change.after().hashes());
		return hashes;
	}

	private void read() {
		if (isRead) {
			return;
		}
		isRead = true;
		if (!Files.exists(path)) {
			return;
		}
		var lines = new int[1];
		try {
			LineScanner.scan(path, (offset, line, start, length) -> {
				lines[0]++;
				var change = FileChange.decode(Json.parseOurs(line, start, length));
				if (change != null) {
					changes.put(change.number(), change);
				}
			});
			List.copyOf(changes.values()).forEach(this::keep);
			var oldest = clock.instant().minus(limits.age());
			if (bytes > limits.bytes() || lines[0] - changes.size() > MOST_SUPERSEDED
					|| changes.values().stream().anyMatch(change -> change.time().isBefore(oldest))) {
				forget();
			}
		} catch (IOException e) {
			ILog.of(ChangeJournal.class).warn("The changes that the agent has made cannot be read", e); //$NON-NLS-1$
		}
	}

	/**
	 * Drops the oldest changes until the rest is within the limits; contents that nobody needs go with them. If there is too much,
	 * somewhat more than needed goes, but for the latest change: all is written anew, which must not happen with each edit.
	 */
	private void forget() throws IOException {
		var oldest = clock.instant().minus(limits.age());
		var most = bytes > limits.bytes() ? limits.bytes() / 100 * PERCENT_LEFT : limits.bytes();
		var needed = new HashSet<String>();
		var sum = 0L;
		for (var change : new ArrayList<>(changes.descendingMap().values())) {
			for (var hash : hashes(change)) {
				sum += needed.add(hash) ? sizes.getOrDefault(hash, 0L) : 0;
			}
			if (sum > (change.number() == changes.lastKey() ? limits.bytes() : most)
					|| change.time().isBefore(oldest)) {
				changes.headMap(change.number(), true).clear();
				break;
			}
		}
		needed.clear();
		changes.values().forEach(change -> needed.addAll(hashes(change)));
		file.close();
		AtomicFile.write(path, changes.values().stream().map(change -> LineFrame.frame(Json.bytes(change.encode())))
				.toArray(byte[][]::new));
		store.retain(needed);
		sizes.keySet().retainAll(needed);
		bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
	}

	/** Writes what is left, and closes the file until it is needed again. */
	void close() {
		try {
			file.close();
		} catch (IOException e) {
			ILog.of(ChangeJournal.class).warn("The changes that the agent has made cannot be written", e); //$NON-NLS-1$
		}
	}

	/** The change with that number; null if it is gone. */
	synchronized @Nullable FileChange find(long number) {
		read();
		return changes.get(number);
	}
}
