package io.github.openrouter4e.ui.internal.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;

import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.SWT;
import org.eclipse.swtchart.Chart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.StandInServer.Options;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
class UsageViewTest {
	private static final ApiKey KEY = ApiKey.parse("sk-or-v1-not-a-real-key-usage-view");

	@TempDir
	private Path folder;

	private final StandInServer server = StandInServer.start(Options.standard().withKey(KEY.value()));
	private final UiServices services = UiServices.request().join();

	@BeforeEach
	void useStandIn() {
		OpenRouterPreferences preferences = services.preferences();
		services.keys().confirm(server.baseUri());
		preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
		services.keys().store(server.baseUri(), KEY, KeyLocation.MEMORY);
		server.state().account().credits(BigDecimal.TEN, BigDecimal.ZERO);
		server.state().account().limit(new BigDecimal("12.5"));
		server.state().account().creditsVisible(false);
	}

	@AfterEach
	void stop() {
		services.keys().remove(server.baseUri());
		server.close();
	}

	@Test
	void showsWhatIsLeftInTheViewAndInTheStatusLine() {
		Composite view = open();
		String left = MessageFormat.format(Messages.BalanceText_key, "$12.50");
		UiThread.waitUntil("the view shows the balance",
				() -> Widgets.all(view, Label.class).anyMatch(label -> label.getText().contains(left)));
		String brief = MessageFormat.format(Messages.BalanceText_brief, "$12.50");
		UiThread.waitUntil("the status line shows the balance", () -> Widgets.all(window().getShell(), CLabel.class)
				.anyMatch(label -> label.isVisible() && label.getText().equals(brief)));
	}

	@Test
	void aLowBalanceWarnsAndShowsTheWayToMore() {
		server.state().account().limit(new BigDecimal("0.4"));
		Composite view = open();
		UiThread.waitUntil("the view warns", () -> Widgets.all(view, Label.class)
				.anyMatch(label -> label.getText().endsWith(Messages.BalanceText_low)));
		assertTrue(UiThread.get(() -> Widgets.link(view, Messages.BalanceBar_addCredits).isVisible()));
	}

	@Test
	void periodsCanBeChosen() {
		Composite view = open();
		UiThread.run(() -> {
			Combo period = Widgets.all(view, Combo.class).findFirst().orElseThrow();
			period.select(UsagePeriod.TODAY.ordinal());
			period.notifyListeners(SWT.Selection, new Event());
		});
		UiThread.waitUntil("one day is drawn", () -> Widgets.all(view, Chart.class).findFirst().orElseThrow()
				.getAxisSet().getXAxis(0).getCategorySeries().length == 1);
		assertEquals(1, UiThread.get(() -> Widgets.all(view, Link.class).count()));
		assertFalse(UiThread.get(() -> Widgets.all(view, Label.class)
				.anyMatch(label -> label.getText().equals(Messages.UsagePanel_loading))));
	}

	@Test
	void exportsIntoTheChosenFile() throws IOException {
		Path target = Files.writeString(folder.resolve("usage.csv"), "older");
		openAndLoad();
		UiThread.run(() -> view().exportTo(target));
		UiThread.waitUntil("the file is written", () -> Files.readString(target).startsWith("\uFEFFtime,"));
		UiThread.waitUntil("the status line says so",
				() -> Widgets.all(window().getShell(), CLabel.class).anyMatch(
						label -> label.getText().equals(MessageFormat.format(Messages.UsageExport_done, target))));
	}

	@Test
	void anExportThatFailsSaysWhere() {
		Path target = folder.resolve("no such folder").resolve("usage.csv");
		openAndLoad();
		UiThread.run(() -> view().exportTo(target));
		Shell message = UiThread.waitFor("the failure is told", () -> Widgets.shell(Messages.UsageExport_title));
		assertTrue(UiThread.get(() -> Widgets.all(message, Label.class)
				.anyMatch(label -> label.getText().contains(target.toString()))));
	}

	private static void openAndLoad() {
		Composite view = open();
		UiThread.waitUntil("the figures are there", () -> Widgets.all(view, Label.class)
				.noneMatch(label -> label.getText().equals(Messages.UsagePanel_loading)));
	}

	private static Composite open() {
		return UiThread.get(() -> view().contents());
	}

	private static UsageView view() throws PartInitException {
		return (UsageView) window().getActivePage().showView(UiIds.USAGE_VIEW);
	}

	private static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}
}
