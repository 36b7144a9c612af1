package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyStoreException;

/** With a real keyring in a temporary file. */
class EquinoxSecretStorageTest {
	private static final String SERVER = "https://openrouter.ai";
	private static final String SECRET = "sk-or-v1-not-a-real-key-0001";

	@TempDir
	private Path folder;

	@Test
	void keepsASecretEncryptedOnDisk() throws IOException {
		storage("keyring").write(SERVER, SECRET);
		assertEquals(SECRET, storage("keyring").read(SERVER, true));
		String file = Files.readString(folder.resolve("keyring"));
		assertTrue(file.contains("openrouter"), file);
		assertFalse(file.contains(SECRET), file);
	}

	@Test
	void readsNothingWhereNothingIsAndLeavesNoTrace() throws IOException {
		assertNull(storage("keyring").read(SERVER, true));
		open("keyring", "password").flush();
		assertFalse(Files.exists(folder.resolve("keyring")));
	}

	@Test
	void replacesAndRemovesASecret() throws IOException {
		EquinoxSecretStorage storage = storage("keyring");
		storage.write(SERVER, "sk-or-v1-not-a-real-key-0000");
		storage.write(SERVER, SECRET);
		assertEquals(SECRET, storage.read(SERVER, true));
		storage.remove(SERVER);
		storage.remove(SERVER);
		assertNull(storage.read(SERVER, true));
		assertFalse(Files.readString(folder.resolve("keyring")).contains("openrouter"));
	}

	@Test
	void tellsServersApart() {
		EquinoxSecretStorage storage = storage("keyring");
		storage.write(SERVER, SECRET);
		storage.write("http://127.0.0.1:8080", "other");
		assertEquals(SECRET, storage.read(SERVER, true));
		assertEquals("other", storage.read("http://127.0.0.1:8080", true));
		assertNull(storage.read("http://127.0.0.1:8081", true));
	}

	@Test
	void saysThatThePasswordHasChanged() throws IOException {
		storage("keyring").write(SERVER, SECRET);
		Files.copy(folder.resolve("keyring"), folder.resolve("copy"));
		EquinoxSecretStorage storage = storage("copy", "other password");
		assertEquals(KeyProblem.UNREADABLE,
				assertThrows(KeyStoreException.class, () -> storage.read(SERVER, true)).problem());
	}

	@Test
	void noticesWhatAWrongPasswordMakesOfASecret() throws Exception {
		EquinoxSecretStorage storage = storage("keyring");
		storage.write(SERVER, SECRET);
		ISecurePreferences node = open("keyring", "password").node("io.github.openrouter4e")
				.node(EncodingUtils.encodeSlashes(SERVER));
		node.put("apiKey", "\u0007\uFFFD2x", true); // the cipher has not noticed
		assertEquals(KeyProblem.UNREADABLE,
				assertThrows(KeyStoreException.class, () -> storage.read(SERVER, true)).problem());
	}

	@Test
	void theUsersStorageIsReadWithoutAskingForItsPassword() {
		assertNull(EquinoxSecretStorage.ofUser().read("https://nobody-has-a-key-for-this.example.com", false));
	}

	@Test
	void saysThatThereIsNoSecureStorage() {
		EquinoxSecretStorage storage = new EquinoxSecretStorage(() -> null, () -> null);
		assertEquals(KeyProblem.MISSING,
				assertThrows(KeyStoreException.class, () -> storage.read(SERVER, true)).problem());
		assertEquals(KeyProblem.MISSING,
				assertThrows(KeyStoreException.class, () -> storage.write(SERVER, SECRET)).problem());
	}

	@Test
	void saysThatTheFileCannotBeWritten() throws IOException {
		ISecurePreferences keyring = open("keyring", "password");
		Files.createDirectory(folder.resolve("keyring")); // in its way
		KeyStoreException failure = assertThrows(KeyStoreException.class,
				() -> new EquinoxSecretStorage(() -> keyring, () -> keyring).write(SERVER, SECRET));
		assertEquals(KeyProblem.NOT_WRITTEN, failure.problem());
		assertFalse(failure.toString().contains(SECRET));
	}

	private EquinoxSecretStorage storage(String file) {
		return storage(file, "password");
	}

	private EquinoxSecretStorage storage(String file, String password) {
		return new EquinoxSecretStorage(() -> open(file, password), () -> open(file, password));
	}

	private ISecurePreferences open(String file, String password) {
		try {
			return SecurePreferencesFactory.open(folder.resolve(file).toUri().toURL(),
					Map.of(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec(password.toCharArray())));
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
