package io.github.openrouter4e.ui.internal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.PricingOverride;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.search.ModelMatch.Section;

class DetailLinesTest {
	private final DetailLines details = new DetailLines(Locale.US);
	private final PriceLines prices = new PriceLines(Locale.US);

	@Test
	void namesTheFacts() {
		List<DetailLine> lines = details.of(Samples.row(Samples.CLAUDE), Samples.LIST, Samples.TODAY);
		assertEquals(new DetailLine.Title("Anthropic: Claude 9"), lines.getFirst());
		assertEquals("January 31, 2026", fact(lines, Messages.DetailLines_cutoff));
		assertEquals(MessageFormat.format(Messages.DetailLines_contextOfTop,
				MessageFormat.format(Messages.DetailLines_tokens, "200,000"), "128,000"),
				fact(lines, Messages.DetailLines_context));
		assertEquals("reasoning, temperature, tools", fact(lines, Messages.DetailLines_parameters));
		assertTrue(fact(lines, Messages.DetailLines_reasoning).contains("high, low"));
	}

	@Test
	void warnsOfTheEnd() {
		DetailLine soon = details.of(Samples.row(Samples.expiring(Samples.TODAY)), Samples.LIST, Samples.TODAY).get(2);
		assertEquals(new DetailLine.Warning(
				MessageFormat.format(Messages.DetailLines_expires, "November 24, 2026")), soon);
		DetailLine past = details
				.of(Samples.row(Samples.expiring(Samples.TODAY.minusDays(1))), Samples.LIST, Samples.TODAY).get(2);
		assertEquals(new DetailLine.Warning(
				MessageFormat.format(Messages.DetailLines_expired, "November 23, 2026")), past);
	}

	@Test
	void anIdThatIsNotListedIsExplained() {
		PickerRow row = new PickerRow.Unlisted(Samples.LIST.resolve("anthropic/claude-9:nitro"), Section.OTHER);
		List<DetailLine> lines = details.of(row, Samples.LIST, Samples.TODAY);
		assertEquals(new DetailLine.Title("anthropic/claude-9:nitro"), lines.get(0));
		assertEquals(new DetailLine.Plain(Messages.DetailLines_routing), lines.get(1));
		assertTrue(lines.contains(new DetailLine.Title("Anthropic: Claude 9")), "the model behind it");
	}

	@Test
	void onlyAnIdThatMayBeRefusedIsWarnedOf() {
		assertEquals(new DetailLine.Warning(Messages.DetailLines_unlisted),
				notice(Samples.LIST, "anthropic/claude-99"));
		assertEquals(new DetailLine.Plain(Messages.DetailLines_noCatalogue),
				notice(CatalogueSnapshot.EMPTY, "anthropic/claude-99"));
		assertEquals(new DetailLine.Plain(Messages.DetailLines_preset), notice(Samples.LIST, "@preset/coder"));
	}

	private DetailLine notice(CatalogueSnapshot list, String id) {
		return details.of(new PickerRow.Unlisted(list.resolve(id), Section.OTHER), list, Samples.TODAY).get(1);
	}

	@Test
	void pricesHaveTheirUnitsAndAnOrder() {
		List<DetailLine> lines = prices.of(Samples.CLAUDE.pricing());
		assertEquals(
				List.of(Messages.PriceLines_prompt, Messages.PriceLines_completion, Messages.PriceLines_cacheRead,
						Messages.PriceLines_webSearch),
				lines.stream().map(line -> ((DetailLine.Fact) line).label()).toList(),
				"a request that is free is no price");
		assertEquals(MessageFormat.format(Messages.PriceLines_perMillion, "$0.30"),
				fact(lines, Messages.PriceLines_cacheRead));
		assertEquals(MessageFormat.format(Messages.PriceLines_perSearch, "$0.01"),
				fact(lines, Messages.PriceLines_webSearch));
	}

	@Test
	void unknownPricesAreCalledUnknownAndUnknownKeysKept() {
		List<DetailLine> lines = prices.of(Samples.pricing(Map.of("teleport", "0.5")));
		assertEquals(Messages.RowText_unknown, fact(lines, Messages.PriceLines_prompt));
		assertEquals(MessageFormat.format(Messages.PriceLines_perUnit, "$0.50"), fact(lines, "teleport"));
	}

	/** As Gemini's, whose images are paid by the token like everything else, and those of models that draw. */
	@Test
	void pricesPerTokenAreCalledSo() {
		List<DetailLine> lines = prices.of(Samples.pricing(Map.of("prompt", "0.0000003", "completion", "0.0000025",
				"image", "0.0000003", "image_output", "0.00003", "audio", "0.000001", "hologram", "0.0000004")));
		assertEquals(MessageFormat.format(Messages.PriceLines_perMillion, "$0.30"),
				fact(lines, Messages.PriceLines_image));
		assertEquals(MessageFormat.format(Messages.PriceLines_perMillion, "$30.00"),
				fact(lines, Messages.PriceLines_imageOutput));
		assertEquals(MessageFormat.format(Messages.PriceLines_perMillion, "$1.00"),
				fact(lines, Messages.PriceLines_audio));
		assertEquals(MessageFormat.format(Messages.PriceLines_perMillion, "$0.40"), fact(lines, "hologram"));
		List<DetailLine> seen = prices.of(Samples.pricing(Map.of("prompt", "0.00000015", "image", "0.000217",
				"image_output", "0.04")));
		assertEquals(MessageFormat.format(Messages.PriceLines_perImage, "$0.000217"),
				fact(seen, Messages.PriceLines_image));
		assertEquals(MessageFormat.format(Messages.PriceLines_perUnit, "$0.04"),
				fact(seen, Messages.PriceLines_imageOutput));
	}

	@Test
	void whatTheListCannotPriceLeadsToThePage() {
		List<DetailLine> lines = prices.of(ModelInfo.of(Samples.making("black-forest-labs/flux.2-pro", List.of("image"),
				Map.of("prompt", "0", "completion", "0", "image_output", "0.00003"))));
		assertEquals(new DetailLine.Plain(Messages.PriceLines_seePage), lines.getFirst());
		assertEquals(2, lines.size());
	}

	@Test
	void anEndThatIsYearsAwayIsAFact() {
		List<DetailLine> lines = details.of(Samples.row(Samples.expiring(Samples.TODAY.plusYears(70))), Samples.LIST,
				Samples.TODAY);
		assertTrue(lines.stream().noneMatch(DetailLine.Warning.class::isInstance));
		assertEquals("November 24, 2096", fact(lines, Messages.DetailLines_end));
	}

	@Test
	void aBatchIdIsWarnedOf() {
		assertEquals(new DetailLine.Warning(Messages.DetailLines_batch), notice(Samples.LIST, "openai/gpt-9:batch"));
	}

	@Test
	void conditionsOfOtherPricesAreTold() {
		PricingOverride night = new PricingOverride(new BigDecimal(200_000), Integer.valueOf(1630), Integer.valueOf(30),
				List.of("saturday"), List.of(), Map.of("prompt", Samples.usd("0.000006")));
		List<DetailLine> lines = prices.of(new Pricing(Map.of(), new BigDecimal("0.25"), List.of(night)));
		assertEquals("25%", fact(lines, Messages.PriceLines_discount));
		String conditions = String.join(", ", MessageFormat.format(Messages.PriceLines_longPrompt, "200,000"),
				MessageFormat.format(Messages.PriceLines_hours, "16:30", "00:30"),
				MessageFormat.format(Messages.PriceLines_days, "Saturday"));
		assertEquals(new DetailLine.Plain(MessageFormat.format(Messages.PriceLines_when, conditions)),
				lines.get(lines.size() - 2));
		assertEquals(new DetailLine.Fact(Messages.PriceLines_prompt,
				MessageFormat.format(Messages.PriceLines_perMillion, "$6.00")), lines.getLast());
	}

	@Test
	void conditionsThatAreNotUnderstoodAreSaidToBe() {
		PricingOverride odd = new PricingOverride(null, null, null, List.of(), List.of("moon_phase"),
				Map.of("prompt", Price.UNKNOWN));
		assertTrue(prices.of(new Pricing(Map.of(), null, List.of(odd))).contains(new DetailLine.Plain(
				MessageFormat.format(Messages.PriceLines_whenUnknown, "moon_phase"))));
	}

	private static String fact(List<DetailLine> lines, String label) {
		return lines.stream().filter(DetailLine.Fact.class::isInstance).map(DetailLine.Fact.class::cast)
				.filter(fact -> fact.label().equals(label)).findFirst().orElseThrow().value();
	}
}
