package io.github.openrouter4e.ui.internal.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.ui.internal.approval.ToolApprovals.Result;

@SuppressWarnings("nls")
class ToolApprovalsTest {

	private static final ToolContext CONTEXT = new ToolContext("c", "m", ToolContext.ACT, List.of());
	private static final ToolQuestion QUESTION = new ToolQuestion(Effect.COMMAND, "mvn test", "mvn test",
			List.of("conversation"));

	private static final String VIEW = "view";

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
	private final ToolApprovals approvals = new ToolApprovals(now::get);

	@Test
	void nothingIsAllowedBeforeTheUserCanHaveReadTheQuestion() {
		var decision = approvals.ask(CONTEXT, new ToolRequest("1", "run", "{}"), QUESTION);
		assertEquals(Result.TOO_EARLY, approvals.approve(VIEW, "c", "1", null), "it is not even shown");
		assertEquals(QUESTION, approvals.show(VIEW, "c", "1"));
		after(499);
		assertEquals(QUESTION, approvals.show(VIEW, "c", "1"), "shown again, the time does not begin anew");
		assertEquals(Result.TOO_EARLY, approvals.approve(VIEW, "c", "1", null));
		assertFalse(decision.isDone());
		after(1);
		assertEquals(Result.TAKEN, approvals.approve(VIEW, "c", "1", null));
		assertEquals(ToolDecision.ONCE, decision.join());
		assertNull(approvals.show(VIEW, "c", "1"));
		assertEquals(Result.GONE, approvals.approve(VIEW, "c", "1", null));
	}

	/** Another window, or the view was closed and opened: the button may come to be where the user is about to click. */
	@Test
	void eachTranscriptGivesTheUserTimeToRead() {
		var decision = ask("1");
		show("1");
		after(10_000);
		assertEquals(Result.TOO_EARLY, approvals.approve("other", "c", "1", null), "not shown there yet");
		assertEquals(QUESTION, approvals.show("other", "c", "1"));
		assertEquals(Result.TOO_EARLY, approvals.approve("other", "c", "1", null));
		assertEquals(Result.TOO_EARLY, approvals.approveAll("other", "c", List.of("1")));
		assertFalse(decision.isDone());
		after(500);
		assertEquals(Result.TAKEN, approvals.approve("other", "c", "1", null));
	}

	@Test
	void whatStoodForLongIsAllowedWhereItStood() {
		ask("1");
		show("1");
		after(10_000);
		approvals.show("other", "c", "1");
		assertEquals(Result.TAKEN, approvals.approveAll(VIEW, "c", List.of("1")));
	}

	@Test
	void moreIsAllowedOnlyAsItWasOffered() {
		var decision = approvals.ask(CONTEXT, new ToolRequest("1", "run", "{}"), QUESTION);
		approvals.show(VIEW, "c", "1");
		after(1_000);
		assertEquals(Result.GONE, approvals.approve(VIEW, "c", "1", "always"));
		assertEquals(Result.GONE, approvals.approve(VIEW, "another", "1", null));
		assertEquals(Result.TAKEN, approvals.approve(VIEW, "c", "1", "conversation"));
		assertEquals(new ToolDecision.Approved("conversation"), decision.join());
	}

	@Test
	void aRejectionCountsAtOnce() {
		var decision = approvals.ask(CONTEXT, new ToolRequest("1", "run", "{}"), QUESTION);
		assertEquals(Result.TAKEN, approvals.reject("c", "1", "not now"));
		assertEquals(new ToolDecision.Rejected("not now"), decision.join());
	}

	@Test
	void aQuestionIsGoneWhenTheRunIsStopped() {
		approvals.ask(CONTEXT, new ToolRequest("1", "run", "{}"), QUESTION).cancel(true);
		assertNull(approvals.show(VIEW, "c", "1"));
		assertEquals(Result.GONE, approvals.reject("c", "1", ""));
	}

	/** Who hears of it shows anew what is still asked. */
	@Test
	void aQuestionIsGoneWhenItsDecisionIsHeardOf() {
		var found = new ArrayList<ToolQuestion>();
		for (var id : List.of("1", "2")) {
			var decision = ask(id);
			decision.whenComplete((decided, failure) -> found.add(approvals.show(VIEW, "c", id)));
			if (id.equals("1")) {
				approvals.reject("c", id, "");
			} else {
				decision.cancel(true);
			}
		}
		assertEquals(Arrays.asList(null, null), found);
	}

	@Test
	void allThatIsShownIsAllowedAtOnceAndNothingElse() {
		var first = ask("1");
		var second = ask("2");
		var decided = ask("3");
		show("1", "2", "3");
		after(300);
		var late = ask("4");
		show("4");
		after(300);
		assertEquals(Result.TOO_EARLY, approvals.approveAll(VIEW, "c", List.of("1", "2", "3", "4")),
				"one of them has just appeared");
		assertFalse(first.isDone() || second.isDone(), "none of them is allowed by half");
		approvals.reject("c", "3", "mine");
		assertEquals(Result.TAKEN, approvals.approveAll(VIEW, "c", List.of("1", "2", "3")));
		assertEquals(List.of(ToolDecision.ONCE, ToolDecision.ONCE, new ToolDecision.Rejected("mine")),
				List.of(first.join(), second.join(), decided.join()));
		assertFalse(late.isDone(), "it was not among those that the button was for");
		assertEquals(Result.GONE, approvals.approveAll(VIEW, "c", List.of("1", "2", "3")));
		assertEquals(Result.TAKEN, approvals.rejectAll("c", List.of("1", "4"), "no"));
		assertEquals(new ToolDecision.Rejected("no"), late.join());
	}

	@Test
	void aQuestionInPlaceOfAnotherCanBeReadFirst() {
		ask("1");
		show("1");
		after(1_000);
		var other = ask("1");
		assertEquals(Result.TOO_EARLY, approvals.approve(VIEW, "c", "1", null));
		show("1");
		assertEquals(Result.TOO_EARLY, approvals.approveAll(VIEW, "c", List.of("1")));
		assertFalse(other.isDone());
	}

	private CompletableFuture<ToolDecision> ask(String callId) {
		return approvals.ask(CONTEXT, new ToolRequest(callId, "run", "{}"), QUESTION);
	}

	private void show(String... callIds) {
		for (var callId : callIds) {
			approvals.show(VIEW, "c", callId);
		}
	}

	private void after(int milliseconds) {
		now.set(now.get().plusMillis(milliseconds));
	}
}
