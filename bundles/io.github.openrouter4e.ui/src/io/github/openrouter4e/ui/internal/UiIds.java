package io.github.openrouter4e.ui.internal;

/** The ids that plugin.xml declares and code refers to. */
@SuppressWarnings("nls") // ids
public final class UiIds {
	/** Category of our views and of our commands. */
	public static final String CATEGORY = "io.github.openrouter4e.ui";

	/** The view "OpenRouter Chat". */
	public static final String CHAT_VIEW = "io.github.openrouter4e.ui.chat";

	/** The key-binding context that is active while the focus is in the chat view. */
	public static final String CHAT_CONTEXT = "io.github.openrouter4e.ui.chat";

	/** The root preference page; the others are its children. */
	public static final String PREFERENCE_PAGE = "io.github.openrouter4e.ui.preferences";

	private UiIds() {}
}
