package io.github.openrouter4e.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.support.FakeSettings;
import io.github.openrouter4e.chat.support.FixedCatalogue;
import io.github.openrouter4e.client.ServiceTier;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.models.RequestOption;

@SuppressWarnings("nls")
class ChosenModelTest {

	private final FakeSettings settings = new FakeSettings();

	@Test
	void requestsHaveTheRequestOptionsOfThePreferences() {
		settings.model = "openrouter/auto";
		settings.requestOptions = settings.requestOptions.with(RequestOption.SERVICE_TIER, "flex")
				.with(RequestOption.AUTO_EXCLUDED, "maker/*").with(RequestOption.DATETIME, "on");
		settings.webSearch = true;
		var messages = List.of(new UserMessage("Hello"));

		var request = ChosenModel.of(settings, FixedCatalogue.standard()).request(messages).build();

		assertEquals(messages, request.messages());
		assertEquals(ServiceTier.FLEX, request.serviceTier());
		assertTrue(request.plugins().toString().contains("maker/*"), () -> request.plugins().toString());
		assertEquals(List.of(), request.tools());
	}
}
