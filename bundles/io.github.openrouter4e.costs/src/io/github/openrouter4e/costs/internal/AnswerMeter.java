package io.github.openrouter4e.costs.internal;

import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatEventSink;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.Usage;
import io.github.openrouter4e.costs.TextSize;
import io.github.openrouter4e.costs.TokenCounts;

/** Passes on what comes of an answer, and notes what its cost depends on. Used by one thread. */
final class AnswerMeter implements ChatEventSink {

	private final ChatEventSink listener;
	private final Consumer<OpenRouterException> retried;
	private @Nullable String generationId;
	private @Nullable String model;
	private @Nullable String provider;
	private @Nullable Usage usage;
	private boolean started;
	private long text;
	private long reasoning;

	/** @param retried told of attempts that failed and may have cost money */
	AnswerMeter(ChatEventSink listener, Consumer<OpenRouterException> retried) {
		this.listener = listener;
		this.retried = retried;
	}

	@Override
	public void accept(ChatEvent event) {
		switch (event) {
			case ChatEvent.Text(String delta) -> text += TextSize.of(delta);
			case ChatEvent.Refusal(String delta) -> text += TextSize.of(delta);
			case ChatEvent.Reasoning(String delta) -> reasoning += TextSize.of(delta);
			case ChatEvent.Started begun -> {
				started = true;
				generationId = begun.generationId();
				model = begun.model();
				provider = begun.provider();
			}
			case ChatEvent.UsageReported(Usage reported) -> usage = reported;
			case ChatEvent.Retrying retrying -> {
				retried.accept(retrying.cause());
				started = false;
				generationId = null;
			}
			default -> {
				// costs nothing by itself
			}
		}
		listener.accept(event);
	}

	/**
	 * Tokens that the request is thought to have had; what the model reasoned is paid for like what it said.
	 *
	 * @param prompt   tokens that were sent
	 * @param received what came of the answer; {@code null} for nothing
	 * @param tokens   tokens of a size of text
	 */
	TokenCounts guess(long prompt, @Nullable ChatCompletion received, LongUnaryOperator tokens) {
		long calls = received == null
				? 0
				: received.toolCalls().stream()
						.mapToLong(call -> TextSize.of(call.name()) + TextSize.of(call.arguments())).sum();
		return new TokenCounts(prompt, 0, 0, tokens.applyAsLong(text + reasoning + calls),
				tokens.applyAsLong(reasoning));
	}

	/** Whether a model began to work on it. */
	boolean hasStarted() {
		return started;
	}

	@Nullable
	String generationId() {
		return generationId;
	}

	@Nullable
	String model() {
		return model;
	}

	@Nullable
	String provider() {
		return provider;
	}

	@Nullable
	Usage usage() {
		return usage;
	}
}
