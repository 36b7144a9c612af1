package io.github.openrouter4e.ui.internal;

import java.util.Locale;

import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;

/**
 * What F1 explains. Each constant is a context of that name, in lower case, in {@code contexts.xml} and its translation.
 * Where Eclipse has no help system, F1 does nothing.
 */
public enum HelpContext {
	/** The view "OpenRouter Chat". */
	CHAT,
	/** The view "OpenRouter Usage". */
	USAGE,
	/** The dialog that chooses a model. */
	MODEL_PICKER,
	/** The root preference page: key, server, default model. */
	CONNECTION_PAGE,
	/** The preference page for routing and parameters of models. */
	MODELS_PAGE,
	/** The preference page of the chat view. */
	CHAT_PAGE,
	/** The preference page of prompt caching, limits and the balance. */
	COSTS_PAGE,
	/** The preference page of the system prompt and the reusable prompts. */
	PROMPTS_PAGE,
	/** The preference page of what models may do without a question. */
	TOOLS_PAGE;

	/** Explains this when F1 is pressed in the control or in one inside it. */
	public void applyTo(Control control) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(control, id());
	}

	/** {@return the id as the help system knows it} */
	public String id() {
		return UiIds.CATEGORY + '.' + name().toLowerCase(Locale.ROOT);
	}
}
