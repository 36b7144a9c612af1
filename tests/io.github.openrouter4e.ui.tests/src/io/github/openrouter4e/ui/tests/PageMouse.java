package io.github.openrouter4e.ui.tests;

import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * Clicks in a browser's page with the mouse. A script cannot do that for it: the page listens to nothing but what the user
 * does himself.
 */
@SuppressWarnings("nls")
public final class PageMouse {

	private static final int ATTEMPTS = 5;
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

	private PageMouse() {}

	/**
	 * Brings an element into view and clicks it, again if it moved away under the mouse. Not for the UI thread.
	 *
	 * @param selector of the element in the page
	 * @param number   of the element among those, from 0; negative: from the end
	 */
	public static void click(Browser browser, String selector, int number) {
		for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
			if (UiThread.get(() -> press(browser, selector, number)) && isClicked(browser)) {
				return;
			}
		}
		throw new AssertionError("could not be clicked: " + selector);
	}

	/** Moves the mouse over an element. For the UI thread. */
	public static void move(Browser browser, String selector, int number) {
		var place = place(browser, selector, number);
		if (place == null) {
			throw new AssertionError("there is no " + selector);
		}
		post(browser, SWT.MouseMove, place);
	}

	private static boolean press(Browser browser, String selector, int number) {
		var place = place(browser, selector, number);
		if (place == null) {
			return false;
		}
		post(browser, SWT.MouseMove, place);
		post(browser, SWT.MouseDown, place);
		return post(browser, SWT.MouseUp, place);
	}

	private static @Nullable Point place(Browser browser, String selector, int number) {
		if (!(browser.evaluate("const e = [...document.querySelectorAll('" + selector + "')].at(" + number + ");"
				+ "if (!e) return null; e.scrollIntoView({ block: 'center' }); window.testClicked = 0;"
				+ "e.addEventListener('click', () => { window.testClicked = 1; }, { once: true, capture: true });"
				+ "const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2];") instanceof Object[] at)) {
			return null;
		}
		return browser.toDisplay(new Point(((Double) at[0]).intValue(), ((Double) at[1]).intValue()));
	}

	private static boolean post(Browser browser, int type, Point place) {
		var event = new Event();
		event.type = type;
		event.x = place.x;
		event.y = place.y;
		event.button = 1;
		return browser.getDisplay().post(event);
	}

	/** Whether the click comes to the element within a while, which is long: to click twice would do things twice. */
	private static boolean isClicked(Browser browser) {
		var end = System.nanoTime() + PATIENCE;
		while (System.nanoTime() < end) {
			if (UiThread.get(() -> Double.valueOf(1).equals(browser.evaluate("return window.testClicked")))) {
				return true;
			}
		}
		return false;
	}
}
