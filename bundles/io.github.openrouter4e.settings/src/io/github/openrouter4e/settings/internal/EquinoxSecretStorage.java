package io.github.openrouter4e.settings.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyStoreException;

/** Secrets in Equinox secure storage, always encrypted. */
@SuppressWarnings("nls") // names on disk
final class EquinoxSecretStorage implements SecretStorage {
	private static final String NODE = "io.github.openrouter4e";
	private static final String KEY = "apiKey";

	private final Supplier<@Nullable ISecurePreferences> root;
	private final Supplier<@Nullable ISecurePreferences> quietRoot;

	/**
	 * @param root
	 *            the opened storage, null where there is none; asked each time, because opening may block and may work the
	 *            next time
	 * @param quietRoot
	 *            the same storage, opened so that it does not ask for its password
	 */
	EquinoxSecretStorage(Supplier<@Nullable ISecurePreferences> root,
			Supplier<@Nullable ISecurePreferences> quietRoot) {
		this.root = root;
		this.quietRoot = quietRoot;
	}

	/** The user's storage, which all of Eclipse shares. */
	static EquinoxSecretStorage ofUser() {
		return new EquinoxSecretStorage(SecurePreferencesFactory::getDefault, () -> {
			try {
				// one that can be changed: a password from the command line is put into it
				return SecurePreferencesFactory.open(null,
						new HashMap<>(Map.of(IProviderHints.PROMPT_USER, Boolean.FALSE)));
			} catch (IOException e) {
				throw new KeyStoreException(KeyProblem.FAILED, e);
			}
		});
	}

	@Override
	public @Nullable String read(String name, boolean mayAsk) {
		ISecurePreferences storage = open(mayAsk ? root : quietRoot);
		String path = path(name);
		if (!storage.nodeExists(path)) {
			return null; // asking for the node would create it
		}
		try {
			String secret = storage.node(path).get(KEY, null);
			if (secret != null && !isPlain(secret)) {
				throw new KeyStoreException(KeyProblem.UNREADABLE, null);
			}
			return secret;
		} catch (StorageException e) {
			throw new KeyStoreException(problem(e), e);
		}
	}

	@Override
	public void write(String name, String secret) {
		ISecurePreferences storage = open(root);
		ISecurePreferences node = storage.node(path(name));
		try {
			node.put(KEY, secret, true);
			if (!node.isEncrypted(KEY)) {
				// does not happen with the storage of today; the promise is ours all the same
				node.removeNode();
				throw new KeyStoreException(KeyProblem.MISSING, null);
			}
			storage.flush();
		} catch (StorageException e) {
			throw new KeyStoreException(problem(e), e);
		} catch (IOException e) {
			throw new KeyStoreException(KeyProblem.NOT_WRITTEN, e);
		}
	}

	@Override
	public void remove(String name) {
		ISecurePreferences storage = open(root);
		String path = path(name);
		if (storage.nodeExists(path)) {
			storage.node(path).removeNode();
			try {
				storage.flush();
			} catch (IOException e) {
				throw new KeyStoreException(KeyProblem.NOT_WRITTEN, e);
			}
		}
	}

	private static ISecurePreferences open(Supplier<@Nullable ISecurePreferences> source) {
		ISecurePreferences storage = source.get();
		if (storage == null) {
			throw new KeyStoreException(KeyProblem.MISSING, null);
		}
		return storage;
	}

	/** About one wrong password in 250 is not noticed by the cipher, which then gives bytes that mean nothing. */
	private static boolean isPlain(String secret) {
		return secret.chars().allMatch(c -> c > ' ' && c <= '~');
	}

	private static String path(String name) {
		return NODE + '/' + EncodingUtils.encodeSlashes(name);
	}

	private static KeyProblem problem(StorageException e) {
		return switch (e.getErrorCode()) {
			case StorageException.NO_PASSWORD -> KeyProblem.LOCKED;
			case StorageException.NO_SECURE_MODULE -> KeyProblem.MISSING;
			case StorageException.DECRYPTION_ERROR -> KeyProblem.UNREADABLE;
			default -> KeyProblem.FAILED;
		};
	}
}
