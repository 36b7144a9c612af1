package io.github.openrouter4e.chat.internal.session;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/**
 * Finds out whether a model has read something from outside of the workspace since the user's last message, or with it: then what it wants
 * may be somebody else's wish. Pure.
 */
final class ForeignContent {

	private ForeignContent() {}

	/**
	 * @param path    the turns of the conversation, the latest last
	 * @param effects what a tool does; null if it is not offered any more
	 * @param foreign whether this very call brings in something foreign
	 */
	static boolean isIn(List<Turn> path, Function<String, @Nullable Effect> effects, Predicate<ToolRequest> foreign) {
		var ran = new HashSet<String>(); // ids of the calls of the answer above
		for (Turn turn : path.reversed()) {
			switch (turn) {
				case Question question -> {
					return question.prompt().attachments().stream().anyMatch(Attachment.WebPage.class::isInstance);
				}
				case Answer answer -> {
					if (!answer.citations().isEmpty() // of the web
							|| answer.toolCalls().stream()
									.anyMatch(call -> ran.contains(call.callId()) && foreign.test(call))) {
						return true;
					}
					ran.clear();
				}
				case ToolResult result -> {
					if (isForeign(result, effects.apply(result.tool()))) {
						return true;
					}
					if (hasRun(result.outcome())) {
						ran.add(result.callId());
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

	/** Whether the result may have what the call brought in; what ran too long tells what it had until then. */
	private static boolean hasRun(@Nullable ToolOutcome outcome) {
		return switch (outcome) {
			case null -> false;
			case ToolOutcome.Done done -> true;
			case ToolOutcome.Denied denied -> false;
			case ToolOutcome.Failed(String text, ToolOutcome.Failed.Kind kind) -> switch (kind) {
				case TIMEOUT, INTERRUPTED, INTERNAL -> true;
				case ARGUMENTS, NOT_FOUND, STALE, DENIED -> false;
			};
		};
	}
}
