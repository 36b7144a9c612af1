package io.github.openrouter4e.ui.internal.chat.conversation;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Draft;
import io.github.openrouter4e.chat.Drafts;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** Keeps what is in the composer for each conversation, and brings it back when the conversation is shown. For the UI thread. */
final class DraftKeeper {

	private final Drafts drafts;
	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final PromptSender sender;
	private @Nullable ChatSession session;
	private boolean loaded;

	/** @param question of the conversation; null if the draft is none for a question that is still there */
	private record Found(Draft draft, @Nullable Question question) {
	}

	DraftKeeper(Drafts drafts, ChatPresenter.View view, UiTasks tasks, PromptSender sender) {
		this.drafts = drafts;
		this.view = view;
		this.tasks = tasks;
		this.sender = sender;
	}

	/** Shows the draft of this conversation; what was written before there was any conversation stays. */
	void show(ChatSession shown) {
		var first = session == null;
		session = shown;
		loaded = false;
		drafts.shown(shown.id());
		if (!first) {
			view.showDraft(Draft.EMPTY.prompt());
		}
		tasks.fetch(() -> find(shown), found -> restore(shown, found),
				e -> restore(shown, new Found(Draft.EMPTY, null)));
	}

	private Found find(ChatSession shown) throws java.io.IOException {
		var draft = drafts.get(shown.id());
		var edited = draft.question();
		var turn = edited == null ? null : shown.snapshot().turn(edited);
		return new Found(draft, turn != null && turn.isPresent() && turn.get() instanceof Question question
				? question
				: null);
	}

	private void restore(ChatSession shown, Found found) {
		if (shown == session) {
			loaded = true;
			if (!found.draft().isEmpty()) {
				sender.resume(found.draft().prompt(), found.question());
			}
			changed();
		}
	}

	/** What is in the composer has changed; until what left it has arrived, the draft that is kept is the one before. */
	void changed() {
		var current = session;
		if (current != null && loaded && !sender.isSending()) {
			drafts.put(current.id(), new Draft(sender.draft(), sender.edited()));
		}
	}

	/** What is in the composer goes on in another conversation, as this one is gone. */
	void move(String from, ChatSession to) {
		drafts.put(to.id(), new Draft(sender.draft(), null));
		drafts.put(from, Draft.EMPTY);
		loaded = false;
	}
}
