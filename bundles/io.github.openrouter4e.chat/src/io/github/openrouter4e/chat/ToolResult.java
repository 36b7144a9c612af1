package io.github.openrouter4e.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.tools.ToolOutcome;

/**
 * A tool that runs, or ran, for a call in the answer before it. There from the moment when the tool begins, also on the
 * disk, so that after a kill nobody takes it for one that never ran.
 *
 * @param callId   the id that the model gave to the call
 * @param tool     name of the tool
 * @param outcome  how it ended; {@code null} as long as it runs
 * @param duration how long it ran; {@code null} as long as it runs, and if it is unknown
 * @param leftOut  which of the parts of the outcome, from 0, are left out of requests, as a provider refused them: images
 */
public record ToolResult(String id, @Nullable String parentId, Instant created, String callId, String tool,
		@Nullable ToolOutcome outcome, @Nullable Duration duration, Set<Integer> leftOut) implements Turn {

	/** Takes whole milliseconds of the time, as the history keeps no more, and a copy of the set. */
	public ToolResult {
		leftOut = Set.copyOf(leftOut);
		duration = duration == null ? null : duration.truncatedTo(ChronoUnit.MILLIS);
	}

	/** A tool that begins. */
	public static ToolResult begin(String id, @Nullable String parentId, Instant now, String callId, String tool) {
		return new ToolResult(id, parentId, now, callId, tool, null, null, Set.of());
	}

	/** This call with its end. */
	public ToolResult withEnd(ToolOutcome end, @Nullable Duration took) {
		return new ToolResult(id, parentId, created, callId, tool, end, took, leftOut);
	}

	/** This call without one more part of its outcome in requests. */
	public ToolResult leavingOut(int part) {
		var more = new TreeSet<>(leftOut);
		more.add(part);
		return new ToolResult(id, parentId, created, callId, tool, outcome, duration, more);
	}

	/** Whether the tool is at work. */
	public boolean isRunning() {
		return outcome == null;
	}

	/** What the model is told in words; empty as long as the tool runs. */
	public String content() {
		ToolOutcome end = outcome;
		return end == null ? "" : end.text(); //$NON-NLS-1$
	}

	/** Whether it ended and did not do what it was called for. */
	public boolean failed() {
		ToolOutcome end = outcome;
		return end != null && end.failed();
	}
}
