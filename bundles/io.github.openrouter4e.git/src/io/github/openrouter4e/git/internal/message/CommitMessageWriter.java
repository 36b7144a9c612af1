package io.github.openrouter4e.git.internal.message;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChosenModel;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.costs.ModelCall;
import io.github.openrouter4e.costs.ModelCallListener;
import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.git.internal.AnswerDefect;
import io.github.openrouter4e.git.internal.PromptBudget;
import io.github.openrouter4e.git.internal.diff.DiffBudget;

/** Has a model write a commit message. Blocks. */
public final class CommitMessageWriter {

	/** Tokens of the changes: a message says less than this, however large the commit is. */
	private static final long MOST_TOKENS = 8_000;

	private final ModelCalls calls;
	private final ChosenModel model;

	/** Messages by the model that the user chose. */
	public CommitMessageWriter(ModelCalls calls, ChosenModel model) {
		this.calls = calls;
		this.model = model;
	}

	/**
	 * A message that was asked for.
	 *
	 * @param message for the field, with what is kept of the former one; {@code null} if there is no whole one
	 * @param defect  why there is none although the request did not fail; {@code null} if there is one, or if it failed
	 * @param result  who answered, what it cost, or why the request failed
	 * @param changes what the model was told of
	 */
	public record Written(@Nullable String message, @Nullable AnswerDefect defect, ModelCallResult result,
			DiffBudget.Fitted changes) {
	}

	/**
	 * Asks for a message.
	 *
	 * @param agreed  whether the user agreed to go beyond a spending limit
	 * @param partial told the message for the field as far as it is there, on this thread
	 */
	public Written write(CommitMaterial material, char comment, boolean agreed, Consumer<String> partial,
			Cancellation cancellation) {
		var changes = DiffBudget.fit(material.changes(), PromptBudget.size(calls, model, MOST_TOKENS));
		ChatRequest request = model.request(CommitPrompt.of(material, changes)).build();
		var call = ModelCall.of(Purpose.COMMIT_MESSAGE, model.id(), request);
		var receiver = new Receiver(material, comment, partial);
		calls.call(agreed ? call.withAgreement() : call, receiver, cancellation);
		return receiver.written(changes);
	}

	private static final class Receiver implements ModelCallListener {

		private final CommitMaterial material;
		private final char comment;
		private final Consumer<String> partial;
		private final StringBuilder answer = new StringBuilder();
		private String told = ""; //$NON-NLS-1$
		private int next;
		private @Nullable ModelCallResult result;

		Receiver(CommitMaterial material, char comment, Consumer<String> partial) {
			this.material = material;
			this.comment = comment;
			this.partial = partial;
		}

		@Override
		public void accept(ChatEvent event) {
			switch (event) {
				case ChatEvent.Text(var delta) -> {
					answer.append(delta);
					if (answer.length() >= next) { // cleaning takes the whole answer: not for every word of a long one
						next = answer.length() + answer.length() / 16;
						tell(message());
					}
				}
				case ChatEvent.Retrying retrying -> {
					answer.setLength(0);
					next = 0;
				}
				default -> {
					// only the text counts
				}
			}
		}

		private void tell(String message) {
			if (!message.isEmpty() && !message.equals(told)) {
				told = message;
				partial.accept(material.message(message));
			}
		}

		private String message() {
			return MessageCleaner.clean(answer.toString(), comment, material.style().hasFullStop());
		}

		@Override
		public void ended(ModelCallResult ended) {
			result = ended;
		}

		Written written(DiffBudget.Fitted changes) {
			var ended = result;
			var message = message();
			if (ended == null) {
				throw new IllegalStateException("the call has not ended"); //$NON-NLS-1$
			}
			if (ended.failure() != null) {
				return new Written(null, null, ended, changes);
			}
			var defect = AnswerDefect.of(ended.completion(), !message.isEmpty());
			return new Written(defect == null ? material.message(message) : null, defect, ended, changes);
		}
	}
}
