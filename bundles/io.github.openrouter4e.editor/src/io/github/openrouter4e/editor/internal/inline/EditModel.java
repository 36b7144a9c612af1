package io.github.openrouter4e.editor.internal.inline;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChosenModel;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.costs.ModelCall;
import io.github.openrouter4e.costs.ModelCallListener;
import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.costs.Purpose;

/** Asks the model that the user chose for conversations. Blocks. */
final class EditModel {

	private final ModelCalls calls;
	private final Supplier<ChosenModel> model;

	EditModel(ModelCalls calls, Supplier<ChosenModel> model) {
		this.calls = calls;
		this.model = model;
	}

	/**
	 * An answer.
	 *
	 * @param text   all of it that came
	 * @param isCut  whether the model was stopped by its output limit
	 * @param result how the call ended
	 */
	record Answer(String text, boolean isCut, ModelCallResult result) {
	}

	/**
	 * Asks.
	 *
	 * @param agreed  whether the user agreed to go beyond a spending limit
	 * @param partial told what has come so far, on this thread
	 */
	Answer ask(List<Message> messages, boolean agreed, Consumer<GrowingText> partial, Cancellation cancellation) {
		var chosen = model.get();
		var call = ModelCall.of(Purpose.INLINE_EDIT, chosen.id(), chosen.request(messages).build());
		var receiver = new Receiver(partial);
		calls.call(agreed ? call.withAgreement() : call, receiver, cancellation);
		return receiver.answer();
	}

	private static final class Receiver implements ModelCallListener {

		private final Consumer<GrowingText> partial;
		private GrowingText text = GrowingText.EMPTY;
		private @Nullable ModelCallResult result;

		Receiver(Consumer<GrowingText> partial) {
			this.partial = partial;
		}

		@Override
		public void accept(ChatEvent event) {
			switch (event) {
				case ChatEvent.Text(var delta) -> {
					text = text.append(delta);
					if (delta.indexOf('\n') >= 0) { // lines are what is told of it
						partial.accept(text);
					}
				}
				case ChatEvent.Retrying retrying -> text = GrowingText.EMPTY;
				default -> {
					// only the text counts
				}
			}
		}

		@Override
		public void ended(ModelCallResult ended) {
			result = ended;
		}

		Answer answer() {
			var ended = result;
			if (ended == null) {
				throw new IllegalStateException("the call has not ended"); //$NON-NLS-1$
			}
			var completion = ended.completion();
			return new Answer(text.toString(),
					completion != null && completion.finishReason() == FinishReason.LENGTH, ended);
		}
	}
}
