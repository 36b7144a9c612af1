package io.github.openrouter4e.models;

/**
 * What the user wants of a model's reasoning. Mirrors <a href=
 * "https://openrouter.ai/docs/use-cases/reasoning-tokens">Reasoning Tokens</a>, where effort and budget exclude each
 * other.
 */
public sealed interface ReasoningChoice {

	/** Nothing is sent: the model decides. */
	record Default() implements ReasoningChoice {
	}

	/** Reasoning is switched off; not possible for models whose reasoning is mandatory. */
	record Off() implements ReasoningChoice {
	}

	/** Reasoning is switched on with the model's own effort. */
	record On() implements ReasoningChoice {
	}

	/**
	 * @param level OpenRouter's word, such as {@code high}; the set is open
	 */
	record Effort(String level) implements ReasoningChoice {

		public Effort {
			if (level.isBlank()) {
				throw new IllegalArgumentException("effort without a level"); //$NON-NLS-1$
			}
		}
	}

	/**
	 * @param maxTokens reasoning tokens at most, positive; must stay below the maximum output of the request
	 */
	record Budget(int maxTokens) implements ReasoningChoice {

		public Budget {
			if (maxTokens <= 0) {
				throw new IllegalArgumentException("budget without tokens"); //$NON-NLS-1$
			}
		}
	}

	ReasoningChoice DEFAULT = new Default();
}
