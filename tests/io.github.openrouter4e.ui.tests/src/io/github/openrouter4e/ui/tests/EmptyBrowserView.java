package io.github.openrouter4e.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** A view with nothing but a browser that shows a page without content: the least that a view with a browser takes. */
@SuppressWarnings("nls")
public final class EmptyBrowserView extends ViewPart {

	/** As in {@code fragment.xml}. */
	public static final String ID = "io.github.openrouter4e.ui.tests.browser";

	/** That of {@link WithoutBrowser}. */
	public static final String WITHOUT_BROWSER = "io.github.openrouter4e.ui.tests.plain";

	private Browser browser;

	@Override
	public void createPartControl(Composite parent) {
		browser = new Browser(parent, SWT.NONE);
		browser.setText("<html><body></body></html>");
	}

	@Override
	public void setFocus() {
		browser.setFocus();
	}

	/** The same without the browser, for what any view takes. */
	public static final class WithoutBrowser extends ViewPart {

		private Label label;

		@Override
		public void createPartControl(Composite parent) {
			label = new Label(parent, SWT.NONE);
		}

		@Override
		public void setFocus() {
			label.setFocus();
		}
	}
}
