package io.github.openrouter4e.ui.internal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelNotice;
import io.github.openrouter4e.models.search.ModelFilter;
import io.github.openrouter4e.models.search.ModelMatch.Section;
import io.github.openrouter4e.models.search.ModelSort;
import io.github.openrouter4e.settings.Settings;

class PickerModelTest {
	private final FakePreferences preferences = new FakePreferences();

	@Test
	void beforeTheListIsThereTheModelInUseIsShown() {
		PickerModel model = new PickerModel(preferences, "anthropic/claude-9");
		model.setSnapshot(CatalogueSnapshot.EMPTY);
		assertEquals(List.of("anthropic/claude-9"), ids(model));
		assertEquals(ModelNotice.NO_CATALOGUE, unlisted(model, 0).notice());
		assertEquals(0, model.best());
		assertEquals(0, model.listedRows());
	}

	/** OpenRouter refuses them in a chat, however cheap they are. */
	@Test
	void batchModelsAreNotOffered() {
		PickerModel model = new PickerModel(preferences, "");
		model.setSnapshot(CatalogueSnapshot.of(List.of(Samples.CLAUDE,
				Samples.model("anthropic/claude-9:batch", "Claude 9 (batch)", Samples.CLAUDE.pricing())), Map.of(),
				ModelScope.ALL, Samples.FETCHED, 0));
		assertEquals(List.of("anthropic/claude-9"), ids(model));
		model.setText("anthropic/claude-9:batch");
		assertEquals(ModelNotice.BATCH, unlisted(model, 0).notice());
	}

	@Test
	void favouritesComeFirstThenRecentOnes() {
		preferences.set(Settings.FAVOURITE_MODELS, List.of("openrouter/auto"));
		preferences.set(Settings.RECENT_MODELS, List.of("openai/gpt-9:free", "openrouter/auto"));
		PickerModel model = model("");
		assertEquals(
				List.of("openrouter/auto", "openai/gpt-9:free", "anthropic/claude-9", "google/gemini-9-flash"),
				ids(model));
		assertEquals(Section.FAVOURITE, model.rows().get(0).section());
		assertEquals(Section.RECENT, model.rows().get(1).section());
	}

	@Test
	void theStarIsRememberedAndTakenOffAgain() {
		PickerModel model = model("");
		model.toggleFavourite("google/gemini-9-flash");
		assertEquals("google/gemini-9-flash", ids(model).getFirst());
		assertTrue(model.isFavourite("google/gemini-9-flash"));
		assertEquals(List.of("google/gemini-9-flash"), preferences.get(Settings.FAVOURITE_MODELS));
		model.toggleFavourite("google/gemini-9-flash");
		assertEquals("anthropic/claude-9", ids(model).getFirst());
		assertFalse(model.isFavourite("google/gemini-9-flash"));
	}

	@Test
	void aVanishedModelInUseIsShownAsSuchAndStaysSelected() {
		PickerModel model = model("mistralai/gone");
		assertEquals("mistralai/gone", model.rows().get(model.best()).id());
		assertEquals(ModelNotice.REMOVED, unlisted(model, model.best()).notice());
		assertEquals("Mistral: Gone", unlisted(model, model.best()).resolution().name());
		assertEquals(4, model.listedRows());
	}

	@Test
	void aVanishedFavouriteKeepsItsStarButIsNotProposed() {
		preferences.set(Settings.FAVOURITE_MODELS, List.of("mistralai/gone"));
		PickerModel model = model("");
		assertEquals("mistralai/gone", ids(model).getFirst());
		assertEquals(Section.FAVOURITE, model.rows().getFirst().section());
		assertEquals("anthropic/claude-9", model.rows().get(model.best()).id());
	}

	@Test
	void aFilterHidesWhatNothingIsKnownOf() {
		PickerModel model = model("mistralai/gone");
		model.setFilter(new ModelFilter(true, false, false, false, false, null, null, Set.of()));
		assertEquals(List.of("openai/gpt-9:free"), ids(model));
	}

	@ParameterizedTest
	@ValueSource(strings = {"anthropic/claude-9:nitro", "@preset/coder", "anthropic/claude-9@preset/coder"})
	void anIdThatSteersRoutingComesFirst(String id) {
		PickerModel model = model("");
		model.setText(id);
		assertEquals(id, model.rows().get(model.best()).id());
		assertInstanceOf(PickerRow.Unlisted.class, model.rows().getFirst());
	}

	@Test
	void aNewIdCanBeUsedWithAWarning() {
		PickerModel model = model("");
		model.setText(" anthropic/claude-99 ");
		assertEquals("anthropic/claude-99", ids(model).getLast());
		assertEquals(ModelNotice.UNLISTED, unlisted(model, model.rows().size() - 1).notice());
	}

	@Test
	void aWordThatFindsModelsIsNotOfferedAsAnId() {
		PickerModel model = model("");
		model.setText("gemini");
		assertEquals(List.of("google/gemini-9-flash"), ids(model));
	}

	@Test
	void aListedIdIsNotOfferedTwice() {
		PickerModel model = model("");
		model.setText("openai/gpt-9:free");
		assertEquals(1, ids(model).stream().filter("openai/gpt-9:free"::equals).count());
		assertInstanceOf(PickerRow.Listed.class, model.rows().get(model.best()));
	}

	@Test
	void severalWordsThatFindNothingGiveNoRow() {
		PickerModel model = model("anthropic/claude-9");
		model.setText("zzz qqq");
		assertEquals(List.of(), ids(model));
		assertEquals(-1, model.best());
	}

	@Test
	void filterAndOrderOutlastThePicker() {
		PickerModel model = model("");
		ModelFilter filter = new ModelFilter(false, true, false, false, false, Long.valueOf(128_000), null,
				Set.of("google"));
		model.setFilter(filter);
		model.setSort(ModelSort.PROMPT_PRICE);
		model.setColumnWidths(List.of(1, 2, 3));
		PickerState state = new PickerModel(preferences, "").state();
		assertEquals(new PickerState(filter, ModelSort.PROMPT_PRICE, List.of(1, 2, 3)), state);
	}

	@Test
	void sortingByPricePutsTheCheapestFirstAndVariableOnesLast() {
		PickerModel model = model("");
		model.setSort(ModelSort.PROMPT_PRICE);
		assertEquals(
				List.of("openai/gpt-9:free", "google/gemini-9-flash", "anthropic/claude-9", "openrouter/auto"),
				ids(model));
	}

	private PickerModel model(String current) {
		PickerModel model = new PickerModel(preferences, current);
		model.setSnapshot(Samples.LIST);
		return model;
	}

	private static PickerRow.Unlisted unlisted(PickerModel model, int index) {
		return assertInstanceOf(PickerRow.Unlisted.class, model.rows().get(index));
	}

	private static List<String> ids(PickerModel model) {
		return model.rows().stream().map(PickerRow::id).toList();
	}
}
