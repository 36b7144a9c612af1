package io.github.openrouter4e.ui.internal.errors;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorActionsTest {

	/** A click on a button that was there a moment ago may bring it to the wrong place. */
	@ParameterizedTest
	@EnumSource(names = {"RETRY", "LOWER_MAX_TOKENS", "CHOOSE_MODEL", "EDIT_PROMPT", "LEAVE_OUT", "SEND_WHEN_POSSIBLE",
			"DO_NOT_SEND"})
	void whatLeadsNowhereDoesNothing(ErrorAction action) {
		assertDoesNotThrow(() -> ErrorActions.perform(action, null));
	}
}
