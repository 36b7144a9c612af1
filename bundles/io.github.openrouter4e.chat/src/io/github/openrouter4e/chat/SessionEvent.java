package io.github.openrouter4e.chat;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingExplanation;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.SpendingDecision;

/**
 * Something that happened in a session. Events that concern an answer hold its snapshot after the event, so that a listener
 * that missed some (a hidden view) is up to date with the next one.
 */
public sealed interface SessionEvent {

	/** A turn was added at the end of the active path: a question, an answer about to be received, a tool that begins. */
	record TurnAdded(Turn turn) implements SessionEvent {
	}

	/** Something of a question changed: an attachment is left out of requests from now on. */
	record QuestionChanged(Question question) implements SessionEvent {
	}

	/** {@code text} was appended to the answer's text. */
	record AnswerDelta(Answer answer, String text) implements SessionEvent {
	}

	/** {@code text} was appended to the answer's reasoning. */
	record ReasoningDelta(Answer answer, String text) implements SessionEvent {
	}

	/** Something else of an answer changed: it is being continued, an image or a citation arrived. */
	record AnswerChanged(Answer answer) implements SessionEvent {
	}

	/** A request for the answer is being sent; {@code caching} tells how it is cached, and why. */
	record RequestSent(Answer answer, CachingExplanation caching) implements SessionEvent {
	}

	/**
	 * A request failed before it brought anything and is sent again after {@code delay}.
	 *
	 * @param attempt the attempt to come, 2 for the first repetition
	 */
	record Retrying(Answer answer, int attempt, Duration delay, RequestFailure cause) implements SessionEvent {
	}

	/**
	 * The answer ended without an error: complete, cut at the maximum length, paused, or stopped by the user. If it calls
	 * tools, the run goes on: {@link RunFinished} tells its end.
	 */
	record AnswerFinished(Answer answer) implements SessionEvent {
	}

	/** The answer ended with an error, which {@link Answer#failure()} tells; what was received is kept. */
	record AnswerFailed(Answer answer) implements SessionEvent {
	}

	/**
	 * All that an action of the user caused has ended.
	 *
	 * @param answer the last answer of the run; {@code null} if there was none
	 */
	record RunFinished(RunEnd end, @Nullable Answer answer) implements SessionEvent {
	}

	/** Something of a tool call, in the order in which it happens to one call. */
	sealed interface ToolEvent extends SessionEvent {
	}

	/**
	 * The model is writing a call. What it is in the end tells {@link Answer#toolCalls()}.
	 *
	 * @param index     which of the answer's calls
	 * @param name      the tool; empty as long as it is unknown
	 * @param arguments as far as they are known: the beginning of a JSON object, or anything
	 */
	record ToolRequested(Answer answer, int index, String name, GrowingText arguments) implements ToolEvent {
	}

	/** The call waits until the user decides. */
	record ToolWaiting(Answer answer, ToolRequest call, ToolQuestion question) implements ToolEvent {
	}

	/** The user has decided about a call, whose turn may come later; or the question is not asked any more. */
	record ToolDecided(Answer answer, ToolRequest call) implements ToolEvent {
	}

	/** The tool began to run. The turn is in the conversation. */
	record ToolStarted(ToolResult tool) implements ToolEvent {
	}

	/**
	 * The tool tells how far it is.
	 *
	 * @param done how much is done, from 0 to 1; {@link ToolProgress#UNKNOWN} if nobody knows
	 */
	record ToolProgressed(ToolResult tool, String message, double done) implements ToolEvent {
	}

	/** The tool ended, well or not; or the call was answered without running it. */
	record ToolFinished(ToolResult tool) implements ToolEvent {
	}

	/** The cost of an answer became known, or better known. */
	record CostUpdated(Answer answer) implements SessionEvent {
	}

	/** The conversation has another title. */
	record TitleChanged(String title) implements SessionEvent {
	}

	/** Another branch became active, or a turn was deleted or restored: {@link ChatSession#snapshot()} tells the path. */
	record PathChanged() implements SessionEvent {
	}

	/** The beginning of the conversation is about to be condensed, which is a request of its own. */
	record Condensing() implements SessionEvent {
	}

	/**
	 * From now on requests have a summary in place of the beginning of the conversation, which stays as it is.
	 *
	 * @param before tokens of a request before
	 * @param after  about how many tokens it has now
	 */
	record Condensed(long before, long after) implements SessionEvent {
	}

	/** The conversation stays as it is: the summary failed, or was too long to help. */
	record NotCondensed() implements SessionEvent {
	}

	/** The options of the conversation changed. */
	record OptionsChanged(ConversationOptions options) implements SessionEvent {
	}

	/** Prompts were queued or left the queue. */
	record QueueChanged(List<QueuedPrompt> queue) implements SessionEvent {
	}

	/**
	 * A spending limit that the user set is reached. With {@link SpendingDecision.Kind#ASK} nothing is sent until
	 * {@link ChatSession#confirmSpending()}; with {@link SpendingDecision.Kind#WARN} the request is on its way.
	 */
	record LimitReached(SpendingDecision decision) implements SessionEvent {
	}

	/**
	 * The history could not be written. The conversation goes on in memory and is written as soon as that is possible:
	 * until {@link StorageRecovered}, what was said last would be lost with the process. {@code message} is the system's.
	 */
	record StorageFailed(String message) implements SessionEvent {
	}

	/** Everything is written after all. */
	record StorageRecovered() implements SessionEvent {
	}
}
