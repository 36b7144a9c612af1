package io.github.openrouter4e.chat.internal.store;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.QueuedPrompt;

/**
 * What a conversation's file holds.
 *
 * @param automaticTitle whether the title was made from the first prompt
 * @param unended        ids of answers that began to arrive and whose end was never written
 * @param runningTools   ids of tools that began and whose end was never written
 * @param condensed      what stands in requests in place of the beginning; {@code null} for nothing
 * @param failed         whether what was said last on the active branch is an answer that failed
 * @param model          model of the last answer; {@code null} if there is none
 */
public record StoredConversation(String id, Instant created, Instant updated, String title, boolean automaticTitle,
		boolean pinned, ConversationOptions options, TurnTree tree, List<QueuedPrompt> queue, List<String> unended,
		List<String> runningTools, @Nullable Condensed condensed, @Nullable String model, boolean failed,
		int damagedLines, long bytes) {

	/** The summary of it. */
	public ConversationSummary summary() {
		return new ConversationSummary(id, title, pinned, created, updated, tree.size(), model, failed, bytes);
	}
}
