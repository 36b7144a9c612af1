package io.github.openrouter4e.client;

import java.time.Duration;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/** Something that happened while an answer streams in. Immutable. */
public sealed interface ChatEvent {
	/**
	 * The first thing OpenRouter said about the answer. Comes once per attempt that reached a model, before any
	 * content; names that arrive later are in {@link Done}.
	 *
	 * @param generationId
	 *            id for {@link OpenRouterClient#generation}
	 * @param model
	 *            the model that answers, which may be a fallback
	 * @param provider
	 *            display name of the provider
	 */
	record Started(@Nullable String generationId, @Nullable String model, @Nullable String provider)
			implements
				ChatEvent {
	}

	/** More text of the answer; never empty. */
	record Text(String delta) implements ChatEvent {
	}

	/** More readable reasoning; never empty. */
	record Reasoning(String delta) implements ChatEvent {
	}

	/**
	 * A piece of structured reasoning, as it came. The merged details are in {@link ChatCompletion#reasoningDetails()}.
	 */
	record ReasoningDetailDelta(ReasoningDetail piece) implements ChatEvent {
	}

	/** More of the model's explanation why it refuses; never empty. */
	record Refusal(String delta) implements ChatEvent {
	}

	/**
	 * A piece of a tool call. {@code id} and {@code name} usually come with the first piece only.
	 *
	 * @param index
	 *            which of the answer's calls
	 * @param argumentsDelta
	 *            more of the JSON text of the arguments; may be empty
	 */
	record ToolCallDelta(int index, @Nullable String id, @Nullable String name, String argumentsDelta)
			implements
				ChatEvent {
	}

	/** A generated image, as a data URL or an https URL. */
	record Image(String url) implements ChatEvent {
	}

	/**
	 * More of the spoken answer, in the format that the request asked for. What is said comes as {@link Text}.
	 *
	 * @param bytes
	 *            never empty; not to be changed
	 */
	record Audio(byte[] bytes) implements ChatEvent {
		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Audio audio && Arrays.equals(bytes, audio.bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(bytes);
		}

		/** Tells two apart, but does not fill a log. */
		@Override
		public String toString() {
			return "Audio[" + bytes.length + " bytes, " + Integer.toHexString(hashCode()) + ']'; //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** A web source that the answer rests on. */
	record Citation(UrlCitation source) implements ChatEvent {
	}

	/** Any other annotation, for example a parsed file; send it back with the next request to spare a second parse. */
	record Annotation(RawJson json) implements ChatEvent {
	}

	/** Tokens and cost. May come more than once; the last one counts. */
	record UsageReported(Usage usage) implements ChatEvent {
	}

	/** The model has ended its answer; usage may follow. Comes once, though OpenRouter may say it twice. */
	record Finished(FinishReason reason, @Nullable String nativeReason) implements ChatEvent {
	}

	/**
	 * The attempt failed before any content and will be repeated after {@code delay}.
	 *
	 * @param attempt
	 *            number of the coming attempt, from 2
	 */
	record Retrying(int attempt, Duration delay, OpenRouterException cause) implements ChatEvent {
	}

	/** The end of a successful answer. */
	record Done(ChatCompletion completion) implements ChatEvent {
	}
}
