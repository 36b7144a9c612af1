package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.KeyState.Unconfirmed;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.StandInServer.Options;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.StrangeServers;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
class OpenRouterPreferencePageTest {
	private static final String KEY = "sk-or-v1-not-a-real-key-0123456789";
	private static final ApiKey API_KEY = ApiKey.parse(KEY);

	private final UiServices services = UiServices.request().join();
	private final StandInServer server = StrangeServers.start(services.keys(), Options.standard().withKey(KEY));
	private final OpenRouterPreferences preferences = services.preferences();

	@AfterEach
	void stop() {
		services.keys().remove(server.baseUri());
		services.keys().remove(BaseUrl.OPENROUTER);
		server.close();
	}

	@Test
	void configuresTestsAppliesAndShowsItAgain() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(" " + KEY + "\n");
		page.useBaseUrl(server.baseUrl() + "/");
		assertNull(page.problem());
		String connected = NLS.bind(Messages.TestResult_connected, "127.0.0.1", "sk-or-v1-5ta...d1n");
		assertTrue(page.testConnection().startsWith(connected), page.testResult());
		assertEquals(new Unconfirmed(KeyLocation.SECURE_STORAGE), services.keys().read(server.baseUri()));
		page.typeModel("anthropic/claude-sonnet-4.5");
		page.apply();

		waitForKey(new Present(KeyLocation.SECURE_STORAGE, API_KEY));
		assertEquals("anthropic/claude-sonnet-4.5", preferences.get(Settings.MODEL_ID));
		assertEquals(server.baseUri(), services.connection().baseUrl());

		PreferencePageDriver again = PreferencePageDriver.open();
		again.waitForText(NLS.bind(Messages.KeyTexts_inSecureStorage, API_KEY));
		assertEquals(KEY, again.key());
		assertEquals(server.baseUrl() + "/", again.baseUrl());
		assertEquals("anthropic/claude-sonnet-4.5", again.model());
		assertTrue(again.testConnection().startsWith(connected), again.testResult());
	}

	@Test
	void isCarefulByDefault() {
		PreferencePageDriver page = PreferencePageDriver.open();
		assertFalse(page.isTicked(Messages.ServerSection_useCustom));
		assertFalse(page.isEnabled(Messages.ServerSection_allowInsecure));
		page.waitForText(Messages.KeyTexts_none);
	}

	@Test
	void aPlaceIsChosenFromTheStart() {
		PreferencePageDriver page = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE);
		page.typeKey(KEY);
		assertTrue(page.keepsIn(KeyLocation.SECURE_STORAGE));
		assertEquals(KEY, page.key());
	}

	@Test
	void cancelChangesNothing() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		page.useBaseUrl(server.baseUrl());
		page.typeModel("other/model");
		page.cancel();
		assertEquals(Settings.MODEL_ID.defaultValue(), preferences.get(Settings.MODEL_ID));
		assertEquals(false, preferences.get(Settings.USE_CUSTOM_BASE_URL));
		assertEquals(new Unconfirmed(KeyLocation.SECURE_STORAGE), services.keys().read(server.baseUri()));
	}

	@Test
	void restoringDefaultsKeepsTheKeyAndStoresNothingBeforeApply() {
		preferences.set(Settings.MODEL_ID, "other/model");
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		page.restoreDefaults();
		assertEquals(KEY, page.key());
		assertEquals(Settings.MODEL_ID.defaultValue(), page.model());
		assertEquals("other/model", preferences.get(Settings.MODEL_ID));
		page.cancel();
	}

	@Test
	void masksTheKeyUntilTheUserWantsToSeeIt() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		assertNull(page.shownKey());
		page.click(Messages.SecretText_show);
		assertEquals(KEY, page.shownKey());
		page.click(Messages.SecretText_show);
		assertNull(page.shownKey());
	}

	@ParameterizedTest
	@ValueSource(strings = {"schlüssel-aus-dem-text", "two words", "sk-or-v1-…abcd"})
	void complainsAboutAKeyThatCannotBeOneAndLosesNothing(String key) {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(key);
		assertNotNull(page.problem());
		assertFalse(page.problem().contains(key));
		assertFalse(page.isEnabled(Messages.TestSection_test));
		assertEquals(key, page.key());
		page.typeKey(KEY);
		assertNull(page.problem());
		assertTrue(page.isEnabled(Messages.TestSection_test));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "llm.example.com/api/v1", "ftp://llm.example.com", "https://", "https://llm example",
			"https://user:password@llm.example.com", "http://llm.example.com"})
	void complainsAboutAnAddressThatCannotBeOne(String url) {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.useBaseUrl(url);
		assertNotNull(page.problem());
		assertFalse(page.isEnabled(Messages.TestSection_test));
		page.click(Messages.ServerSection_useCustom);
		assertNull(page.problem());
	}

	@Test
	void allowsPlainHttpOnlyToWhoInsists() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.useBaseUrl("http://llm.example.com");
		assertNotNull(page.problem());
		page.click(Messages.ServerSection_allowInsecure);
		assertNull(page.problem());
	}

	@Test
	void keepsTheKeyInMemoryOnly() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		page.keepIn(KeyLocation.MEMORY);
		page.useBaseUrl(server.baseUrl());
		page.apply();
		waitForKey(new Present(KeyLocation.MEMORY, API_KEY));
	}

	@ParameterizedTest
	@CsvSource({"SECURE_STORAGE", "MEMORY"})
	void anEmptyKeyRemovesIt(KeyLocation location) {
		services.keys().store(server.baseUri(), API_KEY, location);
		useServer();
		PreferencePageDriver page = PreferencePageDriver.open();
		UiThread.waitUntil("the key is shown", () -> page.key().equals(KEY));
		page.typeKey("");
		page.apply();
		waitForKey(new Absent(location));
	}

	@Test
	void saysThatTheEnvironmentHoldsNoKey() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.keepIn(KeyLocation.ENVIRONMENT);
		page.waitForText(NLS.bind(Messages.KeyTexts_environmentNotSet, "OPENROUTER_API_KEY"));
		assertNull(page.problem());
	}

	@Test
	void showsTheKeyOfTheServerOnThePage() {
		services.keys().confirm(server.baseUri());
		services.keys().store(server.baseUri(), API_KEY, KeyLocation.SECURE_STORAGE);
		PreferencePageDriver page = PreferencePageDriver.open();
		assertEquals("", page.key());
		page.useBaseUrl(server.baseUrl());
		UiThread.waitUntil("the key of that server is shown", () -> page.key().equals(KEY));
	}

	@Test
	void anImportedServerIsUsedOnlyAfterTheUserConfirmedIt() {
		services.keys().store(server.baseUri(), API_KEY, KeyLocation.MEMORY);
		preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl()); // as an import does
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
		PreferencePageDriver page = PreferencePageDriver.open();
		page.waitForText(Messages.ServerSection_unconfirmed);
		assertEquals(Messages.ServerSection_confirmFirst, page.testConnection());
		page.typeModel("anthropic/claude-sonnet-4.5");
		page.click(Messages.ServerSection_allowInsecure);
		page.click(Messages.ServerSection_useCustom);
		page.click(Messages.ServerSection_useCustom);
		page.apply(); // something else: that is no agreement
		assertEquals(new Unconfirmed(KeyLocation.MEMORY), services.keys().read(server.baseUri()));

		PreferencePageDriver again = PreferencePageDriver.open();
		again.waitForText(Messages.ServerSection_unconfirmed);
		again.click(Messages.ServerSection_confirm);
		waitForKey(new Present(KeyLocation.MEMORY, API_KEY));
		String connected = NLS.bind(Messages.TestResult_connected, "127.0.0.1", "sk-or-v1-5ta...d1n");
		assertTrue(again.testConnection().startsWith(connected), again.testResult());
	}

	@Test
	void typingAnAddressAndApplyingItIsAnAgreement() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.useBaseUrl(server.baseUrl());
		page.apply();
		assertEquals(new Absent(KeyLocation.SECURE_STORAGE), services.keys().read(server.baseUri()));
	}

	@Test
	void aKeyIsKeptForTheServerOnThePageAndNoOther() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		page.useBaseUrl(server.baseUrl());
		page.apply(); // before the page had time to look for a key of that server
		waitForKey(new Present(KeyLocation.SECURE_STORAGE, API_KEY));
		assertEquals(new Absent(KeyLocation.SECURE_STORAGE), services.keys().read(BaseUrl.OPENROUTER));
	}

	@Test
	void saysThatEclipseShowsTheEnvironment() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.keepIn(KeyLocation.ENVIRONMENT);
		String told = NLS.bind(Messages.KeyTexts_environmentNotSet, "OPENROUTER_API_KEY");
		page.waitForText(told);
		assertTrue(told.contains("Installation Details"), told);
	}

	@Test
	void aKeyWithWhatWasCopiedAlongIsKeptWithoutItAndThatIsSaid() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey("OPENROUTER_API_KEY=\"" + KEY + "\"");
		page.waitForText(Messages.KeySection_cleaned);
		assertNull(page.problem());
		page.keepIn(KeyLocation.MEMORY);
		page.apply();
		UiThread.waitUntil("the key is kept", () -> services.keys().state(BaseUrl.OPENROUTER)
				.equals(new Present(KeyLocation.MEMORY, API_KEY)));
	}

	@Test
	void modelsAreNotChosenFromTheListOfAnotherServer() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.useBaseUrl(server.baseUrl());
		Shell said = page.open(Messages.ModelSection_choose, Messages.ModelSection_title);
		UiThread.run(said::close);
		page.cancel();
	}

	@Test
	void aLongProblemIsShownWhole() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.useBaseUrl("http://a-rather-long-name-of-a-gateway.example.com/v1");
		page.waitForText(page.problem());
	}

	@Test
	void complainsAboutAModelIdWithSpaces() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeModel("claude sonnet");
		assertEquals(Messages.ModelSection_space, page.problem());
		page.typeModel(" ");
		assertEquals(Messages.ModelSection_empty, page.problem());
		page.typeModel("~anthropic/claude-sonnet-latest:nitro");
		assertNull(page.problem());
	}

	private void useServer() {
		services.keys().confirm(server.baseUri());
		preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
	}

	private void waitForKey(KeyState expected) {
		URI baseUrl = server.baseUri();
		UiThread.waitUntil("the key is " + expected, () -> services.keys().state(baseUrl).equals(expected));
	}
}
