package io.github.openrouter4e.ui.internal.chat.conversation;

import java.time.InstantSource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.ChatFixture;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What happens to prompts while the user has gone on to something else already. */
@WorkbenchTest
@SuppressWarnings("nls")
class PromptSenderTest {

	private static final String SMALL = "google/gemini-2.5-flash-image"; // 32,768 tokens
	private static final String TOO_LONG = ("word ".repeat(12) + "\n").repeat(3_500).strip();

	private final FakeChatView view = new FakeChatView();
	private final ManualTasks tasks = new ManualTasks();
	private ChatFixture chat;
	private ChatSession session;
	private PromptSender sender;
	private OptionsPresenter options;

	@BeforeEach
	void begin() throws Exception {
		chat = ChatFixture.withKey(TranscriptWidget.NATIVE);
		var known = chat.services().models().refresh().get(30, TimeUnit.SECONDS); // the list of this test's server
		assertNotNull(known.find(SMALL));
		session = chat.services().chat().create();
		session.setOptions(ConversationOptions.DEFAULTS.withModel(SMALL));
		var models = new ModelFacts(chat.services().models());
		var opener = new ConversationOpener(chat.services().chat(), tasks);
		options = new OptionsPresenter(chat.services().preferences(), chat.services().balance(), models, view,
				view, tasks, opener);
		options.show(session);
		var problems = new ComposerProblems(view, tasks, options, new TurnActions(view, view, tasks, opener),
				chat.services().balance(),
				InstantSource.system());
		sender = new PromptSender(view, tasks, new KeyCheck(chat.services().keys(), chat.services().connection()),
				models,
				options, new PromptQueue(view, tasks), problems, opener, () -> 75);
		view.onChange(prompt -> sender.promptChanged(prompt, prompt));
		sender.show(session);
	}

	@AfterEach
	void end() {
		session.close();
		chat.close();
	}

	@Test
	void whatWasBroughtAndNotTouchedGivesWayToTheNext() {
		sender.bring(new Prompt("Explain", List.of(new Attachment.TextFile("one", "1"))));
		var next = new Prompt("Describe", List.of(new Attachment.TextFile("two", "2")));
		sender.bring(next);
		assertEquals(next, view.composer);

		view.type("Describe it shortly");
		sender.bring(Prompt.of("Review"));
		assertEquals("Review\n\nDescribe it shortly", view.composer.text());
	}

	@Test
	void aRefusedPromptComesBackIntoAnEmptyComposer() {
		send(TOO_LONG);
		assertEquals("", view.composer.text());
		tasks.runBackground();
		assertEquals(TOO_LONG, view.composer.text());
		assertNotNull(view.state);
	}

	@Test
	void whatOnlyTheBatchApiTakesIsNotSent() {
		session.setOptions(ConversationOptions.DEFAULTS.withModel("openai/gpt-5:batch"));
		send("Hello");
		tasks.runBackground();
		assertEquals("Hello", view.composer.text());
		assertEquals(NLS.bind(Messages.Refusal_refusedBatchTitle, "openai/gpt-5:batch"), view.state.title());
		assertTrue(chat.server().requests("/chat/completions").isEmpty());

		session.setOptions(ConversationOptions.DEFAULTS);
		sender.modelChanged();
		assertNull(view.state);
	}

	/** Routing changes nothing of what a model can do. */
	@Test
	void aPromptWithASchemaIsNotSentToAVariantOfAModelThatFollowsNone() {
		var fast = "anthropic/claude-3.5-haiku:nitro";
		session.setOptions(ConversationOptions.DEFAULTS.withModel(fast));
		view.composer = new Prompt("Review", List.of(new Attachment.AnswerSchema("S", "{\"type\":\"object\"}")));
		sender.send(view.composer);
		tasks.runBackground();
		assertEquals("Review", view.composer.text());
		assertEquals(NLS.bind(Messages.Refusal_refusedSchemaTitle, fast), view.state.title());
		assertTrue(chat.server().requests("/chat/completions").isEmpty());
	}

	@Test
	void aPromptWithASchemaIsNotSentToAModelThatFollowsNone() {
		var free = "anthropic/claude-3.5-haiku";
		session.setOptions(ConversationOptions.DEFAULTS.withModel(free));
		view.composer = new Prompt("Review", List.of(new Attachment.AnswerSchema("S", "{\"type\":\"object\"}")));
		sender.send(view.composer);
		tasks.runBackground();
		assertEquals("Review", view.composer.text());
		assertEquals(
				NLS.bind(Messages.Refusal_refusedSchemaTitle, chat.services().models().current().find(free).name()),
				view.state.title());
		assertTrue(chat.server().requests("/chat/completions").isEmpty());
	}

	/** It would write as if it had worked in the workspace. */
	@ParameterizedTest
	@ValueSource(strings = {ToolContext.ASK, ToolContext.ACT, "custom:prices/docs"})
	void whatNeedsToolsIsNotSentToAModelThatUsesNone(String mode) throws Exception {
		session.setOptions(ConversationOptions.DEFAULTS.withModel(SMALL).withMode(mode));
		send("Rename the class");
		tasks.runBackground();
		assertEquals("Rename the class", view.composer.text());
		assertEquals(
				NLS.bind(Messages.Refusal_refusedToolsTitle, chat.services().models().current().find(SMALL).name()),
				view.state.title());
		assertEquals(List.of(new UserAction.OnError(ErrorAction.CHOOSE_MODEL), UserAction.OnProblem.SEND_ANYWAY),
				view.state.actions().stream().map(ActionView::action).toList());
		assertTrue(chat.server().requests("/chat/completions").isEmpty());

		answer(() -> {
			sender.sendAnyway();
			tasks.runBackground();
		});
		assertEquals("Rename the class", last("Rename the class").prompt().text());
		assertNull(view.state);
	}

	@Test
	void thatAModelUsesNoToolsIsAskedOnceForItAndTheConversation() throws Exception {
		var acting = ConversationOptions.DEFAULTS.withModel(SMALL).withMode(ToolContext.ACT);
		session.setOptions(acting);
		send("First");
		tasks.runBackground();
		answer(() -> {
			sender.sendAnyway();
			tasks.runBackground();
		});
		answer(() -> {
			send("Second");
			tasks.runBackground();
		});
		assertNotNull(last("Second"));
		assertNull(view.state);

		session.setOptions(acting.withModel("cohere/command-a"));
		send("Third");
		tasks.runBackground();
		assertEquals("Third", view.composer.text(), "another model that uses none");
		view.type("");
		var other = chat.services().chat().create();
		other.setOptions(acting);
		sender.show(other);
		options.show(other);
		send("Fourth");
		tasks.runBackground();
		assertEquals("Fourth", view.composer.text(), "another conversation");
		other.close();
	}

	@Test
	void whoAgreesThatAModelUsesNoToolsIsStillToldThatThePromptIsTooLong() throws Exception {
		session.setOptions(ConversationOptions.DEFAULTS.withModel(SMALL).withMode(ToolContext.ACT));
		var name = chat.services().models().current().find(SMALL).name();
		send(TOO_LONG);
		tasks.runBackground();
		assertEquals(NLS.bind(Messages.Refusal_refusedToolsTitle, name), view.state.title());
		sender.sendAnyway();
		tasks.runBackground();
		assertEquals(TOO_LONG, view.composer.text());
		assertEquals(NLS.bind(Messages.Refusal_refusedLongTitle, name), view.state.title());
		answer(() -> {
			sender.sendAnyway();
			tasks.runBackground();
		});
		assertNotNull(last(TOO_LONG));
	}

	@Test
	void aModelWithoutToolsIsAskedInAChat() throws Exception {
		session.setOptions(ConversationOptions.DEFAULTS.withModel(SMALL).withMode(ToolContext.ACT));
		send("Hello");
		tasks.runBackground();
		assertNotNull(view.state);
		session.setOptions(session.snapshot().options().withMode(null));
		sender.modelChanged();
		assertNull(view.state);
		answer(() -> {
			send(view.composer.text());
			tasks.runBackground();
		});
		assertNotNull(last("Hello"));
	}

	/** The model sees images and takes no sound. */
	@Test
	void aSoundIsNotSentToAModelThatTakesNone() {
		view.composer = new Prompt("Listen", List.of(new Attachment.Image("i.png", "image/png", Blob.of(new byte[1])),
				new Attachment.Audio("s.mp3", "mp3", Blob.of(new byte[1]))));
		sender.send(view.composer);
		tasks.runBackground();
		assertEquals("Listen", view.composer.text());
		assertEquals(
				NLS.bind(Messages.Refusal_refusedAudioTitle, chat.services().models().current().find(SMALL).name()),
				view.state.title());
		assertEquals(NLS.bind(Messages.Refusal_refusedBlind, "s.mp3"), view.state.text());

		session.setOptions(ConversationOptions.DEFAULTS.withModel("google/gemini-2.5-flash"));
		sender.modelChanged();
		assertNull(view.state);
	}

	@Test
	void theSummaryIsOfferedIfThePromptFitsAfterIt() throws Exception {
		send(TOO_LONG);
		tasks.runBackground();
		assertFalse(offersSummary(), "there is nothing to be summed up");
		view.type("");

		var half = TOO_LONG.substring(0, TOO_LONG.length() / 2);
		asked("Tell me", half);
		var question = asked("And?");
		send(half);
		tasks.runBackground();
		assertEquals(half, view.composer.text());
		assertTrue(offersSummary(), view.state.toString());
		send(TOO_LONG);
		tasks.runBackground();
		assertFalse(offersSummary(), "it does not fit either way");

		view.type("");
		sender.edit(session, question);
		send(TOO_LONG);
		tasks.runBackground();
		assertFalse(offersSummary(), "what is edited is before the end of the conversation");
		sender.cancelEdit();

		asked("More", half);
		send("And now?");
		tasks.runBackground();
		assertNotNull(view.state);
		assertFalse(offersSummary(), "the model cannot read what it would sum up");
	}

	private boolean offersSummary() {
		return view.state.actions().stream().anyMatch(action -> action.action() == UserAction.OnProblem.CONDENSE);
	}

	@Test
	void aRefusedPromptJoinsTheNextOne() {
		send(TOO_LONG);
		view.type("next");
		tasks.runBackground();
		assertEquals(TOO_LONG + "\n\nnext", view.composer.text());
		assertNotNull(view.state);
	}

	@Test
	void aRefusedPromptDoesNotGetIntoTheQuestionThatIsBeingEdited() throws Exception {
		var question = asked("Old question");
		send(TOO_LONG);
		sender.edit(session, question);
		view.type("Old question, changed");
		tasks.runBackground();
		assertEquals("Old question, changed", view.composer.text());
		assertEquals(question.id(), sender.edited());
		assertEquals(List.of(TOO_LONG), view.waitingTexts());
		assertNull(view.state, "what is in the composer is not refused");
		assertTrue(view.messages.getLast().contains("32,768"), view.messages.toString());
		answer(() -> {
			send("Old question, changed");
			tasks.runBackground();
		});
		assertEquals(question.parentId(), last("Old question, changed").parentId());

		sender.edit(view.waiting.getFirst());
		tasks.runBackground();
		assertEquals(TOO_LONG, view.composer.text());
		assertNull(sender.edited());
		assertEquals(List.of(), view.waitingTexts());
	}

	@Test
	void aRefusedChangeOfAQuestionDoesNotTakeTheNextPromptWithIt() throws Exception {
		var question = asked("Old question");
		sender.edit(session, question);
		send(TOO_LONG);
		view.type("Something new");
		tasks.runBackground();
		assertEquals("Something new", view.composer.text());
		assertNull(sender.edited());
		assertEquals(List.of(TOO_LONG), view.waitingTexts());

		sender.edit(view.waiting.getFirst());
		tasks.runBackground();
		assertEquals(TOO_LONG, view.composer.text());
		assertEquals(question.id(), sender.edited(), "it still takes the place of the question");
		assertEquals(List.of("Something new"), view.waitingTexts());
		sender.edit(view.waiting.getFirst());
		tasks.runBackground();
		assertEquals("Something new", view.composer.text());
		assertNull(sender.edited());
	}

	@Test
	void whatIsBeingWrittenSurvivesTheEditingOfAQuestion() throws Exception {
		var question = asked("Old question");
		view.type("half a sen");
		sender.edit(session, question);
		tasks.runBackground();
		assertEquals("Old question", view.composer.text());
		assertEquals(List.of("half a sen"), view.waitingTexts());
		assertEquals(view.waiting, session.queue(), "the session has it, on the disk");
		var other = asked("Another question");
		sender.edit(session, other);
		assertEquals(List.of("half a sen"), view.waitingTexts(), "an untouched question is no loss");
		view.type("");
		sender.remove(view.waiting.getFirst());
		tasks.runBackground();
		view.offered.run();
		assertEquals("half a sen", view.composer.text());
		assertNull(sender.edited());
	}

	@Test
	void whatWasSetAsideIsCheckedAndSentOnDemand() throws Exception {
		var question = asked("Old question");
		view.type("set aside");
		sender.edit(session, question);
		tasks.runBackground();
		answer(() -> {
			sender.sendWaiting();
			tasks.runBackground();
		});
		assertEquals(List.of(), session.queue());
		assertEquals("Old question", view.composer.text());
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
		tasks.runBackground();
		assertEquals("Old question, changed", view.composer.text());
		assertEquals(question.id(), sender.edited());
		assertEquals(Messages.PromptSender_busyFirst, view.messages.getLast());
		gate.open();
		UiThread.waitUntil("it is over", () -> !session.isBusy());
	}

	@Test
	void anotherConversationHasNotTheQuestionThatWasEdited() throws Exception {
		var question = asked("Old question");
		sender.edit(session, question);
		send(TOO_LONG);
		view.type("Something new");
		tasks.runBackground();
		var other = chat.services().chat().create();
		sender.show(other);
		sender.edit(session, question); // arrives late
		assertEquals("Something new", view.composer.text());
		assertEquals(List.of(), view.waitingTexts());
		assertEquals(List.of(TOO_LONG), session.queue().stream().map(each -> each.prompt().text()).toList(),
				"it waits where it belongs");
		sender.show(session);
		sender.edit(view.waiting.getFirst());
		tasks.runBackground();
		assertEquals(question.id(), sender.edited());
		assertEquals(TOO_LONG, view.composer.text());
		other.close();
	}

	@Test
	void untilItHasArrivedAPromptIsSpokenOfAsBeingSent() {
		send("on its way");
		assertTrue(sender.isSending());
		chat.server().enqueueFor("/chat/completions", Answer.text("An answer."));
		tasks.runBackground();
		assertFalse(sender.isSending());
		send(TOO_LONG);
		assertTrue(sender.isSending());
		tasks.runBackground();
		assertFalse(sender.isSending(), "it is back");
		UiThread.waitUntil("it is over", () -> !session.isBusy());
	}

	@Test
	void cancellingAnEditBringsBackWhatMadeWay() throws Exception {
		var question = asked("Old question");
		var other = asked("Another question");
		view.type("half a sen");
		sender.edit(session, question);
		sender.edit(session, other);
		sender.cancelEdit();
		tasks.runBackground();
		assertEquals("half a sen", view.composer.text());
		assertNull(sender.edited());
		assertEquals(List.of(), session.queue());
	}

	@Test
	void whatWaitsIsCheckedAndStaysIfItIsRefused() throws Exception {
		session.setAside(QueuedPrompt.aside(Prompt.of(TOO_LONG), null));
		session.setAside(QueuedPrompt.aside(Prompt.of("short"), null));
		view.type("a draft");
		answer(() -> {
			sender.sendWaiting();
			tasks.runBackground();
		});
		assertEquals(List.of(TOO_LONG), session.queue().stream().map(each -> each.prompt().text()).toList());
		assertTrue(view.messages.getLast().contains("32,768"), view.messages.toString());
		assertEquals("a draft", view.composer.text());
		assertNotNull(last("short"));
	}

	private void send(String text) {
		view.type(text);
		sender.send(view.composer);
	}

	/** A question with its answer, at the end of the conversation. */
	private Question asked(String text) throws Exception {
		return asked(text, "An answer.");
	}

	private Question asked(String text, String answer) throws Exception {
		answer(() -> session.send(Prompt.of(text)), answer);
		return last(text);
	}

	private void answer(Runnable cause) throws Exception {
		answer(cause, "An answer.");
	}

	private void answer(Runnable cause, String answer) throws Exception {
		chat.server().enqueueFor("/chat/completions", Answer.text(answer));
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

	@Test
	void whatIsAttachedIsShortenedAndShownBeforeItIsSent() {
		var prompt = new Prompt("Why?", List.of(new Attachment.TextFile("a.txt", TOO_LONG)));
		view.showDraft(prompt);
		sender.send(prompt);
		tasks.runBackground();
		assertTrue(view.state.actions().stream()
				.anyMatch(action -> action.action() == UserAction.OnProblem.SHORTEN), view.state.toString());
		sender.shorten();
		tasks.runBackground();
		assertEquals("Why?", view.composer.text());
		var tokens = session.estimate(view.composer).promptTokens();
		assertTrue(tokens <= 0.75 * 32_768 && tokens > 0.5 * 32_768, "" + tokens);
		assertTrue(view.messages.getLast().contains("a.txt"), view.messages.toString());
		assertNull(view.state);
		view.offered.run();
		assertEquals(prompt, view.composer);
	}
}
