package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.testing.workbench.UiThread;

/** The themes of the workbench, switched in the way the preference page "Appearance" does it. */
@SuppressWarnings("nls")
final class Themes {

	static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

	private Themes() {}

	/** Whether this workbench has themes at all. */
	static boolean areThere() {
		return engine() != null && isThere(DARK);
	}

	/** Adds a theme as another plug-in would, from the style sheet of this name beside this class. */
	static void register(String name) {
		if (!isThere(name)) {
			engine().registerTheme(name, name, Themes.class.getResource(name + ".css").toString());
		}
	}

	static String active() {
		return UiThread.get(() -> engine().getActiveTheme().getId());
	}

	static void switchTo(String theme) {
		UiThread.run(() -> engine().setTheme(theme, false));
	}

	private static boolean isThere(String theme) {
		return UiThread.get(() -> engine().getThemes().stream().anyMatch(t -> theme.equals(t.getId())));
	}

	private static IThemeEngine engine() {
		return PlatformUI.getWorkbench().getService(IThemeEngine.class);
	}
}
