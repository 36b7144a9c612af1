package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.tools.ToolOutcome;

/** What is said of tools and of a model that pauses. */
class ToolViewsTest {

	private final TurnViews views = new TurnViews(failure -> {
		throw new AssertionError("a pause is no error");
	});

	@Test
	void aPausedRunSaysWhyAndCanBeContinued() {
		var reason = new RequestFailure("RoundLimit", "RETRY", null, null, "", null, null, "100");
		var notice = views.notice(
				Answer.begin("a", null, Instant.EPOCH, "m").withState(AnswerState.PAUSED, reason));
		assertFalse(notice.error());
		assertEquals(NLS.bind(Messages.pausedRounds, "100"), notice.title());
		assertEquals(List.of(Actions.CONTINUE), notice.actions().stream().map(ActionView::action).toList());
	}

	@Test
	void aToolIsRunningThenDoneThenMayHaveFailedOrBeenRejected() {
		var tool = ToolResult.begin("t", "a", Instant.EPOCH, "c", "read_file");
		assertEquals(NLS.bind(Messages.toolRunning, "read_file"), views.toolLabel(tool));
		assertEquals(NLS.bind(Messages.tool, "read_file"), views.toolLabel(ended(tool, new ToolOutcome.Done("x"))));
		assertEquals(NLS.bind(Messages.toolFailed, "read_file"), views
				.toolLabel(ended(tool, new ToolOutcome.Failed("x", ToolOutcome.Failed.Kind.NOT_FOUND))));
		assertEquals(NLS.bind(Messages.toolDenied, "read_file"),
				views.toolLabel(ended(tool, new ToolOutcome.Denied(""))));
	}

	private static ToolResult ended(ToolResult tool, ToolOutcome outcome) {
		return tool.withEnd(outcome, null);
	}
}
