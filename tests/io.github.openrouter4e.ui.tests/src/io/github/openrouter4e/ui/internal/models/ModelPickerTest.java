package io.github.openrouter4e.ui.internal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.Catalogue;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
class ModelPickerTest {
	private static final int ALL = Catalogue.standard().models().size();

	private final StandInServer server = StandInServer.start();
	private final OpenRouterPreferences preferences = UiServices.request().join().preferences();

	@BeforeEach
	void useStandIn() {
		UiServices.request().join().keys().confirm(server.baseUri());
		preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
	}

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void aModelIsFoundAndChosenWithTheKeyboardAlone() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL).type("claude sonnet");
		assertEquals(2, picker.rows());
		String first = picker.selected();
		String second = picker.press(SWT.ARROW_DOWN, SWT.NONE).selected();
		assertFalse(first.equals(second));
		String chosen = picker.enter().chosen();
		assertTrue(chosen.startsWith("anthropic/claude-sonnet-"), chosen);
		assertEquals(List.of(chosen), preferences.get(Settings.RECENT_MODELS));
	}

	@Test
	void aKeyThatConfirmsACharacterDoesNotLeaveTheRow() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL).type("claude sonnet");
		String first = picker.selected();
		assertEquals(first, picker.compose(SWT.ARROW_DOWN, '\u4E2D').selected());
	}

	@Test
	void theModelInUseIsSelectedAtFirst() {
		PickerDriver picker = PickerDriver.open("google/gemini-3-pro").waitForRows(ALL);
		assertEquals("Google: Gemini 3 Pro", picker.selected());
		assertTrue(picker.details().contains("google/gemini-3-pro"));
		assertEquals("google/gemini-3-pro", picker.enter().chosen());
	}

	@Test
	void arrowsStopAtTheEndsAndPagesMoveFurther() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL);
		String top = picker.selected();
		assertEquals(top, picker.press(SWT.ARROW_UP, SWT.NONE).selected());
		String paged = picker.press(SWT.PAGE_DOWN, SWT.NONE).selected();
		assertFalse(paged.equals(picker.press(SWT.ARROW_UP, SWT.NONE).selected()));
		assertEquals(top, picker.press(SWT.PAGE_UP, SWT.NONE).selected());
	}

	@Test
	void typingInTheTableSearches() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL);
		picker.typeInTable('g').typeInTable('l').typeInTable('m');
		assertEquals("glm", picker.searchText());
		assertEquals("z-ai/glm-5", picker.enter().chosen());
	}

	@Test
	void favouritesComeFirst() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL).type("kimi").press('d', SWT.MOD1);
		assertEquals(List.of("moonshotai/kimi-k3"), preferences.get(Settings.FAVOURITE_MODELS));
		assertEquals("MoonshotAI: Kimi K3", picker.type("").cell(0, ModelTable.Column.NAME));
		picker.type("kimi").press('d', SWT.MOD1);
		assertEquals(List.of(), preferences.get(Settings.FAVOURITE_MODELS));
	}

	@Test
	void filtersAreRememberedAndColumnsSort() {
		PickerDriver.open("").waitForRows(ALL).filter(Messages.FilterBar_free).waitForRows(5)
				.sortBy(ModelTable.Column.NAME).close();
		PickerDriver again = PickerDriver.open("").waitForRows(5);
		assertEquals(io.github.openrouter4e.ui.internal.Messages.PriceFormat_free,
				again.cell(0, ModelTable.Column.PROMPT));
		again.filter(Messages.FilterBar_free).waitForRows(ALL).sortBy(ModelTable.Column.CONTEXT);
		assertEquals("2,000,000", again.cell(0, ModelTable.Column.CONTEXT).replace('.', ','));
	}

	@Test
	void matchesThatTheFilterHidesAreCountedAndCanBeShown() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL).filter(Messages.FilterBar_free).waitForRows(5)
				.type("claude sonnet");
		assertEquals(0, picker.rows());
		assertEquals(MessageFormat.format(Messages.FilterBar_hidden, Integer.valueOf(2)), picker.filterLink());
		picker.clearFilter();
		assertEquals(2, picker.rows());
		assertEquals(Messages.FilterBar_clear, picker.filterLink());
	}

	@Test
	void allColumnsAreWholeAtTheDefaultSize() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL);
		UiThread.run(() -> {
			Table table = picker.table();
			int all = 0;
			for (TableColumn column : table.getColumns()) {
				int width = column.getWidth();
				all += width;
				if (table.indexOf(column) > 0 && width > 0) { // benchmarks have none; names may be as long as they like
					column.pack();
					assertTrue(column.getWidth() <= width, column.getText() + " needs " + column.getWidth());
				}
			}
			assertTrue(all <= table.getClientArea().width, all + " in " + table.getClientArea());
		});
	}

	@Test
	void aBenchmarkHasAColumnWhileItIsSortedBy() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL);
		var coding = ModelTable.Column.CODING.ordinal();
		assertEquals(0, UiThread.get(() -> picker.table().getColumn(coding).getWidth()));
		UiThread.run(() -> picker.table().getColumn(coding).notifyListeners(SWT.Selection, new Event()));
		UiThread.run(() -> {
			int width = picker.table().getColumn(coding).getWidth();
			picker.table().getColumn(coding).pack();
			assertTrue(picker.table().getColumn(coding).getWidth() <= width, "needs more than " + width);
		});
		UiThread.run(() -> picker.table().getColumn(0).notifyListeners(SWT.Selection, new Event()));
		assertEquals(0, UiThread.get(() -> picker.table().getColumn(coding).getWidth()));
	}

	@Test
	void aRouterIsNotSaidToHaveNobodyWhoServesIt() {
		PickerDriver picker = PickerDriver.open("openrouter/auto").waitForRows(ALL);
		UiThread.waitUntil("its providers are asked for", () -> server.requests().stream()
				.anyMatch(request -> request.target().endsWith("openrouter/auto/endpoints")));
		picker.waitForText(Messages.DetailsPane_noProviders);
	}

	@Test
	void providersStandSideBySide() {
		PickerDriver picker = PickerDriver.open("openai/gpt-5.2").waitForRows(ALL);
		var providers = picker.waitForProviders(2);
		assertEquals("OpenAI", UiThread.get(() -> providers.getItem(0).getText(0)));
		assertTrue(UiThread.get(() -> providers.getItem(1).getText(4)).startsWith("0"), "seconds to the first token");
	}

	@Test
	void walkingThroughTheTableAsksForTheLastModelOnly() {
		PickerDriver picker = PickerDriver.open("x-ai/grok-4.1-fast").waitForRows(ALL);
		UiThread.run(() -> picker.type("kimi").type("glm").type("gpt 5.2")); // no pause between, in which one is looked at
		picker.waitForProviders(2);
		assertEquals(List.of(),
				server.requests().stream().map(request -> request.target()).filter(path -> path.endsWith("/endpoints"))
						.filter(path -> path.contains("kimi") || path.contains("glm")).toList());
	}

	@Test
	void anIdThatIsNotListedCanBeUsedWithAWarning() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL).type("anthropic/claude-99");
		UiThread.settle();
		picker.press(SWT.PAGE_DOWN, SWT.NONE).press(SWT.PAGE_DOWN, SWT.NONE);
		assertTrue(picker.details().contains(Messages.DetailLines_unlisted), picker.details());
		assertEquals("anthropic/claude-99", picker.enter().chosen());
	}

	@Test
	void aRoutingVariantIsOfferedFirst() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL).type("openai/gpt-5.2:nitro");
		assertTrue(picker.details().contains(Messages.DetailLines_routing), picker.details());
		assertEquals("openai/gpt-5.2:nitro", picker.enter().chosen());
	}

	@Test
	void aModelThatIsGoneIsShownAsSuch() {
		PickerDriver picker = PickerDriver.open("nobody/old-model").waitForRows(ALL + 1);
		assertEquals(MessageFormat.format(Messages.RowText_unlisted, "nobody/old-model"), picker.selected());
		assertEquals("nobody/old-model", picker.enter().chosen());
	}

	@Test
	void nothingFoundMeansNothingToChoose() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL).type("zzzz qqqq");
		assertEquals(0, picker.rows());
		assertFalse(picker.canChoose());
		assertFalse(picker.close().isChosen());
	}

	@Test
	void aServerThatFailsIsExplainedAndTheListComesWithTheNextRefresh() {
		server.enqueueFor("/models", Answer.json(200, "{\"data\":[]}"));
		PickerDriver picker = PickerDriver.open("");
		picker.waitForText(Messages.ListStatusText_emptyAnswer);
		picker.press(SWT.F5, SWT.NONE).waitForRows(ALL);
	}

	@Test
	void anEmptyAnswerDoesNotTakeTheListAway() {
		PickerDriver picker = PickerDriver.open("").waitForRows(ALL);
		server.enqueueFor("/models", Answer.json(200, "{\"data\":[]}"));
		picker.press('r', SWT.MOD1);
		picker.waitForText(
				MessageFormat.format(Messages.ListStatusText_notRenewed, Messages.ListStatusText_emptyAnswer));
		assertEquals(ALL, picker.rows());
	}

	@Test
	void aThousandModelsGetOnlyTheItemsThatAreSeen() {
		server.state().catalogue(Catalogue.synthetic(1_000));
		PickerDriver picker = PickerDriver.open("").waitForRows(1_000);
		int filled = picker.rowsFilledToShowTheList();
		assertTrue(filled < 200, filled + " rows have been filled");
		picker.type("9");
		assertTrue(picker.rows() < 1_000);
	}

	/** For a moment after a dialog is closed the workbench takes that for the active shell. */
	@Test
	void theDialogOfTheCommandBelongsToTheWindowWhateverIsActive() throws Exception {
		var command = new FutureTask<>(() -> new ChooseModelHandler().execute(new ExecutionEvent()));
		UiThread.start(command);
		var dialog = UiThread.waitFor("the dialog", () -> Widgets.shell(Messages.ModelPickerDialog_title));
		assertEquals(UiThread.get(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell()),
				UiThread.get(dialog::getParent));
		UiThread.run(dialog::close);
		command.get(30, TimeUnit.SECONDS); // fails as the command does
	}
}
