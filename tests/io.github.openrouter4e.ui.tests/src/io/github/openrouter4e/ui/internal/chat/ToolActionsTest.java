package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.ui.internal.approval.ToolApprovals;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** What the user decides reaches the call that was meant, whatever a model calls it and a tool calls its choices. */
@SuppressWarnings("nls")
class ToolActionsTest {

	private final ToolApprovals approvals = new ToolApprovals();
	private final List<String> messages = new ArrayList<>();
	private final ToolActions actions = new ToolActions(approvals, "view", messages::add, messages::remove,
			then -> then.accept("why"));

	@ParameterizedTest
	@ValueSource(strings = {"c1", "a\nb", "a\r\nb", "a\0b", "a:b%2", "\"<&>'", "\uD83D\uDE00", ""})
	void anyIdAndChoiceArrive(String name) {
		var choice = name + "/choice";
		var context = new ToolContext("c", "m", ToolContext.ACT, List.of());
		var question = new ToolQuestion(Effect.COMMAND, "ls", "ls", List.of(choice));
		var decision = approvals.ask(context, new ToolRequest(name, "run", "{}"), question);
		carryOut(new UserAction.Allow(name, choice));
		assertEquals(List.of(Messages.ToolActions_toolTooEarly), messages, "the question was found, and waits");
		carryOut(new UserAction.Deny(name, true));
		assertEquals(new ToolDecision.Rejected("why"), decision.join());
		assertEquals(List.of(), messages, "what was said about the first click does not hold any more");
		carryOut(new UserAction.Allow(name, null));
		assertEquals(Messages.ToolActions_toolGone, messages.getLast());
	}

	@Test
	void allThatTheCardShowsIsDecidedAtOnce() {
		var context = new ToolContext("c", "m", ToolContext.ACT, List.of());
		var question = new ToolQuestion(Effect.COMMAND, "ls", "ls", List.of());
		var first = approvals.ask(context, new ToolRequest("a:b", "run", "{}"), question);
		var second = approvals.ask(context, new ToolRequest("", "run", "{}"), question);
		carryOut(new UserAction.AllowAll(List.of("a:b", "")));
		assertEquals(List.of(Messages.ToolActions_toolTooEarly), messages);
		carryOut(new UserAction.DenyAll(List.of("a:b", ""), true));
		assertEquals(List.of(new ToolDecision.Rejected("why"), new ToolDecision.Rejected("why")),
				List.of(first.join(), second.join()));
	}

	/** Carries out what comes back from a widget, which has the name of the action. */
	private void carryOut(UserAction.OnToolCall action) {
		assertEquals(action, ActionNames.parse(ActionNames.of(action)));
		actions.carryOut("c", action);
	}
}
