package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Catalogue;
import io.github.openrouter4e.testing.wire.Json;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** A model that is announced to go away. */
@WorkbenchTest
@SuppressWarnings("nls")
class EndingModelTest {

	private static final String OLD = "maker/writer-1";
	private static final String NEW = "maker/writer-2";

	@Test
	void theSuccessorIsOffered() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var end = LocalDate.now().plusDays(30);
			var models = Json.parse("[]").<com.fasterxml.jackson.databind.node.ArrayNode>deepCopy();
			models.add(model(OLD, "Writer 1", 100).put("expiration_date", end.toString()));
			models.add(model(NEW, "Writer 2", 200));
			chat.server().state().catalogue(Catalogue.of(models));
			chat.services().models().refresh();
			UiThread.waitUntil("the models are known", () -> chat.services().models().current().find(NEW) != null);
			var page = chat.open();
			UiThread.run(page.presenter()::newConversation);
			page.presenter().session().setOptions(ConversationOptions.DEFAULTS.withModel(OLD));

			MessageDriver.waitFor(page, NLS.bind(Messages.OptionsPresenter_ends, "Writer 1",
					DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).format(end)));
			MessageDriver.press(page, NLS.bind(Messages.OptionsPresenter_useSuccessor, "Writer 2"));
			UiThread.waitUntil("the successor is chosen", () -> NEW.equals(page.presenter().options().model()));
			assertEquals(NEW, page.presenter().session().snapshot().options().model());
		}
	}

	private static ObjectNode model(String id, String name, long created) {
		return (ObjectNode) Json.parse("{\"id\":\"%s\",\"name\":\"%s\",\"created\":%d}".formatted(id, name, created));
	}
}
