package io.github.openrouter4e.chat.internal.session;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatServiceEvent;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.chat.internal.store.ConversationScan;
import io.github.openrouter4e.chat.internal.store.StoredConversation;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.LedgerId;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Lookup;

/** The sessions that are open. Thread-safe. */
final class Sessions {

	private final ConversationFolder folder;
	private final Listeners<ChatServiceEvent> events;
	private final Consumer<DefaultChatSession> idle;
	private final Map<String, DefaultChatSession> open = new LinkedHashMap<>(); // guarded by this
	/** The conversations that are being read or moved to the trash, with what opens when they are. */
	private final Map<String, CountDownLatch> opening = new HashMap<>(); // guarded by this

	/**
	 * The sessions of a folder.
	 *
	 * @param idle told when a session has nothing to do any more
	 */
	Sessions(ConversationFolder folder, Listeners<ChatServiceEvent> events, Consumer<DefaultChatSession> idle) {
		this.folder = folder;
		this.events = events;
		this.idle = idle;
	}

	synchronized List<DefaultChatSession> all() {
		return new ArrayList<>(open.values());
	}

	/** The ids of conversations that may be being written to. */
	synchronized Set<String> ids() {
		return Set.copyOf(open.keySet());
	}

	synchronized @Nullable DefaultChatSession find(String id) {
		return Lookup.find(open, id);
	}

	DefaultChatSession create(SessionContext context, String id) throws IOException {
		Instant now = context.clock().instant();
		var file = ConversationFile.keeping(folder.path(id));
		return add(session(context, id, now, 0, SessionState.begin(now), file, false));
	}

	/** Reads without the lock: a file that is slow to read delays nobody who does not want it. */
	DefaultChatSession open(SessionContext context, String id) throws IOException {
		var mine = new CountDownLatch(1);
		for (;;) {
			CountDownLatch other;
			synchronized (this) {
				DefaultChatSession known = find(id);
				if (known != null) {
					known.reopen();
					return known;
				}
				other = Lookup.find(opening, id);
				if (other == null) {
					opening.put(id, mine);
				}
			}
			if (other == null) {
				break;
			}
			await(other);
		}
		DefaultChatSession session;
		try {
			session = read(context, id);
			synchronized (this) {
				open.put(id, session);
			}
		} finally {
			synchronized (this) {
				opening.remove(id);
			}
			mine.countDown();
		}
		events.fire(new ChatServiceEvent.SessionOpened(session));
		return session;
	}

	/**
	 * Moves a conversation to the trash unless it is open or being opened; who wants to open it meanwhile waits.
	 *
	 * @return whether it was moved
	 */
	boolean remove(ConversationSummary summary, Instant now) throws IOException {
		var mine = new CountDownLatch(1);
		synchronized (this) {
			if (open.containsKey(summary.id()) || opening.containsKey(summary.id())) {
				return false;
			}
			opening.put(summary.id(), mine);
		}
		try {
			return folder.deleteUnchanged(summary, now);
		} finally {
			synchronized (this) {
				opening.remove(summary.id());
			}
			mine.countDown();
		}
	}

	private static void await(CountDownLatch opened) throws IOException {
		try {
			opened.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	private DefaultChatSession read(SessionContext context, String id) throws IOException {
		var file = ConversationFile.keeping(folder.path(id));
		StoredConversation stored = ConversationScan.open(file);
		DefaultChatSession session = session(context, id, stored.created(), stored.damagedLines(),
				SessionState.of(stored), file, true);
		new Recovery(context, session.model()).recover(stored);
		return session;
	}

	private DefaultChatSession add(DefaultChatSession session) {
		synchronized (this) {
			open.put(session.id(), session);
		}
		events.fire(new ChatServiceEvent.SessionOpened(session));
		return session;
	}

	private DefaultChatSession session(SessionContext context, String id, Instant created, int damaged,
			SessionState state, ConversationFile file, boolean begun) {
		var listeners = new Listeners<SessionEvent>();
		var sessionFile = new SessionFile(id, created, file, begun, context.scheduler(),
				listeners::fire);
		var model = new SessionModel(id, created, damaged, state, sessionFile, context.ledger(), context.clock(),
				listeners::fire);
		var session = new DefaultChatSession(context, model, listeners, this::changed);
		listeners.add(event -> ended(session, event));
		listeners.add(event -> {
			if (event instanceof SessionEvent.StorageRecovered) {
				context.background().execute(() -> changed(session)); // it may have been waited for to release it
			}
		});
		return session;
	}

	private void ended(DefaultChatSession session, SessionEvent event) {
		switch (event) {
			case SessionEvent.RunFinished(var end, var answer) -> {
				if (answer != null) {
					events.fire(new ChatServiceEvent.AnswerEnded(session, answer));
				}
			}
			case SessionEvent.TurnAdded added -> noteSummary(session);
			default -> {
				// concerns the session only
			}
		}
	}

	private void changed(DefaultChatSession session) {
		noteSummary(session);
		events.fire(new ChatServiceEvent.SessionBusyChanged(session));
		if (!session.isBusy()) {
			if (session.isClosed()) {
				release(session);
			}
			idle.accept(session);
		}
	}

	private void release(DefaultChatSession session) {
		synchronized (this) {
			if (session.isBusy() || !session.isClosed() || session.unsaved() != null) {
				return;
			}
			open.remove(session.id(), session);
		}
		close(session);
	}

	private static void close(DefaultChatSession session) {
		try {
			session.model().file().close();
		} catch (IOException e) {
			Log.warn("A conversation could not be closed", e); //$NON-NLS-1$
		}
	}

	/** A conversation without turns is not on the disk and in no list; one that was deleted meanwhile no more. */
	private void noteSummary(DefaultChatSession session) {
		if (session.model().file().hasBegun() && find(session.id()) == session) {
			session.noteSummary(folder::put, summary -> events.fire(new ChatServiceEvent.SummaryChanged(summary)));
		}
	}

	/** Stops a session and closes its file, so that it can be moved. */
	void drop(String id) throws IOException {
		CountDownLatch beingOpened;
		synchronized (this) {
			beingOpened = Lookup.find(opening, id);
		}
		if (beingOpened != null) {
			await(beingOpened);
		}
		DefaultChatSession session;
		synchronized (this) {
			session = find(id);
			open.remove(id);
		}
		if (session != null) {
			session.shutDown();
			close(session);
		}
	}

	void closeAll() {
		all().forEach(session -> {
			session.shutDown();
			close(session);
		});
	}

	/** The cost of a request became better known after it ended. */
	void costKnown(LedgerEntry entry) {
		if (entry.purpose() != Purpose.CHAT) {
			return;
		}
		LedgerId.parse(entry.id()).ifPresent(id -> {
			DefaultChatSession session = find(id.owner());
			if (session != null) {
				session.model().cost(id.answer(), id.part(), part -> part.withCost(entry.cost(), entry.tokens()));
			} else {
				toDisk(id, entry);
			}
		});
	}

	private void toDisk(LedgerId id, LedgerEntry entry) {
		try {
			if (folder.exists(id.owner())) {
				try (var file = new ConversationFile(folder.path(id.owner()))) {
					file.cost(id.answer(), id.part(), entry.cost(), entry.tokens());
				}
			}
		} catch (IOException e) {
			Log.warn("The cost of an answer could not be written", e); //$NON-NLS-1$
		}
	}
}
