package io.github.openrouter4e.ui.internal.chat.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.PreferredChatSettings;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/**
 * What the chat view does, without its widgets. Methods are for the UI thread;
 * whatever may take long goes through {@link UiTasks}.
 */
public final class ChatPresenter implements AutoCloseable {

	/** The widgets that the presenter works on. All methods on the UI thread. */
	public interface View {

		/** Shows a session's conversation from now on. */
		void showSession(ChatSession session);

		void showTitle(String title);

		/** What the conversation has cost, and how full it is. */
		void showFigures(ConversationFigures figures);

		/** @param busy whether an answer is being received */
		void showBusy(boolean busy);

		/** @param waitsForUser whether what waits goes on only when the user says so, as nothing is being answered */
		void showQueue(List<QueuedPrompt> queue, boolean waitsForUser);

		/** @param name of the model that answers next */
		void showOptions(String name, OptionsView options);

		/** What the prompt as it stands would cost; "" for nothing to say. */
		void showEstimate(EstimateView estimate);

		/** Shows what stands in the way of the prompt; null if nothing does. */
		void showState(@Nullable NoticeView state);

		/** The steps of the model's work that are not all done; empty for none. */
		void showSteps(List<WorkStep> steps);

		/**
		 * What projects bring for models.
		 *
		 * @param used which instruction files models are told, in words; empty for none
		 */
		void showInstructions(String used, InstructionsPresenter.ProjectModes modes);

		/** Says something in the transcript, below the last turn; null takes it away. */
		void notice(String id, @Nullable NoticeView notice);

		/** Says something for a while, perhaps with one thing to do about it. */
		void message(String text, @Nullable String action, Runnable run);

		/** Stops saying this, if nothing else is said meanwhile. */
		void hideMessage(String text);

		/** Puts a prompt into the composer, to be changed. */
		void editPrompt(Prompt prompt);

		/** Shows a prompt in the composer in place of what is there; the focus stays where it is. */
		void showDraft(Prompt prompt);

		/** Shows which question the prompt takes the place of; null for a new one. */
		void showEdited(@Nullable String questionId);

		/** Puts a prompt back into the composer, before what is there; the focus stays where it is. */
		void takeBack(Prompt prompt);

		/** Lets the user go on in the composer. */
		void setFocus();

		/** Takes away the prompt that was sent. */
		void promptSent(Prompt prompt);

		void reveal(String turnId);

		void copyToClipboard(String text);

		void openLink(String address);

		/** Carries out an action that leads out of the view: preferences and pages on the web. */
		void perform(ErrorAction action);

		/** Shows what all the code of an answer would change, so that the user can apply it. */
		void applyAll(Answer answer);
	}

	private static final String STATE = "state"; //$NON-NLS-1$
	private static final String UNSAVED = "unsaved"; //$NON-NLS-1$
	private static final String UNFINISHED = "unfinished"; //$NON-NLS-1$

	private final ChatService chat;
	private final KeyCheck keys;
	private final OpenRouterPreferences preferences;
	private final OptionsPresenter options;
	private final View view;
	private final UiTasks tasks;
	private final TurnActions turnActions;
	private final Estimator estimator;
	private final FiguresPresenter figures;
	/** Whether the last run of the session shown was stopped, and maybe left something to go on with. */
	private boolean stopped;
	private @Nullable ChatSession session;
	/** What the workbench remembers. */
	private @Nullable String lastConversation;
	private String retrying = ""; //$NON-NLS-1$
	private @Nullable Registration subscription;
	private final PromptQueue queue;
	private final PromptSender sender;
	private final ComposerProblems problems;
	private final ConversationOpener opener;
	private final DraftKeeper drafts;
	private final CondensingPresenter condensing;
	private @Nullable InstructionsPresenter instructions;
	/** How many prompts wait that go on without the user. */
	private long unheld;

	public ChatPresenter(ChatService chat, Balance balance, KeyCheck keys, OpenRouterPreferences preferences,
			ModelFacts models, View view, ChatDialogs dialogs, UiTasks tasks) {
		this.chat = chat;
		this.keys = keys;
		this.preferences = preferences;
		this.opener = new ConversationOpener(chat, tasks);
		this.options = new OptionsPresenter(preferences, balance, models, view, dialogs, tasks, opener);
		this.view = view;
		this.tasks = tasks;
		this.turnActions = new TurnActions(view, dialogs, tasks, opener);
		var settings = new PreferredChatSettings(preferences);
		this.estimator = new Estimator(view, tasks, new CachingWords(models, settings),
				new RequestWords(models, settings::requestOptions));
		this.figures = new FiguresPresenter(view, tasks);
		this.problems = new ComposerProblems(view, tasks, options, turnActions, balance, InstantSource.system());
		this.queue = new PromptQueue(view, tasks);
		this.sender = new PromptSender(view, tasks, keys, models, options, queue, problems, opener,
				() -> preferences.get(Settings.SHORTENED_PROMPT_PERCENT));
		this.drafts = new DraftKeeper(chat.drafts(), view, tasks, sender);
		this.condensing = new CondensingPresenter(view, tasks);
		sender.onArrived(drafts::changed);
	}

	/** Asks about the instruction files of projects, and says which are used. */
	public void instructions(ProjectInstructions files) {
		instructions = new InstructionsPresenter(files, view, tasks, problems::instructions);
	}

	/** The projects whose instruction files the user can use, or use no more. */
	public List<InstructionsPresenter.Choice> instructionChoices() {
		var presenter = instructions;
		return presenter == null ? List.of() : presenter.choices();
	}

	public void useInstructions(InstructionsPresenter.Choice choice, boolean use) {
		var presenter = instructions;
		if (presenter != null) {
			presenter.choose(choice, use);
		}
	}

	private void showInstructions(ChatSession shown) {
		var presenter = instructions;
		if (presenter != null) {
			presenter.show(shown.snapshot().options());
		}
	}

	/** What the model listed as its steps. */
	private void showSteps(ChatSession shown) {
		tasks.fetch(() -> WorkStep.of(shown.snapshot()), steps -> {
			if (shown == session) {
				view.showSteps(steps);
			}
		}, e -> view.showSteps(List.of()));
	}

	/** Begins with the conversation that was shown last, else the newest one, else a new one. */
	public void start(@Nullable String lastId) {
		lastConversation = lastId;
		problems.start();
		serverChanged();
		opener.openLast(lastId, found -> {
			if (session == null) { // else the user has begun something else since
				show(found);
			} else {
				tasks.background(found::close);
			}
		});
	}

	public void newConversation() {
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
	public void open(String id, @Nullable String revealed) {
		opener.open(id, opened -> {
			show(opened);
			if (revealed != null) {
				view.reveal(revealed);
			}
		}, e -> view.message(NLS.bind(Messages.HistoryPresenter_historyOpenFailed, e.getLocalizedMessage()), null,
				() -> {
					// nothing to do about it
				}));
	}

	/** What was deleted is not shown any more, nor can anything be added to it. */
	public void removed(String id) {
		var current = session;
		if (current != null && current.id().equals(id)) {
			var next = chat.create();
			drafts.move(id, next);
			show(next);
		}
	}

	private void show(ChatSession shown) {
		leave();
		problems.left();
		session = shown;
		stopped = false;
		unheld = shown.queue().stream().filter(queued -> !queued.held()).count();
		subscription = shown.subscribe((source, event) -> {
			// the pieces of an answer are the transcript's business: there may be a thousand a second
			if (!(event instanceof SessionEvent.AnswerDelta || event instanceof SessionEvent.ReasoningDelta)) {
				figures.on(source, event); // first: the sum must not come later than the footer with the answer's cost
				tasks.ui(() -> onEvent(source, event));
			}
		});
		problems.limit(null);
		view.showSession(shown);
		showUnsaved(shown);
		showUnfinished(shown);
		showSteps(shown);
		showInstructions(shown);
		view.showTitle(title(shown.snapshot()));
		refreshBusy();
		options.show(shown);
		refreshState();
		figures.show(shown);
		sender.show(shown);
		drafts.show(shown);
		condensing.show(shown);
	}

	private void leave() {
		sender.leave();
		drafts.leave();
		var before = subscription;
		if (before != null) {
			before.close();
		}
		var left = session;
		if (left != null) {
			tasks.send(left::close); // after what is sent to it
		}
	}

	private void onEvent(ChatSession source, SessionEvent event) {
		if (source != session) {
			return;
		}
		condensing.onEvent(source, event);
		switch (event) {
			case SessionEvent.TitleChanged(var title) -> view.showTitle(title);
			case SessionEvent.OptionsChanged(var changed) -> {
				modelChanged();
				showInstructions(source);
			}
			case SessionEvent.ToolFinished(var tool) -> {
				if (tool.outcome() instanceof ToolOutcome.Done done && done.view() instanceof ToolView shown
						&& shown.type().equals(ToolView.STEPS)) {
					showSteps(source);
				}
			}
			case SessionEvent.TurnAdded(var turn) -> {
				view.notice(UNFINISHED, null);
				turnsChanged();
			}
			case SessionEvent.RunFinished(var end, var answer) -> {
				stopped = end == RunEnd.STOPPED; // looked at once the session is idle
				showInstructions(source); // the model may have changed them
				if (end == RunEnd.FAILED && answer == null) { // else the answer tells why
					view.message(Messages.ChatPresenter_runFailed, null, () -> {
						// a prompt that waits has its own buttons
					});
				}
			}
			case SessionEvent.PathChanged() -> {
				turnsChanged();
				showSteps(source);
			}
			case SessionEvent.QueueChanged(var changed) -> queueChanged(changed);
			case SessionEvent.AnswerFinished(var answer) -> answerEnded();
			case SessionEvent.AnswerFailed(var answer) -> answerEnded();
			case SessionEvent.CostUpdated(var answer) -> figures.refresh();
			case SessionEvent.LimitReached(var decision) -> limitReached(decision);
			case SessionEvent.Retrying(var answer, var attempt, var delay, var cause) -> {
				var text = NLS.bind(Messages.ChatPresenter_retrying,
						new Object[]{attempt, delay.toSeconds(), ErrorText.cause(cause)});
				retrying = text;
				view.message(text, null, () -> {
					// it happens by itself
				});
			}
			case SessionEvent.Condensed condensed -> figures.refresh();
			case SessionEvent.NotCondensed none -> figures.refresh();
			case SessionEvent.StorageFailed(var message) -> showUnsaved(source);
			case SessionEvent.StorageRecovered() -> {
				showUnsaved(source);
				view.message(Messages.ChatPresenter_storageSaved, null, () -> {
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
		view.notice(UNSAVED, reason == null ? null : Notices.unsaved(reason));
	}

	/** Offers to go on where a run was left between its tools; at a spending limit that is asked beside the prompt. */
	private void showUnfinished(ChatSession shown) {
		tasks.fetch(shown::isRunUnfinished, unfinished -> {
			if (shown == session) {
				view.notice(UNFINISHED, unfinished && !shown.isBusy() ? Notices.unfinished() : null);
			}
		}, e -> view.notice(UNFINISHED, null));
	}

	/** An attempt that is announced while the answer has ended would never follow. */
	private void answerEnded() {
		view.hideMessage(retrying);
		refreshBusy();
		figures.refresh();
	}

	/** A question stays beside the prompt until it is answered; a warning concerns what is on its way already. */
	private void limitReached(SpendingDecision decision) {
		var notice = Notices.limit(decision);
		if (decision.kind() == SpendingDecision.Kind.ASK) {
			problems.limit(notice);
		} else {
			view.message(notice.title() + ' ' + notice.text(), null, () -> {
				// the preferences have the limits
			});
		}
		refreshBusy();
	}

	private void queueChanged(List<QueuedPrompt> waiting) {
		var before = unheld;
		unheld = waiting.stream().filter(queued -> !queued.held()).count();
		if (before > 0 && unheld == 0) {
			problems.limit(null); // what it held back was taken back or is on its way
		}
		refreshBusy();
	}

	private void turnsChanged() {
		problems.limit(null);
		refreshBusy();
		refreshState();
		figures.refresh();
	}

	/** Shows again whether an answer is on its way, and what waits for it. */
	public void refreshBusy() {
		var current = session;
		if (current != null) {
			var busy = current.isBusy();
			view.showBusy(busy);
			queue.refresh();
			if (stopped && !busy) {
				stopped = false;
				showUnfinished(current);
			}
		}
	}

	/** What to show where nothing was said yet: how to begin. */
	void refreshState() {
		var current = session;
		if (current == null || !current.snapshot().pathIds().isEmpty()) {
			view.notice(STATE, null);
			return;
		}
		tasks.fetch(keys::look, result -> {
			if (current == session && current.snapshot().pathIds().isEmpty()) {
				view.notice(STATE, result == KeyCheck.Result.MISSING ? Notices.firstRun() : Notices.empty());
			}
		}, e -> view.notice(STATE, Notices.empty()));
	}

	/** Sends, or queues behind the answer that is being received. */
	public void send(Prompt prompt) {
		sender.send(prompt);
	}

	/** Has the model sum up the conversation, so that later requests are shorter. */
	public void condense() {
		condensing.condense();
	}

	public void stop() {
		var current = session;
		if (current != null) {
			tasks.atOnce(current::stop);
		}
	}

	/** @param written what the user is writing; another one than {@code prompt} while an earlier prompt is shown in its place */
	public void promptChanged(Prompt prompt, Prompt written) {
		sender.promptChanged(prompt, written);
		condensing.promptChanged(prompt);
		drafts.changed();
		estimate();
	}

	/** Attaches to the prompt of one conversation, also when it is not shown any more. */
	@FunctionalInterface
	public interface Attaching {
		/**
		 * @param here  attaches it to the composer, which shows that prompt
		 * @param quiet whether the user is being asked something, so that nothing is said of what is attached elsewhere
		 */
		void attach(Attachment attachment, Runnable here, BooleanSupplier quiet);
	}

	/** For a choice of files that begins now: what is attached belongs to the conversation that is shown now. */
	public Attaching attaching() {
		var owner = session;
		return (attachment, here, quiet) -> drafts.attach(owner, attachment, here, () -> {
			if (owner != null && !quiet.getAsBoolean()) {
				view.message(NLS.bind(Messages.AttachmentSources_attachedElsewhere, attachment.name(),
						title(owner.snapshot())), Messages.ChatPage_finishedShow, () -> open(owner.id(), null));
			}
		});
	}

	private void estimate() {
		estimator.estimate(session, sender.edited(), sender.draft());
	}

	/** Another model answers next, or more is known about it. */
	public void modelChanged() {
		options.refresh();
		sender.modelChanged();
		estimate();
		figures.refresh();
	}

	/** There is a key, or another one, or none any more. */
	public void keyChanged() {
		problems.service().keyChanged();
		sender.modelChanged(); // that there was no key is no reason any more
		refreshState();
		serverChanged();
	}

	/** Another server is in force, or it was confirmed: the user may have to be asked before anything goes to it. */
	public void serverChanged() {
		tasks.fetch(keys::question, problems::ask, e -> problems.ask(null));
	}

	private void answerServer(boolean confirmed) {
		var question = problems.question();
		if (question == null) {
			return; // the second of two quick clicks
		}
		problems.ask(null);
		if (confirmed) {
			tasks.background(() -> {
				if (!keys.confirm(question)) {
					tasks.ui(this::serverChanged);
				}
			});
		} else {
			preferences.set(Settings.USE_CUSTOM_BASE_URL, false);
		}
	}

	/** Something beside the prompt was clicked. */
	public void stateAction(UserAction action) {
		if (action == UserAction.OnProblem.CONDENSE) {
			condenseForPrompt();
		} else if (action instanceof UserAction.OnProblem onProblem) {
			solve(onProblem);
		} else if (action instanceof UserAction.OnError onError) {
			problems.act(session, onError.action());
		}
	}

	/** Has the conversation summed up so that the prompt which was refused fits. Sends nothing: it may cost more than expected. */
	private void condenseForPrompt() {
		if (problems.refusal() != null) { // else this is the second of two quick clicks
			problems.refuse(null);
			condensing.condense();
		}
	}

	private void solve(UserAction.OnProblem action) {
		switch (action) {
			case SEND_ANYWAY -> sender.sendAnyway();
			case SHORTEN -> sender.shorten();
			case SEND_AS_TEXT -> sender.sendAsText();
			case CONFIRM_SPENDING -> confirmSpending();
			case CONFIRM_SERVER -> answerServer(true);
			case REFUSE_SERVER -> answerServer(false);
			case USE_INSTRUCTIONS -> decideInstructions(true);
			case IGNORE_INSTRUCTIONS -> decideInstructions(false);
			case CONDENSE -> condensing.accept();
			case SAVE -> {
				var current = session;
				if (current != null) {
					tasks.background(current::save);
				}
			}
		}
	}

	private void decideInstructions(boolean use) {
		var presenter = instructions;
		if (presenter != null) {
			presenter.decide(use);
		}
	}

	private void confirmSpending() {
		var current = session;
		problems.limit(null);
		if (current != null) {
			tasks.send(current::confirmSpending);
		}
	}

	/** Something was clicked in the transcript. */
	public void action(String entry, UserAction action) {
		var current = session;
		if (current == null) {
			return;
		}
		switch (action) {
			case UserAction.Example chosen -> {
				var example = Notices.example(chosen);
				if (example != null) {
					sender.send(Prompt.of(example));
				}
			}
			case UserAction.OnProblem onProblem -> solve(onProblem);
			case UserAction.OnError onError when entry.equals(STATE) -> view.perform(onError.action());
			case UserAction.OnTurn onTurn when onTurn == UserAction.OnTurn.CONTINUE && entry.equals(UNFINISHED) ->
				turnActions.continueRun(current);
			default -> turnActions.carryOut(current, entry, action, question -> sender.edit(current, question));
		}
	}

	/** What is chosen for the conversation shown. */
	public OptionsPresenter options() {
		return options;
	}

	/** What is sent, and what waits. */
	public PromptSender sender() {
		return sender;
	}

	/** Whether OpenRouter can be used. */
	public ServiceState service() {
		return problems.service();
	}

	@Nullable
	public ChatSession session() {
		return session;
	}

	public static String title(Conversation conversation) {
		return conversation.title().isBlank() ? Messages.ChatPresenter_noTitle : conversation.title();
	}

	/** Keeps what was typed while there was no conversation yet. */
	private void keep(Prompt typed) {
		if (!typed.isEmpty()) {
			tasks.background(() -> {
				try {
					new LastConversation(chat).keep(lastConversation, typed);
				} catch (IOException e) {
					throw new UncheckedIOException(e); // for the log
				}
			});
		}
	}

	@Override
	public void close() {
		var files = instructions;
		if (files != null) {
			files.dispose();
		}
		opener.close(queue);
		if (session == null) {
			keep(sender.written());
		}
		leave();
		figures.close();
		session = null;
	}
}
