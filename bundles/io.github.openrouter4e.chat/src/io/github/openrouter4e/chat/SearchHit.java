package io.github.openrouter4e.chat;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A conversation in which a search found all words.
 *
 * @param conversation the conversation
 * @param turnId       the turn with the first word; {@code null} if it is in the title only
 * @param excerpt      the text around the first word, on one line
 * @param matchStart   where the word begins in the excerpt
 * @param matchLength  its length
 */
public record SearchHit(ConversationSummary conversation, @Nullable String turnId, String excerpt, int matchStart,
		int matchLength) {
}
