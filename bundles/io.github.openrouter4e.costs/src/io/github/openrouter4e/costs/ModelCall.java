package io.github.openrouter4e.costs;

import java.util.function.LongSupplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatRequest;

/**
 * A request for {@link ModelCalls}.
 *
 * @param id             how the ledger names it
 * @param purpose        what it is for
 * @param conversationId the conversation that it is counted with; {@code null} for none
 * @param model          the model to ask, whose prices hold until the answer names another
 * @param request        what to send, without cache marks
 * @param otherTokens    estimates the tokens of the whole request if it holds more than text; asked only then
 * @param agreed         whether the user's spending limits were looked at before, or the user agreed to go beyond them
 */
public record ModelCall(LedgerId id, Purpose purpose, @Nullable String conversationId, String model,
		ChatRequest request, LongSupplier otherTokens, boolean agreed) {

	/** A request of text that belongs to no conversation; the limits are looked at before it is sent. */
	public static ModelCall of(Purpose purpose, String model, ChatRequest request) {
		return new ModelCall(LedgerId.random(purpose), purpose, null, model, request, () -> 0, false);
	}

	/** {@return this request, which the user agreed to although it goes beyond a limit} */
	public ModelCall withAgreement() {
		return new ModelCall(id, purpose, conversationId, model, request, otherTokens, true);
	}
}
