package io.github.openrouter4e.ui.internal.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swtchart.Chart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.costs.CostLedger.Use;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** How chart and table share the room that a view has. */
@WorkbenchTest
class UsagePanelTest {
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

	private Shell shell;
	private UsagePanel panel;

	@BeforeEach
	void open() {
		UiThread.run(() -> {
			shell = new Shell(UiThread.display()); // without a layout: the test gives sizes
			panel = new UsagePanel(shell, Locale.US, query -> {
				// nobody changes what is shown
			});
			UsageReport report = month();
			panel.show(new UsageLoader.Result(report, ChartData.of(report), 0, 0, null));
			shell.open();
		});
	}

	@AfterEach
	void close() {
		UiThread.run(shell::dispose);
	}

	@ParameterizedTest
	@CsvSource({"250, 600", "400, 500", "600, 300", "700, 400", "1000, 300", "1000, 220"})
	void theChartIsShownWhereItCanBeRead(int width, int height) {
		resize(width, height);
		assertTrue(chartIsVisible());
		assertTrue(UiThread.get(() -> chart().getPlotArea().getSize().y) >= 40);
		assertTrue(rowsSeen() >= 3, rowsSeen() + " rows are seen");
	}

	@ParameterizedTest
	@CsvSource({"250, 250", "600, 150", "1000, 130", "1000, 90"})
	void theTableAloneIsShownWhereThereIsNoRoomForMore(int width, int height) {
		resize(width, height);
		assertFalse(chartIsVisible());
		assertTrue(UiThread.get(() -> table().isVisible()));
	}

	@Test
	void purposesCanBeChosenOnlyWhereThereAreSeveral() {
		resize(700, 400);
		Combo choice = UiThread.get(() -> Widgets.all(panel, Combo.class).reduce((first, last) -> last).orElseThrow());
		assertFalse(UiThread.get(choice::isVisible));
		UiThread.run(() -> {
			UsageReport report = UsageReport.of(new DayRange(TODAY, TODAY),
					Map.of(TODAY, Map.of(UsageReportTest.chat("a/b"), UsageReportTest.sum("1"),
							new Use("a/b", Purpose.COMMIT_MESSAGE), UsageReportTest.sum("2"))),
					null, null);
			panel.show(new UsageLoader.Result(report, ChartData.of(report), 0, 0, null));
		});
		assertTrue(UiThread.get(choice::isVisible));
		assertEquals(
				List.of(Messages.UsagePanel_allPurposes, Messages.UsageText_chat, Messages.UsageText_commitMessages),
				UiThread.get(() -> List.of(choice.getItems())));
		UiThread.run(() -> choice.select(2));
		assertEquals(Purpose.COMMIT_MESSAGE, UiThread.get(() -> panel.query().purpose()));
	}

	@ParameterizedTest
	@ValueSource(ints = {250, 350, 559, 560, 700})
	void allChoicesAreInSight(int width) {
		resize(width, 500);
		UiThread.run(() -> Widgets.all(panel, Combo.class).forEach(
				combo -> assertTrue(combo.getBounds().x + combo.getBounds().width <= width,
						combo.getBounds()::toString)));
	}

	@Test
	void theChartComesBack() {
		resize(900, 100);
		assertFalse(chartIsVisible());
		resize(900, 500);
		assertTrue(chartIsVisible());
		resize(900, 100);
		assertFalse(chartIsVisible());
	}

	@Test
	void theLegendGivesWayToTheBars() {
		resize(700, 700);
		assertTrue(UiThread.get(() -> chart().getLegend().isVisible()));
		resize(1000, 220);
		assertFalse(UiThread.get(() -> chart().getLegend().isVisible()));
	}

	private void resize(int width, int height) {
		UiThread.run(() -> {
			panel.setSize(width, height);
			panel.getDisplay().update();
		});
		UiThread.settle();
	}

	private boolean chartIsVisible() {
		return UiThread.get(() -> chart().isVisible() && chart().getSize().y > 0);
	}

	private int rowsSeen() {
		return UiThread
				.get(() -> (table().getClientArea().height - table().getHeaderHeight()) / table().getItemHeight());
	}

	private Chart chart() {
		return Widgets.all(panel, Chart.class).findFirst().orElseThrow();
	}

	private Table table() {
		return Widgets.all(panel, Table.class).findFirst().orElseThrow();
	}

	private static UsageReport month() {
		Map<LocalDate, Map<Use, CostSum>> days = new TreeMap<>();
		for (int day = 0; day < 30; day++) {
			Map<Use, CostSum> models = new TreeMap<>();
			for (int model = 1; model <= 9; model++) {
				models.put(UsageReportTest.chat("vendor/model-with-a-name-" + model),
						UsageReportTest.sum("0." + (day % 7 + 1) + model));
			}
			days.put(TODAY.minusDays(day), models);
		}
		return UsageReport.of(new DayRange(TODAY.minusDays(29), TODAY), days, null, null);
	}
}
