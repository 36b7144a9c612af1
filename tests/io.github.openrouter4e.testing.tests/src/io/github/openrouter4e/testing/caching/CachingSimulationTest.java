package io.github.openrouter4e.testing.caching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.Catalogue;
import io.github.openrouter4e.testing.FakeClock;
import io.github.openrouter4e.testing.wire.Json;
import io.github.openrouter4e.testing.wire.UsageMeter.Prompt;

class CachingSimulationTest {

	private static final List<String> PROVIDERS = List.of("First", "Second", "Third");
	private static final String SONNET = "anthropic/claude-sonnet-4.5";

	private final FakeClock clock = new FakeClock();
	private final CachingSimulation caches = new CachingSimulation(clock, false);

	@Test
	void writesAtAMarkAndReadsItAgain() {
		Request request = new Request(SONNET).marked(2000, "5m").plain(100);
		assertUsage(0, 2003, 0, request.send());
		assertUsage(2003, 0, 0, request.plain(200).send());
	}

	@Test
	void writesOnlyWhatIsNewBeyondTheLongestHit() {
		Request request = new Request(SONNET).marked(2000, "5m");
		request.send();
		assertUsage(2003, 503, 0, request.marked(500, "5m").send());
		assertUsage(2506, 0, 0, request.plain(10).send());
	}

	@Test
	void looksBackTwentyBlocksButNotFurther() {
		Request near = new Request(SONNET).marked(2000, "5m");
		near.send();
		near.unmarkAll();
		for (int i = 0; i < 18; i++) {
			near.plain(10);
		}
		assertEquals(2003, near.marked(10, "5m").send().cached());
		Request far = new Request(SONNET).marked(3000, "5m");
		far.send();
		far.unmarkAll();
		for (int i = 0; i < 19; i++) {
			far.plain(10);
		}
		assertEquals(0, far.marked(10, "5m").send().cached());
	}

	@Test
	void forgetsAfterTheLifetimeThatEachReadStartsAgain() {
		Request request = new Request(SONNET).marked(2000, "5m");
		request.send();
		clock.advance(Duration.ofMinutes(4));
		assertEquals(2003, request.send().cached());
		clock.advance(Duration.ofMinutes(4));
		assertEquals(2003, request.send().cached());
		clock.advance(Duration.ofMinutes(5));
		assertUsage(0, 2003, 0, request.send());
	}

	@Test
	void keepsAnHourIfAsked() {
		Request request = new Request(SONNET).marked(2000, "1h");
		assertUsage(0, 0, 2003, request.send());
		clock.advance(Duration.ofMinutes(59));
		assertEquals(2003, request.send().cached());
	}

	@ParameterizedTest
	@CsvSource({"anthropic/claude-opus-5, 508, 509", "anthropic/claude-sonnet-4.5, 1020, 1021",
			"anthropic/claude-3.5-haiku, 2044, 2045", "anthropic/claude-haiku-4.5, 4092, 4093",
			"qwen/qwen3-coder-plus, 1020, 1021"})
	void ignoresMarksBelowTheMinimumOfTheModel(String model, int tooShort, int enough) {
		assertUsage(0, 0, 0, new Request(model).marked(tooShort, "5m").send());
		assertNotEquals(0, new Request(model).marked(enough, "5m").send().written());
	}

	@Test
	void aStringAndItsOnlyPartAreTheSameToAProvider() {
		Request request = new Request(SONNET).marked(2000, "5m").marked(50, "5m");
		request.send();
		assertEquals(2056, new Request(SONNET).plain(2000).marked(50, "5m").send().cached());
	}

	@Test
	void anEarlierChangeLosesEverythingBehindIt() {
		new Request(SONNET).plain(1).marked(2000, "5m").send();
		assertEquals(0, new Request(SONNET).plain(2).marked(2000, "5m").send().cached());
	}

	@Test
	void theMarkOfTheWholeRequestMovesWithItsEnd() {
		Request request = new Request(SONNET).plain(2000);
		request.json.putObject("cache_control").put("type", "ephemeral");
		assertUsage(0, 2003, 0, request.send());
		assertUsage(2003, 13, 0, request.plain(10).send());
	}

	@ParameterizedTest
	@ValueSource(strings = {"openai/gpt-5.2", "deepseek/deepseek-v4-pro", "x-ai/grok-4.1-fast", "moonshotai/kimi-k3",
			"z-ai/glm-5", "google/gemini-2.5-flash"})
	void automaticFamiliesReadTheSharedBeginning(String model) {
		Request request = new Request(model).plain(3000);
		assertUsage(0, 0, 0, request.send());
		Prompt second = request.plain(500).send();
		assertTrue(second.cached() > 2800 && second.cached() <= 3003, "read " + second.cached());
		assertEquals(0, second.written());
		clock.advance(Duration.ofHours(3));
		assertEquals(0, request.send().cached());
	}

	@Test
	void automaticFamiliesReadNothingBelowTheMinimum() {
		Request request = new Request("openai/gpt-5.2").plain(900);
		request.send();
		assertEquals(0, request.send().cached());
	}

	@Test
	void newGptBillsItsWrites() {
		Request request = new Request("openai/gpt-5.6").plain(3000);
		assertEquals(2944, request.send().written());
		assertEquals(512, request.plain(500).send().written());
	}

	@Test
	void geminiKeepsOnlyTheLastMarkAndNeverLonger() {
		Request request = new Request("google/gemini-2.5-pro").marked(5000, "5m").marked(5000, "5m");
		assertUsage(0, 10_006, 0, request.send());
		clock.advance(Duration.ofMinutes(3));
		assertUsage(10_006, 0, 0, request.send());
		clock.advance(Duration.ofMinutes(3));
		assertUsage(0, 10_006, 0, request.send());
	}

	@Test
	void modelsWithoutCachePricesCacheNothing() {
		Request request = new Request("meta-llama/llama-4-maverick").marked(5000, "5m");
		assertUsage(0, 0, 0, request.send());
		assertUsage(0, 0, 0, request.send());
	}

	@Test
	void aSessionSticksToItsProviderFromTheFirstSuccess() {
		CachingSimulation spread = new CachingSimulation(clock, true);
		Request request = new Request("openai/gpt-5.2").plain(2000);
		assertEquals(List.of("First", "Second", "Third"),
				List.of(request.send(spread).provider(), request.send(spread).provider(),
						request.send(spread).provider()));
		request.json.put("session_id", "s");
		assertEquals("First", request.send(spread).provider());
		assertEquals("First", request.plain(5).send(spread).provider());
		clock.advance(Duration.ofMinutes(11));
		assertEquals("Second", request.send(spread).provider());
	}

	@Test
	void aWrittenCacheSticksWithoutASession() {
		CachingSimulation spread = new CachingSimulation(clock, true);
		Request request = new Request(SONNET).marked(2000, "5m");
		assertEquals(List.of("First", "First"),
				List.of(request.send(spread).provider(), request.send(spread).provider()));
	}

	private static void assertUsage(long cached, long written, long written1h, Prompt prompt) {
		assertEquals(List.of(cached, written, written1h),
				List.of(prompt.cached(), prompt.written(), prompt.written1h()));
	}

	/** Grows message by message; {@code tokens} count without the three of each message. */
	private final class Request {

		private final JsonNode model;
		private final ObjectNode json = Json.object();
		private final ArrayNode messages;
		private int number;

		Request(String id) {
			model = Catalogue.standard().find(id).orElseThrow();
			messages = json.putArray("messages");
		}

		Request plain(int tokens) {
			messages.addObject().put("role", "user").put("content", text(tokens));
			return this;
		}

		Request marked(int tokens, String lifetime) {
			ObjectNode part = messages.addObject().put("role", "user").putArray("content").addObject();
			part.put("type", "text").put("text", text(tokens)).putObject("cache_control").put("type", "ephemeral")
					.put("ttl", lifetime);
			return this;
		}

		void unmarkAll() {
			messages.forEach(m -> m.path("content").forEach(p -> ((ObjectNode) p).remove("cache_control")));
		}

		Prompt send() {
			return send(caches);
		}

		Prompt send(CachingSimulation simulation) {
			return simulation.measure(json, model, PROVIDERS);
		}

		private String text(int tokens) {
			char letter = (char) ('a' + number++ % 26);
			return String.valueOf(letter).repeat(tokens * 4);
		}
	}
}
