package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The list of conversations, by keyboard. */
@WorkbenchTest
@SuppressWarnings("nls")
class HistoryTest {

	private static final String STAR = "\u2605 ";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void searchFindsWhatWasSaidAndEnterGoesThere(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			talk(chat, "About apples", "Nothing about it.");
			talk(chat, "About pears", "The needle was in this haystack.\n\n" + "More text.\n\n".repeat(300));
			var page = chat.open();
			ChatFixture.waitForText(page, "About pears");
			UiThread.run(() -> page.presenter().newConversation());
			var history = HistoryDriver.open(page).waitFor("About pears", "About apples").search("NEEDLE");
			var hit = history.waitForOnly("About pears");
			assertTrue(hit.contains("needle was in this haystack"), hit);
			history.select(0).press(SWT.CR, SWT.CR);
			ChatFixture.waitForText(page, "The needle was in");
			assertFalse(UiThread.get(page::isHistoryShown));
			UiThread.waitUntil("the turn is in view, not the end", () -> isInView(page, "The needle was in")
					&& !ConversationsTest.isAtEnd(page));
		}
	}

	@Test
	void whatIsNotThereIsNotFound() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "Nothing about it.");
			var page = chat.open();
			HistoryDriver.open(page).waitFor("About apples").search("bananas").waitFor();
			MessageDriver.waitFor(page, Messages.HistoryPanel_historyNothing);
		}
	}

	@Test
	void pinnedOnesComeFirst() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "A.");
			talk(chat, "About pears", "B.");
			var history = HistoryDriver.open(chat.open()).waitFor("About pears", "About apples").select(1);
			history.choose(Messages.HistoryPanel_historyPin).waitFor(STAR + "About apples", "About pears").select(0);
			history.choose(Messages.HistoryPanel_historyUnpin).waitFor("About pears", "About apples");
		}
	}

	@Test
	void renamedWithItsKey() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "A.");
			var page = chat.open();
			var history = HistoryDriver.open(page).waitFor("About apples").select(0).press(SWT.F2, (char) 0);
			var dialog = DialogDriver.await(Messages.HistoryScreen_historyRenameTitle);
			var field = UiThread.get(() -> Widgets.only(dialog, Text.class, Text::getEditable));
			assertEquals("About apples", UiThread.get(field::getText));
			UiThread.run(() -> field.setText(" "));
			assertFalse(UiThread.get(() -> dialog.getDefaultButton().isEnabled()));
			UiThread.run(() -> field.setText("Fruit & more"));
			DialogDriver.press(dialog, DialogDriver.OK);
			history.waitFor("Fruit & more");
			assertEquals("Fruit & more", page.presenter().session().snapshot().title());
		}
	}

	@Test
	void deletedWithItsKeyAndBroughtBack() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "A.");
			talk(chat, "About pears", "B.");
			talk(chat, "About plums", "C.");
			var page = chat.open();
			var history = HistoryDriver.open(page).waitFor("About plums", "About pears", "About apples").select(1);
			history.press(SWT.DEL, SWT.DEL).waitFor("About plums", "About apples");
			MessageDriver.waitFor(page, NLS.bind(Messages.HistoryPresenter_historyDeleted, "About pears"));
			assertEquals(1, history.selected()); // the next one takes its place under the cursor
			history.press(SWT.DEL, SWT.DEL).waitFor("About plums");
			assertEquals(0, history.selected());
			MessageDriver.press(page, Messages.PromptSender_undo);
			history.waitFor("About plums", "About apples");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aDeletedConversationIsNotShownAnyMore(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			talk(chat, "About apples", "A fruit.");
			var page = chat.open();
			ChatFixture.waitForText(page, "A fruit.");
			var history = HistoryDriver.open(page).waitFor("About apples").select(0);
			history.press(SWT.DEL, SWT.DEL).waitFor();
			UiThread.run(() -> page.showHistory(false));
			var transcript = TranscriptDriver.of(page);
			transcript.waitUntilGone("A fruit.");
			MessageDriver.press(page, Messages.PromptSender_undo); // before it goes away by itself
			chat.server().enqueueFor("/chat/completions", Answer.text("A new beginning."));
			ChatFixture.send(page, "Hello again");
			transcript.waitForText("A new beginning.");
			HistoryDriver.open(page).waitFor("Hello again", "About apples");
		}
	}

	@Test
	void aClickBelowTheRowsOpensNothing() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "A.");
			var page = chat.open();
			var history = HistoryDriver.open(page).waitFor("About apples").select(0).clickBelowRows();
			assertTrue(UiThread.get(page::isHistoryShown));
			history.clickRow(0);
			assertFalse(UiThread.get(page::isHistoryShown));
		}
	}

	/** A click opens; the second one of a double click falls on what is shown in place of the list. */
	@Test
	void theSecondClickOfADoubleClickMeansNothing() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "They are red.");
			var left = talk(chat, "About pears", "They are green.");
			var page = chat.open();
			ChatFixture.waitForText(page, "They are green.");
			var history = HistoryDriver.open(page).waitFor("About pears", "About apples").select(1);
			UiThread.run(() -> {
				var turn = page.presenter().session().snapshot().last().id();
				history.clickRow(1);
				page.onAction(turn, UserAction.OnTurn.DELETE);
			});
			ChatFixture.waitForText(page, "They are red.");
			UiThread.waitUntil("clicks mean something again", () -> {
				page.onAction("gone", UserAction.OnTurn.DELETE);
				return Widgets.all((Composite) page.control(), Label.class).anyMatch(
						label -> label.isVisible() && label.getText().equals(Messages.TurnActions_turnNotShown));
			});
			var session = chat.services().chat().open(left);
			try {
				assertEquals(2, session.snapshot().pathIds().size(), "nothing was deleted");
			} finally {
				session.close();
			}
		}
	}

	@Test
	void escTakesBackTheSearchThenTheHistoryAndTheNextOneBeginsAnew() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "A.");
			talk(chat, "About pears", "B.");
			var page = chat.open();
			var history = HistoryDriver.open(page).waitFor("About pears", "About apples").search("apples");
			history.waitForOnly("About apples");
			history.select(0).press(SWT.ESC, SWT.ESC).waitFor("About pears", "About apples");
			assertEquals("", history.searched());
			assertTrue(UiThread.get(page::isHistoryShown));
			history.pressInSearch(SWT.ESC);
			assertFalse(UiThread.get(page::isHistoryShown));
			HistoryDriver.open(page).search("pears").waitForOnly("About pears");
			UiThread.run(() -> page.showHistory(false));
			assertEquals("", HistoryDriver.open(page).waitFor("About pears", "About apples").searched());
		}
	}

	/** An input method sends the key that confirms a character together with it. */
	@Test
	void aKeyThatConfirmsACharacterStaysInTheSearch() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "A.");
			var page = chat.open();
			var history = HistoryDriver.open(page).waitFor("About apples");
			history.pressInSearch(SWT.ARROW_DOWN, '\u4E2D');
			assertEquals(-1, history.selected());
			history.pressInSearch(SWT.ESC, '\u4E2D');
			assertTrue(UiThread.get(page::isHistoryShown));
			history.pressInSearch(SWT.ARROW_DOWN, (char) 0);
			assertEquals(0, history.selected());
		}
	}

	@Test
	void theMenuNamesTheKeys() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			talk(chat, "About apples", "A.");
			var history = HistoryDriver.open(chat.open()).waitFor("About apples");
			assertEquals("F2", history.keyOf(Messages.HistoryPanel_historyRename));
			assertFalse(history.keyOf(Messages.HistoryPanel_historyDelete).isEmpty());
			assertFalse(history.keyOf(Messages.HistoryPanel_historyOpen).isEmpty());
		}
	}

	/** A conversation with one question and its answer. */
	static String talk(ChatFixture chat, String question, String answer) {
		chat.server().enqueueFor("/chat/completions", Answer.text(answer));
		var session = chat.services().chat().create();
		session.send(Prompt.of(question));
		UiThread.waitUntil("the answer has ended", () -> !session.isBusy()
				&& session.snapshot().last() instanceof io.github.openrouter4e.chat.Answer);
		session.close();
		// no view has shown it, but the user is to have read it
		UiThread.waitUntil("the answer is unread", () -> chat.services().chat().isUnread(session.id()));
		chat.services().chat().seen(session.id());
		return session.id();
	}

	private static boolean isInView(ChatPage page, String words) {
		return switch (page.transcript().control()) {
			case Browser browser -> browser.evaluate("const p = [...document.querySelectorAll('p')].find(p =>"
					+ " p.innerText.includes('" + words + "')); const r = p && p.getBoundingClientRect();"
					+ " return !!r && r.top >= 0 && r.bottom <= innerHeight") instanceof Boolean visible && visible;
			case StyledText text -> {
				var at = text.getLocationAtOffset(text.getText().indexOf(words));
				yield at.y >= 0 && at.y < text.getClientArea().height;
			}
			default -> false;
		};
	}
}
