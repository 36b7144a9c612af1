package io.github.openrouter4e.chat.internal.session;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/**
 * Finds out whether a model has read something from outside of the workspace since the user's last message: then what it wants
 * may be somebody else's wish. Pure.
 */
final class ForeignContent {

	private ForeignContent() {}

	/**
	 * @param path    the turns of the conversation, the latest last
	 * @param effects what a tool does; null if it is not offered any more
	 */
	static boolean isIn(List<Turn> path, Function<String, @Nullable Effect> effects) {
		for (Turn turn : path.reversed()) {
			switch (turn) {
				case Question question -> {
					return false;
				}
				case Answer answer -> {
					if (!answer.citations().isEmpty()) {
						return true; // of the web
					}
				}
				case ToolResult result -> {
					if (isForeign(result, effects.apply(result.tool()))) {
						return true;
					}
				}
			}
		}
		return false;
	}

	/** A failure can have words of others, too; only of a tool that is not known they are ours. */
	private static boolean isForeign(ToolResult result, @Nullable Effect effect) {
		return effect == null
				? result.outcome() instanceof ToolOutcome.Done
				: (effect == Effect.NETWORK || effect == Effect.READ_OUTSIDE)
						&& !(result.outcome() instanceof ToolOutcome.Denied);
	}
}
