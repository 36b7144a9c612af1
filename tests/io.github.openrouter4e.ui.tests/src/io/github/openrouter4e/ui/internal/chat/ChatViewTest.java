package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
@SuppressWarnings("nls")
class ChatViewTest {

	static final String USAGE = "{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120,\"cost\":0.0123,"
			+ "\"prompt_tokens_details\":{\"cached_tokens\":80}}";

	/** The view is made in steps, between which the user can type; the browser takes longer than all the rest and comes last. */
	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void thePromptCanBeTypedBetweenTheStepsInWhichTheRestIsMade(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Heard."));
			var page = UiThread.get(() -> {
				var workbench = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
				workbench.hideView(workbench.findView(UiIds.CHAT_VIEW));
				var view = (ChatViewPart) workbench.showView(UiIds.CHAT_VIEW);
				assertNull(view.chatPage(), "not all at once");
				Widgets.only(workbench.getWorkbenchWindow().getShell(), StyledText.class,
						text -> "openrouter.composer".equals(text.getData("org.eclipse.swtbot.widget.key")))
						.setText("Typed early");
				while (view.chatPage() == null) {
					UiThread.display().readAndDispatch();
				}
				var made = view.chatPage();
				assertNull(made.transcript().control().getData("org.eclipse.swtbot.widget.key"));
				assertEquals("Typed early", made.composer().text().getText());
				return made;
			});
			UiThread.waitUntil("the transcript is there", () -> "openrouter.transcript"
					.equals(page.transcript().control().getData("org.eclipse.swtbot.widget.key"))
					&& page.presenter().session() != null);
			assertEquals("Typed early", UiThread.get(() -> page.composer().text().getText()));
			ChatFixture.press(page, SWT.CR, 0);
			ChatFixture.waitForText(page, "Heard.");
		}
	}

	/** A view may be opened behind others. */
	@Test
	void whatIsNeverPaintedIsMadeAfterAMoment() {
		var ran = new AtomicInteger();
		var shell = UiThread.get(() -> new Shell(UiThread.display()));
		UiThread.run(() -> Ui.afterPaint(shell, ran::incrementAndGet));
		UiThread.waitUntil("it ran", () -> ran.get() == 1);
		UiThread.run(shell::dispose);
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void anAnswerStreamsInWithItsModelAndCost(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions",
					Answer.text("# Title\n\nThe **answer** is `42`.\n\n```java\nint x = 42;\n```\n")
							.servedBy("anthropic/claude-test", "Anthropic").usage(USAGE));
			var page = chat.open();
			ChatFixture.send(page, "What is the answer?");
			ChatFixture.waitForText(page, "$0.012");
			ChatFixture.waitForText(page, "What is the answer?"); // the end is shown first, then what was before it
			var text = ChatFixture.shown(page);
			assertTrue(text.contains("The answer is 42."), text);
			assertTrue(text.contains("int x = 42;"), text);
			assertTrue(text.contains("anthropic/claude-test"), text);
			assertTrue(text.contains("80"), text);
			assertEquals("", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void stopKeepsWhatCame(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions",
					Answer.pieces("First words. ", "Never shown.").gate(Gate.closedAt(1)));
			var page = chat.open();
			ChatFixture.send(page, "Begin");
			ChatFixture.waitForText(page, "First words.");
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, "openrouter.stop")));
			ChatFixture.waitForText(page, "stopped");
			var text = ChatFixture.shown(page);
			assertTrue(text.contains("First words."), text);
			assertFalse(text.contains("Never shown."), text);
			UiThread.waitUntil("stop is offered no more",
					() -> Widgets.all((org.eclipse.swt.widgets.Composite) page.control(),
							org.eclipse.swt.widgets.Button.class)
							.noneMatch(b -> "openrouter.stop".equals(b.getData("org.eclipse.swtbot.widget.key"))
									&& b.isVisible()));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void anErrorNamesTheNextStep(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.error(402, "Insufficient credits"));
			var page = chat.open();
			ChatFixture.send(page, "Hello");
			ChatFixture.waitForText(page, ErrorAction.ADD_CREDITS.label());
			ChatFixture.waitForText(page, "Hello");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void theFirstStartTellsWhatToDo(TranscriptWidget widget) throws Exception {
		try (var chat = new ChatFixture(widget)) {
			var page = chat.open();
			ChatFixture.waitForText(page, Messages.Notices_firstRunTitle);
			ChatFixture.waitForText(page, ErrorAction.OPEN_PREFERENCES.label());
			chat.enterKey();
			ChatFixture.waitForText(page, Messages.Notices_emptyTitle);
			assertFalse(ChatFixture.shown(page).contains(Messages.Notices_firstRunTitle));
		}
	}

	@Test
	void whatIsSentWhileAnAnswerComesWaits() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var gate = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions", Answer.pieces("one ", "two").gate(gate),
					Answer.text("second answer"));
			var page = chat.open();
			ChatFixture.send(page, "First");
			ChatFixture.waitForText(page, "one");
			ChatFixture.send(page, "Second");
			UiThread.waitUntil("the prompt is queued", () -> page.presenter().session().queue().size() == 1);
			gate.release(100);
			ChatFixture.waitForText(page, "second answer");
		}
	}
}
