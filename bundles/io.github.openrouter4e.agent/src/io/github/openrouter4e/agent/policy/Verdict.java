package io.github.openrouter4e.agent.policy;

import java.util.List;

/**
 * What the policy decides.
 *
 * @param why     a word or a short sentence in English: what allows it, for the log; why it is never allowed, for the model; what
 *                makes the question necessary, which nobody is told
 * @param offered what the user may agree to beyond this one time; none if each time is asked
 */
public record Verdict(Decision decision, String why, List<Rule> offered) {

	/** Takes a copy of the list. */
	public Verdict {
		offered = List.copyOf(offered);
	}

	static Verdict allow(String why) {
		return new Verdict(Decision.ALLOW, why, List.of());
	}

	static Verdict ask(String why, List<Rule> offered) {
		return new Verdict(Decision.ASK, why, offered);
	}

	/** Asked each time. */
	static Verdict once(String why) {
		return new Verdict(Decision.ASK, why, List.of());
	}

	static Verdict deny(String why) {
		return new Verdict(Decision.DENY, why, List.of());
	}
}
