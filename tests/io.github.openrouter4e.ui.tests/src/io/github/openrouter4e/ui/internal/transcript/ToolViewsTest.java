package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.markdown.RichBlocks;
import io.github.openrouter4e.ui.internal.transcript.ToolCallView.Argument;
import io.github.openrouter4e.ui.internal.transcript.ToolCallView.State;
import io.github.openrouter4e.ui.internal.transcript.browser.HtmlPieceRenderer;
import io.github.openrouter4e.ui.internal.transcript.styledtext.RichPieceRenderer;

/** What is said of tools and of a model that pauses. */
@SuppressWarnings("nls")
class ToolViewsTest {

	private static final LongFunction<InputCost> FREE = tokens -> null;

	private Locale before;

	@BeforeEach
	void inEnglish() {
		before = Locale.getDefault();
		Locale.setDefault(Locale.US);
	}

	@AfterEach
	void asBefore() {
		Locale.setDefault(before);
	}

	private final TurnViews views = new TurnViews(failure -> {
		throw new AssertionError("a pause is no error");
	});

	@Test
	void aPausedRunSaysWhyAndCanBeContinued() {
		var reason = new RequestFailure("RoundLimit", "RETRY", null, null, "", null, null, "100");
		var notice = views.notice(
				Answer.begin("a", null, Instant.EPOCH, "m").withState(AnswerState.PAUSED, reason));
		assertFalse(notice.error());
		assertEquals(NLS.bind(Messages.TurnViews_pausedRounds, "100"), notice.title());
		assertEquals(List.of(UserAction.OnTurn.CONTINUE), notice.actions().stream().map(ActionView::action).toList());
	}

	@Test
	void aToolIsRunningThenDoneThenMayHaveFailedOrBeenRejected() {
		var tool = ToolResult.begin("t", "a", Instant.EPOCH, "c", "read_file");
		var call = new ToolRequest("c", "read_file", "{\"path\":\"a.txt\"}");
		shows(State.RUNNING, Messages.ToolCallWords_toolRuns, ToolCallWords.ran(tool, call, null, 0, FREE));
		var told = ToolCallWords.ran(tool, call, new ToolCallWords.Progress("half", 0.5), 0, FREE);
		assertEquals(List.of(Messages.ToolCallWords_toolRuns, "50% half"), told.facts());
		assertEquals(List.of(new Argument("path", "a.txt")), told.arguments());
		shows(State.DONE, Messages.ToolCallWords_toolDone,
				ToolCallWords.ran(ended(tool, new ToolOutcome.Done("x")), null, null, 0, FREE));
		for (var kind : ToolOutcome.Failed.Kind.values()) {
			var failed = ToolCallWords.ran(ended(tool, new ToolOutcome.Failed("x", kind)), call, null, 0, FREE);
			assertEquals(State.FAILED, failed.state());
			assertEquals("x", failed.result());
		}
		shows(State.DENIED, Messages.ToolCallWords_toolWasDenied,
				ToolCallWords.ran(ended(tool, new ToolOutcome.Denied("")), call, null, 0, FREE));
		shows(State.DENIED, NLS.bind(Messages.ToolCallWords_toolWasDeniedReason, "no"),
				ToolCallWords.ran(ended(tool, new ToolOutcome.Denied("no")), call, null, 0, FREE));
	}

	@Test
	void theSizeOfAResultIsAShareOfThePromptThatItWentInto() {
		var tool = ended(ToolResult.begin("t", "a", Instant.EPOCH, "c", "read_file"),
				new ToolOutcome.Done("x".repeat(4_000)));
		assertEquals(NLS.bind(Messages.ToolCallWords_toolSize, "1,000"),
				ToolCallWords.ran(tool, null, null, 0, FREE).facts().getLast());
		assertEquals(NLS.bind(Messages.ToolCallWords_toolSizeShare, "1,000", "25%"),
				ToolCallWords.ran(tool, null, null, 4_000, FREE).facts().getLast());
	}

	@Test
	void whatAResultCostsIsSaidUnlessItIsNothingOrUnknown() {
		var tool = ended(ToolResult.begin("t", "a", Instant.EPOCH, "c", "read_file"),
				new ToolOutcome.Done("x".repeat(4_000)));
		var first = new BigDecimal("0.003");
		assertEquals("\u2248 $0.003, from the cache \u2248 $0.0003",
				lastFact(tool, new InputCost(first, new BigDecimal("0.0003"))));
		assertEquals(NLS.bind(Messages.ToolCallWords_toolCost, "$0.003"), lastFact(tool, new InputCost(first, null)));
		assertEquals(NLS.bind(Messages.ToolCallWords_toolCost, "$0.003"), lastFact(tool, new InputCost(first, first)));
		assertEquals("\u2248 $0.0003, from the cache < $0.0001",
				lastFact(tool, new InputCost(new BigDecimal("0.0003"), new BigDecimal("0.00003"))));
		assertEquals("< $0.0001", lastFact(tool, new InputCost(new BigDecimal("0.00003"), BigDecimal.ZERO)));
		var size = NLS.bind(Messages.ToolCallWords_toolSize, "1,000");
		assertEquals(size, lastFact(tool, new InputCost(BigDecimal.ZERO, BigDecimal.ZERO)));
		assertEquals(size, lastFact(tool, null));
	}

	private static String lastFact(ToolResult tool, InputCost cost) {
		return ToolCallWords.ran(tool, null, null, 0, tokens -> {
			assertEquals(1_000, tokens);
			return cost;
		}).facts().getLast();
	}

	@Test
	void aFileIsALinkToTheLine() {
		assertEquals(new UserAction.OpenFile("/prices/a.txt", 12), opened("/prices/a.txt:12"));
		assertEquals(new UserAction.OpenFile("/prices/a.txt", 0), opened("/prices/a.txt"));
		assertEquals(new UserAction.OpenFile("a:b", 0), opened("a:b"));
		assertEquals(new UserAction.OpenFile("a:9999999999", 0), opened("a:9999999999"));
	}

	private static UserAction opened(String data) {
		var done = new ToolOutcome.Done(List.of(), new ToolView(ToolView.FILE, data));
		var tool = ended(ToolResult.begin("t", "a", Instant.EPOCH, "c", "search"), done);
		return ToolCallWords.ran(tool, null, null, 0, FREE).actions().getFirst().action();
	}

	@Test
	void toAllowOnceComesFirstAndAlwaysIsNoDefault() {
		var call = new ToolRequest("c", "run_command", "{}");
		var view = ToolCallWords.waiting(call,
				new ToolQuestion(Effect.COMMAND, "ls", "ls\u202E", List.of("conversation", "mine")));
		assertEquals(List.of(Messages.ToolCallWords_toolAllow, Messages.ToolCallWords_toolAllowConversation,
				NLS.bind(Messages.ToolCallWords_toolAllowOther, "mine"), Messages.ToolCallWords_toolDeny,
				Messages.ToolCallWords_toolDenyReason),
				view.approval().actions().stream().map(ActionView::label).toList());
		var html = new HtmlPieceRenderer("{0}").tool(view, null, false);
		assertTrue(html.contains("ls\u27E6U+202E\u27E7"), "what turns text around is visible: " + html);
		assertTrue(html.contains("role=\"alert\""), html);
		assertFalse(html.contains("autofocus"), html);
	}

	@Test
	void nothingOfACallIsTakenForHtml() {
		var evil = "<img src=x onerror=alert(1)>\" onclick=\"x";
		var view = ToolCallWords.waiting(new ToolRequest(evil, evil, "{\"" + evil.replace("\"", "") + "\":\"<b>\"}"),
				new ToolQuestion(Effect.EDIT, evil, evil, List.of(evil)));
		var html = new HtmlPieceRenderer("{0}").tool(view, null, false);
		assertFalse(html.contains("<img"), html);
		assertFalse(html.contains("<b>"), html);
		assertFalse(html.contains("\" onclick"), html);
	}

	@Test
	void allOfWhatWillHappenIsShown() {
		var command = "x".repeat(60_000) + "; rm -rf /";
		var view = ToolCallWords.waiting(new ToolRequest("c", "run_command", "{}"),
				new ToolQuestion(Effect.COMMAND, "x", command, List.of()));
		assertTrue(new HtmlPieceRenderer("{0}").tool(view, null, false).contains("; rm -rf /"));
		var labels = new RichBlocks.Labels("", "", "", "", "", "{0}");
		assertTrue(new RichPieceRenderer(new RichBlocks(labels, () -> 80)).tool(view, null, false).text()
				.contains("; rm -rf /"));
	}

	@Test
	void callsThatWaitAreShownInOneCardWithAllThatHappens() {
		var card = together("c1", "c3").together();
		assertEquals(0, card.place());
		assertEquals(List.of(new UserAction.AllowAll(List.of("c1", "c3")),
				new UserAction.DenyAll(List.of("c1", "c3"), false), new UserAction.DenyAll(List.of("c1", "c3"), true)),
				card.actions().stream().map(ActionView::action).toList());
		var labels = new RichBlocks.Labels("", "", "", "", "", "{0}");
		for (var shown : List.of(new HtmlPieceRenderer("{0}").tools(card),
				new RichPieceRenderer(new RichBlocks(labels, () -> 80)).tools(card).text())) {
			assertTrue(shown.indexOf("rm c1") > 0 && shown.indexOf("rm c3") > shown.indexOf("rm c1"), shown);
			assertTrue(shown.contains("\u27E6U+202E\u27E7"), shown);
			assertFalse(shown.contains("rm c2"), shown);
		}
		var html = new HtmlPieceRenderer("{0}").tools(card);
		assertEquals(1, html.split("role=\"alert\"", -1).length - 1, "read out once: " + html);
	}

	@Test
	void oneCallAndQuestionsOfTheModelKeepCardsOfTheirOwn() {
		var one = together("c2");
		assertNull(one.together());
		assertEquals(State.WAITING, one.calls().get(1).state());
		var asking = together("c1", "ask");
		assertNull(asking.together(), "a question of the model is answered, and not allowed");
		assertEquals(State.WAITING, asking.calls().get(3).state());
		assertEquals(State.REQUESTED, asking.calls().get(1).state());
	}

	/** An answer with four calls, about which of them the user is asked. */
	private static OpenCallsView together(String... asked) {
		var calls = Stream.of("c1", "c2", "c3", "ask").map(id -> new ToolRequest(id, "run_command", "{}")).toList();
		var answer = Answer.begin("a", null, Instant.EPOCH, "m").withEnd(new AnswerPart(0, 0, null, null, null, null,
				null, null, AnswerCost.UNKNOWN, calls, List.of(), List.of(), null, null), AnswerState.COMPLETE, null);
		var views = new TurnViews(failure -> null, any -> "",
				(conversation, call) -> List.of(asked).contains(call)
						? new ToolQuestion(call.equals("ask") ? Effect.NONE : Effect.COMMAND, "rm", "rm " + call
								+ '\u202E', List.of())
						: null,
				(any, tokens) -> null, any -> List.of(), any -> false);
		return views.openCalls(answer, ChangesViewTest.conversation(answer), true);
	}

	private static void shows(State state, String words, ToolCallView view) {
		assertEquals(state, view.state());
		assertEquals(words, view.facts().getFirst());
	}

	private static ToolResult ended(ToolResult tool, ToolOutcome outcome) {
		return tool.withEnd(outcome, null);
	}
}
