package io.github.openrouter4e.models;

import static io.github.openrouter4e.models.SampleModels.model;
import static io.github.openrouter4e.models.SampleModels.priced;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.client.Price;

class ModelInfoTest {

	@Test
	void derivesAbilitiesFromModalitiesAndParameters() {
		Abilities can = model(
				"""
						{'id':'acme/owl','architecture':{'input_modalities':['text','image','file','audio','video'],
						'output_modalities':['text','image']},'supported_parameters':['tools','structured_outputs','reasoning']}""")
				.abilities();
		assertTrue(can.chat() && can.tools() && can.vision() && can.files() && can.audio() && can.video()
				&& can.imageOutput() && can.reasoning() && can.structuredOutput());
	}

	@Test
	void whatIsNotMentionedIsAbsent() {
		Abilities can = model(
				"{'id':'acme/owl','architecture':{'input_modalities':['image'],'output_modalities':['embeddings']}}")
				.abilities();
		assertFalse(can.chat() || can.tools() || can.files() || can.audio() || can.video() || can.imageOutput()
				|| can.reasoning() || can.structuredOutput() || can.free());
		assertTrue(can.vision());
	}

	@Test
	void anEntryWithoutModalitiesIsALanguageModel() {
		assertTrue(model("{'id':'gpt-4o'}").abilities().chat());
	}

	@Test
	void aReasoningObjectMeansReasoning() {
		assertTrue(model("{'id':'acme/owl','reasoning':{'mandatory':false}}").abilities().reasoning());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {"'prompt':'0','completion':'0'; true",
			"'prompt':'0','completion':'0.0','request':'0'; true",
			"'prompt':'0','completion':'0','request':'0.01'; false", "'prompt':'0','completion':'0.1'; false",
			"'prompt':'-1','completion':'-1'; false", "'prompt':'0'; false"}, quoteCharacter = '#')
	void onlyWhatSurelyCostsNothingIsFree(String prices, boolean free) {
		assertEquals(free, model(priced("acme/owl", prices)).abilities().free());
	}

	/** Id, what it answers with, prices besides prompt and completion of 0; whether it is free, or priced elsewhere. */
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '#', value = {"acme/owl; 'text'; ; true; false",
			"acme/owl; 'text'; ,'web_search':'0.01'; true; false", "google/lyria-3; 'audio'; ; false; true",
			"google/lyria-3; 'text','audio'; ; false; true", "acme/flux; 'image'; ,'image_output':'0.1'; false; true",
			"acme/owl; 'text'; ,'hologram':'0.1'; false; true", "acme/draw:free; 'image'; ; true; false",
			"openrouter/free; 'text','image'; ; true; false"})
	void whatIsPaidByTheSongIsNotFree(String id, String out, String more, boolean free, boolean elsewhere) {
		ModelInfo model = model("{'id':'" + id + "','architecture':{'input_modalities':['text'],'output_modalities':["
				+ out + "]},'pricing':{'prompt':'0','completion':'0'" + (more == null ? "" : more) + "}}");
		assertEquals(free, model.abilities().free());
		assertEquals(elsewhere, model.hasOtherPrices());
	}

	@Test
	void aBatchModelDoesNotChat() {
		ModelInfo batch = model("{'id':'openai/gpt-9:batch'}");
		assertTrue(batch.isBatch());
		assertFalse(batch.abilities().chat());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '#', value = {"anthropic/claude-nova; ; EXPLICIT",
			"~anthropic/claude-sonnet-latest; ; EXPLICIT", "google/gemini-2.5-pro; ; AUTOMATIC",
			"google/gemini-3-flash-preview; ; AUTOMATIC", "~google/gemini-flash-latest; ; AUTOMATIC",
			"google/gemini-2.0-flash-001; 'input_cache_read':'0.1'; EXPLICIT",
			"google/gemini-flash-1.5-8b; 'input_cache_read':'0.1'; EXPLICIT", "google/gemini-2.0-flash-001; ; NONE",
			"google/gemma-3-27b-it; ; NONE", "openai/gpt-9; 'input_cache_read':'0.1'; AUTOMATIC",
			"openai/gpt-9; 'input_cache_read':'0.1','input_cache_write':'0.2'; AUTOMATIC", "openai/gpt-oss; ; NONE",
			"deepseek/v9; 'prompt':'0.1','input_cache_read':'0.01','input_cache_write':'0.1'; AUTOMATIC",
			"deepseek/v9; 'prompt':'0.1','input_cache_read':'0.01','input_cache_write':'0.125'; EXPLICIT",
			"qwen/max; 'input_cache_read':'0.1','input_cache_write':'0.2'; EXPLICIT",
			"qwen/small; 'input_cache_read':'0.1'; AUTOMATIC", "qwen/tiny; 'prompt':'0.1'; NONE",
			"acme/owl; 'input_cache_read':'0.1','input_cache_write':'0'; AUTOMATIC"})
	void knowsHowPromptsAreCached(String id, String prices, PromptCaching expected) {
		assertEquals(expected, model(priced(id, prices == null ? "" : prices)).abilities().promptCaching());
	}

	@Test
	void theModelBehindAnAliasDecides() {
		assertEquals(PromptCaching.EXPLICIT,
				model("{'id':'acme/best','canonical_slug':'anthropic/claude-nova-2027'}").abilities().promptCaching());
	}

	@Test
	void theUsableContextIsTheSmallerOne() {
		ModelInfo both = model("{'id':'a/b','context_length':1000,'top_provider':{'context_length':400}}");
		assertEquals(400L, both.usableContextLength());
		assertEquals(1000L, both.contextLength());
		assertEquals(1000L, model("{'id':'a/b','context_length':1000}").usableContextLength());
		assertNull(model("{'id':'a/b'}").usableContextLength());
	}

	@Test
	void pricesPerMillionAreExact() {
		assertEquals(new BigDecimal("3"), PerMillion.of(Price.of("0.000003")));
		assertEquals(new BigDecimal("0.8"), PerMillion.of(Price.of("0.0000008")));
		assertEquals(new BigDecimal("0.08333333333333334"), PerMillion.of(Price.of("0.00000008333333333333334")));
		assertEquals(new BigDecimal("100"), PerMillion.of(Price.of("0.0001")));
		assertEquals(new BigDecimal("0"), PerMillion.of(Price.of("0")));
		assertNull(PerMillion.of(Price.VARIABLE));
		assertNull(PerMillion.of(Price.UNKNOWN));
	}
}
