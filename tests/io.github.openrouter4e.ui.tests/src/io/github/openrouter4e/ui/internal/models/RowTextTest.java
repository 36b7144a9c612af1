package io.github.openrouter4e.ui.internal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.models.search.ModelMatch.Section;
import io.github.openrouter4e.models.search.ModelSort;

class RowTextTest {
	private final RowText text = new RowText(Locale.US, Samples.TODAY);

	@Test
	void listedModel() {
		PickerRow row = Samples.row(Samples.GEMINI);
		assertEquals("Google: Gemini 9 Flash", text.name(row));
		assertEquals("$0.0375", text.prompt(row));
		assertEquals("$0.15", text.completion(row));
		assertEquals("200,000", text.context(row));
		assertEquals("May 20, 2026", text.released(row));
	}

	@Test
	void aScoreIsShownWhereThereIsOne() {
		var measured = Samples.making("a/b", List.of("text"), Map.of());
		var scored = new Model("a/b", "", null, "B", "", null, null, null, null, measured.architecture(),
				measured.pricing(), measured.topProvider(), Set.of(), Map.of(), null, List.of(),
				Map.of("coding_index", 63.25));
		assertEquals("63.2", text.benchmark(Samples.row(scored), ModelSort.CODING));
		assertEquals("", text.benchmark(Samples.row(scored), ModelSort.AGENTIC));
	}

	@Test
	void expiringModel() {
		PickerRow row = Samples.row(Samples.expiring(Samples.TODAY));
		assertEquals(MessageFormat.format(Messages.RowText_expiring, "Cohere: Old"), text.name(row));
		assertEquals(Messages.RowText_unknown, text.context(row));
		assertEquals("", text.released(row));
	}

	/** Some providers announce an end that is decades away. */
	@Test
	void onlyAnEndWithinTwoMonthsIsSoon() {
		assertEquals(MessageFormat.format(Messages.RowText_expiring, "Cohere: Old"),
				text.name(Samples.row(Samples.expiring(Samples.TODAY.plusDays(60)))));
		assertEquals("Cohere: Old", text.name(Samples.row(Samples.expiring(Samples.TODAY.plusDays(61)))));
		assertEquals("Cohere: Old", text.name(Samples.row(Samples.expiring(Samples.TODAY.plusYears(70)))));
	}

	/** The list has 0 for tokens where the song or the image is paid. */
	@Test
	void whatTheListCannotPriceIsNotFree() {
		PickerRow song = Samples.row(Samples.making("google/lyria-3", List.of("audio"),
				Map.of("prompt", "0", "completion", "0")));
		assertEquals(Messages.RowText_seePage, text.prompt(song));
		assertEquals(Messages.RowText_seePage, text.completion(song));
		assertEquals(io.github.openrouter4e.ui.internal.Messages.PriceFormat_free,
				text.prompt(Samples.row(Samples.GPT_FREE)));
	}

	@Test
	void idsThatTheListHasNot() {
		assertEquals(MessageFormat.format(Messages.RowText_removed, "Mistral: Gone"),
				text.name(unlisted("mistralai/gone")));
		assertEquals(MessageFormat.format(Messages.RowText_unlisted, "x/new"), text.name(unlisted("x/new")));
		assertEquals(Messages.RowText_unknown, text.prompt(unlisted("x/new")));
		PickerRow nitro = unlisted("anthropic/claude-9:nitro");
		assertEquals(MessageFormat.format(Messages.RowText_use, "anthropic/claude-9:nitro"), text.name(nitro));
		assertEquals(io.github.openrouter4e.ui.internal.Messages.PriceFormat_variable, text.prompt(nitro),
				"the provider that serves it is not known");
		assertEquals("200,000", text.context(nitro), "the model is known");
	}

	private static PickerRow unlisted(String id) {
		return new PickerRow.Unlisted(Samples.LIST.resolve(id), Section.OTHER);
	}
}
