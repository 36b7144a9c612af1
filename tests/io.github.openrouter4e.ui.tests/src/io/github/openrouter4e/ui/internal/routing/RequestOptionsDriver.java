package io.github.openrouter4e.ui.internal.routing;

import io.github.openrouter4e.models.RequestOption;

/** The words of the dialog for request options. */
public final class RequestOptionsDriver {

	private RequestOptionsDriver() {}

	public static String title() {
		return Messages.RequestOptionsDialog_title;
	}

	public static String reset() {
		return Messages.RequestOptionsDialog_reset;
	}

	/** The item of a list. */
	public static String words(RequestOption option, String value) {
		return RequestOptionTexts.value(option, value);
	}
}
