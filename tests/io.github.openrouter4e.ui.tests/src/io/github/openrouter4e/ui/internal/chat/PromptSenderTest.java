package io.github.openrouter4e.ui.internal.chat;

import java.time.InstantSource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.ui.tests.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What happens to prompts while the user has gone on to something else already. */
@WorkbenchTest
@SuppressWarnings("nls")
class PromptSenderTest {

	private static final String SMALL = "google/gemini-2.5-flash-image"; // 32,768 tokens
	private static final String TOO_LONG = ("word ".repeat(12) + "\n").repeat(3_500).strip();

	private final PaperScreen screen = new PaperScreen();
	private final WorkByHand work = new WorkByHand();
	private ChatFixture chat;
	private ChatSession session;
	private PromptSender sender;

	@BeforeEach
	void begin() throws Exception {
		chat = ChatFixture.withKey(TranscriptWidget.NATIVE);
		var known = chat.services().models().refresh().get(30, TimeUnit.SECONDS); // the list of this test's server
		assertNotNull(known.find(SMALL));
		session = chat.services().chat().create();
		session.setOptions(ConversationOptions.DEFAULTS.withModel(SMALL));
		var models = new ModelFacts(chat.services().models());
		var options = new OptionsPresenter(chat.services().preferences(), models, screen, work);
		options.show(session);
		var troubles = new Troubles(screen, work, options, new TurnActions(screen, work), chat.services().balance(),
				InstantSource.system());
		sender = new PromptSender(screen, work, new KeyCheck(chat.services().keys(), chat.services().connection()),
				models,
				options, new PromptQueue(screen, work), troubles);
		screen.onChange(sender::promptChanged);
		sender.show(session);
	}

	@AfterEach
	void end() {
		session.close();
		chat.close();
	}

	@Test
	void aRefusedPromptComesBackIntoAnEmptyComposer() {
		send(TOO_LONG);
		assertEquals("", screen.composer.text());
		work.runBackground();
		assertEquals(TOO_LONG, screen.composer.text());
		assertNotNull(screen.state);
	}

	@Test
	void aRefusedPromptJoinsTheNextOne() {
		send(TOO_LONG);
		screen.type("next");
		work.runBackground();
		assertEquals(TOO_LONG + "\n\nnext", screen.composer.text());
		assertNotNull(screen.state);
	}

	@Test
	void aRefusedPromptDoesNotGetIntoTheQuestionThatIsBeingEdited() throws Exception {
		var question = asked("Old question");
		send(TOO_LONG);
		sender.edit(session, question);
		screen.type("Old question, changed");
		work.runBackground();
		assertEquals("Old question, changed", screen.composer.text());
		assertEquals(question.id(), sender.edited());
		assertEquals(List.of(TOO_LONG), screen.waitingTexts());
		assertNull(screen.state, "what is in the composer is not refused");
		assertTrue(screen.messages.getLast().contains("32,768"), screen.messages.toString());
		answer(() -> {
			send("Old question, changed");
			work.runBackground();
		});
		assertEquals(question.parentId(), last("Old question, changed").parentId());

		sender.edit(screen.waiting.getFirst());
		assertEquals(TOO_LONG, screen.composer.text());
		assertNull(sender.edited());
		assertEquals(List.of(), screen.waitingTexts());
	}

	@Test
	void aRefusedChangeOfAQuestionDoesNotTakeTheNextPromptWithIt() throws Exception {
		var question = asked("Old question");
		sender.edit(session, question);
		send(TOO_LONG);
		screen.type("Something new");
		work.runBackground();
		assertEquals("Something new", screen.composer.text());
		assertNull(sender.edited());
		assertEquals(List.of(TOO_LONG), screen.waitingTexts());

		sender.edit(screen.waiting.getFirst());
		assertEquals(TOO_LONG, screen.composer.text());
		assertEquals(question.id(), sender.edited(), "it still takes the place of the question");
		assertEquals(List.of("Something new"), screen.waitingTexts());
		sender.edit(screen.waiting.getFirst());
		assertEquals("Something new", screen.composer.text());
		assertNull(sender.edited());
	}

	@Test
	void whatIsBeingWrittenSurvivesTheEditingOfAQuestion() throws Exception {
		var question = asked("Old question");
		screen.type("half a sen");
		sender.edit(session, question);
		assertEquals("Old question", screen.composer.text());
		assertEquals(List.of("half a sen"), screen.waitingTexts());
		var other = asked("Another question");
		sender.edit(session, other);
		assertEquals(List.of("half a sen"), screen.waitingTexts(), "an untouched question is no loss");
		screen.type("");
		sender.remove(screen.waiting.getFirst());
		screen.offered.run();
		assertEquals("half a sen", screen.composer.text());
		assertNull(sender.edited());
	}

	@Test
	void whatWasSetAsideIsCheckedAndSentOnDemand() throws Exception {
		var question = asked("Old question");
		screen.type("set aside");
		sender.edit(session, question);
		answer(() -> {
			sender.sendWaiting();
			work.runBackground();
		});
		assertEquals(List.of(), screen.waitingTexts());
		assertEquals("Old question", screen.composer.text());
		assertEquals(question.id(), sender.edited());
		assertNotNull(last("set aside"));
	}

	@Test
	void aChangedQuestionThatComesTooLateKeepsItsPlace() throws Exception {
		var question = asked("Old question");
		sender.edit(session, question);
		send("Old question, changed");
		var gate = Gate.closedAt(1);
		chat.server().enqueueFor("/chat/completions", Answer.pieces("one ", "two").gate(gate));
		session.send(Prompt.of("from elsewhere"));
		work.runBackground();
		assertEquals("Old question, changed", screen.composer.text());
		assertEquals(question.id(), sender.edited());
		assertEquals(Messages.busyFirst, screen.messages.getLast());
		gate.open();
		UiThread.waitUntil("it is over", () -> !session.isBusy());
	}

	@Test
	void anotherConversationHasNotTheQuestionThatWasEdited() throws Exception {
		var question = asked("Old question");
		sender.edit(session, question);
		send(TOO_LONG);
		screen.type("Something new");
		work.runBackground();
		var other = chat.services().chat().create();
		sender.show(other);
		sender.edit(session, question); // arrives late
		assertEquals("Something new", screen.composer.text());
		sender.edit(screen.waiting.getFirst());
		assertNull(sender.edited());
		assertTrue(screen.composer.text().startsWith(TOO_LONG));
		other.close();
	}

	private void send(String text) {
		screen.type(text);
		sender.send(screen.composer);
	}

	/** A question with its answer, at the end of the conversation. */
	private Question asked(String text) throws Exception {
		answer(() -> session.send(Prompt.of(text)));
		return last(text);
	}

	private void answer(Runnable cause) throws Exception {
		chat.server().enqueueFor("/chat/completions", Answer.text("An answer."));
		var answered = new CountDownLatch(1);
		try (var ignored = session.subscribe((source, event) -> {
			if (event instanceof SessionEvent.AnswerFinished) {
				answered.countDown();
			}
		})) {
			cause.run();
			assertTrue(answered.await(30, TimeUnit.SECONDS));
		}
		UiThread.waitUntil("it is over", () -> !session.isBusy());
	}

	private Question last(String text) {
		var conversation = session.snapshot();
		return conversation.pathIds().stream().map(id -> conversation.turn(id).orElseThrow())
				.filter(Question.class::isInstance).map(Question.class::cast)
				.filter(question -> question.prompt().text().equals(text)).reduce((first, second) -> second)
				.orElseThrow();
	}
}
