package io.github.openrouter4e.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A model's answer, or as much of it as arrived before a failure.
 *
 * @param id
 *            the generation id, for {@link OpenRouterClient#generation}
 * @param model
 *            the model that answered; OpenRouter bills this one
 * @param provider
 *            display name of the provider
 * @param textPieces
 *            the text; not joined, as whoever listened to the events has it already
 * @param reasoningPieces
 *            readable reasoning, likewise
 * @param reasoningDetails
 *            structured reasoning; belongs unchanged into the next request
 * @param refusal
 *            the model's own words if it refused
 * @param images
 *            generated images as data or https URLs
 * @param citations
 *            web sources
 * @param annotations
 *            all annotations as they came, the citations among them
 * @param finishReason
 *            null only in a partial answer
 * @param nativeFinishReason
 *            the provider's own word for it
 * @param usage
 *            null if OpenRouter did not send it, as in most partial answers
 * @param serviceTier
 *            the tier that served the request
 * @param routing
 *            how OpenRouter found the provider, as JSON; null if not told
 * @param spoken
 *            whether there was sound; who listened to the events has it
 * @see <a href="https://openrouter.ai/docs/api-reference/overview#responses">Responses</a>
 */
public record ChatCompletion(@Nullable String id, @Nullable String model, @Nullable String provider,
		List<String> textPieces, List<String> reasoningPieces, List<ReasoningDetail> reasoningDetails,
		@Nullable String refusal, List<ToolCall> toolCalls,
		List<String> images, List<UrlCitation> citations, List<RawJson> annotations,
		@Nullable FinishReason finishReason, @Nullable String nativeFinishReason, @Nullable Usage usage,
		@Nullable String serviceTier, Timings timings, @Nullable RawJson routing,
		boolean spoken) {
	public ChatCompletion {
		textPieces = List.copyOf(textPieces);
		reasoningPieces = List.copyOf(reasoningPieces);
		reasoningDetails = List.copyOf(reasoningDetails);
		toolCalls = List.copyOf(toolCalls);
		images = List.copyOf(images);
		citations = List.copyOf(citations);
		annotations = List.copyOf(annotations);
	}

	/** With whole texts, which may be empty. */
	public ChatCompletion(@Nullable String id, @Nullable String model, @Nullable String provider, String text,
			String reasoning, List<ReasoningDetail> reasoningDetails, @Nullable String refusal,
			List<ToolCall> toolCalls, List<String> images, List<UrlCitation> citations, List<RawJson> annotations,
			@Nullable FinishReason finishReason, @Nullable String nativeFinishReason, @Nullable Usage usage,
			@Nullable String serviceTier, Timings timings) {
		this(id, model, provider, pieces(text), pieces(reasoning), reasoningDetails, refusal, toolCalls, images,
				citations, annotations, finishReason, nativeFinishReason, usage, serviceTier, timings, null, false);
	}

	private static List<String> pieces(String text) {
		return text.isEmpty() ? List.of() : List.of(text);
	}

	/** The whole text, joined with each call; may be empty. */
	public String text() {
		return joined(textPieces);
	}

	/** The whole readable reasoning, joined with each call; may be empty. */
	public String reasoning() {
		return joined(reasoningPieces);
	}

	private static String joined(List<String> pieces) {
		return pieces.size() == 1 ? pieces.getFirst() : String.join("", pieces); //$NON-NLS-1$
	}

	/**
	 * An answer of which nothing came but its bill.
	 *
	 * @param at
	 *            when it came
	 */
	public static ChatCompletion ofUsage(@Nullable String id, Usage usage, Instant at) {
		return new ChatCompletion(id, null, null, "", "", List.of(), null, List.of(), List.of(), List.of(), List.of(), //$NON-NLS-1$ //$NON-NLS-2$
				null, null, usage, null, new Timings(at, null, Duration.ZERO));
	}

	/** Whether there is anything a user could read or a program could use. */
	public boolean hasContent() {
		return !textPieces.isEmpty() || !reasoningPieces.isEmpty() || !reasoningDetails.isEmpty()
				|| !toolCalls.isEmpty()
				|| !images.isEmpty() || spoken || refusal != null;
	}
}
