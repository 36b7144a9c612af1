package io.github.openrouter4e.models.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static io.github.openrouter4e.models.SampleModels.snapshot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.models.search.ModelMatch.Section;

class ModelSearchTest {

	private static final String SONNET = "anthropic/claude-3.7-sonnet";
	private static final String HAIKU = "anthropic/claude-haiku-4.5";
	private static final String GPT41 = "openai/gpt-4.1";
	private static final String GPT4_OLD = "openai/gpt-4-1106-preview";
	private static final String QWEN = "qwen/qwen3-coder:free";
	private static final String AUTO = "openrouter/auto";

	private final ModelSearch search = ModelSearch.of(snapshot(
			"{'id':'" + SONNET
					+ "','name':'Anthropic: Claude 3.7 Sonnet','created':300,'context_length':200000,'pricing':{'prompt':'0.000003','completion':'0.000015'},'supported_parameters':['tools','reasoning'],'architecture':{'input_modalities':['text','image'],'output_modalities':['text']}}",
			"{'id':'" + HAIKU
					+ "','name':'Anthropic: Claude Haiku 4.5','created':500,'context_length':200000,'pricing':{'prompt':'0.000001','completion':'0.000005'},'supported_parameters':['tools']}",
			"{'id':'" + GPT41
					+ "','name':'OpenAI: GPT-4.1','created':400,'context_length':1000000,'pricing':{'prompt':'0.000002','completion':'0.000008','input_cache_read':'0.0000005'}}",
			"{'id':'" + GPT4_OLD
					+ "','name':'OpenAI: GPT-4 Turbo (older v1106)','created':100,'pricing':{'prompt':'0.00001','completion':'0.00003'}}",
			"{'id':'" + QWEN
					+ "','name':'Qwen: Qwen3 Coder (free)','created':450,'context_length':262144,'pricing':{'prompt':'0','completion':'0'}}",
			"{'id':'" + AUTO + "','name':'Auto Router','pricing':{'prompt':'-1','completion':'-1'}}").models());

	private List<String> ids(ModelQuery query) {
		return search.search(query).stream().map(match -> match.model().id()).toList();
	}

	private List<String> ids(String text) {
		return ids(ModelQuery.ALL.withText(text));
	}

	@Test
	void withoutWordsAllAreShownByName() {
		assertEquals(List.of(SONNET, HAIKU, AUTO, GPT4_OLD, GPT41, QWEN), ids("  "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"claude sonnet|" + SONNET, "SONNET Claude|" + SONNET, "anthropic 4.5|" + HAIKU,
			"gpt-4.1|" + GPT41, "coder free|" + QWEN, "qwen3-coder:free|" + QWEN, "router|" + AUTO,
			"qwen3coder|" + QWEN, "sonet|" + SONNET, "sonnte|" + SONNET, "cluade haiku|" + HAIKU, "hiaku|" + HAIKU,
			"claude sonnett|" + SONNET, "clade 3.7|" + SONNET})
	void findsWhatWasMeant(String words, String first) {
		assertEquals(first, ids(words).get(0));
	}

	@Test
	void everyWordMustFit() {
		assertEquals(List.of(), ids("claude gpt"));
		assertEquals(List.of(), ids("zzzz"));
	}

	@Test
	void theBetterMatchComesFirst() {
		assertEquals(List.of(GPT41, GPT4_OLD), ids("gpt41"));
		assertEquals(List.of(GPT4_OLD, GPT41), ids("gpt-4"));
	}

	@Test
	void guessesAreShownOnlyIfNothingFitsAsTyped() {
		assertEquals(List.of(QWEN), ids("coder"));
		assertEquals(List.of(QWEN), ids("codr"));
	}

	@Test
	void filtersHoldTogether() {
		assertEquals(List.of(QWEN),
				ids(filtered(new ModelFilter(true, false, false, false, false, null, null, Set.of()))));
		assertEquals(List.of(SONNET, HAIKU),
				ids(filtered(new ModelFilter(false, true, false, false, false, null, null, Set.of()))));
		assertEquals(List.of(SONNET),
				ids(filtered(new ModelFilter(false, true, true, true, true, null, null, Set.of()))));
		assertEquals(List.of(SONNET, HAIKU, GPT41),
				ids(filtered(new ModelFilter(false, false, false, false, true, null, null, Set.of()))));
		assertEquals(List.of(GPT41, QWEN),
				ids(filtered(new ModelFilter(false, false, false, false, false, 262_144L, null, Set.of()))));
		assertEquals(List.of(HAIKU, GPT41, QWEN), ids(
				filtered(new ModelFilter(false, false, false, false, false, null, new BigDecimal("2.00"), Set.of()))));
		assertEquals(List.of(GPT4_OLD, GPT41, QWEN), ids(
				filtered(new ModelFilter(false, false, false, false, false, null, null, Set.of("openai", "qwen")))));
	}

	@Test
	void whatTakesAudioAndWhatDrawsIsFound() {
		var some = ModelSearch.of(snapshot(
				"{'id':'a/hears','architecture':{'input_modalities':['text','audio'],'output_modalities':['text']},'pricing':{}}",
				"{'id':'a/draws','architecture':{'input_modalities':['text'],'output_modalities':['image']},'pricing':{}}",
				"{'id':'a/sees','architecture':{'input_modalities':['text','image'],'output_modalities':['text']},'pricing':{}}")
				.models());
		assertEquals(List.of("a/hears"), some
				.search(filtered(new ModelFilter(false, false, false, true, false, false, false, null, null, Set.of())))
				.stream().map(match -> match.model().id()).toList());
		assertEquals(List.of("a/draws"), some
				.search(filtered(new ModelFilter(false, false, false, false, true, false, false, null, null, Set.of())))
				.stream().map(match -> match.model().id()).toList());
	}

	private static ModelQuery filtered(ModelFilter filter) {
		return ModelQuery.ALL.withFilter(filter);
	}

	@Test
	void sortsWithUnknownAndVariableLast() {
		assertEquals(List.of(QWEN, HAIKU, GPT41, SONNET, GPT4_OLD, AUTO),
				ids(ModelQuery.ALL.withSort(ModelSort.PROMPT_PRICE)));
		assertEquals(List.of(QWEN, HAIKU, GPT41, SONNET, GPT4_OLD, AUTO),
				ids(ModelQuery.ALL.withSort(ModelSort.COMPLETION_PRICE)));
		assertEquals(List.of(GPT41, QWEN, SONNET, HAIKU, AUTO, GPT4_OLD),
				ids(ModelQuery.ALL.withSort(ModelSort.CONTEXT)));
		assertEquals(List.of(HAIKU, QWEN, GPT41, SONNET, GPT4_OLD, AUTO),
				ids(ModelQuery.ALL.withSort(ModelSort.NEWEST)));
	}

	/** What nobody measured comes last. */
	@Test
	void theBestInABenchmarkComesFirst() {
		ModelSearch some = ModelSearch.of(snapshot("{'id':'a/none','name':'A'}",
				"{'id':'b/low','name':'B','benchmarks':{'artificial_analysis':{'coding_index':9.5}}}",
				"{'id':'c/high','name':'C','benchmarks':{'artificial_analysis':{'coding_index':63}}}").models());
		assertEquals(List.of("c/high", "b/low", "a/none"),
				some.search(ModelQuery.ALL.withSort(ModelSort.CODING)).stream()
						.map(match -> match.model().id()).toList());
	}

	@Test
	void favouritesAndRecentModelsComeFirstInTheirOwnOrder() {
		ModelQuery query = ModelQuery.ALL.withPreferred(List.of(QWEN, GPT41), List.of(SONNET, GPT41, "acme/gone"));
		List<ModelMatch> matches = search.search(query);
		assertEquals(List.of(QWEN, GPT41, SONNET, HAIKU, AUTO, GPT4_OLD), ids(query));
		assertEquals(
				List.of(Section.FAVOURITE, Section.FAVOURITE, Section.RECENT, Section.OTHER, Section.OTHER,
						Section.OTHER),
				matches.stream().map(ModelMatch::section).toList());
	}

	@Test
	void favouritesMustFitTheWordsToo() {
		assertEquals(List.of(HAIKU, SONNET),
				ids(ModelQuery.ALL.withText("claude").withPreferred(List.of(HAIKU, QWEN), List.of())));
	}

	@Test
	void aModelThatTheWordsNameComesBeforeFavouritesThatTheyOnlyFit() {
		String five = "anthropic/claude-sonnet-5";
		String fourFive = "anthropic/claude-sonnet-4.5";
		String beta = "acme/sonnets-5";
		ModelSearch some = ModelSearch.of(snapshot("{'id':'" + fourFive + "','name':'Anthropic: Claude Sonnet 4.5'}",
				"{'id':'" + five + "','name':'Anthropic: Claude Sonnet 5'}", "{'id':'" + beta + "','name':'Sonnets 5'}")
				.models());
		ModelQuery preferred = ModelQuery.ALL.withPreferred(List.of(beta, fourFive), List.of());
		assertEquals(List.of(five, fourFive, beta), some.search(preferred.withText("sonnet 5")).stream()
				.map(match -> match.model().id()).toList());
		assertEquals(List.of(fourFive, five), some.search(preferred.withText("claude")).stream()
				.map(match -> match.model().id()).toList(), "named alike: favourites first");
		assertEquals(List.of(beta, fourFive, five), some.search(preferred.withText("sonn")).stream()
				.map(match -> match.model().id()).toList(), "only parts: favourites first");
	}

	@Test
	void countsWhatTheFilterHides() {
		ModelFilter free = new ModelFilter(true, false, false, false, false, null, null, Set.of());
		assertEquals(2, search.hidden(ModelQuery.ALL.withText("claude").withFilter(free)));
		assertEquals(0, search.hidden(ModelQuery.ALL.withText("qwen").withFilter(free)));
		assertEquals(0, search.hidden(ModelQuery.ALL.withText("claude")));
	}

	@Test
	void aFilterThatDoesNothingSaysSo() {
		assertTrue(ModelFilter.NONE.isNone());
	}
}
