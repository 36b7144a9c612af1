package io.github.openrouter4e.chat.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Draft;
import io.github.openrouter4e.chat.Drafts;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.PrivateFiles;

/**
 * Drafts in the folder {@code drafts}, a folder for each conversation with {@code text.json}, {@code attachments.json} and the
 * bytes of images and PDFs, so that typing does not write the attachments again. Files are replaced as a whole; what was put
 * is written after a delay, the last one wins. Thread-safe.
 */
@SuppressWarnings("nls") // file format
public final class DraftStore implements Drafts, Closeable {

	/** So much typing is lost by a kill. */
	public static final Duration DELAY = Duration.ofMillis(400);
	/** Older drafts are forgotten. */
	static final int MOST_DRAFTS = 200;

	private static final System.Logger LOG = System.getLogger(DraftStore.class.getName());
	private static final String TEXT = "text.json";
	private static final String ATTACHMENTS = "attachments.json";
	private static final String LAST = "last";
	private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

	private final Path folder;
	private final ScheduledExecutorService scheduler;
	private final Map<String, @Nullable Draft> latest = new HashMap<>(); // guarded by this
	private final Map<String, @Nullable List<Attachment>> writtenAttachments = new HashMap<>(); // guarded by writing
	private final HashSet<String> unwritten = new HashSet<>(); // guarded by this
	private final Object writing = new Object();
	private @Nullable String last; // guarded by this
	private boolean lastUnwritten; // guarded by this
	private boolean scheduled; // guarded by this

	/**
	 * @param folder    need not exist
	 * @param scheduler writes; the drafts do not shut it down
	 */
	public DraftStore(Path folder, ScheduledExecutorService scheduler) {
		this.folder = folder;
		this.scheduler = scheduler;
	}

	@Override
	public synchronized void put(String conversationId, Draft draft) {
		if (!HistoryRules.isConversationId(conversationId)) {
			throw new IllegalArgumentException(conversationId);
		}
		if (!draft.equals(latest.put(conversationId, draft))) {
			unwritten.add(conversationId);
			schedule();
		}
	}

	@Override
	public synchronized void shown(String conversationId) {
		if (!conversationId.equals(last)) {
			last = conversationId;
			lastUnwritten = true;
			schedule();
		}
	}

	private void schedule() {
		if (!scheduled) {
			scheduled = true;
			try {
				scheduler.schedule((Runnable) this::write, DELAY.toMillis(), TimeUnit.MILLISECONDS);
			} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
				// the service is closed; close() writes, and what comes after it nobody can type
			}
		}
	}

	@Override
	public Draft get(String conversationId) throws IOException {
		synchronized (this) {
			var known = latest.get(conversationId);
			if (known != null) {
				return known;
			}
		}
		var home = home(conversationId);
		if (!Files.exists(home.resolve(TEXT))) {
			return Draft.EMPTY;
		}
		var text = Json.parse(Files.readString(home.resolve(TEXT)));
		var attachments = Files.exists(home.resolve(ATTACHMENTS))
				? PromptCodec.prompt(Json.parse(Files.readString(home.resolve(ATTACHMENTS))), id -> blob(home, id))
						.attachments()
				: List.<Attachment>of();
		return new Draft(new Prompt(Json.textOrEmpty(text, "text"), attachments), Json.text(text, "question"));
	}

	private static @Nullable Blob blob(Path home, String sha256) throws IOException {
		var file = home.resolve(sha256);
		return SHA256.matcher(sha256).matches() && Files.isRegularFile(file) ? Blob.of(Files.readAllBytes(file)) : null;
	}

	@Override
	public @Nullable String lastShown() {
		synchronized (this) {
			if (last != null) {
				return last;
			}
		}
		try {
			var id = Files.readString(folder.resolve(LAST)).strip();
			return HistoryRules.isConversationId(id) ? id : null;
		} catch (@SuppressWarnings("unused") IOException e) {
			return null; // none was shown yet, or it is not worth a message
		}
	}

	private Path home(String id) throws IOException {
		if (!HistoryRules.isConversationId(id)) {
			throw new NoSuchFileException(id);
		}
		return folder.resolve(id);
	}

	/** Writes what was put since the last time. */
	void write() {
		synchronized (writing) {
			var changed = new HashMap<String, Draft>();
			String shown;
			synchronized (this) {
				scheduled = false;
				for (var id : unwritten) {
					var draft = latest.get(id);
					changed.put(id, draft == null ? Draft.EMPTY : draft);
				}
				unwritten.clear();
				shown = lastUnwritten ? last : null;
				lastUnwritten = false;
			}
			try {
				if (shown != null) {
					PrivateFiles.createFolders(folder);
					replace(folder.resolve(LAST), shown.getBytes(StandardCharsets.UTF_8));
				}
				if (!changed.isEmpty()) {
					forgetOld();
				}
			} catch (IOException e) {
				LOG.log(System.Logger.Level.WARNING, "The folder of drafts could not be changed", e);
			}
			changed.forEach(this::tryToWrite);
		}
	}

	/** What cannot be written now, on a full disk, is written with the next change. */
	private void tryToWrite(String id, Draft draft) {
		try {
			write(id, draft);
		} catch (IOException e) {
			LOG.log(System.Logger.Level.WARNING, "A draft could not be saved", e);
			writtenAttachments.remove(id);
			synchronized (this) {
				unwritten.add(id);
			}
		}
	}

	private void write(String id, Draft draft) throws IOException {
		var home = home(id);
		if (draft.isEmpty()) {
			writtenAttachments.remove(id);
			delete(home);
			return;
		}
		PrivateFiles.createFolders(home);
		if (!draft.prompt().attachments().equals(writtenAttachments.get(id))) {
			writeAttachments(home, draft.prompt());
			writtenAttachments.put(id, draft.prompt().attachments());
		}
		var text = Json.object().put("text", draft.prompt().text());
		if (draft.question() != null) {
			text.put("question", draft.question());
		}
		replace(home.resolve(TEXT), Json.bytes(text));
	}

	/** The bytes first, so that nothing refers to what is not there. */
	private static void writeAttachments(Path home, Prompt prompt) throws IOException {
		var needed = new HashSet<>(List.of(TEXT, ATTACHMENTS));
		for (var blob : PromptCodec.blobs(prompt)) {
			var name = blob.sha256();
			needed.add(name);
			if (!Files.exists(home.resolve(name))) {
				replace(home.resolve(name), blob.bytes());
			}
		}
		var json = Json.object();
		PromptCodec.put(json, new Prompt("", prompt.attachments()));
		replace(home.resolve(ATTACHMENTS), Json.bytes(json));
		try (var files = Files.list(home)) {
			for (var file : files.toList()) {
				if (!needed.contains(file.getFileName().toString())) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	private static void replace(Path file, byte[] bytes) throws IOException {
		var temporary = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(temporary);
		try (var channel = PrivateFiles.append(temporary)) {
			for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
				channel.write(rest);
			}
		}
		Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private static void delete(Path home) throws IOException {
		if (Files.isDirectory(home)) {
			try (var files = Files.list(home)) {
				for (var file : files.toList()) {
					Files.deleteIfExists(file);
				}
			}
			Files.deleteIfExists(home);
		}
	}

	private void forgetOld() throws IOException {
		PrivateFiles.createFolders(folder);
		try (var files = Files.list(folder)) {
			var homes = files.filter(Files::isDirectory).toList();
			if (homes.size() > MOST_DRAFTS) {
				var oldest = homes.stream().sorted(Comparator.comparing(DraftStore::time))
						.limit(homes.size() - MOST_DRAFTS).toList();
				for (var home : oldest) {
					delete(home);
				}
			}
		}
	}

	private static FileTime time(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		} catch (@SuppressWarnings("unused") IOException e) {
			return FileTime.fromMillis(0);
		}
	}

	/** Writes what is not written yet. */
	@Override
	public void close() {
		write();
	}
}
