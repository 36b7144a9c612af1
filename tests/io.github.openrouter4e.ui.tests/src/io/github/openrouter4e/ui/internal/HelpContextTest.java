package io.github.openrouter4e.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.preferences.PreferencePageDriver;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** F1 finds what it explains, wherever the focus is. */
@WorkbenchTest
@SuppressWarnings("nls")
class HelpContextTest {

	/** Where the workbench keeps what {@code setHelp} was given. */
	private static final String HELP = "org.eclipse.ui.help";

	@ParameterizedTest
	@CsvSource({"'', CONNECTION_PAGE", ".models, MODELS_PAGE", ".chat, CHAT_PAGE", ".costs, COSTS_PAGE",
			".prompts, PROMPTS_PAGE", ".tools, TOOLS_PAGE"})
	void preferencePages(String page, HelpContext expected) {
		var contents = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + page);
		assertEquals(expected.id(), UiThread.get(() -> inner(contents.contents())));
	}

	@ParameterizedTest
	@CsvSource({UiIds.CHAT_VIEW + ", CHAT", UiIds.USAGE_VIEW + ", USAGE"})
	void views(String view, HelpContext expected) {
		var page = UiThread.get(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage());
		IViewPart part = UiThread.get(() -> {
			try {
				return page.showView(view);
			} catch (PartInitException e) {
				throw new AssertionError(e);
			}
		});
		try {
			UiThread.waitUntil("the view has the focus", () -> UiThread.display().getFocusControl() != null);
			assertEquals(expected.id(), UiThread.get(() -> {
				part.setFocus();
				return around(UiThread.display().getFocusControl());
			}));
		} finally {
			UiThread.run(() -> page.hideView(part));
		}
	}

	private static String inner(Composite contents) {
		return around(Widgets.all(contents, Control.class).reduce((first, last) -> last).orElseThrow());
	}

	/** As the help system looks for it: in the control, then in those around it. */
	private static String around(Control control) {
		var here = control;
		while (here != null && here.getData(HELP) == null) {
			here = here.getParent();
		}
		return here == null ? "" : here.getData(HELP).toString();
	}
}
