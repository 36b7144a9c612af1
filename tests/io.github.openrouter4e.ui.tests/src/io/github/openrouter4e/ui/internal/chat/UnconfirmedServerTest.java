package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.tests.StrangeServers;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Another server by an imported preference file, while the view is open. */
@WorkbenchTest
@SuppressWarnings("nls")
class UnconfirmedServerTest {
	private static final ApiKey KEY = ApiKey.parse("sk-or-v1-fedcba9876543210");

	private final StandInServer other = StrangeServers.start(UiServices.request().join().keys(),
			StandInServer.Options.standard());

	@AfterEach
	void stop() {
		other.close();
	}

	@Test
	void theUserIsAskedAndNothingIsSentBeforeTheAnswer() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			chat.services().keys().store(other.baseUri(), KEY, KeyLocation.MEMORY);
			importFile();
			waitForQuestion(page);
			chat.services().models().refresh().join();
			ChatFixture.send(page, "Hello");
			UiThread.waitUntil("the prompt is back in the composer",
					() -> page.composer().text().getText().equals("Hello"));
			assertEquals(List.of(), UiThread.get(() -> page.presenter().session().snapshot().pathIds()));
			chat.services().balance().refresh();
			UiThread.waitUntil("the balance says why it is not known",
					() -> chat.services().balance().current().failure() != null);
			assertEquals(List.of(), other.requests());
			assertTrue(labels(page).contains(question()), "and is still asked");

			other.enqueueFor("/chat/completions", Answer.text("Agreed."));
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, "openrouter.state.confirm-server")));
			UiThread.waitUntil("the question is answered", () -> !labels(page).contains(question()));
			UiThread.waitUntil("its models are asked for", () -> !other.requests("/models").isEmpty());
			ChatFixture.send(page, "Hello again");
			ChatFixture.waitForText(page, "Agreed.");
			assertEquals("Bearer " + KEY.value(), other.lastChat().header("Authorization").orElse(""));
			chat.services().keys().remove(other.baseUri());
		}
	}

	@Test
	void theUserGoesBackToOpenRouter() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			importFile();
			waitForQuestion(page);
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, "openrouter.state.refuse-server")));
			UiThread.waitUntil("the question is answered", () -> !labels(page).contains(question()));
			assertFalse(chat.services().preferences().get(Settings.USE_CUSTOM_BASE_URL));
			assertEquals(List.of(), other.requests());
		}
	}

	/** A second file that names the environment's key, while the question about the server alone is shown. */
	@Test
	void whatTheUserWasNotAskedIsNotAnswered() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			importFile();
			waitForQuestion(page);
			var place = Settings.keyLocation(other.origin());
			chat.services().preferences().set(place, java.util.Optional.of(KeyLocation.ENVIRONMENT));
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, "openrouter.state.confirm-server")));
			var whole = NLS.bind(Messages.ServerQuestion_stateServerChangedEnvironment, other.baseUrl(),
					io.github.openrouter4e.settings.KeyStore.ENVIRONMENT_VARIABLE);
			UiThread.waitUntil("the user is asked for the key of the environment", () -> labels(page).contains(whole));
			assertEquals(List.of(), other.requests());
			chat.services().preferences().set(place, java.util.Optional.empty());
		}
	}

	private void waitForQuestion(ChatPage page) {
		UiThread.waitUntil("the user is asked", () -> labels(page).contains(question()));
	}

	private String question() {
		return NLS.bind(Messages.ServerQuestion_stateServerChanged, other.baseUrl());
	}

	private static List<String> labels(ChatPage page) {
		return UiThread.get(() -> Widgets.all((Composite) page.control(), Label.class)
				.filter(Label::isVisible).map(Label::getText).toList());
	}

	private void importFile() throws Exception {
		var node = "/instance/io.github.openrouter4e.settings/";
		var file = "file_export_version=3.0\n" + node + "baseUrl.useCustom=true\n" + node + "baseUrl.custom="
				+ other.baseUrl().replace(":", "\\:") + "\n";
		Platform.getPreferencesService()
				.importPreferences(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)));
	}
}
