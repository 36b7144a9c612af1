package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A call of a tool as its card shows it. All texts but the labels of actions may come from a model.
 *
 * @param name      of the tool
 * @param facts     the state in words first, then what else is known: progress, duration, size
 * @param arguments in the order in which the model wrote them
 * @param approval  the question to the user; null unless {@link State#WAITING}
 * @param result    what the model is told; empty if there is none
 * @param actions   what can be done with the result
 */
public record ToolCallView(State state, String name, List<String> facts, List<Argument> arguments,
		@Nullable Approval approval, String result, List<ActionView> actions) {

	/** A call that has no result. */
	ToolCallView(State state, String name, List<String> facts, List<Argument> arguments, @Nullable Approval approval) {
		this(state, name, facts, arguments, approval, "", List.of()); //$NON-NLS-1$
	}

	/** How far a call is. */
	public enum State {
		/** The model is writing it, or it will run soon. */
		REQUESTED,
		/** The user has to decide. */
		WAITING, RUNNING, DONE, FAILED, DENIED,
		/** It never ran, and will not by itself. */
		NOT_RUN,
		/** The answer ended in the middle of it. */
		CUT;

		/** Whether there is a result, which is folded at first. */
		public boolean isEnded() {
			return this == DONE || this == FAILED || this == DENIED;
		}
	}

	/** @param value of a text: without quotes and escapes; of anything else: JSON */
	public record Argument(String name, String value) {
	}

	/**
	 * What the user is asked.
	 *
	 * @param details exactly what will happen
	 * @param actions what the user can decide; the most harmless way to allow it comes first
	 */
	public record Approval(String question, String details, List<ActionView> actions) {
	}
}
