package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.EstimateView;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.Amounts;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What is attached says what it costs. */
@WorkbenchTest
@SuppressWarnings("nls")
class ChipsTest {

	private static final String COST = NLS.bind(Messages.Estimator_estimate, Amounts.count(1_234),
			Amounts.usd(new BigDecimal("0.0037")));

	private static Button chip(ComposerShell prompt) {
		return Widgets.all(prompt.widget().getShell(), Button.class)
				.filter(button -> button.getData() instanceof Attachment).findFirst().orElseThrow();
	}

	@Test
	void tokensAndPriceAreInTheTipAndWhereThereIsRoomInTheChip() {
		var file = new Attachment.TextFile("a&b.txt", "text");
		try (var prompt = ComposerShell.open(new Rectangle(100, 100, 800, 200))) {
			prompt.run(() -> prompt.composer().attach(file));
			assertFalse(prompt.get(() -> chip(prompt).getText()).contains(COST));
			prompt.run(() -> prompt.composer().showCosts(List.of(new EstimateView.Part(file, COST))));
			assertEquals("a&&b.txt \u00B7 1 KB \u00B7 " + COST, prompt.get(() -> chip(prompt).getText()));
			UiThread.waitUntil("all of it is shown", () -> chip(prompt).getSize().x >= chip(prompt)
					.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
			var tip = NLS.bind(Messages.Chips_cost, COST);
			assertTrue(prompt.get(() -> chip(prompt).getToolTipText()).contains(tip));

			prompt.run(() -> prompt.composer().attach(new Attachment.TextFile("other.txt", "text")));
			assertTrue(prompt.get(() -> chip(prompt).getToolTipText()).contains(tip), "it is known already");
			prompt.run(() -> chip(prompt).getShell().setSize(300, 200));
			UiThread.waitUntil("there is no room", () -> !chip(prompt).getText().contains(COST));
			assertTrue(prompt.get(() -> chip(prompt).getToolTipText()).contains(tip));
		}
	}
}
