package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.error;
import static io.github.openrouter4e.testing.Answer.eventStream;
import static io.github.openrouter4e.testing.Answer.silentUntil;
import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.CondensePreview;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.tools.ModelInstructions;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Part;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingDecision.Scope;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.testing.ChatAnswer;
import io.github.openrouter4e.testing.LoggedRecords;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.http.RecordedRequest;

/** A conversation with tools that gets too long for the model. */
class CondenseTest extends NewSession {

	private static final String FILE = "0123456789abcdef ".repeat(5_000);

	private static final Attachment.Image IMAGE = new Attachment.Image("i.png", "image/png",
			Blob.of(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}));

	private final FakeTools tools = new FakeTools();

	@BeforeEach
	void offer() throws Exception {
		bed.settings.systemPrompt = "Be brief.";
		bed.instructions = new ModelInstructions() {
			@Override
			public String text(ToolContext context) {
				return "Use tabs.";
			}

			@Override
			public String state(ToolContext context) {
				return "Changed: p/A.java";
			}
		};
		bed.restart();
		session = bed.chat.create();
		told = bed.listenTo(session);
		bed.tools.add(tools.with("read", call -> FILE + call.arguments()).with("todo", ToolTraits.READING,
				(call, progress, cancellation) -> new Done(List.of(new Part.Text("noted")),
						new ToolView(ToolView.STEPS, "[{\"text\":\"step one\",\"state\":\"doing\"}]"))));
	}

	@Test
	void theBeginningIsSummedUpBeforeTheContextIsFull() throws Exception {
		bed.server.enqueue(toolCall("c0", "todo", "{}"), read(1), read(2), full(read(3)), text("Goal: the summary"),
				text("done"), text("done again"));
		run("Fix the bug in A");
		SessionEvent.Condensed condensed = told.all(SessionEvent.Condensed.class).getFirst();
		assertTrue(condensed.after() < condensed.before() / 2, condensed.toString());
		List<RecordedRequest> requests = bed.server.requests("/chat/completions");
		assertEquals(6, requests.size());

		JsonNode before = requests.get(3).json();
		JsonNode asked = requests.get(4).json();
		assertEquals(before.path("tools"), asked.path("tools"), "the provider's cache is read");
		for (int i = 0; i < before.path("messages").size(); i++) {
			assertEquals(before.path("messages").path(i), asked.path("messages").path(i));
		}
		assertTrue(asked.path("messages").path(asked.path("messages").size() - 1).path("content").asText()
				.startsWith("The conversation is getting too long"));

		JsonNode messages = requests.get(5).json().path("messages");
		assertEquals(List.of("system", "user", "assistant", "tool"), messages.findValuesAsText("role"));
		String summary = messages.path(1).path("content").asText();
		for (String part : List.of("Goal: the summary", "<user_message>\nFix the bug in A\n</user_message>", "step one",
				"Changed: p/A.java")) {
			assertTrue(summary.contains(part), summary);
		}
		assertTrue(messages.path(3).path("content").asText().endsWith("{\"i\":3}"), "the last round stays as it is");
		assertEquals(10, session.snapshot().path().size(), "the conversation stays whole");
		assertEquals(List.of(Purpose.SUMMARY), bed.ledger.entries(all -> true).stream().map(entry -> entry.purpose())
				.filter(purpose -> purpose != Purpose.CHAT).toList());
		assertEquals(6, session.snapshot().cost().requests(), "it is counted with the conversation");

		assertTrue(session.estimate(Prompt.of("and now")).promptTokens() < condensed.before() / 2);
		String id = session.id();
		bed.restart();
		session = bed.chat.open(id);
		told = bed.listenTo(session);
		run("And now B");
		messages = bed.server.lastChat().json().path("messages");
		assertEquals(List.of("system", "user", "assistant", "tool", "assistant", "user"),
				messages.findValuesAsText("role"));
		assertEquals(summary, messages.path(1).path("content").asText(), "also after a restart");
	}

	@Test
	void aSummaryThatHelpsTooLittleChangesNothing() {
		bed.server.enqueue(read(1), read(2), full(read(3)), text("word ".repeat(200_000)), read(4), text("done"));
		run("go");
		assertEquals(1, told.all(SessionEvent.NotCondensed.class).size(), "and is not tried again in this run");
		assertNothingCondensed(6);
	}

	@Test
	void aSummaryThatFailsChangesNothing() {
		bed.server.enqueue(read(1), read(2), full(read(3)), error(400, "no"), text("done"));
		run("go");
		assertEquals(1, told.all(SessionEvent.NotCondensed.class).size());
		assertNothingCondensed(5);
	}

	/** Models like to call tools all the same. */
	@Test
	void aCallIsNoSummary() {
		bed.server.enqueue(read(1), read(2), full(read(3)), toolCall("s", "read", "{}"), text("done"));
		run("go");
		assertNothingCondensed(5);
		assertEquals(3, tools.calls.size());
	}

	@Test
	void withoutToolsNothingIsCondensed() {
		bed.tools.clear();
		bed.server.enqueue(text(FILE).usage(usage()), text("done"));
		run("go");
		run("and now");
		assertEquals(2, bed.server.requests("/chat/completions").size());
	}

	@Test
	void theUserHasItDoneBeforeItIsNeeded() throws Exception {
		tools.with("test", ToolTraits.changing(ToolTraits.Effect.RUN),
				(call, progress, cancellation) -> new Done("3 tests, 1 failed\nlong trace"));
		bed.server.enqueue(read(1), toolCall("t1", "test", "{\"type\":\"p.ATest\"}"), text("Look at line 3."),
				text("Hm."));
		run("Fix the bug in A");
		run("Why line 3?");
		int turns = session.snapshot().path().size();
		CondensePreview preview = session.condensePreview();
		assertTrue(preview.after() < preview.before() / 2 && !preview.cold(), preview.toString());

		bed.server.enqueue(text("Goal: the summary"));
		int runs = told.all(SessionEvent.RunFinished.class).size();
		session.condense();
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, runs + 1).end());
		ChatBed.awaitIdle(session);
		assertEquals(1, told.all(SessionEvent.Condensing.class).size());
		assertEquals(1, told.all(SessionEvent.Condensed.class).size());
		assertEquals(turns, session.snapshot().path().size(), "the conversation stays whole");

		bed.server.enqueue(text("Yes."));
		run("Then do it");
		JsonNode messages = bed.server.lastChat().json().path("messages");
		String summary = messages.path(1).path("content").asText();
		for (String part : List.of("Goal: the summary", "Changed: p/A.java",
				"- test {\"type\":\"p.ATest\"}: 3 tests, 1 failed\n")) {
			assertTrue(summary.contains(part), summary);
		}
		assertFalse(summary.contains("long trace"), "the model has what matters of it");
		assertFalse(messages.toString().contains("0123456789abcdef"), "the file that was read");
		assertNull(session.condensePreview(), "there is nothing more to be summed up");
	}

	@Test
	void itSaysWhenProvidersHaveForgottenTheConversation() throws Exception {
		bed.server.enqueue(read(1), text("Look at line 3."), text("Hm."));
		run("Fix the bug in A");
		run("Why line 3?");
		bed.clock.advance(Duration.ofMinutes(6));
		assertTrue(session.condensePreview().cold());
	}

	@Test
	void aLimitHoldsItBackUntilTheUserAgrees() throws Exception {
		bed.server.enqueue(read(1), text("Look at line 3."), text("Hm."));
		run("Fix the bug in A");
		run("Why line 3?");
		bed.settings.limits = new SpendingLimits(new BigDecimal("0.00001"), null, true);
		int runs = told.all(SessionEvent.RunFinished.class).size();
		session.condense();
		assertEquals(RunEnd.SPENDING_LIMIT, told.await(SessionEvent.RunFinished.class, runs + 1).end());
		ChatBed.awaitIdle(session);
		assertEquals(List.of(), told.all(SessionEvent.Condensing.class));
		bed.server.enqueue(text("Goal: the summary"));
		session.confirmSpending();
		told.await(SessionEvent.Condensed.class, 1);
	}

	@Test
	void aConversationWithoutToolsIsSummedUpWhenTheUserWantsIt() {
		bed.tools.clear();
		bed.server.enqueue(text(FILE), text("short"), text("Goal: the summary"));
		run("go");
		assertNull(session.condensePreview(), "of one long answer nothing would be left out");
		run("and now");
		session.condense();
		told.await(SessionEvent.Condensed.class, 1);
	}

	/** The last question wanted its answer in a form, which is not that of a summary. */
	@Test
	void theSummaryFollowsNoSchema() {
		bed.tools.clear();
		bed.server.enqueue(text(FILE), text("{}"), text("Goal: the summary"));
		run("go");
		run(new Prompt("As JSON", List.of(new Attachment.AnswerSchema("S", "{\"type\":\"object\"}"))));
		assertEquals("json_schema", bed.server.lastChat().json().path("response_format").path("type").asText());
		session.condense();
		told.await(SessionEvent.Condensed.class, 1);
		assertTrue(bed.server.lastChat().json().path("response_format").isMissingNode());
	}

	@Test
	void theSummaryIsNotSpoken() {
		bed.tools.clear();
		bed.settings.model = "openai/gpt-audio-mini";
		bed.server.enqueue(text(FILE), text("short"), text("Goal: the summary"));
		run("go");
		run("and now");
		BigDecimal written = session.condensePreview().cost();
		session.setOptions(ConversationOptions.DEFAULTS
				.withRequest(RequestOptions.EMPTY.with(RequestOption.VOICE, "coral")));
		assertEquals(written, session.condensePreview().cost());
		session.condense();
		told.await(SessionEvent.Condensed.class, 1);
		JsonNode asked = bed.server.lastChat().json();
		assertTrue(asked.path("modalities").isMissingNode() && asked.path("audio").isMissingNode(),
				() -> asked.path("modalities").toString() + asked.path("audio"));
	}

	/** Before the fourth request $0.21 are spent; it and the summary cost about $0.56 each. */
	@Test
	void theSummaryCountsForTheLimitOfATask() {
		bed.settings.taskLimit = new BigDecimal("1.00");
		assertAskedBeforeTheSummary(Scope.TASK);
	}

	@Test
	void theSummaryCountsForTheLimitOfAConversation() {
		bed.settings.limits = new SpendingLimits(new BigDecimal("1.00"), null, true);
		assertAskedBeforeTheSummary(Scope.CONVERSATION);
	}

	private void assertAskedBeforeTheSummary(Scope scope) {
		bed.server.enqueue(read(1), read(2), full(read(3)));
		session.send(new Prompt("go", List.of(IMAGE)));
		SpendingDecision held = told.await(SessionEvent.LimitReached.class).decision();
		assertEquals(RunEnd.SPENDING_LIMIT, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(scope, held.scope());
		assertTrue(held.expected().compareTo(BigDecimal.ONE) > 0, "the summary and the answer: " + held);
		assertEquals(3, bed.server.requests("/chat/completions").size());
		bed.server.enqueue(text("Goal: the summary"), text("done"));
		session.confirmSpending();
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, 2).end());
		assertEquals(1, told.all(SessionEvent.Condensed.class).size(), "nobody asks again");
	}

	@Test
	void theSummaryBeforeAQuestionIsAskedAboutWithIt() {
		bed.server.enqueue(read(1), read(2), text("done").usage(usage()));
		run("go");
		bed.settings.limits = new SpendingLimits(new BigDecimal("1.00"), null, true);
		session.send(Prompt.of("and now"));
		told.await(SessionEvent.LimitReached.class);
		assertEquals(RunEnd.SPENDING_LIMIT, told.await(SessionEvent.RunFinished.class, 2).end());
		ChatBed.awaitIdle(session);
		assertEquals(1, session.queue().size(), "the prompt waits");
		assertEquals(3, bed.server.requests("/chat/completions").size());
	}

	/** With what was spent before, the summary and the answer cost $0.13, and $0.38 if nothing were in the cache. */
	@Test
	void theSummaryIsEstimatedWithTheCache() {
		tools.with("book", call -> FILE.repeat(3) + call.arguments());
		bed.settings.limits = new SpendingLimits(new BigDecimal("0.25"), null, true);
		for (int i = 0; i < 3; i++) {
			bed.server
					.enqueue(toolCall("c" + i, "book", "{\"i\":" + i + "}").usage(usage(64_000 * i + 30, 64_000 * i)));
		}
		bed.server.enqueue(toolCall("t", "todo", "{}").usage(usage(210_000, 209_000)), text("Goal: the summary"),
				text("done"));
		run("go");
		assertEquals(List.of(), told.all(SessionEvent.LimitReached.class));
		assertEquals(1, told.all(SessionEvent.Condensed.class).size());
	}

	private static String usage(long tokens, long cached) {
		return """
				{"prompt_tokens":%d,"completion_tokens":10,"total_tokens":%d,"cost":0.01,"is_byok":false,
				"prompt_tokens_details":{"cached_tokens":%d}}""".formatted(tokens, tokens + 10, cached);
	}

	/** Images have no size in characters. */
	@Test
	void aSummaryOfWhichNothingIsToldIsEstimatedWithItsImages() {
		bed.server.enqueue(read(1), read(2), full(read(3)), eventStream("""
				data: {"choices":[{"index":0,"delta":{"content":"Goal: the summary"},"finish_reason":"stop"}]}

				data: [DONE]

				"""), text("done"));
		int runs = told.all(SessionEvent.RunFinished.class).size();
		session.send(new Prompt("go", List.of(IMAGE)));
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, runs + 1).end());
		ChatBed.awaitIdle(session);
		assertEquals(CostKind.ESTIMATED, bed.ledger.conversation(session.id()).kind());
		assertEquals(1, bed.ledger.entries(all -> true).stream().filter(entry -> entry.purpose() == Purpose.SUMMARY)
				.filter(entry -> entry.tokens().prompt() > 300_000).count(), "with the conversation's tokens");
	}

	/** The log is what users send along with a report. */
	@Test
	void whoStopsTheSummaryReadsOfNoFault() {
		bed.tools.clear();
		bed.server.enqueue(text(FILE), text("short"), silentUntil(Gate.closedAt(0), text("Goal: the summary")));
		run("go");
		run("and now");
		try (var logged = new LoggedRecords(Condenser.class)) {
			session.condense();
			ChatBed.await(() -> bed.server.requests("/chat/completions").size() == 3);
			session.stop();
			ChatBed.awaitIdle(session);
			assertEquals(List.of(), logged.messages());
		}
	}

	/** The answers that are kept tell how long the conversation was before. */
	@Test
	void anAnswerOfWhichNothingIsToldIsEstimatedAsShortAsTheConversationIs() {
		bed.tools.clear();
		bed.server.enqueue(text(FILE), text("short").usage(usage(22_000, 0)), text("Goal: the summary"));
		run("go");
		run("and now");
		session.condense();
		told.await(SessionEvent.Condensed.class);
		ChatBed.awaitIdle(session);
		assertEstimatedAsBefore();
	}

	/** OpenRouter and the catalogue name it without the variant. */
	@Test
	void whatAVariantOfAModelToldCountsForItToo() {
		bed.tools.clear();
		bed.settings.model += ":nitro";
		bed.server.enqueue(text("short").usage(usage(22_000, 0)));
		run("go");
		assertEstimatedAsBefore();
	}

	/** Nothing is told of what the answer costs, so that it has the tokens that were expected. */
	private void assertEstimatedAsBefore() {
		bed.server.enqueue(eventStream("""
				data: {"choices":[{"index":0,"delta":{"content":"A cat."},"finish_reason":"stop"}]}

				data: [DONE]

				"""));
		var prompt = new Prompt("what is this?", List.of(IMAGE));
		long expected = session.estimate(prompt).promptTokens();
		run(prompt);
		assertEquals(List.of(expected), bed.ledger.entries(entry -> entry.cost().kind() == CostKind.ESTIMATED).stream()
				.map(entry -> entry.tokens().prompt()).toList());
	}

	private void assertNothingCondensed(int requests) {
		assertEquals(requests, bed.server.requests("/chat/completions").size());
		JsonNode messages = bed.server.lastChat().json().path("messages");
		assertEquals("go", messages.path(1).path("content").asText());
		assertFalse(messages.toString().contains("getting too long"));
		assertEquals(List.of(), told.all(SessionEvent.Condensed.class));
	}

	private void run(String prompt) {
		run(Prompt.of(prompt));
	}

	private void run(Prompt prompt) {
		int before = told.all(SessionEvent.RunFinished.class).size();
		session.send(prompt);
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, before + 1).end());
		ChatBed.awaitIdle(session);
	}

	private static ChatAnswer read(int i) {
		return toolCall("c" + i, "read", "{\"i\":" + i + "}");
	}

	private static ChatAnswer full(ChatAnswer answer) {
		return answer.usage(usage());
	}

	private static String usage() {
		return "{\"prompt_tokens\":300000,\"completion_tokens\":10,\"total_tokens\":300010,\"cost\":0.1,\"is_byok\":false}";
	}
}
