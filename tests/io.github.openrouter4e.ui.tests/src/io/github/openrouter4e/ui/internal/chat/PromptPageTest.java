package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Draft;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.LastConversation;
import io.github.openrouter4e.ui.internal.chat.conversation.WorkStep;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The prompt can be typed before there are any services, and the user goes on in it. */
@WorkbenchTest
@SuppressWarnings("nls")
class PromptPageTest {

	private ChatFixture chat;
	private Shell shell;
	private PromptPage prompt;

	@BeforeEach
	void open() throws Exception {
		chat = ChatFixture.withKey(TranscriptWidget.NATIVE);
		openPrompt();
	}

	private void openPrompt() {
		prompt = UiThread.get(() -> {
			shell = new Shell(UiThread.display());
			shell.setLayout(new FillLayout());
			var made = new PromptPage(shell);
			shell.setSize(500, 500);
			shell.open();
			made.composer().text().setFocus();
			return made;
		});
	}

	@AfterEach
	void close() {
		UiThread.run(shell::dispose);
		chat.close();
	}

	@Test
	void whatWasTypedStaysAndTheUserGoesOnInTheSameText() {
		type("Typed early");
		var text = UiThread.get(() -> prompt.composer().text());
		var page = complete();
		UiThread.run(() -> {
			assertSame(text, page.composer().text());
			assertEquals("Typed early", text.getText());
			var places = List.of(page.composer().area().getParent().getChildren());
			assertEquals(List.of(page.composer().area(), page.composerPane().bar().control()),
					places.subList(places.size() - 2, places.size()), "the order of the tab key");
		});
	}

	@Test
	void whatIsSeldomShownIsMadeWhenItIsShownAndStaysInItsOrder() {
		var page = complete();
		UiThread.run(() -> {
			assertEquals(List.of(), notices(page));
			page.showEdited("q");
			page.showSteps(List.of(new WorkStep("A step", WorkStep.State.DOING)));
			page.message("A message");
			page.showEdited(null);
			assertEquals(3, notices(page).size());
			assertEquals(List.of(true, true, false), notices(page).stream().map(Control::getVisible).toList());
			assertEquals(List.of("A message"), Widgets.all((Composite) notices(page).getFirst(), Label.class)
					.filter(Control::isVisible).map(Label::getText).toList());
		});
	}

	/** What is between the transcript and the prompt, from above. */
	private static List<Control> notices(ChatPage page) {
		var scroller = Widgets.all((Composite) page.control(), ScrolledComposite.class)
				.filter(each -> each.getParent() == page.control()).findFirst();
		return scroller.map(each -> List.of(((Composite) each.getContent()).getChildren())).orElse(List.of());
	}

	@Test
	void whatWasSentEarlyIsSentWhenThatIsPossible() {
		chat.server().enqueueFor("/chat/completions", Answer.text("Heard."));
		type("Typed early");
		enter();
		assertEquals("Typed early", UiThread.get(() -> prompt.composer().text().getText()), "not lost until then");
		var page = complete();
		ChatFixture.waitForText(page, "Heard.");
		assertEquals("", UiThread.get(() -> prompt.composer().text().getText()));
	}

	@Test
	void whatWasChangedSinceIsNotSent() {
		type("Typed early");
		enter();
		type("Typed early, and more");
		var page = complete();
		UiThread.settle();
		assertTrue(UiThread.get(() -> page.presenter().session().snapshot().pathIds().isEmpty()));
		assertEquals("Typed early, and more", UiThread.get(() -> prompt.composer().text().getText()));
	}

	@Test
	void whatWasTypedIsJoinedWithWhatWasBegunBefore() throws Exception {
		var id = chat.services().chat().create().id();
		chat.services().chat().drafts().put(id, new Draft(new Prompt("Begun before", List.of()), null));
		chat.services().chat().drafts().shown(id);
		type("Typed early");
		complete();
		UiThread.waitUntil("both are there", () -> {
			var text = prompt.composer().text().getText();
			return text.contains("Begun before") && text.contains("Typed early");
		});
	}

	@Test
	void whatWasTypedIsKeptIfTheViewIsClosedBeforeTheRestIsThere() throws Exception {
		var id = chat.services().chat().create().id();
		chat.services().chat().drafts().put(id, new Draft(Prompt.of("Begun before"), null));
		chat.services().chat().drafts().shown(id);
		var closed = new ArrayList<Prompt>();
		UiThread.run(() -> prompt.onClosedEarly(closed::add));
		type("Typed early");
		UiThread.run(shell::dispose);
		assertEquals(List.of(Prompt.of("Typed early")), closed);

		new LastConversation(chat.services().chat()).keep(null, closed.getFirst());
		openPrompt();
		complete();
		UiThread.waitUntil("both are there",
				() -> "Begun before\n\nTyped early".equals(prompt.composer().text().getText()));
	}

	private void type(String text) {
		UiThread.run(() -> prompt.composer().text().setText(text));
	}

	private void enter() {
		UiThread.run(() -> {
			var event = new Event();
			event.keyCode = SWT.CR;
			event.character = SWT.CR;
			prompt.composer().text().notifyListeners(SWT.KeyDown, event);
		});
	}

	/** The services are there. */
	private ChatPage complete() {
		var page = UiThread.get(() -> {
			var made = new ChatPage(prompt, new SlowStoreTest.Site(), chat.services());
			shell.layout(true, true);
			made.setVisible(true);
			made.start(null);
			return made;
		});
		UiThread.waitUntil("a conversation is shown", () -> page.presenter().session() != null
				&& "openrouter.transcript"
						.equals(page.transcript().control().getData("org.eclipse.swtbot.widget.key")));
		return page;
	}
}
