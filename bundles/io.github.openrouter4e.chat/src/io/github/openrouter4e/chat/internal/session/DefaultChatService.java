package io.github.openrouter4e.chat.internal.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatServiceEvent;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Drafts;
import io.github.openrouter4e.chat.MarkdownLabels;
import io.github.openrouter4e.chat.SearchHit;
import io.github.openrouter4e.chat.UnreadableConversation;
import io.github.openrouter4e.chat.internal.Ids;
import io.github.openrouter4e.chat.internal.MarkdownExport;
import io.github.openrouter4e.chat.internal.store.ConversationExport;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.chat.internal.store.ConversationImport;
import io.github.openrouter4e.chat.internal.store.ConversationScan;
import io.github.openrouter4e.chat.internal.store.ConversationSearch;
import io.github.openrouter4e.chat.internal.store.DraftStore;
import io.github.openrouter4e.chat.internal.store.StoredConversation;
import io.github.openrouter4e.chat.internal.store.UnreadConversations;
import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.storage.Threads;

/** The conversations. Thread-safe. */
@Component(service = ChatService.class)
public final class DefaultChatService implements ChatService, AutoCloseable {

	private static final String FOLDER = "io.github.openrouter4e.chat"; //$NON-NLS-1$
	private static final String THREADS = "OpenRouter conversation"; //$NON-NLS-1$

	/** How often the size of the history is looked at. */
	private static final Duration BOUND_INTERVAL = Duration.ofHours(1);

	private final ConversationFolder folder;
	private final ConversationSearch search;
	private final DraftStore drafts;
	private final UnreadConversations unread;
	private final Listeners<ChatServiceEvent> events = new Listeners<>();
	private final Sessions sessions;
	private final Registration costs;
	private final SessionContext context;
	private final Supplier<String> conversationIds;
	private final AtomicReference<Instant> bounded = new AtomicReference<>(Instant.EPOCH);

	/** The conversations of this workspace. */
	@Activate
	public DefaultChatService(@Reference ModelCatalogue catalogue, @Reference ChatSettings settings,
			@Reference CostLedger ledger, @Reference ModelCalls calls, @Reference ToolRegistry tools,
			@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea) {
		this(new ConversationFolder(DataFolder.of(instanceArea, FOLDER)),
				new SessionContext(catalogue, settings, ledger, calls, tools, Threads.background(THREADS),
						Threads.scheduler(THREADS), Clock.systemDefaultZone(), new Ids()::turn),
				new Ids()::conversation);
	}

	/**
	 * A service.
	 *
	 * @param context         what sessions need; its scheduler is shut down with the service
	 * @param conversationIds gives an id that no other conversation has
	 */
	public DefaultChatService(ConversationFolder folder, SessionContext context, Supplier<String> conversationIds) {
		this.folder = folder;
		this.context = context;
		this.search = new ConversationSearch(folder);
		this.drafts = new DraftStore(folder.drafts(), context.scheduler());
		this.unread = new UnreadConversations(folder.unread(), context.scheduler());
		this.events.add(this::mark); // the first one, so that views that show the answer say so afterwards
		this.conversationIds = conversationIds;
		this.sessions = new Sessions(folder, events, session -> bound());
		this.costs = context.calls().addListener(sessions::costKnown);
	}

	private void mark(ChatServiceEvent event) {
		switch (event) {
			case ChatServiceEvent.AnswerEnded(var session, var answer) -> unread.set(session.id(), true);
			case ChatServiceEvent.ConversationRemoved(var id) -> unread.set(id, false);
			default -> {
				// makes nothing unread
			}
		}
	}

	private void bound() {
		Instant now = context.clock().instant();
		Instant last = bounded.get();
		if (now.isBefore(last.plus(BOUND_INTERVAL)) || !bounded.compareAndSet(last, now)) {
			return;
		}
		try {
			List<ConversationSummary> removed = folder.bound(context.settings().historyBytes(), sessions.ids(), now,
					old -> sessions.remove(old, now));
			removed.forEach(each -> events.fire(new ChatServiceEvent.ConversationRemoved(each.id())));
			if (!removed.isEmpty()) {
				events.fire(new ChatServiceEvent.ConversationsEvicted(removed));
			}
		} catch (IOException e) {
			Log.warn("The size of the history could not be bounded", e); //$NON-NLS-1$
		}
	}

	@Override
	public ChatSession create() {
		context.catalogue().ensureLoaded();
		try {
			return sessions.create(context, conversationIds.get());
		} catch (IOException e) {
			throw new UncheckedIOException(e); // only an id that is no file name, and we make the ids
		}
	}

	@Override
	public ChatSession open(String conversationId) throws IOException {
		context.catalogue().ensureLoaded();
		return sessions.open(context, conversationId);
	}

	@Override
	public List<ChatSession> openSessions() {
		return List.copyOf(sessions.all());
	}

	@Override
	public List<ConversationSummary> summaries() throws IOException {
		unread.read();
		return folder.list(sessions.ids()).stream().sorted(ConversationSummary.ORDER).toList();
	}

	@Override
	public List<UnreadableConversation> unreadable() {
		return folder.unreadable();
	}

	@Override
	public void retry(UnreadableConversation conversation) {
		folder.retry(conversation);
	}

	@Override
	public void search(String query, Consumer<SearchHit> hits, BooleanSupplier cancelled) throws IOException {
		search.search(query, summaries(), hits, cancelled);
	}

	@Override
	public void rename(String conversationId, String title) throws IOException {
		DefaultChatSession session = sessions.find(conversationId);
		if (session != null) {
			session.rename(title);
		} else {
			change(conversationId, file -> file.title(Titles.clean(title), false));
		}
	}

	@Override
	public void pin(String conversationId, boolean pinned) throws IOException {
		DefaultChatSession session = sessions.find(conversationId);
		if (session != null) {
			session.pin(pinned);
		} else {
			change(conversationId, file -> file.pinned(pinned));
		}
	}

	/** A conversation need not be opened for a change of one property. */
	private void change(String conversationId, SessionFile.Write change) throws IOException {
		ConversationSummary summary;
		try (var file = new ConversationFile(folder.path(conversationId))) {
			ConversationScan.open(file); // fails if there is none; appending would make one
			change.to(file);
			summary = ConversationScan.open(file).summary();
		}
		folder.put(summary);
		events.fire(new ChatServiceEvent.SummaryChanged(summary));
	}

	@Override
	public void delete(String conversationId) throws IOException {
		sessions.drop(conversationId);
		folder.delete(conversationId, context.clock().instant());
		events.fire(new ChatServiceEvent.ConversationRemoved(conversationId));
	}

	@Override
	public void restore(String conversationId) throws IOException {
		events.fire(new ChatServiceEvent.SummaryChanged(folder.restore(conversationId)));
	}

	@Override
	public void exportMarkdown(String conversationId, MarkdownLabels labels, Appendable target) throws IOException {
		DefaultChatSession session = sessions.find(conversationId);
		if (session != null) {
			MarkdownExport.write(session.snapshot(), labels, target);
			return;
		}
		try (var file = new ConversationFile(folder.path(conversationId))) {
			MarkdownExport.write(snapshot(ConversationScan.open(file)), labels, target);
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private Conversation snapshot(StoredConversation stored) {
		return new ConversationSnapshot(stored.id(), stored.created(), stored.damagedLines(), SessionState.of(stored),
				context.ledger());
	}

	@Override
	public void exportJson(String conversationId, OutputStream target) throws IOException {
		DefaultChatSession session = sessions.find(conversationId);
		if (session != null && session.unsaved() != null) {
			session.model().file().export(target); // maybe to where there is room
		} else {
			ConversationExport.write(folder.path(conversationId), target);
		}
	}

	@Override
	public ConversationSummary importJson(InputStream source) throws IOException {
		ConversationSummary summary = ConversationImport.read(source, folder, conversationIds.get(),
				context.clock().instant());
		events.fire(new ChatServiceEvent.SummaryChanged(summary));
		return summary;
	}

	@Override
	public boolean isUnread(String conversationId) {
		return unread.contains(conversationId);
	}

	@Override
	public void seen(String conversationId) {
		unread.set(conversationId, false);
	}

	@Override
	public Drafts drafts() {
		return drafts;
	}

	@Override
	public Registration addListener(Consumer<ChatServiceEvent> listener) {
		return events.add(listener);
	}

	@Override
	@Deactivate
	public void close() {
		drafts.close();
		sessions.closeAll();
		unread.close(); // what closing the sessions has ended, too
		costs.close();
		context.scheduler().shutdown();
		try {
			folder.close();
		} catch (IOException e) {
			Log.warn("The list of conversations could not be closed", e); //$NON-NLS-1$
		}
	}
}
