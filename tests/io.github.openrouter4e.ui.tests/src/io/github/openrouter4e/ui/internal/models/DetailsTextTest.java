package io.github.openrouter4e.ui.internal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The details of a model as they are laid out. */
@WorkbenchTest
class DetailsTextTest {
	@Test
	void theTitleIsWholeHoweverOftenTheModelChanges() {
		List<DetailLine> lines = List.of(new DetailLine.Title("Auto Router"),
				new DetailLine.Plain("text\n".repeat(50)));
		UiThread.run(() -> {
			Shell shell = new Shell(UiThread.display());
			shell.setLayout(new FillLayout());
			DetailsText details = new DetailsText(shell, "details");
			shell.setSize(400, 200);
			shell.open();
			for (int round = 0; round < 2; round++) {
				details.show(lines);
				assertEquals(details.control().getTopMargin(), details.control().getLocationAtOffset(0).y);
				details.control().setTopPixel(100);
			}
			shell.dispose();
		});
	}
}
