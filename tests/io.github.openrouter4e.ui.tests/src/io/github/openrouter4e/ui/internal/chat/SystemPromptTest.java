package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.RecordedRequest;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The system prompt of one conversation. */
@WorkbenchTest
@SuppressWarnings("nls")
class SystemPromptTest {

	private static final String GENERAL = "general rules";

	@AfterEach
	void withoutAGeneralOne() throws Exception {
		UiServices.request().get(30, TimeUnit.SECONDS).preferences().reset(Settings.SYSTEM_PROMPT);
	}

	@Test
	void aConversationGetsItsOwnAndGivesItBack() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.services().preferences().set(Settings.SYSTEM_PROMPT, GENERAL);
			var page = chat.open();
			assertFalse(isShown(page));

			var dialog = openFromMenu();
			assertEquals(GENERAL, UiThread.get(() -> text(dialog).getText()));
			assertFalse(UiThread.get(() -> text(dialog).isEnabled()));
			UiThread.run(() -> {
				toggle(dialog);
				text(dialog).setText("own rules");
				toggle(dialog);
			});
			assertEquals(GENERAL, UiThread.get(() -> text(dialog).getText()));
			UiThread.run(() -> toggle(dialog));
			assertEquals("own rules", UiThread.get(() -> text(dialog).getText()));
			DialogDriver.press(dialog, DialogDriver.OK);
			UiThread.waitUntil("it is shown that it has its own", () -> link(page).isVisible());

			chat.server().enqueueFor("/chat/completions", Answer.text("First."));
			ChatFixture.send(page, "The question");
			TranscriptDriver.of(page).waitForText("First.");
			var sent = chat.server().requests().stream()
					.map(RecordedRequest::bodyText).toList();
			assertTrue(sent.stream().anyMatch(body -> body.contains("own rules")), sent.toString());
			assertFalse(sent.stream().anyMatch(body -> body.contains(GENERAL)), sent.toString());

			UiThread.start(() -> link(page).notifyListeners(SWT.Selection, null));
			var again = DialogDriver.await(Messages.SystemPromptDialog_systemPromptTitle);
			assertEquals("own rules", UiThread.get(() -> text(again).getText()));
			UiThread.run(() -> toggle(again));
			DialogDriver.press(again, DialogDriver.OK);
			UiThread.waitUntil("it has its own no more", () -> !link(page).isVisible());
			assertNull(page.presenter().session().snapshot().options().systemPrompt());
		}
	}

	@Test
	void inANarrowViewTheLinkLeavesRoomForTheTitle() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			UiThread.run(() -> {
				var shell = new Shell(page.control().getDisplay());
				try {
					var line = new TitleLine(shell, () -> {
						// nobody clicks
					});
					line.showOwnSystemPrompt(true);
					line.showTitle("A title that is too long for a narrow view");
					var widget = (Composite) shell.getChildren()[0];
					widget.setSize(600, 24);
					var link = Widgets.all(widget, Link.class).findFirst().orElseThrow();
					assertEquals("<a>" + Messages.TitleLine_systemPromptShown + "</a>", link.getText());
					widget.setSize(250, 24);
					assertEquals("<a>" + Messages.TitleLine_systemPromptShownShort + "</a>", link.getText());
					assertTrue(link.getLocation().x + link.getSize().x <= 250, link.getBounds().toString());
					assertTrue(link.getLocation().x > 125, "more than half is the title's: " + link.getBounds());
				} finally {
					shell.dispose();
				}
			});
		}
	}

	private static Shell openFromMenu() {
		UiThread.start(() -> {
			try {
				PlatformUI.getWorkbench().getService(IHandlerService.class)
						.executeCommand("io.github.openrouter4e.ui.chat.systemPrompt", null);
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
		return DialogDriver.await(Messages.SystemPromptDialog_systemPromptTitle);
	}

	private static Text text(Shell dialog) {
		return Widgets.only(dialog, Text.class, text -> true);
	}

	private static void toggle(Shell dialog) {
		var box = Widgets.only(dialog, Button.class, button -> (button.getStyle() & SWT.CHECK) != 0);
		box.setSelection(!box.getSelection());
		box.notifyListeners(SWT.Selection, null);
	}

	private static Link link(ChatPage page) {
		return Widgets.all((Composite) page.control(), Link.class)
				.filter(link -> "openrouter.systemPrompt".equals(link.getData("org.eclipse.swtbot.widget.key")))
				.findFirst().orElseThrow();
	}

	private static boolean isShown(ChatPage page) {
		return UiThread.get(() -> link(page).isVisible());
	}
}
