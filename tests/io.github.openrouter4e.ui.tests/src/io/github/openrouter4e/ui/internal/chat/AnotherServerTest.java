package io.github.openrouter4e.ui.internal.chat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The user enters another address or key while the view is open. */
@WorkbenchTest
@SuppressWarnings("nls")
class AnotherServerTest {

	@Test
	void itsModelsAndBalanceAreAskedForAtOnce() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var other = StandInServer.start()) {
			var services = chat.services();
			chat.server().state().account().credits(new BigDecimal("10"), new BigDecimal("1"));
			other.state().account().credits(new BigDecimal("5"), new BigDecimal("3"));
			chat.open();
			services.balance().refresh();
			waitForCredits(chat, "9");
			services.keys().store(other.baseUri(), ApiKey.parse("sk-or-v1-fedcba9876543210"), KeyLocation.MEMORY);
			services.keys().confirm(other.baseUri());
			services.preferences().set(Settings.CUSTOM_BASE_URL, other.baseUrl());
			waitForCredits(chat, "2");
			UiThread.waitUntil("its models are asked for", () -> !other.requests("/models").isEmpty());
			services.keys().remove(other.baseUri());
		}
	}

	private static void waitForCredits(ChatFixture chat, String usd) {
		UiThread.waitUntil("the balance is " + usd, () -> {
			var credits = chat.services().balance().current().accountCredits();
			return credits != null && credits.compareTo(new BigDecimal(usd)) == 0;
		});
	}
}
