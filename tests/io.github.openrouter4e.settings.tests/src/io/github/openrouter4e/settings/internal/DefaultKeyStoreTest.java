package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.settings.InMemoryPreferences;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.KeyState.Unavailable;
import io.github.openrouter4e.settings.KeyState.Unconfirmed;
import io.github.openrouter4e.settings.KeyState.Unread;
import io.github.openrouter4e.settings.KeyStoreException;
import io.github.openrouter4e.settings.Settings;

class DefaultKeyStoreTest {
	private static final URI OPENROUTER = BaseUrl.OPENROUTER;
	private static final URI PROXY = URI.create("https://llm.example.com/v1");
	private static final ApiKey KEY = ApiKey.parse("sk-or-v1-not-a-real-key-0001");
	private static final ApiKey OTHER_KEY = ApiKey.parse("sk-or-v1-not-a-real-key-0002");
	private static final Duration LONG = Duration.ofMinutes(1);
	private static final Duration SHORT = Duration.ofMillis(200);

	private final InMemoryPreferences preferences = new InMemoryPreferences();
	private final FakeSecretStorage storage = new FakeSecretStorage();
	private final List<String> environment = new ArrayList<>(List.of(""));
	private final List<KeyStoreException> leftovers = new ArrayList<>();
	private final ConfirmedServers confirmed = new ConfirmedServers(null, Runnable::run);
	private final DefaultKeyStore store = newStore(LONG);

	@Test
	void knowsNothingBeforeItLooks() {
		assertEquals(new Unread(KeyLocation.SECURE_STORAGE), store.state(OPENROUTER));
		assertEquals(0, storage.reads);
	}

	@Test
	void findsNoKeyWhereNoneIs() {
		assertEquals(new Absent(KeyLocation.SECURE_STORAGE), store.read(OPENROUTER));
		assertEquals(new Absent(KeyLocation.SECURE_STORAGE), store.state(OPENROUTER));
	}

	@Test
	void keepsTheKeyInSecureStorageAndReadsItOnce() {
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		DefaultKeyStore next = newStore(LONG);
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), next.read(OPENROUTER));
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), next.read(OPENROUTER));
		assertEquals(1, storage.reads);
	}

	@Test
	void pathAndSpellingOfTheServerDoNotMatter() {
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY),
				newStore(LONG).read(URI.create("HTTPS://OpenRouter.AI:443/other")));
	}

	@Test
	void aKeyForOneServerIsNotThereForAnother() {
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		store.store(OPENROUTER, KEY, KeyLocation.MEMORY);
		environment.set(0, KEY.value());
		for (String url : List.of("https://llm.example.com", "http://openrouter.ai", "https://openrouter.ai:8443",
				"https://openrouter.ai.example.com", "https://eu.openrouter.ai")) {
			assertEquals(new Unconfirmed(KeyLocation.SECURE_STORAGE), store.read(URI.create(url)), url);
			store.confirm(URI.create(url));
			assertEquals(new Absent(KeyLocation.SECURE_STORAGE), store.read(URI.create(url)), url);
		}
	}

	@Test
	void aKeyInMemoryIsNowhereElseAndGoneAfterARestart() {
		store.store(OPENROUTER, KEY, KeyLocation.MEMORY);
		assertEquals(new Present(KeyLocation.MEMORY, KEY), store.state(OPENROUTER));
		assertEquals(Map.of(), storage.secrets);
		assertEquals(new Absent(KeyLocation.MEMORY), newStore(LONG).read(OPENROUTER));
	}

	@Test
	void movingTheKeyToMemoryRemovesItFromSecureStorage() {
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		store.store(OPENROUTER, OTHER_KEY, KeyLocation.MEMORY);
		assertEquals(Map.of(), storage.secrets);
		assertEquals(new Present(KeyLocation.MEMORY, OTHER_KEY), store.read(OPENROUTER));
	}

	@Test
	void movingTheKeyToMemoryWorksWhileSecureStorageIsLocked() {
		storage.problem = KeyProblem.LOCKED;
		store.store(OPENROUTER, KEY, KeyLocation.MEMORY);
		assertEquals(new Present(KeyLocation.MEMORY, KEY), store.read(OPENROUTER));
		assertEquals(1, leftovers.size());
	}

	@Test
	void theEnvironmentCountsForOpenRouterUntilTheUserChooses() {
		environment.set(0, " " + KEY.value() + "\n");
		assertEquals(new Present(KeyLocation.ENVIRONMENT, KEY), store.environment());
		assertEquals(new Present(KeyLocation.ENVIRONMENT, KEY), store.state(OPENROUTER));
		store.store(OPENROUTER, OTHER_KEY, KeyLocation.SECURE_STORAGE);
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, OTHER_KEY), store.read(OPENROUTER));
		store.useEnvironment(OPENROUTER);
		assertEquals(new Present(KeyLocation.ENVIRONMENT, KEY), store.read(OPENROUTER));
		assertEquals(Map.of(), storage.secrets);
	}

	@Test
	void theEnvironmentCountsForAnotherServerOnceTheUserChoseIt() {
		environment.set(0, KEY.value());
		store.confirm(PROXY);
		store.useEnvironment(PROXY);
		assertEquals(new Present(KeyLocation.ENVIRONMENT, KEY), store.read(PROXY));
	}

	@Test
	void theEnvironmentIsNotOursToWrite() {
		assertThrows(IllegalArgumentException.class, () -> store.store(OPENROUTER, KEY, KeyLocation.ENVIRONMENT));
	}

	@Test
	void anEnvironmentWithoutAUsableKeyIsSaidToBeSo() {
		store.useEnvironment(OPENROUTER);
		assertEquals(new Absent(KeyLocation.ENVIRONMENT), store.read(OPENROUTER));
		environment.set(0, "two words");
		assertEquals(new Unavailable(KeyLocation.ENVIRONMENT, KeyProblem.INVALID), store.read(OPENROUTER));
	}

	@Test
	void looksAgainAfterSecureStorageWasLocked() {
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		DefaultKeyStore next = newStore(LONG);
		storage.problem = KeyProblem.LOCKED;
		assertEquals(new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.LOCKED), next.read(OPENROUTER));
		assertEquals(new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.LOCKED), next.state(OPENROUTER));
		storage.problem = null;
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), next.read(OPENROUTER));
	}

	@Test
	void theOldKeyStaysInForceWhenTheNewOneCannotBeKept() {
		store.store(OPENROUTER, KEY, KeyLocation.MEMORY);
		storage.problem = KeyProblem.NOT_WRITTEN;
		KeyStoreException failure = assertThrows(KeyStoreException.class,
				() -> store.store(OPENROUTER, OTHER_KEY, KeyLocation.SECURE_STORAGE));
		assertEquals(KeyProblem.NOT_WRITTEN, failure.problem());
		assertEquals(new Present(KeyLocation.MEMORY, KEY), store.read(OPENROUTER));
	}

	@Test
	void aHangingKeyringIsGivenUpAndUsedOnceItAnswers() throws InterruptedException {
		storage.secrets.put("https://openrouter.ai", KEY.value());
		CountDownLatch hanging = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(2); // the state changes to unavailable, and back to unread
		storage.before = () -> awaitQuietly(hanging);
		DefaultKeyStore impatient = newStore(Duration.ofSeconds(2)); // enough for the answer in the end
		impatient.onChange(answered::countDown);
		assertEquals(new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.TIMED_OUT), impatient.read(OPENROUTER));
		assertEquals(new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.TIMED_OUT), impatient.read(OPENROUTER));
		hanging.countDown();
		assertTrue(answered.await(30, TimeUnit.SECONDS));
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), impatient.read(OPENROUTER));
	}

	@Test
	void somethingUnusableInSecureStorageIsSaidToBeSo() {
		storage.secrets.put("https://openrouter.ai", "schlüssel");
		assertEquals(new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.INVALID), store.read(OPENROUTER));
	}

	@Test
	void removesTheKey() {
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		store.remove(OPENROUTER);
		assertEquals(new Absent(KeyLocation.SECURE_STORAGE), store.state(OPENROUTER));
		assertEquals(Map.of(), storage.secrets);
	}

	@Test
	void aListenerThatFailsDisturbsNobody() {
		List<KeyState> seen = new ArrayList<>();
		store.onChange(() -> {
			throw new IllegalStateException("a listener's fault");
		});
		store.onChange(() -> seen.add(store.state(OPENROUTER)));
		store.store(OPENROUTER, KEY, KeyLocation.MEMORY);
		assertEquals(new Present(KeyLocation.MEMORY, KEY), seen.getLast());
	}

	@Test
	void tellsItsListenersUntilTheyAreGone() {
		List<KeyState> seen = new ArrayList<>();
		var registration = store.onChange(() -> seen.add(store.state(OPENROUTER)));
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		store.read(OPENROUTER);
		registration.close();
		registration.close();
		store.remove(OPENROUTER);
		assertEquals(List.of(new Present(KeyLocation.MEMORY, KEY), // until it is kept
				new Present(KeyLocation.SECURE_STORAGE, KEY)), seen);
	}

	@Test
	void theKeyIsNeitherInPreferencesNorInText() {
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		store.confirm(PROXY);
		store.store(PROXY, OTHER_KEY, KeyLocation.MEMORY);
		String shown = preferences.stored() + " " + store.state(OPENROUTER) + store.state(PROXY) + store;
		assertFalse(shown.contains(KEY.value()), shown);
		assertFalse(shown.contains(OTHER_KEY.value()), shown);
	}

	private DefaultKeyStore newStore(Duration patience) {
		return new DefaultKeyStore(preferences, confirmed, storage, patience, () -> environment.getFirst(),
				leftovers::add);
	}

	@Test
	void aWriteThatTakesLongerThanTheLimitIsNotGivenUpAndTheKeyIsUsedMeanwhile() throws Exception {
		CountDownLatch password = new CountDownLatch(1);
		CountDownLatch asked = new CountDownLatch(1);
		storage.before = () -> {
			asked.countDown();
			awaitQuietly(password);
		};
		DefaultKeyStore impatient = newStore(SHORT);
		var writing = CompletableFuture.runAsync(() -> impatient.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE));
		assertTrue(asked.await(30, TimeUnit.SECONDS));
		assertEquals(new Present(KeyLocation.MEMORY, KEY), impatient.read(OPENROUTER));
		// a request for another server waits for the storage as long as the limit, and the write goes on all the same
		impatient.confirm(PROXY);
		assertEquals(new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.TIMED_OUT), impatient.read(PROXY));
		assertFalse(writing.isDone());
		password.countDown();
		writing.get(30, TimeUnit.SECONDS);
		storage.before = () -> {
			// open from now on
		};
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), impatient.read(OPENROUTER));
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), newStore(LONG).read(OPENROUTER), "after a restart");
	}

	@Test
	void aLateWriteWinsOverTheRescue() throws Exception {
		CountDownLatch password = new CountDownLatch(1);
		storage.before = () -> awaitQuietly(password);
		var writing = CompletableFuture.runAsync(() -> store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE));
		store.useFromMemory(OPENROUTER, KEY);
		password.countDown();
		writing.get(30, TimeUnit.SECONDS);
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), store.state(OPENROUTER));
		assertEquals(Map.of("https://openrouter.ai", KEY.value()), storage.secrets);
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), newStore(LONG).read(OPENROUTER));
	}

	@Test
	void memoryAsARescueIsNotTheUsersChoice() {
		store.store(OPENROUTER, OTHER_KEY, KeyLocation.SECURE_STORAGE);
		Map<String, String> before = preferences.stored();
		store.useFromMemory(OPENROUTER, KEY);
		assertEquals(new Present(KeyLocation.MEMORY, KEY), store.read(OPENROUTER));
		assertEquals(before, preferences.stored());
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, OTHER_KEY), newStore(LONG).read(OPENROUTER));
	}

	@Test
	void aLookThatBeganBeforeAWriteDoesNotReplaceWhatWasWritten() throws Exception {
		CountDownLatch looking = new CountDownLatch(1);
		CountDownLatch written = new CountDownLatch(1);
		storage.afterRead = () -> {
			looking.countDown();
			awaitQuietly(written);
		};
		var reading = CompletableFuture.supplyAsync(() -> store.read(OPENROUTER));
		assertTrue(looking.await(30, TimeUnit.SECONDS));
		store.store(OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		written.countDown();
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), reading.get(30, TimeUnit.SECONDS));
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), store.state(OPENROUTER));
	}

	@Test
	void whatHappensByItselfAsksForNoPassword() {
		storage.secrets.put("https://openrouter.ai", KEY.value());
		storage.needsPassword = true;
		List<KeyState> seen = new ArrayList<>();
		store.onChange(() -> seen.add(store.state(OPENROUTER)));
		assertEquals(new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.LOCKED), store.readIfUnlocked(OPENROUTER));
		assertEquals(new Unread(KeyLocation.SECURE_STORAGE), store.state(OPENROUTER), "nobody has really looked");
		assertEquals(List.of(), seen);
		assertEquals(0, storage.reads);
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), store.read(OPENROUTER));
		assertEquals(new Present(KeyLocation.SECURE_STORAGE, KEY), store.readIfUnlocked(OPENROUTER), "known by now");
	}

	@Test
	void noKeyIsGivenOutForAServerThatTheUserDidNotConfirm() {
		environment.set(0, KEY.value());
		storage.secrets.put("https://llm.example.com", OTHER_KEY.value());
		for (KeyLocation place : KeyLocation.values()) {
			preferences.set(Settings.keyLocation("https://llm.example.com"), Optional.of(place));
			assertEquals(new Unconfirmed(place), store.read(PROXY));
			assertEquals(new Unconfirmed(place), store.readIfUnlocked(PROXY));
			assertEquals(new Unconfirmed(place), store.state(PROXY));
		}
		store.store(PROXY, OTHER_KEY, KeyLocation.MEMORY);
		assertEquals(new Unconfirmed(KeyLocation.MEMORY), store.read(PROXY), "a key alone is no agreement");
		assertEquals(0, storage.reads);
	}

	@Test
	void agreeingToAServerWithAKeyOfItsOwnDoesNotGiveItTheEnvironmentsKey() {
		environment.set(0, KEY.value());
		store.confirm(PROXY);
		assertEquals(new Absent(KeyLocation.SECURE_STORAGE), store.read(PROXY));
		preferences.set(Settings.keyLocation("https://llm.example.com"), Optional.of(KeyLocation.ENVIRONMENT));
		assertEquals(new Unconfirmed(KeyLocation.ENVIRONMENT), store.read(PROXY), "imported");
		store.confirm(PROXY);
		assertEquals(new Present(KeyLocation.ENVIRONMENT, KEY), store.read(PROXY));
	}

	@Test
	void tellsThatAServerWasConfirmed() {
		List<KeyState> seen = new ArrayList<>();
		store.onChange(() -> seen.add(store.state(PROXY)));
		store.confirm(PROXY);
		store.confirm(PROXY);
		assertEquals(List.of(new Unread(KeyLocation.SECURE_STORAGE)), seen);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
