package io.github.openrouter4e.ui.internal.chat.conversation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.PreferredChatSettings;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.usage.FreeRequestsText;

/** What the user chooses for one conversation: model, system prompt, reasoning, web search, handling of requests. For the UI thread. */
public final class OptionsPresenter {

	private final OpenRouterPreferences preferences;
	private static final String FREE_VARIANT = ":free"; //$NON-NLS-1$
	private static final String FREE_ROUTER = "openrouter/free"; //$NON-NLS-1$

	private final Balance balance;
	private final ModelFacts models;
	private final ChatPresenter.View view;
	private final ChatDialogs dialogs;
	private final UiTasks tasks;
	private final ConversationOpener opener;
	/** The models of whose end the user was told. */
	private final Set<String> told = new HashSet<>();
	/** What the user has agreed to. */
	private final Set<WithoutTools> agreed = new HashSet<>();
	private @Nullable ChatSession session;

	/** A conversation whose mode has tools, and a model that uses none. */
	private record WithoutTools(String conversation, String model) {
	}

	OptionsPresenter(OpenRouterPreferences preferences, Balance balance, ModelFacts models, ChatPresenter.View view,
			ChatDialogs dialogs, UiTasks tasks, ConversationOpener opener) {
		this.preferences = preferences;
		this.balance = balance;
		this.models = models;
		this.view = view;
		this.dialogs = dialogs;
		this.tasks = tasks;
		this.opener = opener;
	}

	void show(ChatSession shown) {
		session = shown;
		refresh();
	}

	/** Shows the options again, after they or what is known about the model changed. */
	public void refresh() {
		var options = options();
		var model = model();
		view.showOptions(models.name(model),
				new OptionsView(model, options.reasoningEffort(), models.canReason(model),
						searchesWeb(options), options.modeOrChat(),
						models.canCallTools(model), options.systemPrompt() != null,
						options.request(), free(model)));
		warnOfEnd(model);
	}

	/**
	 * Whether models work with tools in the conversation's mode, the one that answers next is known to use none, and the user
	 * has not agreed to that.
	 */
	boolean lacksTools() {
		var current = session;
		return current != null && options().hasTools() && !models.canCallTools(model())
				&& !agreed.contains(new WithoutTools(current.id(), model()));
	}

	/** Agrees that the model that answers next is asked without tools in this conversation, as long as the view is open. */
	void goWithoutTools() {
		var current = session;
		if (current != null) {
			agreed.add(new WithoutTools(current.id(), model()));
		}
	}

	/** As requests are made: what is not chosen for the conversation is as in the preferences. */
	private boolean searchesWeb(ConversationOptions options) {
		var own = options.webSearch();
		return own == null ? new PreferredChatSettings(preferences).webSearch() : own;
	}

	/** Once for each model and view: the picker says it whenever somebody looks. */
	private void warnOfEnd(String model) {
		var ending = models.ending(model, LocalDate.now());
		if (ending == null || !told.add(model)) {
			return;
		}
		var asked = session;
		var text = NLS.bind(ending.isPast() ? Messages.OptionsPresenter_ended : Messages.OptionsPresenter_ends,
				ending.model().name(), DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).format(ending.day()));
		var next = ending.successor();
		if (next == null) {
			view.message(text, Messages.OptionsPresenter_chooseOther, this::chooseModel);
		} else {
			view.message(text, NLS.bind(Messages.OptionsPresenter_useSuccessor, next.name()),
					() -> change(asked, options -> options.withModel(next.id())));
		}
	}

	/** Whether the middle of a prompt that is too long is left out. */
	boolean compresses() {
		return RequestWords.compresses(options(), new PreferredChatSettings(preferences).requestOptions(model()));
	}

	private String free(String model) {
		return model.endsWith(FREE_VARIANT) || model.equals(FREE_ROUTER)
				? FreeRequestsText.of(balance.current().freeRequests())
				: ""; //$NON-NLS-1$
	}

	/** The id of the model that answers next. */
	public String model() {
		var chosen = options().model();
		return chosen == null ? preferences.get(Settings.MODEL_ID) : chosen;
	}

	private ConversationOptions options() {
		var current = session;
		return current == null ? ConversationOptions.DEFAULTS : current.snapshot().options();
	}

	public void chooseModel() {
		var asked = session;
		dialogs.chooseModel(model(), chosen -> change(asked, options -> options.withModel(chosen)));
	}

	/** Lets the user give the conversation a system prompt of its own, or go back to that of the preferences. */
	public void editSystemPrompt() {
		var asked = session;
		if (asked != null) {
			dialogs.editSystemPrompt(asked.snapshot().options().systemPrompt(), preferences.get(Settings.SYSTEM_PROMPT),
					own -> change(asked, options -> options.withSystemPrompt(own)));
		}
	}

	/** Lets the user choose one of the account's presets. */
	public void choosePreset() {
		var asked = session;
		dialogs.choosePreset(chosen -> change(asked, options -> options.withModel(chosen)));
	}

	/** Lets the user choose how OpenRouter handles the conversation's requests. */
	public void editRequestOptions() {
		var asked = session; // another one may be shown when the dialog ends
		if (asked != null) {
			dialogs.editRequestOptions(asked.snapshot().options().request(),
					new PreferredChatSettings(preferences).requestOptions(model()),
					own -> change(asked, options -> options.withRequest(own)));
		}
	}

	/**
	 * For a menu of efforts that opens now.
	 *
	 * @return takes the one that the user chooses, as OpenRouter spells it; null: as in the preferences
	 */
	public Consumer<@Nullable String> effort() {
		var asked = session;
		return effort -> change(asked, options -> options.withReasoningEffort(effort));
	}

	public void setWebSearch(boolean on) {
		change(session, options -> options.withWebSearch(on));
	}

	/**
	 * For a menu of modes that opens now.
	 *
	 * @return takes the one that the user chooses, as {@link ToolContext} names it
	 */
	public Consumer<String> mode() {
		var asked = session;
		return mode -> change(asked, options -> options.withMode(ToolContext.CHAT.equals(mode) ? null : mode));
	}

	/**
	 * In order with what is sent, so that it holds for the next prompt.
	 *
	 * @param asked the conversation that was shown when the user was asked; null: none yet, so the first one is meant
	 */
	private void change(@Nullable ChatSession asked, UnaryOperator<ConversationOptions> change) {
		var current = session;
		if (asked != null && asked != current) {
			opener.change(asked, opened -> opened.setOptions(change.apply(opened.snapshot().options())),
					() -> view.message(Messages.TurnActions_conversationGone, null, () -> {
						// there is nothing to change any more
					}));
		} else if (current != null) {
			tasks.send(() -> current.setOptions(change.apply(current.snapshot().options())));
		}
	}
}
