package io.github.openrouter4e.costs;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What one request cost, or one attempt of it.
 *
 * @param id             unique; a later entry with the same id replaces this one
 * @param time           when the request ended
 * @param purpose        what it was for
 * @param conversationId the conversation it belongs to; {@code null} if to none
 * @param turnId         the answer it belongs to; {@code null} if to none
 * @param model          model that answered, else the requested one
 * @param provider       provider that served it; {@code null} if unknown
 * @param generationId   OpenRouter's id; {@code null} if none was told
 * @param tokens         tokens as billed; {@code null} if unknown
 * @param cost           what it cost
 * @param failed         whether the request failed; such a request may cost money all the same
 * @param promptSize     size of the text that was sent, as the estimate before sending counts it; 0 if unknown or if more
 *                       than text was sent
 */
public record LedgerEntry(String id, Instant time, Purpose purpose, @Nullable String conversationId,
		@Nullable String turnId, String model, @Nullable String provider, @Nullable String generationId,
		@Nullable TokenCounts tokens, AnswerCost cost,
		boolean failed, long promptSize) {

	/** A request for an answer in a conversation. */
	public LedgerEntry(String id, Instant time, String conversationId, String turnId, String model,
			@Nullable String provider, @Nullable String generationId, @Nullable TokenCounts tokens, AnswerCost cost,
			boolean failed, long promptSize) {
		this(id, time, Purpose.CHAT, conversationId, turnId, model, provider, generationId, tokens, cost, failed,
				promptSize);
	}

	/** This entry once its cost is known better. */
	public LedgerEntry with(AnswerCost better, @Nullable TokenCounts betterTokens) {
		return new LedgerEntry(id, time, purpose, conversationId, turnId, model, provider, generationId, betterTokens,
				better,
				failed, promptSize);
	}
}
