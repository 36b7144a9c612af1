package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.internal.HelpContext;
import io.github.openrouter4e.ui.internal.Icons;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.chat.conversation.LastConversation;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.errors.ErrorActions;
import io.github.openrouter4e.ui.internal.models.ModelPicker;
import io.github.openrouter4e.ui.internal.usage.BalanceStatus;

/** The view "OpenRouter Chat". */
public final class ChatViewPart extends ViewPart implements ChatHost {

	private static final String CONVERSATION = "conversation"; //$NON-NLS-1$

	private @Nullable String lastConversation;
	/** Null until the control is made. */
	private @Nullable PromptPage begun;
	/** Null until the services are there. */
	private @Nullable ChatPage page;
	private final List<Consumer<ChatPage>> waiting = new ArrayList<>();
	private String baseName = ""; //$NON-NLS-1$
	private boolean busy;

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		lastConversation = memento == null ? null : memento.getString(CONVERSATION);
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		var shown = page;
		var session = shown == null ? null : shown.presenter().session();
		var conversation = session == null ? lastConversation : session.id();
		if (memento != null && conversation != null) {
			memento.putString(CONVERSATION, conversation);
		}
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		if (parent == null) {
			return;
		}
		baseName = getPartName();
		parent.setLayout(new FillLayout());
		HelpContext.CHAT.applyTo(parent);
		UiServices.request(); // they start while the prompt is made
		var prompt = new PromptPage(parent);
		begun = prompt;
		prompt.onClosedEarly(typed -> UiServices.request().thenAcceptAsync(services -> keep(services, typed)));
		var context = getSite().getService(IContextService.class);
		if (context != null) {
			context.activateContext(UiIds.CHAT_CONTEXT);
		}
		var ready = UiServices.ifReady();
		if (ready != null) {
			fill(parent, prompt, ready);
		} else { // not before the prompt is there to be typed in
			var painted = new CompletableFuture<@Nullable Void>();
			Ui.afterPaint(prompt.composer().text(), () -> painted.complete(null));
			UiServices.request().thenAcceptBoth(painted,
					(services, none) -> Ui.later(parent, () -> fill(parent, prompt, services)));
		}
	}

	private void keep(UiServices services, Prompt typed) {
		try {
			new LastConversation(services.chat()).keep(lastConversation, typed);
		} catch (IOException e) {
			ILog.of(ChatViewPart.class).error("What was typed cannot be kept", e); //$NON-NLS-1$
		}
	}

	/** Makes the rest of the page in steps, between which the user can type: what belongs to the prompt, and the transcript's place. */
	private void fill(Composite parent, PromptPage prompt, UiServices services) {
		var created = new ChatPage(prompt, this, services);
		Ui.later(parent, () -> begin(parent, created));
	}

	/** Shows the conversation, and what the workbench has for the view. The page makes what is left of it, its browser last. */
	private void begin(Composite parent, ChatPage created) {
		parent.layout(true, true);
		page = created;
		toolBar(created);
		EditActions.install(getViewSite(), created); // which updates the tool bar, too
		var visibility = new Visibility(created);
		getSite().getPage().addPartListener(visibility);
		parent.addDisposeListener(event -> getSite().getPage().removePartListener(visibility));
		created.setVisible(getSite().getPage().isPartVisible(this));
		created.start(lastConversation);
		if (getSite().getPage().getActivePart() == this) {
			created.setFocus();
		}
		waiting.forEach(user -> user.accept(created));
		waiting.clear();
		Ui.later(parent, BalanceStatus::show);
	}

	private void toolBar(ChatPage shown) {
		var manager = getViewSite().getActionBars().getToolBarManager();
		manager.add(tool("new", //$NON-NLS-1$
				action(Messages.ChatViewPart_newConversation, Messages.ChatViewPart_newConversationTip, () -> {
					shown.showHistory(false);
					shown.presenter().newConversation();
					shown.setFocus();
				})));
		manager.add(tool("recent", action(Messages.ChatViewPart_showHistory, Messages.ChatViewPart_showHistoryTip, //$NON-NLS-1$
				shown::toggleHistory)));
	}

	private static IContributionItem tool(String icon, IAction action) {
		action.setImageDescriptor(Icons.descriptor(icon));
		var item = new ActionContributionItem(action);
		item.setMode(ActionContributionItem.MODE_FORCE_TEXT); // a picture alone has no name for a screen reader
		return item;
	}

	private static IAction action(String text, String tip, Runnable work) {
		return action(text, tip, IAction.AS_PUSH_BUTTON, work);
	}

	private static IAction action(String text, String tip, int style, Runnable work) {
		var action = new Action(text, style) {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setToolTipText(tip);
		return action;
	}

	@Override
	public void setFocus() {
		var shown = page;
		var prompt = begun;
		if (shown != null) {
			shown.setFocus();
		} else if (prompt != null) {
			prompt.composer().text().setFocus();
		}
	}

	/**
	 * Opens the view, or brings it to the top, and does this with it as soon as it is ready.
	 *
	 * @param focuses whether it gets the focus
	 */
	static void show(IWorkbenchPage shownIn, boolean focuses, Consumer<ChatPage> user) throws PartInitException {
		var mode = focuses ? IWorkbenchPage.VIEW_ACTIVATE : IWorkbenchPage.VIEW_VISIBLE;
		if (shownIn.showView(UiIds.CHAT_VIEW, null, mode) instanceof ChatViewPart view) {
			view.whenReady(user);
		}
	}

	/** Does this with the page: at once, or as soon as the services are there. */
	void whenReady(Consumer<ChatPage> user) {
		var shown = page;
		if (shown != null) {
			user.accept(shown);
		} else {
			waiting.add(user);
		}
	}

	@Nullable
	ChatPage chatPage() {
		return page;
	}

	@Override
	public IWorkbenchPage page() {
		return getSite().getPage();
	}

	@Override
	public void showTitle(String title) {
		setTitleToolTip(NLS.bind("{0}: {1}", baseName, title)); //$NON-NLS-1$
	}

	@Override
	public void showBusy(boolean nowBusy) {
		var progress = progress();
		if (nowBusy == busy || progress == null) { // it counts, and calls this as well
			return;
		}
		busy = nowBusy;
		if (nowBusy) {
			progress.incrementBusy();
		} else {
			progress.decrementBusy();
		}
	}

	/** An adapter of the site; asked for as a service, it is not there. */
	private @Nullable IWorkbenchSiteProgressService progress() {
		return getSite().getAdapter(IWorkbenchSiteProgressService.class);
	}

	@Override
	public void warnOfNews() {
		var progress = progress();
		if (progress != null) {
			progress.warnOfContentChange();
		}
	}

	@Override
	public void perform(ErrorAction action) {
		ErrorActions.perform(action, getSite().getShell());
	}

	@Override
	public void chooseModel(String current, Consumer<String> chosen) {
		new ModelPicker().choose(getSite().getShell(), current, chosen);
	}

	private final class Visibility implements IPartListener2 {

		private final ChatPage shown;

		Visibility(ChatPage shown) {
			this.shown = shown;
		}

		@Override
		public void partVisible(@Nullable IWorkbenchPartReference reference) {
			update(reference, true);
		}

		@Override
		public void partHidden(@Nullable IWorkbenchPartReference reference) {
			update(reference, false);
		}

		private void update(@Nullable IWorkbenchPartReference reference, boolean visible) {
			if (reference != null && reference.getPart(false) == ChatViewPart.this) {
				shown.setVisible(visible);
			}
		}
	}
}
