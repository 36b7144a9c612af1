package io.github.openrouter4e.chat;

import java.time.Duration;
import java.util.List;

import io.github.openrouter4e.caching.CachingExplanation;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.SpendingDecision;

/**
 * Something that happened in a session. Events that concern an answer hold its snapshot after the event, so that a listener
 * that missed some (a hidden view) is up to date with the next one.
 */
public sealed interface SessionEvent {

	/** A turn was added at the end of the active path: a question, an answer about to be received, a tool's result. */
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

	/** The answer ended without an error: complete, cut at the maximum length, or stopped by the user. */
	record AnswerFinished(Answer answer) implements SessionEvent {
	}

	/** The answer ended with an error, which {@link Answer#failure()} tells; what was received is kept. */
	record AnswerFailed(Answer answer) implements SessionEvent {
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
