package io.github.openrouter4e.agent.apply;

import java.util.List;

/**
 * What the code of a whole answer would change.
 *
 * @param proposals one for each file, in the order in which the answer comes to them
 * @param refusals  the code that has no place, in the order of the answer
 */
public record AnswerChanges(List<CodeProposal> proposals, List<Refusal> refusals) {

	/**
	 * Code that is not applied.
	 *
	 * @param name   the file, as far as it is known, or the beginning of the code
	 * @param reason for the user
	 */
	public record Refusal(String name, String reason) {
	}

	/** Takes copies of the lists. */
	public AnswerChanges {
		proposals = List.copyOf(proposals);
		refusals = List.copyOf(refusals);
	}
}
