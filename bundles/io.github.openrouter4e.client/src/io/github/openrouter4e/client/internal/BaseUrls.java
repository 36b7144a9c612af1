package io.github.openrouter4e.client.internal;

import java.net.URI;

import io.github.openrouter4e.client.BaseUrl;

/** What can be told from the API's root. */
@SuppressWarnings("nls") // addresses
public final class BaseUrls {
	private BaseUrls() {}

	/** Whether it is OpenRouter itself, and not a gateway. */
	public static boolean isOpenRouter(URI baseUrl) {
		String host = BaseUrl.host(baseUrl);
		return host.equals("openrouter.ai") || host.endsWith(".openrouter.ai");
	}

	/** Where people sign in. */
	public static URI signInPage(URI baseUrl) {
		return isOpenRouter(baseUrl)
				? URI.create("https://openrouter.ai/auth")
				: URI.create(baseUrl.getScheme() + "://" + baseUrl.getRawAuthority() + "/auth");
	}
}
