package io.github.openrouter4e.ui.internal.chat;

import java.util.List;

/**
 * Answers to the same question.
 *
 * @param question what was asked
 * @param answers  at least two, oldest first
 */
record Comparison(String question, List<Candidate> answers) {

	/**
	 * One of the answers.
	 *
	 * @param facts model, tokens, cost and duration in a line
	 */
	record Candidate(String turnId, String model, String facts, String markdown) {
	}
}
