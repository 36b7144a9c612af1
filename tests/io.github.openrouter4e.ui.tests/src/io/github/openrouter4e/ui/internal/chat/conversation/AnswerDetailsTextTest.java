package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.ProviderAttempt;
import io.github.openrouter4e.client.ServiceError;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.ui.internal.models.DetailLine;

/** The words of an answer's details. */
@SuppressWarnings("nls")
class AnswerDetailsTextTest {

	private static final String ROUTING = """
			{"requested":"openrouter/auto","strategy":"auto","region":"iad","summary":"available=3, selected=B",
			"attempt":2,"is_byok":false,"endpoints":{"total":3,"available":[
			{"provider":"A","model":"m","selected":false},{"provider":"B","model":"m","selected":true}]},
			"attempts":[{"provider":"A","model":"m","status":503},{"provider":"B","model":"m","status":200}]}""";

	@Test
	void whatTheAnswerToldIsKnownAtOnce() {
		var text = text(details(ROUTING, AnswerDetailsTextTest::generation).known());
		assertTrue(text.startsWith("Saved: $1\nwhy not\n"), "for who has no mouse: " + text);
		assertTrue(text.contains("Asked\topenrouter/auto"), text);
		assertTrue(text.contains("Model chosen\tby the auto router"), text);
		assertTrue(text.contains("Could have answered\tA, B (3 in all)"), text);
		assertTrue(text.contains("Tried\tA: failed (503)\n\tB: answered (200)"), text);
		assertTrue(text.contains("OpenRouter says\tavailable=3, selected=B"), text);
		assertTrue(text.contains(Messages.AnswerDetails_asking), text);
	}

	@Test
	void everyDigitOfTheCostIsTold() {
		var text = text(details(null, AnswerDetailsTextTest::generation).lookUp(new Cancellation()));
		assertTrue(text.contains("Cost\t$0.000012345"), text);
		assertTrue(text.contains("Saved by caching\t-$0.0001"), text);
		assertTrue(text.contains("Prompt, as billed\t1,200 tokens, 1,000 of them read from the cache"), text);
		assertTrue(text.contains("Completion, as billed\t34 tokens"), text);
		assertTrue(text.contains("Latency\t421 ms"), text);
		assertTrue(text.contains("Tried\tX: too many requests (429) after 80 ms"), text);
		assertTrue(text.contains("Ended with\tstop (provider: end_turn)"), text);
	}

	@Test
	void aGenerationThatIsNotThereYetIsAskedForAgain() {
		var asked = new AtomicInteger();
		var details = details(null, () -> {
			if (asked.incrementAndGet() < 3) {
				throw failure(404);
			}
			return generation();
		});
		assertTrue(text(details.lookUp(new Cancellation())).contains("Latency"));
		assertEquals(3, asked.get());
	}

	@Test
	void whatIsNeverKnownAndWhatFailsIsSaid() {
		var unknown = text(details(null, () -> {
			throw failure(404);
		}).lookUp(new Cancellation()));
		assertTrue(unknown.contains(Messages.AnswerDetails_unknown), unknown);
		var asked = new AtomicInteger();
		var refused = text(details(null, () -> {
			asked.incrementAndGet();
			throw failure(403);
		}).lookUp(new Cancellation()));
		assertFalse(refused.contains(Messages.AnswerDetails_unknown), refused);
		assertEquals(1, asked.get());
	}

	@Test
	void hostileTextsStayShortAndOnOneLine() {
		var hostile = "{\"requested\":\"m\\n\\u202Egpj.exe\",\"summary\":\"" + "x".repeat(10_000) + "\",\"attempts\":["
				+ "{\"provider\":\"P\",\"status\":1},".repeat(5_000) + "7],\"endpoints\":\"?\"}";
		var text = text(details(hostile, AnswerDetailsTextTest::generation).known());
		assertTrue(text.length() < 2_000, "" + text.length());
		assertFalse(text.contains("\u202E"), text);
		assertTrue(text(details("[1]", AnswerDetailsTextTest::generation).known()).contains("Asked\tasked/model"));
		assertTrue(text(details("{", AnswerDetailsTextTest::generation).known()).contains("Asked\tasked/model"));
	}

	private static ServiceException failure(int status) {
		return new ServiceException(status == 404
				? ServiceException.Kind.NOT_FOUND
				: ServiceException.Kind.PERMISSION_DENIED, NextStep.RETRY,
				new ServiceError(status, "" + status, "no", null, null, null, null, null, null,
						null, null, null, null, null, null));
	}

	private static Generation generation() {
		return new Generation("gen-1", "m", "B", null, new BigDecimal("0.000012345"), BigDecimal.ZERO,
				new BigDecimal("-0.0001"), false, false, true, 421.0, 900.0, 1200L, 34L, 0L, 1000L, "stop",
				"end_turn", null, null, null, "global", null, List.of(new ProviderAttempt("X", "m", 429L, 80.0)));
	}

	private static AnswerDetails details(@Nullable String routing, Supplier<Generation> generation) {
		var part = new AnswerPart(2, 0, "gen-1", "m", "B", "stop", "end_turn", null, AnswerCost.NONE, List.of(),
				List.of(), List.of(), null, null, routing, null);
		var answer = Answer.begin("a", null, Instant.EPOCH, "asked/model").withText("ok").withEnd(part,
				AnswerState.COMPLETE, null);
		return new AnswerDetails(answer, "Saved: $1\n\nwhy not", (id, cancellation) -> generation.get(),
				List.of(Duration.ZERO, Duration.ZERO));
	}

	private static String text(List<DetailLine> lines) {
		var text = new StringBuilder();
		for (var line : lines) {
			text.append(switch (line) {
				case DetailLine.Title(var title) -> title;
				case DetailLine.Heading(var heading) -> heading;
				case DetailLine.Plain(var plain) -> plain;
				case DetailLine.Warning(var warning) -> warning;
				case DetailLine.Fact(var label, var value) -> label + '\t' + value;
			}).append('\n');
		}
		return text.toString();
	}
}
