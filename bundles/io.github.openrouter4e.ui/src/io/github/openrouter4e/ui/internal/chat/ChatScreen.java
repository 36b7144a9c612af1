package io.github.openrouter4e.ui.internal.chat;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.ui.internal.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;

/** What the presenter needs of the view. All methods on the UI thread. */
interface ChatScreen {

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

	/** Says something in the transcript, below the last turn; null takes it away. */
	void notice(String id, @Nullable NoticeView notice);

	/** Says something for a while, perhaps with one thing to do about it. */
	void message(String text, @Nullable String action, Runnable run);

	/** Stops saying this, if nothing else is said meanwhile. */
	void endMessage(String text);

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

	/** Lets the user choose a model. */
	void chooseModel(String current, Consumer<String> chosen);

	/** Shows answers to the same question side by side. */
	void compare(Comparison comparison);
}
