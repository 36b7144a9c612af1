package io.github.openrouter4e.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {

	private static ModelId parse(String text) {
		return ModelId.parse(text).orElseThrow();
	}

	@Test
	void takesAnIdApart() {
		ModelId id = parse("  acme/owl-2:free:nitro@preset/careful ");
		assertEquals("acme/owl-2:free:nitro@preset/careful", id.raw());
		assertEquals("acme", id.vendor());
		assertEquals("owl-2", id.slug());
		assertEquals(List.of("free", "nitro"), id.variants());
		assertEquals("careful", id.preset());
		assertFalse(id.latest());
	}

	@ParameterizedTest
	@CsvSource({"acme/owl,acme/owl", "acme/owl:free,acme/owl:free", "acme/owl:thinking,acme/owl:thinking",
			"acme/owl:extended,acme/owl:extended", "acme/owl:nitro,acme/owl", "acme/owl:floor,acme/owl",
			"acme/owl:exacto,acme/owl", "acme/owl:online,acme/owl", "acme/owl:batch,acme/owl",
			"acme/owl:free:nitro,acme/owl:free", "acme/owl@preset/x,acme/owl", "~acme/owl-latest,~acme/owl-latest",
			"gpt-4o,gpt-4o"})
	void knowsUnderWhichIdTheCatalogueListsIt(String text, String listed) {
		assertEquals(listed, parse(text).catalogueId());
	}

	@Test
	void aBarePresetNamesNoModel() {
		ModelId id = parse("@preset/email-writer");
		assertTrue(id.isBarePreset());
		assertNull(id.vendor());
		assertEquals("email-writer", id.preset());
		assertEquals("", id.catalogueId());
	}

	@Test
	void anAliasBelongsToItsVendor() {
		ModelId id = parse("~anthropic/claude-sonnet-latest");
		assertTrue(id.latest());
		assertEquals("anthropic", id.vendor());
		assertEquals("claude-sonnet-latest", id.slug());
	}

	@Test
	void gatewaysHaveIdsWithoutVendor() {
		assertEquals("", parse("gpt-4o").vendorOrEmpty());
		assertEquals("meta/llama/3", parse("meta/llama/3").catalogueId());
	}

	@ParameterizedTest
	@ValueSource(strings = {"openrouter/auto", "openrouter/auto-beta", "openrouter/free", "openrouter/pareto-code"})
	void routersChooseTheModel(String text) {
		assertTrue(parse(text).isRouter());
	}

	@Test
	void aModelThatOpenRouterServesUnderItsOwnNameIsNoRouter() {
		assertFalse(parse("openrouter/horizon-beta").isRouter());
		assertFalse(parse("acme/auto").isRouter());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "   ", "acme/owl two", "acme/\u0007owl", "/owl", "acme/", "acme/owl:", "acme/owl::free",
			"@preset/", "acme/owl@preset/", "~/owl"})
	void refusesWhatCannotBeAnId(String text) {
		assertTrue(ModelId.parse(text).isEmpty());
	}

	@Test
	void refusesPastedText() {
		assertTrue(ModelId.parse("a".repeat(ModelId.MAX_LENGTH)).isPresent());
		assertTrue(ModelId.parse("a".repeat(ModelId.MAX_LENGTH + 1)).isEmpty());
	}
}
