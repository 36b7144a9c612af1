package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.swt.widgets.Widget;

/** Names widgets for tools that operate the user interface, independently of language and layout. */
@SuppressWarnings("nls") // names of widgets
final class WidgetKeys {
	static final String KEY = "openrouter.key";
	static final String KEY_STORAGE = "openrouter.keyStorage.";
	static final String TEST = "openrouter.test";
	static final String TEST_RESULT = "openrouter.test.result";
	static final String USE_CUSTOM_BASE_URL = "openrouter.baseUrl.use";
	static final String CUSTOM_BASE_URL = "openrouter.baseUrl";
	static final String CONFIRM_SERVER = "openrouter.baseUrl.confirm";
	static final String MODEL = "openrouter.model";

	private static final String PROPERTY = "org.eclipse.swtbot.widget.key";

	private WidgetKeys() {}

	static void set(Widget widget, String key) {
		widget.setData(PROPERTY, key);
	}
}
