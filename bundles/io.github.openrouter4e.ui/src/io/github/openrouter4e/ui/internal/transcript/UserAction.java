package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.ui.internal.errors.ErrorAction;

/** What the user can do in a transcript or beside the prompt. {@link ActionNames} has the names that widgets carry. */
public sealed interface UserAction {

	/** With a turn of the conversation. */
	enum OnTurn implements UserAction {
		COPY_ANSWER, COPY_PLAIN, APPLY_ALL, REGENERATE, OTHER_MODEL, COMPARE, CONTINUE, DETAILS, DELETE, EDIT, PREVIOUS_BRANCH, NEXT_BRANCH;

		/** Whether it leads to another version of the turn. */
		public boolean isBranch() {
			return this == PREVIOUS_BRANCH || this == NEXT_BRANCH;
		}
	}

	/** With the way the transcript shows an entry. */
	enum OnView implements UserAction {
		FOLD,
		/** Shows what was left out of a turn for its length. */
		SHOW_ALL
	}

	/** With what keeps a prompt from being sent, or a conversation from being saved. */
	enum OnProblem implements UserAction {
		/** Goes on beyond a spending limit. */
		CONFIRM_SPENDING,
		/** Sends although the estimate says that the prompt is too long, or the mode has tools and the model uses none. */
		SEND_ANYWAY,
		/** Shortens what is attached, which then is shown before it is sent. */
		SHORTEN,
		/** Sends although the prompt calls a reusable one that does not exist; what else is against it is still looked at. */
		SEND_AS_TEXT,
		/** The key may go to the server that was shown. */
		CONFIRM_SERVER,
		/** The user wants OpenRouter itself. */
		REFUSE_SERVER,
		/** Models are told the instruction files of the project that was shown. */
		USE_INSTRUCTIONS,
		/** They are not, until the files change. */
		IGNORE_INSTRUCTIONS,
		/** Writes what is not on the disk. */
		SAVE,
		/** Has the model sum up the conversation. */
		CONDENSE
	}

	/** The next step after an error. */
	record OnError(ErrorAction action) implements UserAction {
	}

	/**
	 * Sends one of the prompts that an empty conversation offers.
	 *
	 * @param number from 0
	 */
	record Example(int number) implements UserAction {
	}

	/** A decision in the card of a tool call. */
	sealed interface OnToolCall extends UserAction {
	}

	/**
	 * The tool may run.
	 *
	 * @param callId which call; it may be any text
	 * @param choice what more is allowed, any text; null: this call alone
	 */
	record Allow(String callId, @Nullable String choice) implements OnToolCall {
	}

	/**
	 * The tool may not run.
	 *
	 * @param callId     which call; it may be any text
	 * @param isAskedWhy whether the user is asked for a reason
	 */
	record Deny(String callId, boolean isAskedWhy) implements OnToolCall {
	}

	/** These calls alone may run: those that the card shows. */
	record AllowAll(List<String> callIds) implements OnToolCall {
		/** Takes a copy of the list. */
		public AllowAll {
			callIds = List.copyOf(callIds);
		}
	}

	/**
	 * These calls may not run.
	 *
	 * @param isAskedWhy whether the user is asked for a reason
	 */
	record DenyAll(List<String> callIds, boolean isAskedWhy) implements OnToolCall {
		/** Takes a copy of the list. */
		public DenyAll {
			callIds = List.copyOf(callIds);
		}
	}

	/**
	 * Opens a file in an editor.
	 *
	 * @param path full, in the workspace; it may be any text
	 * @param line from 1; 0: none
	 */
	record OpenFile(String path, int line) implements UserAction {
	}

	/** What the user thinks of changes of files. */
	enum Review {
		KEEP, UNDO, COMPARE
	}

	/**
	 * With files that tools have changed in a run.
	 *
	 * @param path full, in the workspace, of the only file that is meant; it may be any text; empty: all of them
	 */
	record OnChanges(Review review, String path) implements UserAction {
	}

	/**
	 * With an image of an answer.
	 *
	 * @param saves  whether it is written to a file; else it is copied
	 * @param number among those that are shown, from 0
	 */
	record OnImage(boolean saves, int number) implements UserAction {
	}

	/** With the sound of a spoken answer. */
	enum OnSound implements UserAction {
		PLAY_SOUND, STOP_SOUND, SAVE_SOUND
	}

	/**
	 * With a code block.
	 *
	 * @param block its identity
	 */
	record OnCode(CodeUse use, String block) implements UserAction {
	}
}
