package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.KeyState.Unavailable;
import io.github.openrouter4e.settings.KeyState.Unconfirmed;
import io.github.openrouter4e.settings.KeyState.Unread;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.KeyStoreException;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

/** Says where the key is, without saying it. */
final class KeyTexts {
	private KeyTexts() {}

	static String describe(KeyState state) {
		return switch (state) {
			case Unread unread -> Messages.KeyTexts_reading;
			case Present present -> NLS.bind(switch (present.location()) {
				case SECURE_STORAGE -> Messages.KeyTexts_inSecureStorage;
				case ENVIRONMENT -> Messages.KeyTexts_inEnvironment;
				case MEMORY -> Messages.KeyTexts_inMemory;
			}, present.key()); // masked by its toString
			case Absent absent -> absent.location() == KeyLocation.ENVIRONMENT
					? NLS.bind(Messages.KeyTexts_environmentNotSet, KeyStore.ENVIRONMENT_VARIABLE)
					: Messages.KeyTexts_none;
			case Unconfirmed unconfirmed -> Messages.KeyTexts_unconfirmed;
			case Unavailable unavailable ->
				ErrorText.of(new KeyStoreException(unavailable.problem(), null)).message();
		};
	}
}
