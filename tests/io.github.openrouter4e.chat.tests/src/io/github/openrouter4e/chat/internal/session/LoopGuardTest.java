package io.github.openrouter4e.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.internal.session.LoopGuard.Finding;
import io.github.openrouter4e.chat.internal.session.LoopGuard.Ran;
import io.github.openrouter4e.chat.internal.session.LoopGuard.Reason;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Denied;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolOutcome.Part;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;

class LoopGuardTest {

	private static final ToolTraits EDIT = ToolTraits.changing(Effect.EDIT);
	private static final ToolTraits RUN = ToolTraits.changing(Effect.RUN);

	private final LoopGuard guard = new LoopGuard();
	private int made;

	@Test
	void theSameCallWithTheSameResultIsToldAndThenStopped() {
		for (int i = 1; i <= 4; i++) {
			// the order of the arguments says nothing
			Ran ran = read(i % 2 == 0 ? "{\"path\":\"a\",\"from\":1}" : "{ \"from\":1, \"path\":\"a\" }", "text");
			assertNull(guard.next(List.of(ran.call())), "call " + i);
			assertEquals(i == 3, guard.note(ran).contains("3 times"), "call " + i);
			guard.round(List.of(ran));
		}
		assertEquals(new Finding(Reason.REPEATED_CALL, "read"),
				guard.next(List.of(read("{\"from\":1,\"path\":\"a\"}", "").call())));
		assertNull(guard.next(List.of(read("{\"path\":\"b\"}", "").call())), "another call may be made");
	}

	@Test
	void anotherResultBeginsAnew() {
		for (int i = 0; i < 20; i++) {
			assertNull(answered(read("{}", "text " + i)), "call " + i);
		}
	}

	/** To ask for the problems after each edit, and to find none, is how work goes. */
	@Test
	void theSameCallAfterAChangeIsNoRepetition() {
		for (int i = 0; i < 20; i++) {
			assertNull(answered(edit("a", "new " + i, done("changed " + i))), "round " + i);
			assertNull(answered(new Ran(call("problems", "{}"), ToolTraits.READING, done("no problems"))),
					"round " + i);
		}
	}

	@Test
	void aChangeThatIsRepeatedIsARepetitionAllTheSame() {
		for (int i = 0; i < 4; i++) {
			assertNull(answered(new Ran(call("run_command", "{\"command\":\"ls\"}"),
					ToolTraits.changing(Effect.COMMAND), done("a b"))));
		}
		assertEquals(Reason.REPEATED_CALL, guard
				.next(List.of(call("run_command", "{\"command\":\"ls\"}"))).reason());
	}

	@ParameterizedTest
	@ValueSource(ints = {2, 3})
	void callsThatTakeTurnsAreToldAndThenStopped(int period) {
		String notes = "";
		Finding found = null;
		int made = 0;
		for (; made < 20 && found == null; made++) {
			// a command changes something, so that the calls before it do not count as repeated
			Ran ran = new Ran(call("run_command", "{\"command\":\"" + made % period + "\"}"),
					ToolTraits.changing(Effect.COMMAND), done("out"));
			notes += guard.note(ran);
			guard.round(List.of(ran));
			found = guard.next(List.of(call("other", "{}")));
		}
		assertEquals(new Finding(Reason.REPEATED_PATTERN, "run_command"), found);
		assertEquals(12, made);
		assertTrue(notes.contains("repeat the same calls"), notes);
	}

	/** The success of another tool says nothing about the edits. */
	@Test
	void editsOfAFileThatFailAreToldAndThenStopped() {
		for (int i = 1; i <= 5; i++) {
			assertNull(answered(read("{\"path\":\"a\",\"from\":" + i + "}", "text " + i)));
			assertNull(answered(edit("b", "new " + i, done("changed"))));
			Ran failed = edit("a", "new " + i, new Failed("not found " + i, Failed.Kind.STALE));
			assertEquals(i == 3, guard.note(failed).contains("Read the lines"), "edit " + i);
			Finding found = answered(failed);
			assertEquals(i == 5 ? new Finding(Reason.FAILED_EDITS, "a") : null, found, "edit " + i);
		}
	}

	@Test
	void anEditThatSucceedsOrThatTheUserRefusesIsNoFailedOne() {
		for (int i = 0; i < 30; i++) {
			ToolOutcome outcome = switch (i % 4) {
				case 0 -> done("changed " + i);
				case 1 -> new Denied("no " + i);
				case 2 -> new Failed("secret " + i, Failed.Kind.DENIED);
				default -> new Failed("not found " + i, Failed.Kind.STALE);
			};
			assertNull(answered(edit("a", "new " + i, outcome)), "edit " + i);
		}
	}

	@Test
	void roundsWithoutAnythingNewAreToldAndThenStopped() {
		answered(read("{\"path\":\"a\"}", "text"));
		for (int i = 1; i <= 15; i++) {
			// each call is another one and fails
			Ran ran = new Ran(call("read", "{\"path\":\"x" + i + "\"}"), ToolTraits.READING,
					new Failed("no such file x" + i, Failed.Kind.NOT_FOUND));
			Ran plan = new Ran(call("todo", "{\"i\":" + i + "}"), new ToolTraits(true, false, Effect.NONE),
					done("ok " + i));
			assertEquals(i == 10, guard.note(ran).contains("nothing new"), "round " + i);
			guard.round(List.of(ran, plan));
			assertEquals(i == 15 ? new Finding(Reason.NO_PROGRESS, "15") : null,
					guard.next(List.of(call("read", "{}"))), "round " + i);
		}
	}

	@Test
	void whatIsReadForTheFirstTimeIsProgress() {
		for (int i = 0; i < 40; i++) {
			Ran known = read("{\"path\":\"known" + i % 5 + "\"}", "text");
			Ran next = i % 14 == 0 ? read("{\"path\":\"new" + i + "\"}", "text") : known;
			guard.round(List.of(next, new Ran(call("find", "{\"i\":" + i + "}"), ToolTraits.READING,
					new Failed("none", Failed.Kind.NOT_FOUND))));
			assertTrue(guard.next(List.of()) == null, "round " + i);
		}
	}

	@Test
	void aFileThatIsChangedAndChangedBackIsToldAndThenStopped() {
		assertNull(answered(change("a", "x", "y")));
		Ran back = change("a", "y", "x");
		assertTrue(guard.note(back).contains("as it was before"), guard.note(back));
		assertNull(answered(back));
		assertNull(answered(change("a", "x", "y")), "in that state for the second time");
		assertEquals(new Finding(Reason.BACK_AND_FORTH, "a"), answered(change("a", "y", "x")));
	}

	/** What was tried is taken back step by step. */
	@Test
	void toTakeBackSeveralChangesIsNoCircle() {
		for (int i = 0; i < 10; i++) {
			assertNull(answered(change("a", "v" + i, "v" + (i + 1))));
		}
		for (int i = 10; i > 0; i--) {
			assertNull(answered(change("a", "v" + i, "v" + (i - 1))));
		}
		assertNull(answered(change("b", "v0", "v1")), "another file has states of its own");
	}

	/** Times differ with each run. */
	@Test
	void testsThatFailWithTheSameWordsAreToldAndThenStopped() {
		for (int i = 1; i <= 4; i++) {
			assertNull(answered(edit("a", "try " + i, done("changed " + i))));
			Ran tests = new Ran(call("run_tests", "{}"), RUN,
					done("12 tests, 1 failed in 0." + i + " s\nFooTest.bar: expected 1 but was 2"));
			assertEquals(i == 3, guard.note(tests).contains("same tests"), "run " + i);
			assertEquals(i == 4 ? new Finding(Reason.SAME_FAILURES, "run_tests") : null, answered(tests), "run " + i);
		}
	}

	@Test
	void testsThatPassMayBeRunAsOftenAsOneLikes() {
		for (int i = 1; i <= 20; i++) {
			assertNull(answered(edit("a", "step " + i, done("changed " + i))));
			assertNull(answered(new Ran(call("run_tests", "{}"), RUN, done("12 tests, 0 failed, 0 errors"))),
					"run " + i);
		}
	}

	@Test
	void afterAResetAllBeginsAnew() {
		for (int i = 0; i < 4; i++) {
			answered(read("{}", "text"));
		}
		assertNotNull(guard.next(List.of(call("read", "{}"))));
		guard.reset();
		assertNull(guard.next(List.of(call("read", "{}"))));
	}

	/** One round of these calls, and whether the model may make another call. */
	private Finding answered(Ran... round) {
		guard.round(Arrays.asList(round));
		return guard.next(List.of(call("anything", "{\"i\":" + made++ + "}")));
	}

	private Ran change(String path, String old, String text) {
		return edit(path, text, new Done(List.of(new Part.Text("changed " + made++)), new ToolView(ToolView.DIFF,
				"--- " + path + "\n+++ " + path + "\n@@ -1,1 +1,1 @@\n context\n-" + old + "\n+" + text + "\n")));
	}

	private Ran edit(String path, String text, ToolOutcome outcome) {
		return new Ran(call("edit_file", "{\"path\":\"" + path + "\",\"new\":\"" + text + "\",\"i\":" + made++ + "}"),
				EDIT, outcome);
	}

	private static Ran read(String arguments, String text) {
		return new Ran(call("read", arguments), ToolTraits.READING, done(text));
	}

	private static ToolOutcome done(String text) {
		return new Done(text);
	}

	private static ToolRequest call(String name, String arguments) {
		return new ToolRequest("c", name, arguments);
	}
}
