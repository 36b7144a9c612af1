package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.NumberFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.EditStatistics.Figures;

/** What is told of a model's edits. */
@SuppressWarnings("nls")
class EditStatisticsDialogTest {

	@Test
	void aModelHasItsCountsAndTheShareThatFailed() {
		var percent = NumberFormat.getPercentInstance();
		assertEquals(List.of("openai/gpt-5", "16", "1", "3 (" + percent.format(0.15) + ")"),
				List.of(EditStatisticsDialog.cells(new Figures("openai/gpt-5", 16, 1, 3))));
		assertEquals("0 (" + percent.format(0) + ")", EditStatisticsDialog.cells(new Figures("m", 0, 0, 0))[3]);
	}
}
