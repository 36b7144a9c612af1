package io.github.openrouter4e.ui.internal.errors;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorActionsTest {

	/** A click on a button that was there a moment ago may bring it to the wrong place. */
	@ParameterizedTest
	@EnumSource(names = {"RETRY", "LOWER_MAX_TOKENS", "CHOOSE_MODEL", "EDIT_PROMPT", "LEAVE_OUT", "SEND_WHEN_POSSIBLE",
			"DO_NOT_SEND"})
	void whatLeadsNowhereDoesNothing(ErrorAction action) {
		assertDoesNotThrow(() -> ErrorActions.perform(action, null));
	}

	@ParameterizedTest
	@CsvSource({"OPEN_PREFERENCES, io.github.openrouter4e.ui.preferences",
			"CHANGE_ROUTING, io.github.openrouter4e.ui.preferences.models",
			"CHANGE_PARAMETERS, io.github.openrouter4e.ui.preferences.models",
			"CHANGE_LIMITS, io.github.openrouter4e.ui.preferences.costs",
			"OPEN_NETWORK, org.eclipse.ui.net.NetPreferences", "OPEN_KEYS,"})
	void eachLeadsToThePageWhereItCanBeChanged(ErrorAction action, String page) {
		assertEquals(page, ErrorActions.preferencePage(action));
	}
}
