package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.KeyStoreException;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

/**
 * Keeps a key after the page was applied, and perhaps closed: in the background, because secure storage may ask for a
 * password. If it fails, the key is used from memory, so that what the user typed is not lost, and the user is told.
 */
final class KeyKeeper {
	private KeyKeeper() {}

	static void keep(KeyInput input, KeyStore keys, URI baseUrl) {
		Background.run(() -> {
			try {
				input.store(keys, baseUrl);
			} catch (KeyStoreException | KeyUnavailableException e) {
				boolean rescued = input.hasKey();
				if (rescued) {
					keys.useFromMemory(baseUrl, ApiKey.parse(input.text())); // not the place that the user chose
				}
				warn(e, rescued
						? Messages.KeyKeeper_inMemory
						: input.onlyPlaced() ? Messages.KeyKeeper_notMoved : Messages.KeyKeeper_notRemoved);
			}
		});
	}

	private static void warn(Exception failure, String message) {
		Ui.later(() -> MessageDialog.openWarning(PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(),
				Messages.KeyKeeper_title, NLS.bind(message, ErrorText.of(failure).message())));
	}
}
