package io.github.openrouter4e.chat;

import java.time.Instant;
import java.util.Comparator;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a list of conversations shows of one.
 *
 * @param id      of the conversation
 * @param title   its title; empty if nothing was sent yet
 * @param pinned  whether the user pinned it
 * @param created when it was begun
 * @param updated when something was last said in it
 * @param turns   number of turns on all branches
 * @param model   model of the last answer; {@code null} if there is none
 * @param failed  whether what was said last on the active branch is an answer that failed
 * @param bytes   size of its file
 */
public record ConversationSummary(String id, String title, boolean pinned, Instant created, Instant updated, int turns,
		@Nullable String model, boolean failed, long bytes) {

	/** Pinned ones first, then the one last updated first. */
	public static final Comparator<ConversationSummary> ORDER = Comparator.comparing(ConversationSummary::pinned)
			.thenComparing(ConversationSummary::updated).reversed().thenComparing(ConversationSummary::id);
}
