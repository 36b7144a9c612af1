package io.github.openrouter4e.ui.internal.routing;

import java.text.MessageFormat;

import io.github.openrouter4e.models.ReasoningChoice;

/** Words for the values of this package. */
final class Texts {

	private Texts() {}

	static String format(String pattern, Object... arguments) {
		return MessageFormat.format(pattern, arguments);
	}

	static String of(ReasoningChoice choice) {
		return switch (choice) {
			case ReasoningChoice.Default byDefault -> Messages.Texts_reasoningDefault;
			case ReasoningChoice.Off off -> Messages.Texts_reasoningOff;
			case ReasoningChoice.On on -> Messages.Texts_reasoningOn;
			case ReasoningChoice.Effort(String level) -> format(Messages.Texts_reasoningEffort, effort(level));
			case ReasoningChoice.Budget budget -> Messages.Texts_reasoningBudget;
		};
	}

	/** A level in words; one that this version does not know is written as OpenRouter does. */
	@SuppressWarnings("nls") // wire names
	private static String effort(String level) {
		return switch (level) {
			case "max" -> Messages.Texts_max;
			case "xhigh" -> Messages.Texts_xhigh;
			case "high" -> Messages.Texts_high;
			case "medium" -> Messages.Texts_medium;
			case "low" -> Messages.Texts_low;
			case "minimal" -> Messages.Texts_minimal;
			default -> level;
		};
	}

	/** See {@link #effort}: verbosity has the same levels. */
	static String verbosity(String level) {
		return effort(level);
	}

	static String of(ProviderRoles.Role role, int place) {
		return switch (role) {
			case ANY -> Messages.Texts_any;
			case FIRST -> format(Messages.Texts_first, Integer.valueOf(place));
			case ONLY -> Messages.Texts_only;
			case NEVER -> Messages.Texts_never;
		};
	}
}
