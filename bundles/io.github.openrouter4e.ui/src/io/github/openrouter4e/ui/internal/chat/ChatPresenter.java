package io.github.openrouter4e.ui.internal.chat;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Balance;
import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.SpendingDecision;
import io.github.openrouter4e.chat.Subscription;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.ErrorAction;
import io.github.openrouter4e.ui.internal.PreferredChatSettings;
import io.github.openrouter4e.ui.internal.ErrorText;

/**
 * What the chat view does, without its widgets. Methods are for the UI thread;
 * whatever may take long goes through {@link Work}.
 */
final class ChatPresenter implements AutoCloseable {

	private static final String STATE = "state"; //$NON-NLS-1$
	private static final String UNSAVED = "unsaved"; //$NON-NLS-1$

	private static final Prompt NOTHING = Prompt.of(""); //$NON-NLS-1$

	private final ChatService chat;
	private final KeyCheck keys;
	private final OpenRouterPreferences preferences;
	private final OptionsPresenter options;
	private final ChatScreen screen;
	private final Work work;
	private final TurnActions turnActions;
	private final Estimator estimator;
	private @Nullable ChatSession session;
	private String retrying = ""; //$NON-NLS-1$
	private @Nullable Subscription subscription;
	private final PromptQueue queue;
	private final PromptSender sender;
	private final Troubles troubles;
	private final LastConversation last;
	private final Opening opening;
	private final DraftKeeper drafts;
	/** Whose figures are being looked up. */
	private final AtomicReference<@Nullable ChatSession> figuresAsked = new AtomicReference<>();

	ChatPresenter(ChatService chat, Balance balance, KeyCheck keys, OpenRouterPreferences preferences,
			ModelFacts models, ChatScreen screen, Work work) {
		this.chat = chat;
		this.keys = keys;
		this.preferences = preferences;
		this.options = new OptionsPresenter(preferences, models, screen, work);
		this.screen = screen;
		this.work = work;
		this.turnActions = new TurnActions(screen, work);
		this.estimator = new Estimator(screen, work,
				new CachingWords(models, new PreferredChatSettings(preferences)));
		this.troubles = new Troubles(screen, work, options, turnActions, balance, InstantSource.system());
		this.queue = new PromptQueue(screen, work);
		this.last = new LastConversation(chat, work);
		this.opening = new Opening(chat, work);
		this.sender = new PromptSender(screen, work, keys, models, options, queue, troubles);
		this.drafts = new DraftKeeper(chat.drafts(), screen, work, sender);
	}

	/** Begins with the conversation that was shown last, else the newest one, else a new one. */
	void start(@Nullable String lastId) {
		troubles.start();
		serverChanged();
		last.open(lastId, found -> {
			if (session == null) { // else the user has begun something else since
				show(found);
			} else {
				work.background(found::close);
			}
		});
	}

	void newConversation() {
		var current = session;
		if (current != null && current.snapshot().pathIds().isEmpty()) {
			return; // this one is new already
		}
		var created = chat.create();
		var model = current == null ? null : current.snapshot().options().model();
		if (model != null) { // who changes the model means to work with it, not just in one conversation
			created.setOptions(ConversationOptions.DEFAULTS.withModel(model));
		}
		show(created);
	}

	/** @param revealed a turn to bring into view; null: the end */
	void open(String id, @Nullable String revealed) {
		opening.open(id, opened -> {
			show(opened);
			if (revealed != null) {
				screen.reveal(revealed);
			}
		}, e -> screen.message(NLS.bind(Messages.historyOpenFailed, e.getLocalizedMessage()), null, () -> {
			// nothing to do about it
		}));
	}

	/** What was deleted is not shown any more, nor can anything be added to it. */
	void removed(String id) {
		var current = session;
		if (current != null && current.id().equals(id)) {
			var next = chat.create();
			drafts.move(id, next);
			show(next);
		}
	}

	private void show(ChatSession shown) {
		leave();
		troubles.left();
		session = shown;
		subscription = shown.subscribe((source, event) -> {
			// the pieces of an answer are the transcript's business: there may be a thousand a second
			if (!(event instanceof SessionEvent.AnswerDelta || event instanceof SessionEvent.ReasoningDelta)) {
				work.ui(() -> hear(source, event));
			}
		});
		troubles.limit(null);
		screen.showSession(shown);
		showUnsaved(shown);
		screen.showTitle(title(shown.snapshot()));
		refreshBusy();
		options.show(shown);
		refreshState();
		refreshFigures();
		sender.show(shown);
		drafts.show(shown);
	}

	private void leave() {
		var before = subscription;
		if (before != null) {
			before.close();
		}
		var left = session;
		if (left != null) {
			work.background(left::close);
		}
	}

	private void hear(ChatSession source, SessionEvent event) {
		if (source != session) {
			return;
		}
		switch (event) {
			case SessionEvent.TitleChanged(var title) -> screen.showTitle(title);
			case SessionEvent.OptionsChanged(var changed) -> modelChanged();
			case SessionEvent.TurnAdded(var turn) -> turnsChanged();
			case SessionEvent.PathChanged() -> turnsChanged();
			case SessionEvent.QueueChanged(var changed) -> queueChanged(changed);
			case SessionEvent.AnswerFinished(var answer) -> answerEnded();
			case SessionEvent.AnswerFailed(var answer) -> answerEnded();
			case SessionEvent.CostUpdated(var answer) -> refreshFigures();
			case SessionEvent.LimitReached(var decision) -> limitReached(decision);
			case SessionEvent.Retrying(var answer, var attempt, var delay, var cause) -> {
				var text = NLS.bind(Messages.retrying,
						new Object[]{attempt, delay.toSeconds(), ErrorText.cause(cause)});
				retrying = text;
				screen.message(text, null, () -> {
					// it happens by itself
				});
			}
			case SessionEvent.StorageFailed(var message) -> showUnsaved(source);
			case SessionEvent.StorageRecovered() -> {
				showUnsaved(source);
				screen.message(Messages.storageSaved, null, () -> {
					// nothing is left to do
				});
			}
			default -> {
				// shown by the transcript
			}
		}
	}

	private void showUnsaved(ChatSession shown) {
		var reason = shown.unsaved();
		screen.notice(UNSAVED, reason == null ? null : Notices.unsaved(reason));
	}

	/** An attempt that is announced while the answer has ended would never follow. */
	private void answerEnded() {
		screen.endMessage(retrying);
		refreshBusy();
		refreshFigures();
	}

	/** A question stays beside the prompt until it is answered; a warning concerns what is on its way already. */
	private void limitReached(SpendingDecision decision) {
		var notice = Notices.limit(decision);
		if (decision.kind() == SpendingDecision.Kind.ASK) {
			troubles.limit(notice);
		} else {
			screen.message(notice.title() + ' ' + notice.text(), null, () -> {
				// the preferences have the limits
			});
		}
		refreshBusy();
	}

	/** Shows what the conversation has cost and how full it is; of several that are asked for at once, the last. */
	private void refreshFigures() {
		var current = session;
		if (current != null && figuresAsked.getAndSet(current) != current) {
			work.background(() -> {
				figuresAsked.compareAndSet(current, null);
				var figures = ConversationFigures.of(current.snapshot().cost(), current.estimate(NOTHING));
				work.ui(() -> {
					if (current == session) {
						screen.showFigures(figures);
					}
				});
			});
		}
	}

	private void queueChanged(List<QueuedPrompt> waiting) {
		if (waiting.isEmpty()) {
			troubles.limit(null); // what it held back was taken back or is on its way
		}
		refreshBusy();
	}

	private void turnsChanged() {
		troubles.limit(null);
		refreshBusy();
		refreshState();
		refreshFigures();
	}

	/** Shows again whether an answer is on its way, and what waits for it. */
	void refreshBusy() {
		var current = session;
		if (current != null) {
			screen.showBusy(current.isBusy());
			queue.refresh();
		}
	}

	/** What to show where nothing was said yet: how to begin. */
	void refreshState() {
		var current = session;
		if (current == null || !current.snapshot().pathIds().isEmpty()) {
			screen.notice(STATE, null);
			return;
		}
		work.fetch(keys::look, result -> {
			if (current == session && current.snapshot().pathIds().isEmpty()) {
				screen.notice(STATE, result == KeyCheck.Result.MISSING ? Notices.firstRun() : Notices.empty());
			}
		}, e -> screen.notice(STATE, Notices.empty()));
	}

	/** Sends, or queues behind the answer that is being received. */
	void send(Prompt prompt) {
		sender.send(prompt);
	}

	void stop() {
		var current = session;
		if (current != null) {
			work.atOnce(current::stop);
		}
	}

	void promptChanged(Prompt prompt) {
		sender.promptChanged(prompt);
		drafts.changed();
		estimate();
	}

	private void estimate() {
		estimator.estimate(session, sender.edited(), sender.draft());
	}

	/** Another model answers next, or more is known about it. */
	void modelChanged() {
		options.refresh();
		sender.modelChanged();
		estimate();
		refreshFigures();
	}

	/** There is a key, or another one, or none any more. */
	void keyChanged() {
		troubles.service().keyChanged();
		sender.modelChanged(); // that there was no key is no reason any more
		refreshState();
		serverChanged();
	}

	/** Another server is in force, or it was confirmed: the user may have to be asked before anything goes to it. */
	void serverChanged() {
		work.fetch(keys::question, troubles::ask, e -> troubles.ask(null));
	}

	private void answerServer(ServerQuestion question, boolean confirmed) {
		troubles.ask(null);
		if (confirmed) {
			work.background(() -> {
				if (!keys.confirm(question)) {
					work.ui(this::serverChanged);
				}
			});
		} else {
			preferences.set(Settings.USE_CUSTOM_BASE_URL, false);
		}
	}

	/** Something beside the prompt was clicked. */
	void stateAction(String action) {
		var question = troubles.question();
		if (action.equals(Refusal.ANYWAY)) {
			sender.sendAnyway();
		} else if (action.equals(Refusal.AS_TEXT)) {
			sender.sendAsText();
		} else if (action.equals(Notices.CONFIRM)) {
			confirmSpending();
		} else if (question != null && (action.equals(ServerQuestion.CONFIRM) || action.equals(ServerQuestion.BACK))) {
			answerServer(question, action.equals(ServerQuestion.CONFIRM));
		} else {
			troubles.act(session, ErrorAction.valueOf(action.substring(Notices.ERROR.length())));
		}
	}

	private void confirmSpending() {
		var current = session;
		troubles.limit(null);
		if (current != null) {
			work.send(current::confirmSpending);
		}
	}

	/** Something was clicked in the transcript. */
	void action(String entry, String action) {
		var current = session;
		if (current == null) {
			return;
		}
		if (action.startsWith(Notices.EXAMPLE)) {
			sender.send(Prompt.of(Notices.example(action)));
		} else if (entry.equals(UNSAVED)) {
			work.background(current::save);
		} else if (entry.equals(STATE)) {
			screen.perform(ErrorAction.valueOf(action.substring(Notices.ERROR.length())));
		} else {
			turnActions.carryOut(current, entry, action, question -> sender.edit(current, question));
		}
	}

	/** What is chosen for the conversation shown. */
	OptionsPresenter options() {
		return options;
	}

	/** What is sent, and what waits. */
	PromptSender sender() {
		return sender;
	}

	/** Whether OpenRouter can be used. */
	ServiceState service() {
		return troubles.service();
	}

	@Nullable
	ChatSession session() {
		return session;
	}

	static String title(Conversation conversation) {
		return conversation.title().isBlank() ? Messages.noTitle : conversation.title();
	}

	@Override
	public void close() {
		last.close(queue);
		opening.close();
		sender.close();
		leave();
		session = null;
	}
}
