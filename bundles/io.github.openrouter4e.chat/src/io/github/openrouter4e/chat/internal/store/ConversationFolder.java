package io.github.openrouter4e.chat.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.UnreadableConversation;
import io.github.openrouter4e.chat.UnreadableConversation.Reason;
import io.github.openrouter4e.storage.LineScanner;
import io.github.openrouter4e.storage.Lookup;
import io.github.openrouter4e.storage.PrivateFiles;
import io.github.openrouter4e.storage.UnusableFileException;

/**
 * The folder with all conversations. Thread-safe; its methods read and write files. Conversations are read without holding
 * the lock, so that a large or slow file delays nobody who only notes a summary.
 */
@SuppressWarnings("nls") // file names
public final class ConversationFolder implements Closeable {

	/** How long deleted conversations can be restored at least. */
	static final Duration TRASH_LIFETIME = Duration.ofDays(30);
	/** What was written within this time is not moved to the trash, however large the history is. */
	static final Duration RECENT = Duration.ofDays(31);

	private static final String SUFFIX = ".jsonl";
	private static final long SMALL = 1 << 20;
	private static final int MANY = 100;

	/** A file that could not be read, as it was then: it is not tried again before it changes or the user asks for it. */
	private record Failed(long bytes, FileTime modified, UnreadableConversation file) {
	}

	/** A file that has to be read for its summary, and the summary that was known of it. */
	private record Stale(String id, BasicFileAttributes file, @Nullable ConversationSummary known) {

		/** Few bytes, so that as many as there are processors can be read at a time. */
		boolean isSmall() {
			return file.size() <= SMALL;
		}
	}

	/** Moves conversations to the trash. */
	@FunctionalInterface
	public interface Removal {

		/** @return whether it was moved; it is not if somebody uses it by now */
		boolean remove(ConversationSummary summary) throws IOException;
	}

	private final Path root;
	private final Path conversations;
	private final Path quarantine;
	private final Trash trash;
	private final Path indexFile;
	private final Map<String, Failed> failed = new ConcurrentHashMap<>();
	private final Path drafts;
	private @Nullable SummaryIndex index; // guarded by this

	/** The folder need not exist. */
	public ConversationFolder(Path root) {
		this.root = root;
		conversations = root.resolve("conversations");
		quarantine = root.resolve("quarantine");
		trash = new Trash(root.resolve("trash"));
		indexFile = root.resolve("summaries.jsonl");
		drafts = root.resolve("drafts");
	}

	/** Where a conversation is kept, whether it exists or not. */
	public Path path(String id) throws IOException {
		if (!HistoryRules.isConversationId(id)) {
			throw new NoSuchFileException(id);
		}
		return conversations.resolve(id + SUFFIX);
	}

	/** Where {@link DraftStore drafts} are kept. */
	public Path drafts() {
		return drafts;
	}

	/** The file of {@link UnreadConversations}. */
	public Path unread() {
		return root.resolve("unread.json");
	}

	/** Whether there is a conversation with this id. */
	public boolean exists(String id) throws IOException {
		return Files.exists(path(id));
	}

	/**
	 * The summaries of all conversations, in no order. Files that changed since their summary was written, for example by a
	 * kill, are read again. Those that cannot be read are left out; {@link #unreadable} tells them.
	 *
	 * @param open ids of conversations that are being written to; their summaries come from {@link #put}
	 */
	public List<ConversationSummary> list(Set<String> open) throws IOException {
		Map<String, BasicFileAttributes> files = files();
		var stale = new ArrayList<Stale>();
		synchronized (this) {
			SummaryIndex summaries = index();
			for (String id : List.copyOf(summaries.all().keySet())) {
				if (!files.containsKey(id) && !open.contains(id)) {
					summaries.remove(id);
				}
			}
			files.forEach((id, file) -> {
				ConversationSummary known = summaries.get(id);
				if (known == null || known.bytes() != file.size() && !open.contains(id)) {
					stale.add(new Stale(id, file, known));
				}
			});
		}
		// a few are not worth the threads of others, which a disk that does not answer would keep
		Stream<Stale> each = stale.size() < MANY ? stale.stream() : stale.parallelStream();
		each.filter(Stale::isSmall).forEach(this::refresh);
		stale.stream().filter(file -> !file.isSmall()).forEach(this::refresh);
		synchronized (this) {
			return List.copyOf(index().all().values());
		}
	}

	private void refresh(Stale stale) {
		ConversationSummary read = read(stale.id(), stale.file());
		synchronized (this) {
			if (index().get(stale.id()) != stale.known()) {
				return; // noted meanwhile by who writes to it
			}
			if (read == null) {
				index().remove(stale.id());
			} else {
				index().put(read);
			}
		}
	}

	/** The files that could not be read by the last {@link #list}, by name. */
	public List<UnreadableConversation> unreadable() {
		return failed.values().stream().map(Failed::file)
				.sorted(Comparator.comparing(file -> file.file().getFileName().toString())).toList();
	}

	/** Has the next {@link #list} try again to read a file. */
	public void retry(UnreadableConversation file) {
		failed.values().removeIf(each -> each.file().equals(file));
	}

	private @Nullable ConversationSummary read(String id, BasicFileAttributes file) {
		Failed before = Lookup.find(failed, id);
		if (before != null && before.bytes() == file.size()
				&& before.modified().equals(file.lastModifiedTime())) {
			return null;
		}
		Path path = conversations.resolve(id + SUFFIX);
		try {
			ConversationSummary summary = summary(path);
			failed.remove(id);
			return summary;
		} catch (NoSuchFileException e) {
			return null; // deleted meanwhile
		} catch (IOException | RuntimeException e) {
			failed.put(id, new Failed(file.size(), file.lastModifiedTime(),
					new UnreadableConversation(path, reason(e))));
			return null;
		}
	}

	private static Reason reason(Exception e) {
		return switch (e) {
			case UnreadableFileException told -> told.reason();
			case UnusableFileException told -> switch (told.reason()) {
				case NO_FILE -> Reason.NO_FILE;
				case TOO_LARGE -> Reason.TOO_LARGE;
			};
			case AccessDeniedException denied -> Reason.NO_ACCESS;
			case RuntimeException unexpected -> Reason.DAMAGED;
			default -> Reason.FAILED;
		};
	}

	static ConversationSummary summary(Path path) throws IOException {
		try (var file = new ConversationFile(path)) {
			return ConversationScan.open(file).summary();
		}
	}

	/** The conversations that can be read, as far as their names and sizes tell. */
	private Map<String, BasicFileAttributes> files() throws IOException {
		var files = new HashMap<String, BasicFileAttributes>();
		var seen = new HashSet<String>();
		if (Files.isDirectory(conversations)) {
			// where the system tells the attributes with the names, this asks for nothing more
			Files.walkFileTree(conversations, Set.of(FileVisitOption.FOLLOW_LINKS), 1, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(@Nullable Path file, @Nullable BasicFileAttributes attributes) {
					String id = id(file);
					if (file != null && attributes != null && id != null) {
						seen.add(id);
						look(file, id, attributes, files);
					}
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFileFailed(@Nullable Path file, @Nullable IOException e)
						throws IOException {
					if (e != null && conversations.equals(file)) {
						throw e;
					}
					String id = id(file);
					if (file != null && id != null) {
						seen.add(id);
						fails(file, id, -1, e instanceof AccessDeniedException ? Reason.NO_ACCESS : Reason.NO_FILE);
					}
					return FileVisitResult.CONTINUE;
				}
			});
		}
		failed.keySet().retainAll(seen);
		return files;
	}

	private static @Nullable String id(@Nullable Path file) {
		String name = file == null ? "" : file.getFileName().toString();
		return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : null;
	}

	private void look(Path file, String id, BasicFileAttributes attributes, Map<String, BasicFileAttributes> files) {
		long bytes = attributes.size();
		if (!attributes.isRegularFile()) { // also a link that leads nowhere or in a circle
			fails(file, id, bytes, Reason.NO_FILE);
		} else if (bytes > LineScanner.MAX_FILE) {
			fails(file, id, bytes, Reason.TOO_LARGE);
		} else if (!HistoryRules.isConversationId(id)) {
			fails(file, id, bytes, Reason.NAME);
		} else {
			files.put(id, attributes);
		}
	}

	private void fails(Path file, String id, long bytes, Reason reason) {
		failed.put(id, new Failed(bytes, FileTime.fromMillis(0), new UnreadableConversation(file, reason)));
	}

	/** Notes a conversation's summary. */
	public synchronized void put(ConversationSummary summary) {
		index().put(summary);
	}

	/** Where a conversation that comes from outside is written until it is known to be one; empty at first. */
	Path quarantine(String id) throws IOException {
		PrivateFiles.createFolders(quarantine);
		Path file = quarantine.resolve(path(id).getFileName());
		Files.deleteIfExists(file);
		return file;
	}

	/** Moves a conversation in that was checked. */
	ConversationSummary adopt(Path checked, String id) throws IOException {
		Path target = path(id);
		synchronized (this) {
			PrivateFiles.createFolders(conversations);
			if (Files.exists(target)) {
				throw new FileAlreadyExistsException(target.toString());
			}
			Files.move(checked, target, StandardCopyOption.ATOMIC_MOVE);
		}
		ConversationSummary summary = summary(target);
		put(summary);
		return summary;
	}

	/** Moves a conversation to the trash; its file must be closed. */
	public synchronized void delete(String id, Instant now) throws IOException {
		trash.take(path(id), now);
		index().remove(id);
	}

	/**
	 * Moves a conversation to the trash, unless something was noted of it since the summary was; its file must be closed.
	 *
	 * @return whether it was moved
	 */
	public synchronized boolean deleteUnchanged(ConversationSummary summary, Instant now) throws IOException {
		ConversationSummary known = index().get(summary.id());
		if (known == null || !known.equals(summary)) {
			return false;
		}
		delete(summary.id(), now);
		return true;
	}

	/** Moves a conversation back from the trash. */
	public ConversationSummary restore(String id) throws IOException {
		Path file = path(id);
		synchronized (this) {
			PrivateFiles.createFolders(conversations);
			trash.giveBack(file);
		}
		ConversationSummary summary = summary(file);
		put(summary);
		return summary;
	}

	/**
	 * Deletes for good what lay in the trash for too long, and moves the oldest conversations to the trash until the rest
	 * fits. Pinned ones, open ones and those in which something was said this month stay.
	 *
	 * @param maxBytes bytes that all conversations may have together
	 * @param open     ids of conversations that are being written to
	 * @param removal  moves one to the trash, unless it is wanted by now
	 * @return the conversations that were moved to the trash
	 */
	public List<ConversationSummary> bound(long maxBytes, Set<String> open, Instant now, Removal removal)
			throws IOException {
		trash.empty(TRASH_LIFETIME, now);
		List<ConversationSummary> all = list(open);
		long total = all.stream().mapToLong(ConversationSummary::bytes).sum();
		Instant recent = now.minus(RECENT);
		var removed = new ArrayList<ConversationSummary>();
		List<ConversationSummary> oldestFirst = all.stream()
				.filter(summary -> !summary.pinned() && !open.contains(summary.id())
						&& summary.updated().isBefore(recent))
				.sorted(Comparator.comparing(ConversationSummary::updated)).toList();
		for (ConversationSummary summary : oldestFirst) {
			if (total <= maxBytes) {
				break;
			}
			if (removal.remove(summary)) {
				removed.add(summary);
				total -= summary.bytes();
			}
		}
		return removed;
	}

	private SummaryIndex index() {
		SummaryIndex known = index;
		if (known == null) {
			PrivateFiles.close(root);
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
