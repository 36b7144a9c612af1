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

	/** The preference page for routing and parameters of models. */
	public static final String MODELS_PREFERENCE_PAGE = "io.github.openrouter4e.ui.preferences.models";

	/** The child page with spending limits. */
	public static final String COSTS_PREFERENCE_PAGE = "io.github.openrouter4e.ui.preferences.costs";

	/** The preference page of the reusable prompts. */
	public static final String PROMPTS_PREFERENCE_PAGE = "io.github.openrouter4e.ui.preferences.prompts";

	/** The view "OpenRouter Usage". */
	public static final String USAGE_VIEW = "io.github.openrouter4e.ui.usage";

	/** The context that is active from the first opening of one of our views on. */
	public static final String IN_USE_CONTEXT = "io.github.openrouter4e.ui.inUse";

	/** The command that chooses a model. */
	public static final String CHOOSE_MODEL_COMMAND = "io.github.openrouter4e.ui.chooseModel";

	private UiIds() {}
}
