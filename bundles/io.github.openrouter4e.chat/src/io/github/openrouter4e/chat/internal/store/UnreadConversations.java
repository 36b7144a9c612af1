package io.github.openrouter4e.chat.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.openrouter4e.storage.AtomicFile;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.Lookup;

/**
 * The conversations with answers that no view has shown, in a file of their ids. Only what has changed is written, after a
 * delay, so that another instance of Eclipse on the folder keeps what it has. Thread-safe.
 */
@SuppressWarnings("nls") // file format
public final class UnreadConversations implements Closeable {

	private static final System.Logger LOG = System.getLogger(UnreadConversations.class.getName());
	private static final String IDS = "conversations";

	private final Path file;
	private final ScheduledExecutorService scheduler;
	/** What is not written yet: whether a conversation is unread. */
	private final Map<String, Boolean> changes = new HashMap<>(); // guarded by this
	private Set<String> written = Set.of(); // guarded by this
	private boolean read; // guarded by this
	private boolean scheduled; // guarded by this
	private final Object writing = new Object();

	/**
	 * @param file      need not exist
	 * @param scheduler writes; it is not shut down here
	 */
	public UnreadConversations(Path file, ScheduledExecutorService scheduler) {
		this.file = file;
		this.scheduler = scheduler;
	}

	/** Whether it is among them. Reads no file: what an earlier Eclipse left is known after {@link #read()}. */
	public synchronized boolean contains(String id) {
		var change = Lookup.find(changes, id);
		return change == null ? written.contains(id) : change;
	}

	/** Adds or removes a conversation. Returns at once, it is written later. */
	public synchronized void set(String id, boolean unread) {
		changes.put(id, unread);
		if (!scheduled) {
			scheduled = true;
			try {
				scheduler.schedule(this::write, DraftStore.DELAY.toMillis(), TimeUnit.MILLISECONDS);
			} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
				// the service is closed; close() writes
			}
		}
	}

	/** Reads the file unless that was done. Not for the user interface thread. */
	public void read() {
		synchronized (writing) {
			synchronized (this) {
				if (read) {
					return;
				}
			}
			try {
				known(ids());
			} catch (IOException e) { // something holds the file: with the next look
				LOG.log(System.Logger.Level.WARNING, "Which conversations are unread could not be read", e);
			}
		}
	}

	private synchronized void known(Set<String> ids) {
		written = ids;
		read = true;
	}

	/** @throws IOException if the file cannot be read now; one that is damaged holds nothing */
	private Set<String> ids() throws IOException {
		if (!Files.exists(file)) {
			return Set.of();
		}
		var bytes = Files.readAllBytes(file);
		return Set.copyOf(Json.texts(Json.parseOurs(bytes, 0, bytes.length), IDS));
	}

	private void write() {
		synchronized (writing) {
			Map<String, Boolean> now;
			synchronized (this) {
				scheduled = false;
				now = Map.copyOf(changes);
			}
			if (now.isEmpty()) {
				return;
			}
			try {
				var before = ids();
				var after = new HashSet<>(before);
				now.forEach((id, unread) -> {
					if (unread) {
						after.add(id);
					} else {
						after.remove(id);
					}
				});
				if (!after.equals(before)) {
					var json = Json.object();
					Json.putTexts(json, IDS, List.copyOf(new TreeSet<>(after)));
					AtomicFile.write(file, Json.bytes(json));
				}
				synchronized (this) {
					known(after);
					changes.entrySet().removeAll(now.entrySet()); // but for what has changed again meanwhile
				}
			} catch (IOException e) { // on a full disk, say: again with the next change
				LOG.log(System.Logger.Level.WARNING, "Which conversations are unread could not be saved", e);
			}
		}
	}

	/** Writes what is not written yet. */
	@Override
	public void close() {
		write();
	}
}
