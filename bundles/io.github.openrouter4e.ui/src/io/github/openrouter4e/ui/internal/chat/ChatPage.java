package io.github.openrouter4e.ui.internal.chat;

import io.github.openrouter4e.ui.internal.chat.mentions.ContextMentions;
import io.github.openrouter4e.ui.internal.chat.mentions.FileMentions;
import io.github.openrouter4e.ui.internal.context.ContextProviders;
import org.osgi.framework.FrameworkUtil;
import org.eclipse.core.resources.ResourcesPlugin;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.settings.PreferredChatSettings;
import io.github.openrouter4e.settings.SendKey;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.ui.ChatOpening;
import io.github.openrouter4e.ui.internal.Links;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.chat.code.CodeApplication;
import io.github.openrouter4e.ui.internal.chat.code.CodeInsertion;
import io.github.openrouter4e.ui.internal.chat.composer.PromptCompletions;
import io.github.openrouter4e.ui.internal.chat.composer.AttachmentSources;
import io.github.openrouter4e.ui.internal.chat.composer.Composer;
import io.github.openrouter4e.ui.internal.chat.composer.ComposerBar;
import io.github.openrouter4e.ui.internal.chat.composer.QueuePanel;
import io.github.openrouter4e.ui.internal.chat.conversation.CachingWords;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.ConversationFigures;
import io.github.openrouter4e.ui.internal.chat.conversation.EstimateView;
import io.github.openrouter4e.ui.internal.chat.conversation.KeyCheck;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.chat.conversation.ModelFacts;
import io.github.openrouter4e.ui.internal.chat.conversation.Notices;
import io.github.openrouter4e.ui.internal.chat.conversation.OptionsView;
import io.github.openrouter4e.ui.internal.chat.conversation.PromptPrices;
import io.github.openrouter4e.ui.internal.chat.conversation.Refusal;
import io.github.openrouter4e.ui.internal.chat.conversation.InstructionsPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.WorkStep;
import io.github.openrouter4e.ui.internal.chat.history.HistoryPanel;
import io.github.openrouter4e.ui.internal.chat.history.HistoryPresenter;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.prompts.PromptLibrary;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.tasks.ViewTasks;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.TranscriptUser;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.pane.TranscriptPane;

/** The widgets of the chat view, put together: transcript or history, and the composer below. */
final class ChatPage implements ChatPresenter.View, TranscriptUser, ComposerBar.User, QueuePanel.User {

	private final ChatHost host;
	private final PromptPage begun;
	private final Composite page;
	private final Composite stack;
	private final TitleLine title;
	private final StackLayout stacked = new StackLayout();
	private final TranscriptPane transcript;
	/** Null until it is shown for the first time. */
	private @Nullable HistoryPanel history;
	private final HistoryScreen historyScreen;
	private final HistoryPresenter historyPresenter;
	private final ComposerPane composer;
	private final ThemeTracker theme;
	private final ChatPresenter presenter;
	private final CodeInsertion code;
	private final CodeApplication application;
	private final AttachmentSources attachments;
	private final ViewTasks tasks;
	private final ToolActions tools;
	private final ChangeActions changes;
	private boolean visible;

	ChatPage(Composite parent, ChatHost host, UiServices services) {
		this(new PromptPage(parent), host, services);
	}

	/** @param begun what the user may have begun to write in already */
	ChatPage(PromptPage begun, ChatHost host, UiServices services) {
		this.host = host;
		this.begun = begun;
		page = begun.complete(this::send);
		tasks = new ViewTasks(page);
		var models = new ModelFacts(services.models(), services.endpoints());
		var settings = new PreferredChatSettings(services.preferences());
		var caching = new CachingWords(models, settings);
		presenter = new ChatPresenter(services.chat(), services.balance(),
				new KeyCheck(services.keys(), services.connection()),
				services.preferences(), models, this, new PageDialogs(this, host, caching, services), tasks);
		var instructions = services.instructions();
		if (instructions != null) {
			presenter.instructions(instructions);
		}
		code = new CodeInsertion(host.page(), this::message);
		application = new CodeApplication(host.page(), tasks, this::message, services.diffs(),
				FrameworkUtil.getBundle(ChatPage.class).getBundleContext());

		title = new TitleLine(page, () -> presenter().options().editSystemPrompt());
		stack = new Composite(page, SWT.NONE);
		stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		stack.setLayout(stacked);
		var library = new PromptLibrary(services.preferences(), tasks);
		composer = new ComposerPane(page, begun.composer(), this, host.page(), library);
		theme = new ThemeTracker(composer().text(), services.preferences(), this::follow);
		var shownIn = new Object(); // in place of the page, which a question may outlive
		transcript = TranscriptPane.create(stack,
				services.preferences().get(Settings.TRANSCRIPT_WIDGET) != TranscriptWidget.NATIVE, theme.current(),
				new TurnViews(Notices::failure, caching::of,
						(conversation, call) -> services.approvals().show(shownIn, conversation, call),
						new PromptPrices(models::find, settings::caching, models::tierFactor),
						services.checkpoints()::changes, application::isForSeveralFiles),
				tasks.renderer(), this);
		tools = new ToolActions(services.approvals(), shownIn, this::message, this::hideMessage, this::askReason);
		changes = new ChangeActions(services.checkpoints(), services.diffs(), this, tasks, host.page());
		historyScreen = new HistoryScreen(this);
		historyPresenter = new HistoryPresenter(services.chat(), historyScreen, tasks);
		stacked.topControl = transcript.page();
		attachments = new AttachmentSources(composer(), tasks, this,
				attachment -> models.takes(presenter.options().model(), attachment)
						? null
						: models.name(presenter.options().model()),
				presenter::attaching);
		composer().onChange(this::promptChanged);
		promptChanged();

		var subscriptions = new PageSubscriptions(this, services, tasks);
		page.addDisposeListener(event -> {
			presenter.close();
			subscriptions.close();
			library.close();
			tasks.close();
		});
		composer().setEnterSends(services.preferences().get(Settings.SEND_KEY) == SendKey.ENTER);
		services.models().ensureLoaded();
		Ui.afterPaint(composer.bar().control(), this::fillTranscript);
	}

	/** What else than typing brings something into the prompt. */
	private void addSources() {
		attachments.takeDropsOn(composer().text());
		attachments.takeDropsOn(transcript.page());
		composer.addCompletions();
		composer().addCompletions(new FileMentions(composer(), ResourcesPlugin.getWorkspace(), attachments::add));
		composer().addCompletions(new ContextMentions(composer(),
				new ContextProviders(FrameworkUtil.getBundle(ChatPage.class).getBundleContext()), attachments::add));
	}

	private void promptChanged() {
		presenter.promptChanged(composer().prompt(), composer().written());
	}

	private void fillTranscript() {
		transcript.fill();
		attachments.takeDropsOn(transcript.control());
		var note = transcript.note();
		if (note != null) {
			message(note);
		}
	}

	private static void nothing() {
		// the message says it all
	}

	private void askReason(Consumer<String> then) {
		var dialog = new InputDialog(page.getShell(), Messages.ChatPage_toolReasonTitle,
				Messages.ChatPage_toolReasonText, "", null); //$NON-NLS-1$
		if (dialog.open() == Window.OK && dialog.getValue() != null) {
			then.accept(dialog.getValue().strip());
		}
	}

	@Override
	public void onAction(String entry, UserAction action) {
		if (historyScreen.isClicked()) {
			return; // the user has not seen what was clicked
		}
		switch (action) {
			case UserAction.OnToolCall decision -> {
				var shown = presenter.session();
				if (shown != null) {
					tools.carryOut(shown.id(), decision);
				}
			}
			case UserAction.OnChanges review -> {
				var shown = presenter.session();
				if (shown != null) {
					changes.carryOut(shown, entry, review);
				}
			}
			case UserAction.OpenFile file -> code.open(file.path(), file.line());
			default -> presenter.action(entry, action);
		}
	}

	private void follow(TranscriptTheme changed) {
		transcript.setTheme(changed);
	}

	/** Tells of an answer that the user does not see. */
	void finished(ChatSession session, Answer answer) {
		seeConversation();
		if (session != presenter.session()) {
			message(NLS.bind(answer.failure() == null ? Messages.ChatPage_finished : Messages.ChatPage_finishedFailed,
					ChatPresenter.title(session.snapshot())), Messages.ChatPage_finishedShow,
					() -> {
						showHistory(false);
						presenter.open(session.id(), null);
					});
		}
		if (!visible) {
			host.warnOfNews();
		}
	}

	/** Tells what was moved to the trash, and brings it back if the user wants. */
	void evicted(List<ConversationSummary> conversations) {
		message(NLS.bind(Messages.ChatPage_historyEvicted, conversations.size()), Messages.ChatPage_historyRestore,
				() -> historyPresenter.restore(conversations));
	}

	void start(@Nullable String lastConversation) {
		presenter.start(lastConversation);
		if (begun.wasSent()) {
			send();
		}
		Ui.later(page, this::addSources); // what is typed until then is there, too
	}

	@Override
	public void send() {
		showHistory(false);
		var command = composer.resolveCommand();
		if (command == null) {
			presenter.send(composer().prompt());
		} else if (command.equals(PromptCompletions.CONDENSE) && composer().text().getText().strip().equals(command)) {
			composer().replace(0, composer().text().getCharCount(), ""); //$NON-NLS-1$
			presenter.condense();
		} else if (!command.isEmpty()) {
			presenter.sender().refuse(Refusal.unknownCommand(composer().prompt(), command));
		}
	}

	@Override
	public void stop() {
		setFocus(); // before the button goes away
		presenter.stop();
	}

	@Override
	public void chooseModel() {
		presenter.options().chooseModel();
	}

	@Override
	public Consumer<@Nullable String> effort() {
		return presenter.options().effort().andThen(effort -> setFocus());
	}

	@Override
	public Consumer<String> mode() {
		return presenter.options().mode().andThen(mode -> setFocus());
	}

	@Override
	public void openFile(String path, int line) {
		code.open(path, line);
	}

	@Override
	public List<InstructionsPresenter.Choice> instructions() {
		return presenter.instructionChoices();
	}

	@Override
	public void useInstructions(InstructionsPresenter.Choice choice, boolean use) {
		presenter.useInstructions(choice, use);
	}

	@Override
	public void setWebSearch(boolean on) {
		presenter.options().setWebSearch(on);
	}

	@Override
	public void requestOptions() {
		presenter.options().editRequestOptions();
	}

	@Override
	public void attachFiles() {
		attachments.chooseFiles();
	}

	@Override
	public void attachFolder() {
		attachments.chooseFolder();
	}

	@Override
	public void mention() {
		composer().beginMention(""); //$NON-NLS-1$
	}

	@Override
	public void attachEditor() {
		attachments.addEditor(host.page());
		setFocus();
	}

	@Override
	public void prompts() {
		composer.openPrompts();
	}

	@Override
	public void editQueued(QueuedPrompt queued) {
		presenter.sender().edit(queued);
	}

	@Override
	public void removeQueued(QueuedPrompt queued) {
		setFocus(); // before the button goes away
		presenter.sender().remove(queued);
	}

	@Override
	public void sendQueued() {
		presenter.sender().sendWaiting();
	}

	/** Another bundle, for the user, wants this in the composer or sent. */
	void bring(ChatOpening opening) {
		showHistory(false);
		if (opening.conversation() == ChatOpening.Target.NEW) {
			presenter.newConversation();
		}
		var isFree = composer().prompt().isEmpty() && presenter.sender().edited() == null;
		var prompt = attachments.withoutSecrets(opening.prompt());
		if (opening.sends() && isFree && prompt.equals(opening.prompt())) {
			presenter.send(prompt);
		} else {
			presenter.sender().bring(prompt);
		}
		if (opening.focuses()) {
			setFocus();
		}
	}

	void showHistory(boolean shown) {
		if (shown == isHistoryShown()) {
			return;
		}
		var list = shown ? history() : null;
		stacked.topControl = list == null ? transcript.page() : list.control();
		stack.layout();
		transcript.setVisible(visible && !shown);
		seeConversation();
		if (list != null) {
			list.begin();
		}
	}

	private HistoryPanel history() {
		var panel = history;
		if (panel == null) {
			panel = new HistoryPanel(stack, historyPresenter);
			historyScreen.setPanel(panel);
			history = panel;
		}
		return panel;
	}

	/** What is done with the conversations as a whole. */
	HistoryPresenter conversations() {
		return historyPresenter;
	}

	/** Shows the conversations, or goes back to the prompt. */
	void toggleHistory() {
		showHistory(!isHistoryShown());
		if (!isHistoryShown()) {
			setFocus();
		}
	}

	boolean isHistoryShown() {
		return stacked.topControl != transcript.page();
	}

	void setVisible(boolean shown) {
		visible = shown;
		seeConversation();
		transcript.setVisible(shown && !isHistoryShown());
	}

	@Override
	public void setFocus() {
		composer().text().setFocus();
	}

	ChatHost host() {
		return host;
	}

	ChatPresenter presenter() {
		return presenter;
	}

	ComposerPane composerPane() {
		return composer;
	}

	Composer composer() {
		return composer.composer();
	}

	TranscriptPane transcript() {
		return transcript;
	}

	AttachmentSources attachments() {
		return attachments;
	}

	UiTasks tasks() {
		return tasks;
	}

	ThemeTracker theme() {
		return theme;
	}

	Control control() {
		return page;
	}

	/** Says something that there is nothing to do about. */
	@Override
	public void message(String text) {
		message(text, null, ChatPage::nothing);
	}

	private void seeConversation() {
		var shown = presenter.session();
		if (shown != null && visible && !isHistoryShown()) {
			historyPresenter.seen(shown.id());
		}
	}

	/** A conversation begins or ends to be busy, or failed. */
	void conversationsChanged() {
		var panel = history;
		if (panel != null && isHistoryShown()) {
			panel.refresh();
		}
	}

	@Override
	public void showSession(ChatSession session) {
		if (visible) {
			historyPresenter.seen(session.id());
		}
		transcript.show(session);
	}

	@Override
	public void showTitle(String text) {
		title.showTitle(text);
		host.showTitle(text);
	}

	@Override
	public void showFigures(ConversationFigures figures) {
		title.showFigures(figures);
	}

	@Override
	public void showBusy(boolean busy) {
		composer.bar().showBusy(busy);
		host.showBusy(busy);
	}

	@Override
	public void showQueue(List<QueuedPrompt> queue, boolean waitsForUser) {
		composer.showQueue(queue, waitsForUser);
	}

	@Override
	public void showState(@Nullable NoticeView state) {
		composer.showState(state);
	}

	@Override
	public void showSteps(List<WorkStep> steps) {
		composer.showSteps(steps);
	}

	@Override
	public void showInstructions(String used, InstructionsPresenter.ProjectModes modes) {
		composer.bar().showInstructions(used, modes);
	}

	@Override
	public void showOptions(String name, OptionsView options) {
		composer.bar().showOptions(name, options);
		title.showOwnSystemPrompt(options.ownSystemPrompt());
	}

	@Override
	public void showEstimate(EstimateView estimate) {
		composer.bar().showEstimate(estimate);
		composer().showCosts(estimate.parts());
	}

	@Override
	public void notice(String id, @Nullable NoticeView notice) {
		transcript.notice(id, notice);
	}

	@Override
	public void message(String text, @Nullable String action, Runnable run) {
		composer.showMessage(text, action, run);
	}

	@Override
	public void hideMessage(String text) {
		composer.hideMessage(text);
	}

	@Override
	public void editPrompt(Prompt prompt) {
		composer().setPrompt(prompt);
	}

	@Override
	public void showDraft(Prompt prompt) {
		composer().show(prompt);
	}

	@Override
	public void showEdited(@Nullable String questionId) {
		composer.showEdited(questionId != null);
		transcript.mark(questionId);
	}

	@Override
	public void takeBack(Prompt prompt) {
		composer().takeBack(prompt);
	}

	@Override
	public void promptSent(Prompt prompt) {
		composer().sent(prompt);
		transcript.scrollToEnd();
	}

	@Override
	public void reveal(String turnId) {
		transcript.reveal(turnId);
	}

	@Override
	public void copyToClipboard(String text) {
		code.copy(text);
	}

	@Override
	public void openLink(String address) {
		if (historyScreen.isClicked()) {
			return;
		}
		Ui.later(page, () -> Links.follow(page.getShell(), address)); // not while the key or click is being handled
	}

	@Override
	public void perform(ErrorAction action) {
		host.perform(action);
	}

	@Override
	public void applyAll(Answer answer) {
		application.applyAll(answer.text().toString(), attachedNames());
	}

	/** Of what the questions came with, the latest first. */
	private Supplier<List<String>> attachedNames() {
		var session = presenter.session();
		return () -> session == null ? List.of() : attachedNames(session);
	}

	private static List<String> attachedNames(ChatSession session) {
		return session.snapshot().path().reversed().stream().filter(Question.class::isInstance)
				.map(Question.class::cast)
				.flatMap(question -> question.prompt().attachments().stream()).map(Attachment::name).toList();
	}

	@Override
	public void useCode(CodeUse use, ShownCode shown) {
		if (historyScreen.isClicked()) {
			return;
		}
		if (use == CodeUse.APPLY) {
			application.apply(shown, attachedNames());
			return;
		}
		code.use(use, shown.language(), shown.text());
		if (shown.isPart()) {
			message(Messages.ChatPage_codePart, null, ChatPage::nothing);
		}
	}
}
