package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** A conversation that cannot be written says so until it can. */
@WorkbenchTest
@SuppressWarnings("nls")
class UnsavedTest {

	@Test
	void theViewSaysThatItIsNotSavedUntilItIs() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("An answer in memory."));
			var page = chat.open();
			UiThread.waitUntil("there is a conversation", () -> page.presenter().session() != null);
			UiThread.run(() -> page.presenter().newConversation());
			var session = UiThread.get(() -> page.presenter().session());
			var inTheWay = file(session.id());
			Files.createDirectories(inTheWay);
			try {
				ChatFixture.send(page, "A question");
				ChatFixture.waitForText(page, "An answer in memory.");
				ChatFixture.waitForText(page, Messages.Notices_storageFailedTitle);
			} finally {
				Files.delete(inTheWay);
			}
			UiThread.run(() -> page.presenter().action("unsaved", UserAction.OnProblem.SAVE));
			UiThread.waitUntil("it is saved", () -> session.unsaved() == null);
			UiThread.waitUntil("the notice is gone",
					() -> !((org.eclipse.swt.custom.StyledText) page.transcript().control()).getText()
							.contains(Messages.Notices_storageFailedTitle));
			assertEquals(2, session.snapshot().path().size());
			assertFalse(Files.isDirectory(inTheWay));
		}
	}

	/** Where a conversation is. */
	static Path file(String id) throws Exception {
		return Path.of(Platform.getInstanceLocation().getURL().toURI()).resolve(".metadata/.plugins")
				.resolve("io.github.openrouter4e.chat/conversations").resolve(id + ".jsonl");
	}
}
