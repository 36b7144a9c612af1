package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.ui.internal.chat.conversation.WorkStep;
import io.github.openrouter4e.ui.internal.chat.conversation.WorkStep.State;

@SuppressWarnings("nls")
class StepsPanelTest {

	private static final List<WorkStep> STEPS = List.of(new WorkStep("Read", State.DONE),
			new WorkStep("Test", State.PENDING),
			new WorkStep("Fix", State.DOING));

	@Test
	void aLineTellsWhatIsBeingDone() {
		assertTrue(StepsPanel.words(STEPS, false).endsWith("Fix"), StepsPanel.words(STEPS, false));
		assertTrue(StepsPanel.words(STEPS.subList(0, 2), false).endsWith("Test"), "what comes next, between two steps");
	}

	@Test
	void allStepsAreToldInTheirOrder() {
		assertEquals(List.of("\u2713 Read", "\u25CB Test", "\u25B8 Fix"),
				StepsPanel.words(STEPS, true).lines().skip(1).toList());
		var many = IntStream.range(0, 50).mapToObj(i -> new WorkStep("Step " + i, State.PENDING)).toList();
		assertEquals(14, StepsPanel.words(many, true).lines().count());
	}
}
