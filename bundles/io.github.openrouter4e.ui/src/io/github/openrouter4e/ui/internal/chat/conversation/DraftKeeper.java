package io.github.openrouter4e.ui.internal.chat.conversation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Draft;
import io.github.openrouter4e.chat.Drafts;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** Keeps what is in the composer for each conversation, and brings it back when the conversation is shown. For the UI thread. */
final class DraftKeeper {

	private final Drafts drafts;
	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final PromptSender sender;
	private @Nullable ChatSession session;
	/** What the drafts have of the conversation shown, as far as this view has read or put it; null until it was read. */
	private @Nullable Draft kept;
	/** Which showing of a conversation this is: what was looked up for the one before comes too late. */
	private int showing;
	/** Conversations that are gone, and those in which their drafts went on. */
	private final Map<String, String> moved = new HashMap<>();

	/** @param question of the conversation; null if the draft is none for a question that is still there */
	private record Found(Draft draft, @Nullable Question question) {
	}

	DraftKeeper(Drafts drafts, ChatPresenter.View view, UiTasks tasks, PromptSender sender) {
		this.drafts = drafts;
		this.view = view;
		this.tasks = tasks;
		this.sender = sender;
	}

	/**
	 * Shows the draft of this conversation; what was written before there was any conversation stays. One that cannot be read
	 * is kept until something else is written.
	 */
	void show(ChatSession shown) {
		var first = session == null;
		session = shown;
		kept = null;
		drafts.shown(shown.id());
		if (!first) {
			view.showDraft(Draft.EMPTY.prompt());
		}
		var number = ++showing;
		tasks.fetch(() -> find(shown), found -> restore(number, found), e -> passOver(number));
	}

	private Found find(ChatSession shown) throws IOException {
		var draft = drafts.get(shown.id());
		var edited = draft.question();
		var turn = edited == null ? null : shown.snapshot().turn(edited);
		return new Found(draft, turn != null && turn.isPresent() && turn.get() instanceof Question question
				? question
				: null);
	}

	private void restore(int number, Found found) {
		if (number == showing) {
			kept = found.draft();
			if (!found.draft().isEmpty()) {
				sender.resume(found.draft().prompt(), found.question());
			}
			changed();
		}
	}

	private void passOver(int number) {
		if (number == showing) {
			kept = Draft.EMPTY;
			changed();
		}
	}

	/**
	 * What is in the composer may have changed; until what left it has arrived, the draft that is kept is the one before. What
	 * has not changed is not put again: the conversation may be shown in another window, where the user has gone on.
	 */
	void changed() {
		var current = session;
		var before = kept;
		if (current == null || before == null || sender.isSending()) {
			return;
		}
		var draft = new Draft(sender.written(), sender.edited());
		if (!draft.equals(before)) {
			kept = draft;
			drafts.put(current.id(), draft);
		}
	}

	/** The conversation is left, or the view closes. What was typed before its draft had been read comes behind that. */
	void leave() {
		showing++;
		var current = session;
		if (current == null || kept != null) {
			changed();
			return;
		}
		var typed = sender.written();
		var edited = sender.edited();
		if (!typed.isEmpty()) {
			tasks.background(() -> append(current.id(), typed, edited));
		}
	}

	private void append(String id, Prompt typed, @Nullable String edited) {
		Draft begun;
		try {
			begun = drafts.get(id);
		} catch (@SuppressWarnings("unused") IOException e) {
			begun = Draft.EMPTY; // something else was written
		}
		drafts.put(id, begun.isEmpty()
				? new Draft(typed, edited)
				: new Draft(begun.prompt().followedBy(typed), begun.question()));
	}

	/**
	 * Attaches something to what is being written in a conversation, whichever is shown by now.
	 *
	 * @param owner null if there was none yet: then it is the one shown
	 * @param here  attaches it to the composer
	 * @param there called once it is kept for a conversation that is not shown
	 */
	void attach(@Nullable ChatSession owner, Attachment attachment, Runnable here, Runnable there) {
		var current = session;
		var id = owner == null ? null : moved.getOrDefault(owner.id(), owner.id());
		if (current == null || id == null || id.equals(current.id())) {
			here.run();
			return;
		}
		tasks.fetch(() -> { // before the draft is looked up when the conversation is shown again
			var draft = drafts.get(id);
			var all = new ArrayList<>(draft.prompt().attachments());
			all.add(attachment);
			drafts.put(id, new Draft(new Prompt(draft.prompt().text(), all), draft.question()));
			return draft;
		}, draft -> there.run(), e -> here.run());
	}

	/** What is in the composer goes on in another conversation, as this one is gone. */
	void move(String from, ChatSession to) {
		drafts.put(to.id(), new Draft(sender.written(), null));
		drafts.put(from, Draft.EMPTY);
		moved.put(from, to.id());
		kept = new Draft(sender.written(), sender.edited()); // so that nothing more is put there
	}
}
