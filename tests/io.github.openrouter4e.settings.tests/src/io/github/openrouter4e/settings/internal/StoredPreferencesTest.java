package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.preferences.ConfigurationScope;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.settings.Settings;

/** With the preference store of the running platform. */
class StoredPreferencesTest {
	private static final String NODE = "io.github.openrouter4e.settings.tests";

	private IEclipsePreferences values = InstanceScope.INSTANCE.getNode(NODE);
	private final IEclipsePreferences installation = ConfigurationScope.INSTANCE.getNode(NODE);
	private final IEclipsePreferences product = DefaultScope.INSTANCE.getNode(NODE);
	private final List<Runnable> writes = new ArrayList<>();
	private final StoredPreferences preferences = new StoredPreferences(InstanceScope.INSTANCE, NODE, writes::add,
			ConfigurationScope.INSTANCE, DefaultScope.INSTANCE);

	@AfterEach
	void forget() throws BackingStoreException {
		values.clear();
		installation.clear();
		product.clear();
	}

	@Test
	void readsTheDefaultAndBackWhatWasSet() {
		assertEquals("openrouter/auto", preferences.get(Settings.MODEL_ID));
		preferences.set(Settings.MODEL_ID, "anthropic/claude-sonnet-4.5");
		assertEquals("anthropic/claude-sonnet-4.5", preferences.get(Settings.MODEL_ID));
		preferences.reset(Settings.MODEL_ID);
		assertEquals("openrouter/auto", preferences.get(Settings.MODEL_ID));
	}

	@Test
	void theUserComesBeforeTheInstallationAndThatBeforeTheProduct() {
		product.put(Settings.MODEL_ID.key(), "product");
		assertEquals("product", preferences.get(Settings.MODEL_ID));
		installation.put(Settings.MODEL_ID.key(), "installation");
		assertEquals("installation", preferences.get(Settings.MODEL_ID));
		preferences.set(Settings.MODEL_ID, "user");
		assertEquals("user", preferences.get(Settings.MODEL_ID));
		assertEquals("installation", preferences.getDefault(Settings.MODEL_ID));
	}

	@Test
	void theUserMayGoBackToWhatAnAdministratorChanged() {
		installation.put(Settings.GEMINI_CACHING.key(), "true");
		assertEquals(true, preferences.get(Settings.GEMINI_CACHING));
		preferences.set(Settings.GEMINI_CACHING, false);
		assertEquals(false, preferences.get(Settings.GEMINI_CACHING));
	}

	@Test
	void storesNoDefaults() throws BackingStoreException {
		preferences.set(Settings.MODEL_ID, "other");
		preferences.set(Settings.MODEL_ID, Settings.MODEL_ID.defaultValue());
		assertArrayEquals(new String[0], values.keys());
	}

	@Test
	void ignoresWhatItDoesNotUnderstand() {
		values.put(Settings.CACHE_LIFETIME.key(), "FOR_EVER");
		assertEquals(CacheLifetime.FIVE_MINUTES, preferences.get(Settings.CACHE_LIFETIME));
	}

	@Test
	void keepsSettingsOfModelsWithSlashesInTheirIds() {
		preferences.set(Settings.routing("google/gemini-2.5-pro"), "{}");
		assertEquals("{}", preferences.get(Settings.routing("google/gemini-2.5-pro")));
		assertEquals("", preferences.get(Settings.routing("google/gemini-2.5-flash")));
	}

	@Test
	void tellsOfChangesUntilTheListenerIsGone() {
		List<Boolean> seen = new ArrayList<>();
		var registration = preferences.onChange(Settings.GEMINI_CACHING, seen::add);
		preferences.set(Settings.GEMINI_CACHING, true);
		preferences.set(Settings.GEMINI_CACHING, true);
		preferences.set(Settings.MODEL_ID, "other");
		preferences.reset(Settings.GEMINI_CACHING);
		registration.close();
		preferences.set(Settings.GEMINI_CACHING, true);
		assertEquals(List.of(true, false), seen);
	}

	@Test
	void aListenerThatFailsDisturbsNobody() {
		List<Boolean> seen = new ArrayList<>();
		preferences.onChange(Settings.GEMINI_CACHING, value -> {
			throw new IllegalStateException("a listener's fault");
		});
		preferences.onChange(Settings.GEMINI_CACHING, seen::add);
		preferences.set(Settings.GEMINI_CACHING, true);
		assertEquals(List.of(true), seen);
		assertEquals(1, writes.size(), "the value is on its way to the disk");
	}

	@Test
	void tellsOfAnImportButNotOfTextThatMeansTheSame() {
		List<Boolean> seen = new ArrayList<>();
		try (var registration = preferences.onChange(Settings.GEMINI_CACHING, seen::add)) {
			values.put(Settings.GEMINI_CACHING.key(), "nonsense");
			values.put(Settings.GEMINI_CACHING.key(), "false");
			values.put(Settings.GEMINI_CACHING.key(), "true");
		}
		assertEquals(List.of(true), seen);
	}

	@Test
	void anImportThatRemovesTheNodeIsFollowed() throws BackingStoreException {
		List<String> models = new ArrayList<>();
		List<Boolean> caching = new ArrayList<>();
		preferences.onChange(Settings.MODEL_ID, models::add);
		preferences.onChange(Settings.GEMINI_CACHING, caching::add);
		preferences.set(Settings.MODEL_ID, "a");
		preferences.set(Settings.GEMINI_CACHING, true);
		values.removeNode(); // as an import of everything does before it puts the values
		values = InstanceScope.INSTANCE.getNode(NODE);
		assertEquals("openrouter/auto", preferences.get(Settings.MODEL_ID));
		values.put(Settings.MODEL_ID.key(), "imported");
		assertEquals("imported", preferences.get(Settings.MODEL_ID));
		preferences.set(Settings.MODEL_ID, "b");
		writes.forEach(Runnable::run);
		assertEquals(List.of("a", "openrouter/auto", "imported", "b"), models);
		assertEquals(List.of(true, false), caching);
	}

	/** The nodes belong to Eclipse and stay. */
	@Test
	void listensToNothingAfterItWasClosed() throws BackingStoreException {
		List<Boolean> seen = new ArrayList<>();
		preferences.onChange(Settings.GEMINI_CACHING, seen::add);
		preferences.close();
		values.put(Settings.GEMINI_CACHING.key(), "true");
		assertEquals(List.of(), seen);
		values.removeNode(); // as an import does
		values = InstanceScope.INSTANCE.getNode(NODE);
		values.put(Settings.GEMINI_CACHING.key(), "true");
		assertEquals(List.of(), seen);
	}

	@Test
	void canBeClosedAfterItsNodeWasRemoved() throws BackingStoreException {
		values.removeNode();
		preferences.close();
		values = InstanceScope.INSTANCE.getNode(NODE);
	}

	@Test
	void writesInTheBackgroundOnceForManyChanges() {
		preferences.set(Settings.MODEL_ID, "a");
		preferences.set(Settings.MODEL_ID, "b");
		assertEquals(1, writes.size());
		writes.removeFirst().run();
		preferences.set(Settings.MODEL_ID, "c");
		assertEquals(1, writes.size());
	}
}
