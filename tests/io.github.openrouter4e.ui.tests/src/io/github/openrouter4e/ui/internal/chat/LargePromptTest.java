package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.custom.LineStyleListener;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Much text in the composer. */
@WorkbenchTest
@SuppressWarnings("nls")
class LargePromptTest {

	private static final int LINES = 3_500;
	private static final String LARGE = ("word ".repeat(12) + "\n").repeat(LINES);

	@Test
	void onlyWhatIsSeenOfALargePromptIsLaidOut() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var laidOut = new AtomicInteger();
			LineStyleListener counter = event -> laidOut.incrementAndGet();
			UiThread.run(() -> page.composer().text().addLineStyleListener(counter));
			var counts = UiThread.get(() -> {
				var text = page.composer().text();
				laidOut.set(0);
				text.setText(LARGE);
				var set = laidOut.getAndSet(0);
				text.insert("x");
				return List.of(set, laidOut.get());
			});
			assertTrue(counts.getFirst() < LINES / 2, counts + " lines");
			assertTrue(counts.getLast() < LINES / 2, counts + " lines");
			UiThread.run(() -> page.composer().text().removeLineStyleListener(counter));
		}
	}

	@Test
	void theComposerGrowsUpToItsLimit() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var empty = height(page, "");
			assertEquals(empty, height(page, "one"));
			var most = height(page, "line\n".repeat(40));
			assertTrue(most > empty, most + " > " + empty);
			assertEquals(most, height(page, LARGE));
			assertEquals(most, height(page, "word ".repeat(2_000)), "what is one line, and wrapped");
			assertEquals(empty, height(page, ""));
		}
	}

	private static int height(ChatPage page, String text) {
		ChatFixture.type(page, text);
		return UiThread.get(() -> page.composer().text().getSize().y);
	}

	@Test
	void aLineThatIsTooLongToBeLaidOutIsAttached() throws Exception {
		var line = "0123456789".repeat(3_000);
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			ChatFixture.type(page, "before");
			ChatFixture.type(page, line);
			assertEquals(0, UiThread.get(() -> page.composer().text().getCharCount()));
			assertTrue(List.of(line).equals(attached(page)));
			UiThread.run(() -> page.composer().setPrompt(Prompt.of("")));

			ChatFixture.type(page, "draft");
			UiThread.run(() -> page.composer().takeBack(Prompt.of(line)));
			assertTrue(UiThread.get(() -> page.composer().text().getText()).endsWith("draft"));
			assertTrue(List.of(line).equals(attached(page)));

			UiThread.run(() -> page.composer().setPrompt(Prompt.of(line)));
			assertEquals(0, UiThread.get(() -> page.composer().text().getCharCount()));
			assertTrue(List.of(line).equals(attached(page)));
			UiThread.run(() -> page.composer().setPrompt(Prompt.of("")));
		}
	}

	private static List<String> attached(ChatPage page) {
		return UiThread.get(() -> page.composer().prompt().attachments().stream()
				.map(a -> ((Attachment.PastedText) a).text()).toList());
	}
}
