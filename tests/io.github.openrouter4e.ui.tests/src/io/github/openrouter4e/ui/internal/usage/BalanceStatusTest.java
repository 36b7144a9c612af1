package io.github.openrouter4e.ui.internal.usage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.ChatFixture;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The balance in the status line. */
@WorkbenchTest
class BalanceStatusTest {
	@Test
	void aNewKeyIsAskedForItsBalance() throws Exception {
		Shell shell = UiThread.get(() -> new Shell(UiThread.display()));
		try (var chat = new ChatFixture(TranscriptWidget.NATIVE)) {
			var balance = chat.services().balance();
			var told = new AtomicInteger();
			try (var listening = balance.addListener(snapshot -> told.incrementAndGet())) {
				UiThread.run(() -> {
					shell.setLayout(new FillLayout());
					new BalanceStatus().fill(shell);
					shell.open();
				});
				UiThread.waitUntil("it was looked for a key", () -> told.get() > 0);
				assertTrue(chat.server().requests("/key").isEmpty());
				chat.enterKey();
				UiThread.waitUntil("the balance of the key is shown", () -> text(shell).contains("18.75"));
			}
		} finally {
			UiThread.run(shell::dispose);
		}
	}

	private static String text(Shell shell) {
		return Widgets.only(shell, CLabel.class, label -> true).getText();
	}
}
