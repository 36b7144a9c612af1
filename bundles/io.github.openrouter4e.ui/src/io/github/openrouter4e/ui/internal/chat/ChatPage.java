package io.github.openrouter4e.ui.internal.chat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.ui.internal.ErrorAction;
import io.github.openrouter4e.ui.internal.Links;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.TranscriptPane;
import io.github.openrouter4e.ui.internal.transcript.TranscriptUser;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;

/** The widgets of the chat view, put together: transcript or history, and the composer below. */
final class ChatPage implements ChatScreen, HistoryPresenter.Screen {

	private final ViewSite site;
	private final Composite page;
	private final Composite stack;
	private final StackLayout stacked = new StackLayout();
	private final TranscriptPane transcript;
	private final HistoryPanel history;
	private final MessageBar messages;
	private final Composer composer;
	private final ComposerBar bar;
	private final LookSource look;
	private final ChatPresenter presenter;
	private final CodeInsertion code;
	private final AttachmentSources attachments;
	private boolean visible;

	ChatPage(Composite parent, ViewSite site, UiServices services) {
		this.site = site;
		page = new Composite(parent, SWT.NONE);
		var layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = 4;
		layout.verticalSpacing = 3;
		page.setLayout(layout);
		var work = new ViewWork(page);
		var models = new ModelFacts(services.models());
		presenter = new ChatPresenter(services.chat(), new KeyCheck(services.keys(), services.connection()),
				services.preferences(), models, this, work);
		code = new CodeInsertion(site.page(), text -> message(text, null, ChatPage::nothing));

		stack = new Composite(page, SWT.NONE);
		stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		stack.setLayout(stacked);
		messages = new MessageBar(page);
		composer = new Composer(page, this::send);
		bar = new ComposerBar(page, new BarUser());
		look = new LookSource(composer.text(), this::follow);
		var pane = new Composite(stack, SWT.NONE);
		pane.setLayout(new FillLayout());
		transcript = TranscriptPane.create(pane,
				services.preferences().get(Settings.TRANSCRIPT_WIDGET) != TranscriptWidget.NATIVE, look.current(),
				new TurnViews(Notices::failure), work.renderer(), new User());
		history = new HistoryPanel(stack, new HistoryPresenter(services.chat(), this, work));
		stacked.topControl = pane;
		attachments = new AttachmentSources(composer, work, this::refusal,
				name -> models.canSee(name) ? null : models.name(name), () -> presenter.model());
		composer.onChange(() -> presenter.promptChanged(composer.prompt()));

		var sendKey = services.preferences().onChange(Settings.SEND_KEY, key -> work.ui(() -> setSendKey(services)));
		var keyChange = services.keys().onChange(() -> work.ui(presenter::refreshState));
		var modelChange = services.models().addListener(snapshot -> work.ui(presenter::refreshOptions));
		var defaultModel = services.preferences().onChange(Settings.MODEL_ID, id -> work.ui(presenter::refreshOptions));
		page.addDisposeListener(event -> {
			presenter.close();
			sendKey.close();
			keyChange.close();
			modelChange.close();
			defaultModel.close();
		});
		setSendKey(services);
		services.models().ensureLoaded();
	}

	private static void nothing() {
		// the message says it all
	}

	private void setSendKey(UiServices services) {
		composer.setEnterSends(
				services.preferences().get(Settings.SEND_KEY) == io.github.openrouter4e.settings.SendKey.ENTER);
	}

	private void follow(io.github.openrouter4e.ui.internal.transcript.Look changed) {
		transcript.setLook(changed);
	}

	void start(@Nullable String lastConversation) {
		presenter.start(lastConversation);
		var note = transcript.note();
		if (note != null) {
			message(note, null, ChatPage::nothing);
		}
	}

	void send() {
		showHistory(false);
		presenter.send(composer.prompt());
	}

	void showHistory(boolean shown) {
		var wanted = shown ? history.control() : transcript.control().getParent();
		if (stacked.topControl != wanted) {
			stacked.topControl = wanted;
			stack.layout();
			transcript.setVisible(visible && !shown);
			if (shown) {
				history.refresh();
				history.setFocus();
			}
		}
	}

	boolean isHistoryShown() {
		return stacked.topControl == history.control();
	}

	void setVisible(boolean shown) {
		visible = shown;
		transcript.setVisible(shown && !isHistoryShown());
	}

	void setFocus() {
		composer.text().setFocus();
	}

	ChatPresenter presenter() {
		return presenter;
	}

	Composer composer() {
		return composer;
	}

	TranscriptPane transcript() {
		return transcript;
	}

	AttachmentSources attachments() {
		return attachments;
	}

	LookSource look() {
		return look;
	}

	Control control() {
		return page;
	}

	private void refusal(String reason) {
		message(reason, null, ChatPage::nothing);
	}

	@Override
	public void showSession(ChatSession session) {
		showHistory(false);
		transcript.show(session);
	}

	@Override
	public void showTitle(String title) {
		site.showTitle(title);
	}

	@Override
	public void showBusy(boolean busy, int queued) {
		bar.showBusy(busy, queued);
		site.showBusy(busy);
	}

	@Override
	public void showOptions(String name, OptionsView options) {
		bar.showOptions(name, options);
	}

	@Override
	public void showEstimate(EstimateView estimate) {
		bar.showEstimate(estimate);
	}

	@Override
	public void notice(String id, @Nullable NoticeView notice) {
		transcript.notice(id, notice);
	}

	@Override
	public void message(String text, @Nullable String action, Runnable run) {
		messages.say(text, action, run);
	}

	@Override
	public void editPrompt(Prompt prompt) {
		composer.setPrompt(prompt);
	}

	@Override
	public void promptSent(Prompt prompt) {
		composer.sent(prompt);
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
		Links.open(URI.create(address));
	}

	@Override
	public void perform(ErrorAction action) {
		site.perform(action);
	}

	@Override
	public void chooseModel(String current, Consumer<String> chosen) {
		site.chooseModel(current, chosen);
	}

	@Override
	public void compare(Comparison comparison) {
		new CompareDialog(page.getShell(), comparison, look.current(), presenter::activate).open();
	}

	@Override
	public void useCode(CodeUse use, String language, String text) {
		code.use(use, language, text);
	}

	@Override
	public void show(String query, List<HistoryPanel.Row> rows) {
		history.show(query, rows);
	}

	@Override
	public void open(String conversationId, @Nullable String turnId) {
		showHistory(false);
		presenter.open(conversationId, turnId);
	}

	@Override
	public @Nullable String askTitle(String title) {
		var dialog = new InputDialog(page.getShell(), Messages.historyRenameTitle, null, title,
				text -> text.isBlank() ? "" : null); //$NON-NLS-1$
		return dialog.open() == Window.OK ? dialog.getValue() : null;
	}

	@Override
	public @Nullable Path askExport(String name, String extension) {
		var dialog = new FileDialog(page.getShell(), SWT.SAVE);
		dialog.setFileName(name + '.' + extension);
		dialog.setOverwrite(true);
		return path(dialog.open());
	}

	@Override
	public @Nullable Path askImport() {
		var dialog = new FileDialog(page.getShell(), SWT.OPEN);
		dialog.setFilterExtensions(new String[]{"*.json"}); //$NON-NLS-1$
		return path(dialog.open());
	}

	private static @Nullable Path path(@Nullable String file) {
		return file == null ? null : Path.of(file);
	}

	private final class User implements TranscriptUser {
		@Override
		public void onAction(String entry, String action) {
			presenter.action(entry, action);
		}

		@Override
		public void onLink(String address) {
			openLink(address);
		}
	}

	private final class BarUser implements ComposerBar.User {
		@Override
		public void chooseModel() {
			presenter.chooseModel();
		}

		@Override
		public void setEffort(@Nullable String effort) {
			presenter.setEffort(effort);
		}

		@Override
		public void setWebSearch(boolean on) {
			presenter.setWebSearch(on);
		}

		@Override
		public void attach() {
			attachments.chooseFiles();
		}

		@Override
		public void send() {
			ChatPage.this.send();
		}

		@Override
		public void stop() {
			presenter.stop();
		}
	}
}
