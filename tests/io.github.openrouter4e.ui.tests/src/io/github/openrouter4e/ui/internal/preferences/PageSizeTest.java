package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The dialog opens as large as its first page, and cuts or scrolls those that ask for more. */
@WorkbenchTest
class PageSizeTest {
	@ParameterizedTest
	@ValueSource(strings = {".models", ".chat", ".costs", ".prompts"})
	void aPageIsNoLargerThanTheFirst(String child) {
		PreferencePageDriver first = PreferencePageDriver.open();
		Point room = first.preferredSize();
		first.cancel();
		Point size = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + child).preferredSize();
		assertTrue(size.x <= room.x && size.y <= room.y, size + " does not fit in " + room);
	}
}
