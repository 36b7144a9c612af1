package io.github.openrouter4e.chat.tools;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the user is asked before a tool runs. With {@link ToolTraits.Effect#NONE} nothing runs: the model asks the user
 * something, the choices are answers, and what the user chooses or types is the result of the call.
 *
 * @param effect  what this call does
 * @param subject what it does that to: a path, a command, a host; text of a model, which may be anything
 * @param details exactly what will happen, in full: the difference, the command with its folder. May be anything, too
 * @param choices what can be agreed to beyond this one call, in the executor's words for itself (such as
 *                {@code "file"}, {@code "conversation"}); empty if each call is asked for
 */
public record ToolQuestion(ToolTraits.Effect effect, String subject, String details, List<String> choices) {

	/** Where in a file a difference is: the lines above may become more or fewer. */
	private static final Pattern LINE_NUMBERS = Pattern.compile("(?m)^@@ -\\d+(,\\d+)? \\+\\d+(,\\d+)? @@"); //$NON-NLS-1$

	/** Takes a copy of the list. */
	public ToolQuestion {
		choices = List.copyOf(choices);
	}

	/**
	 * Whether what the user decided about another question counts for this one: the same happens to the same. Only the lines at
	 * which a file is changed may be others, as a call before this one may have added some above.
	 */
	public boolean isSame(ToolQuestion other) {
		return effect == other.effect && subject.equals(other.subject) && (details.equals(other.details)
				|| effect == ToolTraits.Effect.EDIT && withoutPlace(details).equals(withoutPlace(other.details)));
	}

	private static String withoutPlace(String difference) {
		return LINE_NUMBERS.matcher(difference).replaceAll("@@"); //$NON-NLS-1$
	}
}
