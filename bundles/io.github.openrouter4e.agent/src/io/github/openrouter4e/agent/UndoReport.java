package io.github.openrouter4e.agent;

import java.util.List;

/** What became of the files whose changes were to be taken back. */
public record UndoReport(List<UndoReport.Entry> entries) {

	/** Takes a copy of the list. */
	public UndoReport {
		entries = List.copyOf(entries);
	}

	/** How it ended for a file. */
	public enum Result {
		/** The file is as if the agent had not changed it, with what the user has changed since. */
		UNDONE,
		/** The same, but for places that the user has changed since: these stay as they are. */
		PARTLY,
		/** The file stays as it is: it was created, deleted or changed since as a whole. */
		CHANGED_SINCE,
		/** The file stays as it is: it cannot be written. */
		FAILED
	}

	/**
	 * @param path   full, in the workspace
	 * @param reason why it failed, in the user's language; empty unless {@link Result#FAILED}
	 */
	public record Entry(String path, Result result, String reason) {
	}

	/** Whether all is as if the agent had not changed it. */
	public boolean isComplete() {
		return entries.stream().allMatch(entry -> entry.result() == Result.UNDONE);
	}
}
