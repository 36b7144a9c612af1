package io.github.openrouter4e.chat.internal.session;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.internal.store.Condensed;
import io.github.openrouter4e.chat.internal.store.StoredConversation;
import io.github.openrouter4e.chat.internal.store.TurnSlot;
import io.github.openrouter4e.chat.internal.store.TurnTree;

/**
 * Everything that changes in a session, as one immutable value: a reader never sees half a change, and one more streamed
 * piece costs one small object.
 *
 * @param live  the answer being received, newer than what the tree holds of it; {@code null} if none is
 * @param model model of the last answer; {@code null} if there is none
 * @param condensed what stands in requests in place of the beginning; {@code null} for nothing
 */
record SessionState(String title, boolean automaticTitle, boolean pinned, ConversationOptions options, Instant updated,
		TurnTree tree, @Nullable Answer live, List<QueuedPrompt> queue, @Nullable String model,
		@Nullable Condensed condensed) {

	static SessionState begin(Instant now) {
		return new SessionState("", true, false, ConversationOptions.DEFAULTS, now, TurnTree.EMPTY, null, List.of(), //$NON-NLS-1$
				null, null);
	}

	/** A process that ended may have been killed: what waited in it is sent when the user says so. */
	static SessionState of(StoredConversation stored) {
		return new SessionState(stored.title(), stored.automaticTitle(), stored.pinned(), stored.options(),
				stored.updated(), stored.tree(), null,
				stored.queue().stream().map(queued -> queued.withHeld(true)).toList(), stored.model(),
				stored.condensed());
	}

	SessionState withTitle(String other, boolean automatic) {
		return new SessionState(other, automatic, pinned, options, updated, tree, live, queue, model, condensed);
	}

	SessionState withPinned(boolean other) {
		return new SessionState(title, automaticTitle, other, options, updated, tree, live, queue, model, condensed);
	}

	SessionState withOptions(ConversationOptions other) {
		return new SessionState(title, automaticTitle, pinned, other, updated, tree, live, queue, model, condensed);
	}

	SessionState withTree(TurnTree other) {
		return new SessionState(title, automaticTitle, pinned, options, updated, other, live, queue, model, condensed);
	}

	SessionState withLive(Answer other) {
		return new SessionState(title, automaticTitle, pinned, options, updated, tree, other, queue, model, condensed);
	}

	SessionState withCondensed(Condensed other) {
		return new SessionState(title, automaticTitle, pinned, options, updated, tree, live, queue, model, other);
	}

	SessionState withQueue(List<QueuedPrompt> other) {
		return new SessionState(title, automaticTitle, pinned, options, updated, tree, live, List.copyOf(other), model,
				condensed);
	}

	/** A turn more. */
	SessionState with(TurnSlot slot, Instant now) {
		return new SessionState(title, automaticTitle, pinned, options, now, tree.edit().put(slot).build(), live, queue,
				model, condensed);
	}

	/** The live answer has ended. */
	SessionState ended(Answer answer, Instant now) {
		return new SessionState(title, automaticTitle, pinned, options, now,
				tree.edit().put(new TurnSlot(answer)).build(), null, queue, answer.model(), condensed);
	}
}
