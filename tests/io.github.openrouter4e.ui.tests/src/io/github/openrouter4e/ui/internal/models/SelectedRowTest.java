package io.github.openrouter4e.ui.internal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.Catalogue;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The pictures of the abilities against the colour of the selection. */
@WorkbenchTest
class SelectedRowTest {
	/** Between the colours of selection and text, which are black and white here, lie greys only. */
	private static final RGB SELECTION = new RGB(0, 0, 0);
	private static final RGB TEXT = new RGB(255, 255, 255);

	private final StandInServer server = StandInServer.start();

	@BeforeEach
	void useStandIn() {
		OpenRouterPreferences preferences = UiServices.request().join().preferences();
		UiServices.request().join().keys().confirm(server.baseUri());
		preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
	}

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void abilitiesHaveTheColourOfTheSelectedText() {
		PickerDriver picker = PickerDriver.open("google/gemini-3-pro")
				.waitForRows(Catalogue.standard().models().size());
		Set<RGB> colours = UiThread.get(() -> paint(picker.table(), SWT.SELECTED));
		assertTrue(colours.contains(SELECTION) && colours.size() > 2, colours::toString);
		for (RGB colour : colours) {
			assertEquals(colour.red, colour.green, colours::toString);
			assertEquals(colour.red, colour.blue, colours::toString);
		}
	}

	@Test
	void abilitiesHaveTheirOwnColoursElsewhere() {
		PickerDriver picker = PickerDriver.open("google/gemini-3-pro")
				.waitForRows(Catalogue.standard().models().size());
		Set<RGB> colours = UiThread.get(() -> paint(picker.table(), SWT.NONE));
		assertTrue(colours.stream().anyMatch(colour -> colour.red != colour.blue), colours::toString);
	}

	/** The colours of the cell, painted as the platform asks for it. */
	private static Set<RGB> paint(Table table, int state) {
		int column = ModelTable.Column.ABILITIES.ordinal();
		Image cell = new Image(table.getDisplay(), table.getColumn(column).getWidth(), table.getItemHeight());
		GC gc = new GC(cell);
		gc.setBackground(new Color(SELECTION));
		gc.setForeground(new Color(TEXT));
		gc.fillRectangle(cell.getBounds());
		Event event = new Event();
		event.item = table.getItem(table.getSelectionIndex());
		event.index = column;
		event.gc = gc;
		event.height = table.getItemHeight();
		event.detail = state;
		table.notifyListeners(SWT.PaintItem, event);
		gc.dispose();
		ImageData data = cell.getImageData();
		cell.dispose();
		Set<RGB> colours = new HashSet<>();
		for (int y = 0; y < data.height; y++) {
			for (int x = 0; x < data.width; x++) {
				colours.add(data.palette.getRGB(data.getPixel(x, y)));
			}
		}
		return colours;
	}
}
