package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.Sound;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** A view without widgets that keeps what its presenters show; its composer behaves like the real one. */
public class FakeChatView implements ChatPresenter.View, ChatDialogs {

	Prompt composer = Prompt.of("");
	List<QueuedPrompt> waiting = List.of();
	NoticeView state;
	List<WorkStep> steps = List.of();
	String instructions = "";
	InstructionsPresenter.ProjectModes projectModes = InstructionsPresenter.ProjectModes.NONE;
	String edited;
	ConversationFigures figures = ConversationFigures.NONE;
	final List<String> messages = new ArrayList<>();
	/** Below the last turn, by their ids. */
	final Map<String, NoticeView> notices = new HashMap<>();
	/** The thing to do about the last message. */
	Runnable offered = () -> {
		// nothing was said yet
	};
	/** Ends the dialog that is open with a model, or with a system prompt. */
	Consumer<String> dialog = chosen -> {
		throw new AssertionError("no dialog is open");
	};
	/** The answers that are shown side by side. */
	Comparison compared;
	/** The sound that something was to be done with. */
	Sound sound;
	/** What was to lead out of the view. */
	final List<ErrorAction> performed = new ArrayList<>();
	private final List<Consumer<Prompt>> listeners = new ArrayList<>();

	void onChange(Consumer<Prompt> listener) {
		listeners.add(listener);
	}

	void type(String text) {
		set(new Prompt(text, composer.attachments()));
	}

	private void set(Prompt prompt) {
		composer = prompt;
		listeners.forEach(listener -> listener.accept(prompt));
	}

	List<String> waitingTexts() {
		return waiting.stream().map(queued -> queued.prompt().text()).toList();
	}

	@Override
	public void editPrompt(Prompt prompt) {
		set(prompt);
	}

	@Override
	public void showDraft(Prompt prompt) {
		set(prompt);
	}

	@Override
	public void showSteps(List<WorkStep> shown) {
		steps = shown;
	}

	@Override
	public void showInstructions(String used, InstructionsPresenter.ProjectModes modes) {
		instructions = used;
		projectModes = modes;
	}

	@Override
	public void showEdited(String questionId) {
		edited = questionId;
	}

	@Override
	public void takeBack(Prompt prompt) {
		var attachments = new ArrayList<Attachment>(composer.attachments());
		attachments.addAll(prompt.attachments());
		set(new Prompt(composer.text().isBlank() ? prompt.text() : prompt.text() + "\n\n" + composer.text(),
				attachments));
	}

	@Override
	public void promptSent(Prompt prompt) {
		if (composer.text().startsWith(prompt.text())) {
			set(Prompt.of(composer.text().substring(prompt.text().length())));
		}
	}

	@Override
	public void showQueue(List<QueuedPrompt> queue, boolean waitsForUser) {
		waiting = List.copyOf(queue);
	}

	@Override
	public void showState(NoticeView shown) {
		state = shown;
	}

	@Override
	public void message(String text, String action, Runnable run) {
		messages.add(text);
		offered = run;
	}

	@Override
	public void showSession(ChatSession session) {
		// there is no transcript
	}

	@Override
	public void showTitle(String title) {
		// nobody looks
	}

	@Override
	public void showFigures(ConversationFigures shown) {
		figures = shown;
	}

	@Override
	public void showBusy(boolean busy) {
		// nobody looks
	}

	@Override
	public void showOptions(String name, OptionsView options) {
		// nobody looks
	}

	@Override
	public void showEstimate(EstimateView estimate) {
		// nobody looks
	}

	@Override
	public void notice(String id, NoticeView notice) {
		notices.put(id, notice);
	}

	@Override
	public void hideMessage(String text) {
		// messages are kept
	}

	@Override
	public void setFocus() {
		// there is no focus
	}

	@Override
	public void reveal(String turnId) {
		// there is no transcript
	}

	@Override
	public void copyToClipboard(String text) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void openLink(String address) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void perform(ErrorAction action) {
		performed.add(action);
	}

	@Override
	public void chooseModel(String current, Consumer<String> chosen) {
		dialog = chosen;
	}

	@Override
	public void editSystemPrompt(String own, String general, Consumer<String> chosen) {
		dialog = chosen;
	}

	@Override
	public void useImage(String address, boolean saves) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void useSound(Sound sound, UserAction.OnSound action) {
		this.sound = sound;
	}

	@Override
	public void choosePreset(Consumer<String> chosen) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void showDetails(Answer answer) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void editRequestOptions(RequestOptions own, RequestOptions general, Consumer<RequestOptions> chosen) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void applyAll(Answer answer) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void compare(Comparison comparison) {
		compared = comparison;
	}
}
