package io.github.openrouter4e.client.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.Architecture;
import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ModelReasoning;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.PricingOverride;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;
import io.github.openrouter4e.client.TopProvider;

class ModelListDecoderTest {
	private static final String FULL = """
			{"data":[{"id":"acme/owl-2","canonical_slug":"acme/owl-2-20260723","hugging_face_id":"","name":"Acme: Owl 2",
			"created":1784912544,"description":"Wise.","context_length":1000000,
			"architecture":{"modality":"text+image->text","input_modalities":["text","image"],"output_modalities":["text"],
			"tokenizer":"Owl","instruct_type":null},
			"pricing":{"prompt":"0.00000008333333333333334","completion":"-1","request":"0","web_search":"nonsense",
			"input_cache_read":"0.0000003","new_price":"0.5","discount":0.25,"overrides":[
			{"min_prompt_tokens":200000,"prompt":"0.000006"},
			{"utc_start":2200,"utc_end":400,"utc_days":["saturday"],"completion":"0.00001","newer_price":"1"},
			{"phase":"full moon","prompt":"1"},{"utc_start":"late","prompt":"1"}]},
			"top_provider":{"context_length":900000,"max_completion_tokens":128000,"is_moderated":true},
			"supported_parameters":["tools","temperature"],
			"default_parameters":{"temperature":0.7,"top_p":null},
			"knowledge_cutoff":"2026-01-31","expiration_date":"2027-02-01T00:00:00Z","supported_voices":null,
			"reasoning":{"mandatory":true,"supported_efforts":["high","low"],"default_effort":"high",
			"default_enabled":true,"supports_max_tokens":true},
			"benchmarks":{"deep":[{"er":[1,2]}]}}],
			"total_count":1,"links":{"next":null}}""";

	private static ModelList decode(String json) {
		return ModelListDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
	}

	private static Model only(String json) {
		List<Model> models = decode(json).models();
		assertEquals(1, models.size());
		return models.get(0);
	}

	@Test
	void readsEveryMemberOfAnEntry() {
		Model model = only(FULL);
		assertEquals("acme/owl-2", model.id());
		assertEquals("acme/owl-2-20260723", model.canonicalSlug());
		assertEquals("Acme: Owl 2", model.name());
		assertEquals("Wise.", model.description());
		assertEquals(Instant.ofEpochSecond(1784912544), model.created());
		assertEquals(LocalDate.of(2026, 1, 31), model.knowledgeCutoff());
		assertEquals(LocalDate.of(2027, 2, 1), model.expirationDate());
		assertEquals(1_000_000L, model.contextLength());
		assertEquals(new Architecture("text+image->text", List.of("text", "image"), List.of("text"), "Owl", null),
				model.architecture());
		assertEquals(new TopProvider(900_000L, 128_000L, true), model.topProvider());
		assertEquals(Set.of("tools", "temperature"), model.supportedParameters());
		assertEquals(Map.of("temperature", 0.7), model.defaultParameters());
		assertEquals(new ModelReasoning(true, List.of("high", "low"), "high", true, true), model.reasoning());
		assertEquals(List.of(), model.supportedVoices());
	}

	@Test
	void readsTheIndicesOfBenchmarks() {
		assertEquals(Map.of("intelligence_index", 71.4, "coding_index", 63.0), only("""
				{"data":[{"id":"a/b","benchmarks":{"design_arena":[{"arena":"models","elo":1385.2}],
				"artificial_analysis":{"intelligence_index":71.4,"coding_index":63,"agentic_index":null}}}]}""")
				.benchmarks());
		assertEquals(Map.of(), only(FULL).benchmarks());
	}

	@Test
	void keepsEveryDigitOfAPriceAndNeverGuesses() {
		Pricing pricing = only(FULL).pricing();
		assertEquals(new Price.Known(new BigDecimal("0.00000008333333333333334")), pricing.prompt());
		assertEquals(Price.VARIABLE, pricing.completion());
		assertEquals(new Price.Known(BigDecimal.ZERO), pricing.request());
		assertEquals(Price.UNKNOWN, pricing.webSearch());
		assertEquals(Price.UNKNOWN, pricing.cacheWrite());
		assertEquals(new Price.Known(new BigDecimal("0.5")), pricing.price("new_price"));
		assertEquals(new BigDecimal("0.25"), pricing.discount());
	}

	@Test
	void readsOverridesAndNamesConditionsItDoesNotKnow() {
		List<PricingOverride> overrides = only(FULL).pricing().overrides();
		assertEquals(new PricingOverride(new BigDecimal("200000"), null, null, List.of(), List.of(),
				Map.of("prompt", new Price.Known(new BigDecimal("0.000006")))), overrides.get(0));
		assertEquals(
				new PricingOverride(null, 2200, 400, List.of("saturday"), List.of(),
						Map.of("completion", new Price.Known(new BigDecimal("0.00001")), "newer_price",
								new Price.Known(BigDecimal.ONE))),
				overrides.get(1));
		assertEquals(List.of("phase"), overrides.get(2).unknownConditions());
		assertEquals(List.of("utc_start"), overrides.get(3).unknownConditions());
	}

	@Test
	void keepsTheBytesForTheStoreOnDisk() {
		byte[] json = FULL.getBytes(StandardCharsets.UTF_8);
		assertSame(json, ModelListDecoder.decode(json).json());
	}

	@Test
	void skipsAndCountsBadEntries() {
		ModelList list = decode(
				"""
						{"data":[{"id":"a/one"},7,null,{"name":"no id"},{"id":""},{"id":{"x":1}},["id"],{"id":"a/one"},{"id":"a/two"}]}""");
		assertEquals(List.of("a/one", "a/two"), list.models().stream().map(Model::id).toList());
		assertEquals(7, list.skipped());
		assertFalse(list.partial());
	}

	@Test
	void toleratesMembersOfAnotherKindThanExpected() {
		Model model = only(
				"""
						{"data":[{"id":"a/one","name":[1],"created":"soon","description":{"text":"x"},"context_length":"64000",
						"architecture":"text","pricing":[],"top_provider":7,"supported_parameters":{"tools":true},
						"default_parameters":[1],"reasoning":true,"knowledge_cutoff":20260101,"expiration_date":"tomorrow"}]}""");
		assertEquals("", model.name());
		assertNull(model.created());
		assertEquals(64_000L, model.contextLength());
		assertEquals(Architecture.UNKNOWN, model.architecture());
		assertEquals(Pricing.UNKNOWN, model.pricing());
		assertEquals(TopProvider.UNKNOWN, model.topProvider());
		assertEquals(Set.of(), model.supportedParameters());
		assertNull(model.reasoning());
		assertNull(model.knowledgeCutoff());
		assertNull(model.expirationDate());
	}

	@Test
	void readsAliasesNullsAndPricesAsNumbers() {
		Model model = only(
				"""
						{"data":[{"id":"~acme/owl-latest","alias_target":{"name":"Owl 2","slug":"acme/owl-2"},"context_length":0,
						"pricing":{"prompt":0.000001,"completion":null,"overrides":null},"reasoning":{"mandatory":false,"supported_efforts":null}}]}""");
		assertEquals("acme/owl-2", model.aliasTarget());
		assertNull(model.contextLength());
		assertEquals(new Price.Known(new BigDecimal("0.000001")), model.pricing().prompt());
		assertEquals(Price.UNKNOWN, model.pricing().completion());
		assertEquals(new ModelReasoning(false, null, null, null, false), model.reasoning());
	}

	@ParameterizedTest
	@ValueSource(strings = {"2026-13-01", "2026-02-30", "26-02-01", "2026/02/01", "20260201xx", "2026-0a-01", "-"})
	void aDayThatIsNoneIsUnknown(String day) {
		assertNull(only("{\"data\":[{\"id\":\"a/b\",\"expiration_date\":\"" + day + "\"}]}").expirationDate());
	}

	@Test
	void theLastOfRepeatedPricesCounts() {
		Pricing pricing = only("{\"data\":[{\"id\":\"a/b\",\"pricing\":{\"prompt\":\"1\",\"prompt\":\"2\"}}]}")
				.pricing();
		assertEquals(new Price.Known(BigDecimal.TWO), pricing.prompt());
	}

	@ParameterizedTest
	@ValueSource(strings = {"{\"data\":[{\"id\":\"a/b\"}],\"total_count\":2}",
			"{\"total_count\":2,\"data\":[{\"id\":\"a/b\"}]}",
			"{\"data\":[{\"id\":\"a/b\"}],\"links\":{\"next\":\"/api/v1/models?offset=1\"}}"})
	void saysWhenTheAnswerIsOnlyAPart(String json) {
		assertTrue(decode(json).partial());
	}

	@Test
	void neverReturnsAListThatWasCutOff() {
		for (int length = 1; length < FULL.length(); length++) {
			String cut = FULL.substring(0, length);
			ProtocolException e = assertThrows(ProtocolException.class, () -> decode(cut), cut);
			assertEquals(Kind.NOT_JSON, e.kind(), cut);
		}
	}

	/** At every place where a list has a letter. */
	@Test
	void oneWrongByteCostsOneLetter() {
		byte[] good = "{\"data\":[{\"id\":\"a/b\",\"name\":\"AB\"},{\"id\":\"c/d\",\"name\":\"letters\"}]}".getBytes();
		int name = new String(good).indexOf("letters");
		for (int wrong : new int[]{0xFF, 0xC3, 0x80, 0x01, 0x00, 0x0B, '\n', '\r', '\t'}) {
			for (int at = name; at < name + 7; at++) {
				byte[] bad = good.clone();
				bad[at] = (byte) wrong;
				ModelList list = ModelListDecoder.decode(bad);
				assertEquals(List.of("a/b", "c/d"), list.models().stream().map(Model::id).toList());
				assertEquals(7, list.models().get(1).name().length());
			}
		}
	}

	@Test
	void tellsWhatCameInsteadOfAList() {
		assertEquals(Kind.EMPTY, failure(""));
		assertEquals(Kind.HTML, failure("\n<!DOCTYPE html><html>Log in</html>"));
		assertEquals(Kind.NOT_JSON, failure("upstream gone"));
		assertEquals(Kind.NOT_JSON, failure("{\"data\":[]}{}"));
		assertEquals(Kind.UNEXPECTED_JSON, failure("{\"error\":{\"code\":500}}"));
		assertEquals(Kind.UNEXPECTED_JSON, failure("{\"data\":{}}"));
		assertEquals(Kind.UNEXPECTED_JSON, failure("[]"));
		assertEquals(Kind.TOO_LARGE, failure("{\"data\":" + "[".repeat(5000)));
	}

	private static Kind failure(String json) {
		return assertThrows(ProtocolException.class, () -> decode(json)).kind();
	}
}
