package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.ui.internal.chat.ChatFixture;
import io.github.openrouter4e.ui.internal.transcript.Actions;
import io.github.openrouter4e.ui.tests.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What the presenter shows and says while conversations come and go. */
@WorkbenchTest
@SuppressWarnings("nls")
class ChatPresenterTest {

	private static final String USAGE = "{\"prompt_tokens\":12800,\"completion_tokens\":0,\"total_tokens\":12800,"
			+ "\"cost\":0.0123456}";

	private final ManualTasks tasks = new ManualTasks();
	private final FakeChatView view = new FakeChatView();
	private ChatFixture chat;
	private ChatPresenter presenter;

	@BeforeEach
	void begin() throws Exception {
		chat = ChatFixture.withKey(TranscriptWidget.NATIVE);
		var services = chat.services();
		presenter = new ChatPresenter(services.chat(), services.balance(),
				new KeyCheck(services.keys(), services.connection()), services.preferences(),
				new ModelFacts(services.models()), view, tasks);
	}

	@AfterEach
	void end() {
		presenter.close();
		tasks.runBackground();
		tasks.close();
		chat.close();
	}

	@Test
	void theCostIsRightAsSoonAsAnAnswerHasEnded() {
		presenter.newConversation();
		tasks.runBackground();
		assertTrue(view.figures.text().startsWith("$0.00 \u00B7 "), view.figures.text());
		answer(presenter.session(), "Hello");
		assertTrue(view.figures.text().startsWith("$0.012"), "without any further step: " + view.figures.text());
		tasks.runBackground();
		assertTrue(view.figures.text().startsWith("$0.012 \u00B7 "), view.figures.text());
	}

	@Test
	void theFiguresOfAnotherConversationAreGoneAtOnce() {
		presenter.newConversation();
		answer(presenter.session(), "Hello");
		tasks.runBackground();
		presenter.newConversation();
		assertEquals(ConversationFigures.NONE, view.figures);
	}

	@ParameterizedTest
	@ValueSource(strings = {Actions.REGENERATE, Actions.EDIT, Actions.COMPARE, Actions.DELETE, Actions.COPY,
			Actions.CONTINUE, Actions.NEXT_BRANCH, Actions.OTHER_MODEL})
	void aClickOnATurnOfTheConversationBeforeIsNotSilent(String action) {
		presenter.newConversation();
		var left = presenter.session();
		answer(left, "Hello");
		presenter.newConversation();
		var path = left.snapshot().pathIds();
		var turn = Actions.EDIT.equals(action) ? path.getFirst() : path.getLast();
		view.messages.clear();
		presenter.action(turn, action);
		tasks.runBackground();
		assertEquals(List.of(Messages.TurnActions_turnNotShown), view.messages);
		assertEquals(1, chat.server().requests("/chat/completions").size(), "nothing was asked");
		assertEquals(2, left.snapshot().pathIds().size(), "nothing was deleted");
	}

	/** The second of two quick clicks finds the question answered. */
	@ParameterizedTest
	@ValueSource(strings = {ServerQuestion.CONFIRM, ServerQuestion.BACK})
	void anAnswerToAQuestionThatIsGoneDoesNothing(String action) {
		presenter.newConversation();
		view.messages.clear();
		presenter.stateAction(action);
		tasks.runBackground();
		assertEquals(List.of(), view.messages);
	}

	@Test
	void onlyTheLastAnswerIsContinued() {
		presenter.newConversation();
		var session = presenter.session();
		answer(session, "First");
		answer(session, "Second");
		presenter.action(session.snapshot().pathIds().get(1), Actions.CONTINUE);
		tasks.runBackground();
		assertEquals(Messages.TurnActions_onlyLastAnswer, view.messages.getLast());
		assertEquals(2, chat.server().requests("/chat/completions").size());
	}

	/** Has a question answered; what the presenter wants done in the background is not. */
	private void answer(ChatSession session, String question) {
		chat.server().enqueueFor("/chat/completions", Answer.text("Hi.").usage(USAGE));
		session.send(Prompt.of(question));
		UiThread.waitUntil("it is answered", () -> !session.isBusy());
	}
}
