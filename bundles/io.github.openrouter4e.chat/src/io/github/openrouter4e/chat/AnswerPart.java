package io.github.openrouter4e.chat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.TokenCounts;

/**
 * One request and what it brought. An answer has one part, and one more for each time it was continued or tried again.
 *
 * @param textEnd            length of the answer's text after this part
 * @param reasoningEnd       length of the answer's reasoning after this part
 * @param generationId       OpenRouter's id of the generation; {@code null} if none was told
 * @param model              model that answered, which is not the requested one after a fallback; {@code null} if unknown
 * @param provider           provider that served it; {@code null} if unknown
 * @param finishReason       {@code finish_reason} as on the wire; {@code null} if the answer was not finished
 * @param nativeFinishReason the provider's own word for it; {@code null} if none was told
 * @param tokens             tokens as billed; {@code null} if not told
 * @param cost               what it cost
 * @param toolCalls          tools that the model wants called, in its order
 * @param reasoningDetails   {@code reasoning_details} as JSON texts, to be returned unmodified and in order
 * @param annotations        {@code annotations} of type {@code file} as JSON texts; returning them spares a second parse
 * @param firstToken         time from the request to the first piece of the answer; {@code null} if there was none
 * @param duration           time from the request to the end; {@code null} if unknown, as after a kill
 * @param routing            how OpenRouter found the provider, as JSON text; {@code null} if not told
 * @param serviceTier        tier that it was served on; {@code null} if not told
 */
public record AnswerPart(int textEnd, int reasoningEnd, @Nullable String generationId, @Nullable String model,
		@Nullable String provider, @Nullable String finishReason, @Nullable String nativeFinishReason,
		@Nullable TokenCounts tokens, AnswerCost cost, List<ToolRequest> toolCalls, List<String> reasoningDetails,
		List<String> annotations, @Nullable Duration firstToken, @Nullable Duration duration,
		@Nullable String routing, @Nullable String serviceTier) {

	/** Takes copies of the lists, and whole milliseconds of the times, as the history keeps no more. */
	public AnswerPart {
		firstToken = firstToken == null ? null : firstToken.truncatedTo(ChronoUnit.MILLIS);
		duration = duration == null ? null : duration.truncatedTo(ChronoUnit.MILLIS);
		toolCalls = List.copyOf(toolCalls);
		reasoningDetails = List.copyOf(reasoningDetails);
		annotations = List.copyOf(annotations);
	}

	/** A part of which nobody told how it was routed. */
	public AnswerPart(int textEnd, int reasoningEnd, @Nullable String generationId, @Nullable String model,
			@Nullable String provider, @Nullable String finishReason, @Nullable String nativeFinishReason,
			@Nullable TokenCounts tokens, AnswerCost cost, List<ToolRequest> toolCalls, List<String> reasoningDetails,
			List<String> annotations, @Nullable Duration firstToken, @Nullable Duration duration) {
		this(textEnd, reasoningEnd, generationId, model, provider, finishReason, nativeFinishReason, tokens, cost,
				toolCalls, reasoningDetails, annotations, firstToken, duration, null, null);
	}

	/** Providers' own words for an answer that a limit cut, in lower case. */
	@SuppressWarnings("nls")
	private static final Set<String> CUT_REASONS = Set.of("length", "max_tokens", "max_output_tokens",
			"max_completion_tokens", "model_length", "model_context_window_exceeded", "token_limit", "max_length");

	/**
	 * Whether a limit on its length cut the answer. Some providers call it the end although a tool call was cut; their own
	 * word tells.
	 */
	public boolean isCut() {
		return isCut(finishReason, nativeFinishReason);
	}

	/** Whether these reasons, as in {@link #finishReason()} and {@link #nativeFinishReason()}, tell of a cut. */
	public static boolean isCut(@Nullable String finishReason, @Nullable String nativeFinishReason) {
		return isLength(finishReason) || isLength(nativeFinishReason);
	}

	private static boolean isLength(@Nullable String reason) {
		return reason != null && CUT_REASONS.contains(reason.toLowerCase(Locale.ROOT));
	}

	/** This part with another cost, once that is known better. */
	public AnswerPart withCost(AnswerCost other, @Nullable TokenCounts otherTokens) {
		return new AnswerPart(textEnd, reasoningEnd, generationId, model, provider, finishReason, nativeFinishReason,
				otherTokens, other, toolCalls, reasoningDetails, annotations, firstToken, duration, routing,
				serviceTier);
	}
}
