package io.github.openrouter4e.settings.internal;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.KeyUnavailableException.Reason;
import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.KeyState.Unavailable;
import io.github.openrouter4e.settings.KeyState.Unconfirmed;
import io.github.openrouter4e.settings.KeyState.Unread;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;

/** Provides the client with the server of the preferences and the key for it. */
@Component(service = ConnectionSettings.class)
@SuppressWarnings("nls") // header values and technical messages
public final class PreferredConnection implements ConnectionSettings {
	/**
	 * The project's public home page, by which OpenRouter tells applications apart and to which its public rankings link.
	 * Empty, so that none is sent, until there is one: an invented address could belong to anybody. See docs/building.md.
	 */
	private static final String HOME_PAGE = "";
	private static final String TITLE = "OpenRouter for Eclipse";

	private final OpenRouterPreferences preferences;
	private final KeyStore keys;

	@Activate
	public PreferredConnection(@Reference OpenRouterPreferences preferences, @Reference KeyStore keys) {
		this.preferences = preferences;
		this.keys = keys;
	}

	/**
	 * @throws io.github.openrouter4e.client.InvalidBaseUrlException
	 *             if the custom address, perhaps imported or edited by hand, is none: silently going to another server
	 *             would be worse
	 */
	@Override
	public URI baseUrl() {
		return preferences.get(Settings.USE_CUSTOM_BASE_URL)
				? BaseUrl.parse(preferences.get(Settings.CUSTOM_BASE_URL),
						preferences.get(Settings.ALLOW_INSECURE_HTTP))
				: BaseUrl.OPENROUTER;
	}

	@Override
	public @Nullable ApiKey apiKey(URI baseUrl) {
		return key(keys.read(baseUrl), baseUrl);
	}

	@Override
	public @Nullable ApiKey apiKeyIfUnlocked(URI baseUrl) {
		return key(keys.readIfUnlocked(baseUrl), baseUrl);
	}

	private static @Nullable ApiKey key(KeyState state, URI baseUrl) {
		return switch (state) {
			case Present present -> present.key();
			case Absent absent -> null;
			case Unread unread -> null;
			case Unconfirmed unconfirmed -> throw new KeyUnavailableException(Reason.SERVER_UNCONFIRMED,
					"the user has not agreed to " + BaseUrl.host(baseUrl), null);
			case Unavailable unavailable -> throw new KeyUnavailableException(reason(unavailable.problem()),
					"the API key in " + unavailable.location() + " is not available: " + unavailable.problem(), null);
		};
	}

	@Override
	public String referer() {
		return HOME_PAGE;
	}

	@Override
	public String title() {
		return TITLE;
	}

	private static Reason reason(KeyProblem problem) {
		return switch (problem) {
			case LOCKED -> Reason.LOCKED;
			case TIMED_OUT -> Reason.TIMED_OUT;
			case INVALID -> Reason.INVALID;
			case MISSING, UNREADABLE, NOT_WRITTEN, FAILED -> Reason.STORE_BROKEN;
		};
	}
}
