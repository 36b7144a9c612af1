package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.List;
import java.util.function.Consumer;

/**
 * Answers to the same question.
 *
 * @param question what was asked
 * @param answers  at least two, oldest first
 * @param use      goes on with one of them, whatever is shown by then; takes the turn's id
 */
public record Comparison(String question, List<Candidate> answers, Consumer<String> use) {

	/**
	 * One of the answers.
	 *
	 * @param facts model, tokens, cost and duration in a line
	 */
	public record Candidate(String turnId, String model, String facts, String markdown) {
	}
}
