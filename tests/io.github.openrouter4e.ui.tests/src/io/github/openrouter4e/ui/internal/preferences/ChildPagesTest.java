package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.settings.LimitAction;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.SendKey;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What is stored is shown, what is changed is stored by Apply and not before, and defaults come back. */
@WorkbenchTest
class ChildPagesTest {
	private static final String CHAT = UiIds.PREFERENCE_PAGE + ".chat";
	private static final String COSTS = UiIds.PREFERENCE_PAGE + ".costs";

	private final OpenRouterPreferences preferences = UiServices.request().join().preferences();

	@Test
	void chatShowsAndStores() {
		preferences.set(Settings.SEND_KEY, SendKey.CTRL_ENTER);
		preferences.set(Settings.HISTORY_LIMIT_MB, 250);
		preferences.set(Settings.WEB_SEARCH, true);
		PreferencePageDriver page = PreferencePageDriver.open(CHAT);
		assertEquals(NLS.bind(Messages.ChatPage_ctrlEnter, "Ctrl+Enter"), page.choice(Messages.ChatPage_sendKey));
		assertEquals(Messages.ChatPage_transcriptAuto, page.choice(Messages.ChatPage_transcript));
		assertEquals(250, page.number(Messages.ChatPage_history));
		assertEquals(true, page.isTicked(Messages.ChatPage_webSearch));
		page.choose(Messages.ChatPage_transcript, Messages.ChatPage_transcriptNative);
		page.setNumber(Messages.ChatPage_history, 1_000);
		assertEquals(75, page.number(Messages.ChatPage_shortened));
		page.setNumber(Messages.ChatPage_shortened, 50);
		page.click(Messages.ChatPage_webSearch);
		assertEquals(250, preferences.get(Settings.HISTORY_LIMIT_MB));
		page.apply();
		assertEquals(SendKey.CTRL_ENTER, preferences.get(Settings.SEND_KEY));
		assertEquals(TranscriptWidget.NATIVE, preferences.get(Settings.TRANSCRIPT_WIDGET));
		assertEquals(1_000, preferences.get(Settings.HISTORY_LIMIT_MB));
		assertEquals(50, preferences.get(Settings.SHORTENED_PROMPT_PERCENT));
		assertEquals(false, preferences.get(Settings.WEB_SEARCH));
	}

	@Test
	void chatGoesBackToDefaultsOnApplyOnly() {
		preferences.set(Settings.SEND_KEY, SendKey.CTRL_ENTER);
		preferences.set(Settings.HISTORY_LIMIT_MB, 250);
		PreferencePageDriver page = PreferencePageDriver.open(CHAT);
		page.restoreDefaults();
		assertEquals(Messages.ChatPage_enter, page.choice(Messages.ChatPage_sendKey));
		assertEquals(Settings.HISTORY_LIMIT_MB.defaultValue(), page.number(Messages.ChatPage_history));
		assertEquals(250, preferences.get(Settings.HISTORY_LIMIT_MB));
		page.apply();
		assertEquals(SendKey.ENTER, preferences.get(Settings.SEND_KEY));
		assertEquals(Settings.HISTORY_LIMIT_MB.defaultValue(), preferences.get(Settings.HISTORY_LIMIT_MB));
	}

	@Test
	void costsShowAndStore() {
		preferences.set(Settings.CONVERSATION_LIMIT, Optional.of(new BigDecimal("2.50")));
		PreferencePageDriver page = PreferencePageDriver.open(COSTS);
		assertEquals("2.50", page.text(Messages.CostsPage_conversationLimit));
		assertEquals("", page.text(Messages.CostsPage_dailyLimit));
		page.setText(Messages.CostsPage_conversationLimit, " ");
		page.setText(Messages.CostsPage_dailyLimit, "0,75");
		page.choose(Messages.CostsPage_lifetime, Messages.CostsPage_oneHour);
		page.choose(Messages.CostsPage_limitAction, Messages.CostsPage_warn);
		page.click(Messages.CostsPage_geminiCaching);
		page.apply();
		assertEquals(Optional.empty(), preferences.get(Settings.CONVERSATION_LIMIT));
		assertEquals(Optional.of(new BigDecimal("0.75")), preferences.get(Settings.DAILY_LIMIT));
		assertEquals(CacheLifetime.ONE_HOUR, preferences.get(Settings.CACHE_LIFETIME));
		assertEquals(true, preferences.get(Settings.GEMINI_CACHING));
		assertEquals(LimitAction.WARN, preferences.get(Settings.LIMIT_ACTION));
	}

	@Test
	void costsGoBackToDefaultsOnApplyOnly() {
		preferences.set(Settings.LOW_BALANCE, Optional.empty());
		preferences.set(Settings.DAILY_LIMIT, Optional.of(BigDecimal.TEN));
		PreferencePageDriver page = PreferencePageDriver.open(COSTS);
		page.restoreDefaults();
		assertEquals("1", page.text(Messages.CostsPage_lowBalance));
		assertEquals("", page.text(Messages.CostsPage_dailyLimit));
		page.cancel();
		assertEquals(Optional.empty(), preferences.get(Settings.LOW_BALANCE));
		assertEquals(Optional.of(BigDecimal.TEN), preferences.get(Settings.DAILY_LIMIT));
	}

	@ParameterizedTest
	@ValueSource(strings = {"-1", "two", "1.000,50", "1000001", "1e9", "1e3", "3 apples", "1,000"})
	void anAmountThatIsNoneIsRefused(String input) {
		PreferencePageDriver page = PreferencePageDriver.open(COSTS);
		page.setText(Messages.CostsPage_dailyLimit, input);
		String name = Messages.CostsPage_dailyLimit.replace("(&D)", "").replaceAll("[&:\\uFF1A]", "");
		assertEquals(NLS.bind(Messages.AmountField_notAnAmount, name, "2.50"), page.problem());
		assertEquals(false, page.canApply());
		page.setText(Messages.CostsPage_dailyLimit, "$3");
		assertNull(page.problem());
		assertEquals(true, page.canApply());
	}

	@Test
	void theListOfModelsIsSetOnTheFirstPage() {
		PreferencePageDriver page = PreferencePageDriver.open();
		assertEquals(Messages.ModelSection_scopeAll, page.choice(Messages.ModelSection_scope));
		assertEquals(60, page.number(Messages.ModelSection_maxAge));
		page.choose(Messages.ModelSection_scope, Messages.ModelSection_scopeAccount);
		page.setNumber(Messages.ModelSection_maxAge, 1_440);
		page.apply();
		assertEquals(ModelScope.ACCOUNT, preferences.get(Settings.CATALOGUE_SCOPE));
		assertEquals(1_440, preferences.get(Settings.CATALOGUE_MAX_AGE_MINUTES));
	}

	@Test
	void theAgeOfTheListStaysInItsRange() {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.setNumber(Messages.ModelSection_maxAge, 1);
		assertEquals(5, page.number(Messages.ModelSection_maxAge));
		page.setNumber(Messages.ModelSection_maxAge, 1_000_000);
		assertEquals(43_200, page.number(Messages.ModelSection_maxAge));
		page.restoreDefaults();
		assertEquals(60, page.number(Messages.ModelSection_maxAge));
	}
}
