package io.github.openrouter4e.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

/** Which model takes the place of one that goes away. */
@SuppressWarnings("nls")
class SuccessorsTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

	private final CatalogueSnapshot list = SampleModels.snapshot(made("anthropic/claude-3.7-sonnet", 100),
			made("anthropic/claude-sonnet-4.5", 200), made("anthropic/claude-sonnet-5", 300),
			made("anthropic/claude-opus-5", 400), made("anthropic/claude-sonnet-5:free", 500),
			made("~anthropic/claude-sonnet-latest", 600), made("other/claude-sonnet-9", 700),
			made("openai/gpt-4o-mini", 100), made("openai/gpt-5-mini", 200), made("openai/gpt-5", 300),
			made("openai/gpt-6-mini", 400, "2026-12-24"), made("openai/gpt-5-mini:batch", 500),
			made("google/gemini-2.5-pro-preview", 100), made("google/gemini-3-pro", 200), made("ai/o1", 100),
			made("ai/o3", 200));

	@Test
	void itIsTheNewestOfTheSameKind() {
		assertEquals("anthropic/claude-sonnet-5", successor("anthropic/claude-3.7-sonnet"));
		assertEquals("anthropic/claude-sonnet-5", successor("anthropic/claude-sonnet-4.5"));
		assertEquals("google/gemini-3-pro", successor("google/gemini-2.5-pro-preview"));
	}

	@Test
	void whatGoesAwayItselfTakesNoPlace() {
		assertEquals("openai/gpt-5-mini", successor("openai/gpt-4o-mini"));
	}

	@Test
	void thereMayBeNone() {
		assertNull(successor("anthropic/claude-sonnet-5"), "it is the newest");
		assertNull(successor("anthropic/claude-opus-5"));
		assertNull(successor("ai/o1"), "a name of numbers only says nothing");
		assertNull(list.successor(SampleModels.model("{'id':'anthropic/claude-sonnet-1'}"), TODAY), "how old it is");
	}

	@Test
	void onlyTheNextSixtyDaysCount() {
		var model = SampleModels.model(made("v/m", 1, "2027-01-27"));
		assertTrue(model.endsSoon(TODAY));
		assertFalse(model.endsSoon(TODAY.minusDays(1)));
	}

	private String successor(String id) {
		var next = list.successor(list.find(id), TODAY);
		return next == null ? null : next.id();
	}

	private static String made(String id, long created) {
		return "{'id':'" + id + "','created':" + created + "}";
	}

	private static String made(String id, long created, String end) {
		return "{'id':'" + id + "','created':" + created + ",'expiration_date':'" + end + "'}";
	}
}
