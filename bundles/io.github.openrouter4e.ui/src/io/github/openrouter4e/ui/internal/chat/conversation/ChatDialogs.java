package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.ui.internal.transcript.Sound;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** What the presenters ask the user, or show, outside of the view. All methods on the UI thread. */
public interface ChatDialogs {

	/** Lets the user choose a model. */
	void chooseModel(String current, Consumer<String> chosen);

	/**
	 * Lets the user change the system prompt of a conversation.
	 *
	 * @param own     the conversation's own; null if it has none
	 * @param general that of the preferences
	 * @param chosen  takes the conversation's own from now on; null: as in the preferences
	 */
	void editSystemPrompt(@Nullable String own, String general, Consumer<@Nullable String> chosen);

	/**
	 * Takes an image of an answer elsewhere.
	 *
	 * @param address a data: address
	 * @param saves   to a file; else to the clipboard
	 */
	void useImage(String address, boolean saves);

	/** Plays, stops or saves a spoken answer. */
	void useSound(Sound sound, UserAction.OnSound action);

	/**
	 * Lets the user choose a preset of the account.
	 *
	 * @param chosen takes the id that asks for it
	 */
	void choosePreset(Consumer<String> chosen);

	/** Shows how an answer came about. */
	void showDetails(Answer answer);

	/**
	 * Lets the user choose how OpenRouter handles requests.
	 *
	 * @param own     the conversation's own choices
	 * @param general what holds where it has none
	 * @param chosen  takes its own from now on
	 */
	void editRequestOptions(RequestOptions own, RequestOptions general, Consumer<RequestOptions> chosen);

	/** Shows answers to the same question side by side. */
	void compare(Comparison comparison);
}
