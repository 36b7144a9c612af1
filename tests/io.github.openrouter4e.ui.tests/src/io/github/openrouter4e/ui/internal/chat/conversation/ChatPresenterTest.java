package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ChatSessionListener;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Draft;
import io.github.openrouter4e.chat.Drafts;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.ChatFixture;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What the presenter shows and says while conversations come and go. */
@WorkbenchTest
@SuppressWarnings("nls")
class ChatPresenterTest {

	private static final String USAGE = "{\"prompt_tokens\":12800,\"completion_tokens\":0,\"total_tokens\":12800,"
			+ "\"cost\":0.0123456}";

	private static final String OTHER = "openai/gpt-5-mini";

	private final ManualTasks tasks = new ManualTasks();
	private final FakeChatView view = new FakeChatView();
	private ChatFixture chat;
	private ChatPresenter presenter;

	@BeforeEach
	void begin() throws Exception {
		chat = ChatFixture.withKey(TranscriptWidget.NATIVE);
		presenter = presenter(chat.services().chat());
	}

	private ChatPresenter presenter(ChatService service) {
		return presenter(service, view);
	}

	private ChatPresenter presenter(ChatService service, FakeChatView shown) {
		var services = chat.services();
		var made = new ChatPresenter(service, services.balance(), new KeyCheck(services.keys(), services.connection()),
				services.preferences(), new ModelFacts(services.models()), shown, shown, tasks);
		shown.onChange(prompt -> made.promptChanged(prompt, prompt));
		return made;
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

	@Test
	void aRequestThatFailedBeforeThereWasAnAnswerIsTold() {
		presenter.close();
		var listeners = new ArrayList<ChatSessionListener>();
		presenter = presenter(withSubscribers(listeners));
		presenter.newConversation();
		tasks.runBackground();
		tell(listeners, new SessionEvent.RunFinished(RunEnd.STOPPED, null));
		assertEquals(List.of(), view.messages);
		tell(listeners, new SessionEvent.RunFinished(RunEnd.FAILED, null));
		assertEquals(List.of(Messages.ChatPresenter_runFailed), view.messages);
	}

	private void tell(List<ChatSessionListener> listeners, SessionEvent event) {
		listeners.forEach(each -> each.onEvent(presenter.session(), event));
	}

	/** The real service, whose new sessions give away who listens. */
	private ChatService withSubscribers(List<ChatSessionListener> listeners) {
		var real = chat.services().chat();
		return (ChatService) Proxy.newProxyInstance(ChatService.class.getClassLoader(),
				new Class<?>[]{ChatService.class}, (proxy, method, values) -> {
					var result = method.invoke(real, values);
					return method.getName().equals("create")
							? Proxy.newProxyInstance(ChatSession.class.getClassLoader(),
									new Class<?>[]{ChatSession.class}, (session, asked, arguments) -> {
										if (asked.getName().equals("subscribe")) {
											listeners.add((ChatSessionListener) arguments[0]);
										}
										return asked.getName().equals("equals")
												? (Object) (session == arguments[0])
												: asked.invoke(result, arguments);
									})
							: result;
				});
	}

	@Test
	void aDraftThatCannotBeReadIsNotReplacedByNothing() {
		presenter.close();
		var kept = new ArrayList<Draft>();
		presenter = presenter(withDrafts(new Drafts() {

			@Override
			public void put(String conversationId, Draft draft) {
				kept.add(draft);
			}

			@Override
			public Draft get(String conversationId) throws IOException {
				throw new IOException("the disk is asleep");
			}

			@Override
			public void shown(String conversationId) {
				// it is the one
			}

			@Override
			public String lastShown() {
				return null;
			}
		}));
		presenter.newConversation();
		tasks.runBackground();
		assertEquals(List.of(), kept);

		view.type("Written since");
		assertEquals(List.of(new Draft(Prompt.of("Written since"), null)), kept);
	}

	@Test
	void aWindowInWhichNothingWasTypedLeavesTheDraftOfAnother() throws Exception {
		var service = chat.services().chat();
		presenter.newConversation();
		answer(presenter.session(), "Hello");
		tasks.runBackground();
		view.type("Old");
		var id = presenter.session().id();
		var otherView = new FakeChatView();
		var other = presenter(service, otherView);
		other.open(id, null);
		tasks.runBackground();
		assertEquals("Old", otherView.composer.text());

		view.type("Newer");
		presenter.close();
		other.close();
		tasks.runBackground();
		assertEquals(Prompt.of("Newer"), service.drafts().get(id).prompt());
	}

	@Test
	void whatWasSentInOneWindowIsNoDraftOfAnother() throws Exception {
		var service = chat.services().chat();
		presenter.newConversation();
		answer(presenter.session(), "Hello");
		tasks.runBackground();
		view.type("Again");
		var id = presenter.session().id();
		var other = presenter(service, new FakeChatView());
		other.open(id, null);
		tasks.runBackground();

		chat.server().enqueueFor("/chat/completions", Answer.text("Hi again."));
		presenter.send(view.composer);
		tasks.runBackground();
		other.close();
		tasks.runBackground();
		assertEquals(Draft.EMPTY, service.drafts().get(id));
		UiThread.waitUntil("it is answered", () -> !presenter.session().isBusy());
	}

	@Test
	void aConversationThatIsOpenedTwiceHasItsDraftOnce() {
		presenter.newConversation();
		answer(presenter.session(), "Hello");
		tasks.runBackground();
		view.type("Begun");
		var id = presenter.session().id();
		presenter.newConversation();
		tasks.runBackground();
		presenter.open(id, null);
		presenter.open(id, null);
		tasks.runBackground();
		assertEquals("Begun", view.composer.text());
	}

	/** The disk may take a while. */
	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void whatIsTypedBeforeTheDraftIsReadComesBehindIt(boolean closes) throws Exception {
		var service = chat.services().chat();
		presenter.newConversation();
		answer(presenter.session(), "Hello");
		var id = presenter.session().id();
		service.drafts().put(id, new Draft(Prompt.of("Begun."), null));
		view.type("Gone on.");
		if (closes) {
			presenter.close();
			tasks.close();
		} else {
			presenter.newConversation();
		}
		tasks.runBackground();
		assertEquals(Prompt.of("Begun.\n\nGone on."), service.drafts().get(id).prompt());
		assertEquals(closes ? "Gone on." : "", view.composer.text());
	}

	@Test
	void whatIsTypedBeforeThereIsAConversationIsKeptForTheNextView() throws Exception {
		var service = chat.services().chat();
		presenter.newConversation();
		answer(presenter.session(), "Hello");
		tasks.runBackground();
		var id = presenter.session().id();
		presenter.close();
		tasks.runBackground();

		var early = new FakeChatView();
		presenter = presenter(service, early);
		presenter.start(id);
		early.type("Typed early.");
		presenter.close();
		tasks.close();
		tasks.runBackground();
		assertEquals(Prompt.of("Typed early."), service.drafts().get(id).prompt());
		UiThread.waitUntil("nothing is left open", () -> service.openSessions().isEmpty());
	}

	private ChatService withDrafts(Drafts drafts) {
		var real = chat.services().chat();
		return (ChatService) Proxy.newProxyInstance(ChatService.class.getClassLoader(),
				new Class<?>[]{ChatService.class},
				(proxy, method, values) -> method.getName().equals("drafts") ? drafts : method.invoke(real, values));
	}

	@ParameterizedTest
	@EnumSource
	void aClickOnATurnOfTheConversationBeforeIsNotSilent(UserAction.OnTurn action) {
		presenter.newConversation();
		var left = presenter.session();
		answer(left, "Hello");
		presenter.newConversation();
		var path = left.snapshot().pathIds();
		var turn = action == UserAction.OnTurn.EDIT ? path.getFirst() : path.getLast();
		view.messages.clear();
		presenter.action(turn, action);
		tasks.runBackground();
		assertEquals(List.of(Messages.TurnActions_turnNotShown), view.messages);
		assertEquals(1, chat.server().requests("/chat/completions").size(), "nothing was asked");
		assertEquals(2, left.snapshot().pathIds().size(), "nothing was deleted");
	}

	/** The second of two quick clicks finds the question answered. */
	@ParameterizedTest
	@EnumSource
	void anAnswerToAQuestionThatIsGoneDoesNothing(UserAction.OnProblem action) {
		presenter.newConversation();
		view.messages.clear();
		presenter.stateAction(action);
		presenter.action("state", action);
		tasks.runBackground();
		assertEquals(List.of(), view.messages);
		assertEquals(List.of(), chat.server().requests("/chat/completions"));
	}

	/** The button of a notice may be clicked again while the notice goes away. */
	@ParameterizedTest
	@EnumSource
	void theNextStepOfAnErrorThatIsGoneDoesNoHarm(ErrorAction action) {
		presenter.newConversation();
		var session = presenter.session();
		answer(session, "First");
		answer(session, "Second");
		var onError = new UserAction.OnError(action);
		for (var turn : session.snapshot().pathIds().subList(0, 2)) {
			presenter.action(turn, onError);
		}
		for (var gone : List.of("state", "unsaved", "unfinished", "gone")) {
			presenter.action(gone, onError);
		}
		presenter.stateAction(onError);
		tasks.runBackground();
		assertEquals(2, chat.server().requests("/chat/completions").size(), "nothing was asked");
	}

	/** Between the question and the answer that failed are the calls of tools. */
	@Test
	void thePromptOfAnAnswerAfterToolsIsEdited() {
		presenter.newConversation();
		var session = presenter.session();
		chat.server().enqueueFor("/chat/completions", Answer.toolCall("c1", "look", "{}"),
				Answer.error(400, "This endpoint's maximum context length is 8192 tokens"));
		session.send(Prompt.of("Look"));
		UiThread.waitUntil("it failed", () -> !session.isBusy());
		var path = session.snapshot().pathIds();
		assertEquals(4, path.size(), "question, call, result, failure");
		tasks.runBackground();
		act(new UserAction.OnError(ErrorAction.EDIT_PROMPT));
		tasks.runBackground();
		assertEquals("Look", view.composer.text());
		assertEquals(path.getFirst(), presenter.sender().edited());

		for (var turn : path.subList(1, 4)) {
			presenter.sender().cancelEdit();
			assertNull(presenter.sender().edited());
			act(turn, UserAction.OnTurn.EDIT);
			tasks.runBackground();
			assertEquals(path.getFirst(), presenter.sender().edited());
		}
		act(UserAction.OnTurn.COMPARE);
		tasks.runBackground();
		assertEquals("Look", view.compared.question());
	}

	@Test
	void aPromptThatIsTooLongIsSentAfterASummary() throws Exception {
		chat.services().models().refresh().get(30, TimeUnit.SECONDS); // the list of this test's server
		presenter.newConversation();
		var session = presenter.session();
		session.setOptions(ConversationOptions.DEFAULTS.withModel("google/gemini-2.5-flash-image")); // 32,768 tokens
		answer(session, "Tell me", Answer.text("word ".repeat(20_000)));
		answer(session, "And?", Answer.text("No."));
		view.type("text ".repeat(20_000));
		presenter.send(view.composer);
		tasks.runBackground();
		assertTrue(view.state.actions().stream()
				.anyMatch(action -> action.action() == UserAction.OnProblem.CONDENSE), view.state.toString());

		chat.server().enqueueFor("/chat/completions", Answer.text("Goal: words."));
		presenter.stateAction(UserAction.OnProblem.CONDENSE);
		assertNull(view.state);
		presenter.stateAction(UserAction.OnProblem.CONDENSE);
		tasks.runBackground();
		UiThread.waitUntil("it is summed up", () -> !session.isBusy());
		tasks.runBackground();
		assertEquals("text ".repeat(20_000), view.composer.text());

		chat.server().enqueueFor("/chat/completions", Answer.text("Hi."));
		presenter.send(view.composer);
		tasks.runBackground();
		UiThread.waitUntil("it is answered", () -> !session.isBusy());
		assertNull(view.state);
		assertEquals(4, chat.server().requests("/chat/completions").size());
		assertEquals(6, session.snapshot().pathIds().size());
	}

	@Test
	void onlyTheLastAnswerIsContinued() {
		presenter.newConversation();
		var session = presenter.session();
		answer(session, "First");
		answer(session, "Second");
		presenter.action(session.snapshot().pathIds().get(1), UserAction.OnTurn.CONTINUE);
		tasks.runBackground();
		assertEquals(Messages.TurnActions_onlyLastAnswer, view.messages.getLast());
		assertEquals(2, chat.server().requests("/chat/completions").size());
	}

	@Test
	void aModelIsChosenForTheConversationThatWasShownWhenTheDialogOpened() throws Exception {
		var left = leave(() -> presenter.options().chooseModel());
		view.dialog.accept(OTHER);
		tasks.runBackground();
		assertEquals(OTHER, reopened(left).options().model());
		assertNull(presenter.session().snapshot().options().model());
	}

	@Test
	void aSystemPromptIsForTheConversationThatWasShownWhenTheDialogOpened() throws Exception {
		var left = leave(() -> presenter.options().editSystemPrompt());
		view.dialog.accept("own rules");
		tasks.runBackground();
		assertEquals("own rules", reopened(left).options().systemPrompt());
		assertNull(presenter.session().snapshot().options().systemPrompt());
	}

	@Test
	void anEffortIsChosenForTheConversationThatWasShownWhenTheMenuOpened() throws Exception {
		var left = leave(() -> view.dialog = presenter.options().effort());
		view.dialog.accept("high");
		tasks.runBackground();
		assertEquals("high", reopened(left).options().reasoningEffort());
		assertNull(presenter.session().snapshot().options().reasoningEffort());
	}

	@Test
	void whatIsChosenForAConversationThatIsGoneIsNotSilent() throws Exception {
		var left = leave(() -> presenter.options().chooseModel());
		chat.services().chat().delete(left);
		view.messages.clear();
		view.dialog.accept(OTHER);
		tasks.runBackground();
		assertEquals(List.of(Messages.TurnActions_conversationGone), view.messages);
	}

	@Test
	void anotherModelAnswersInTheConversationThatAskedForIt() throws Exception {
		var left = leave(() -> act(UserAction.OnTurn.OTHER_MODEL));
		chat.server().enqueueFor("/chat/completions", Answer.text("Hello from another."));
		view.dialog.accept(OTHER);
		tasks.runBackground();
		UiThread.waitUntil("it is answered", () -> chat.services().chat().openSessions().stream()
				.noneMatch(session -> session.id().equals(left)));
		var path = reopened(left).pathIds();
		assertEquals("Hello from another.", answer(left, path.getLast()));
	}

	@Test
	void aDeletedTurnComesBackInItsConversation() throws Exception {
		var left = leave(() -> act(UserAction.OnTurn.DELETE));
		assertEquals(1, reopened(left).pathIds().size());
		view.offered.run();
		tasks.runBackground();
		assertEquals(2, reopened(left).pathIds().size());
	}

	@Test
	void anAnswerThatIsComparedIsUsedInItsConversation() throws Exception {
		presenter.newConversation();
		var session = presenter.session();
		answer(session, "Hello");
		var first = session.snapshot().pathIds().getLast();
		chat.server().enqueueFor("/chat/completions", Answer.text("Hi again."));
		session.regenerate(first, null);
		UiThread.waitUntil("it is answered", () -> !session.isBusy());
		var left = leave(() -> act(UserAction.OnTurn.COMPARE));
		view.compared.use().accept(first);
		tasks.runBackground();
		assertEquals(first, reopened(left).pathIds().getLast());
	}

	@Test
	void aPromptThatComesBackGoesToItsConversation() throws Exception {
		presenter.newConversation();
		presenter.session().setAside(QueuedPrompt.aside(Prompt.of("waits"), null));
		var left = leave(() -> {
			presenter.refreshBusy();
			presenter.sender().remove(view.waiting.getFirst());
		});
		view.offered.run();
		tasks.runBackground();
		assertEquals("", view.composer.text());
		assertEquals(List.of("waits"), waiting(left));
	}

	@Test
	void aChangedQuestionComesBackInItsConversation() throws Exception {
		var left = leave(() -> {
			act(presenter.session().snapshot().pathIds().getFirst(), UserAction.OnTurn.EDIT);
			tasks.runBackground();
			view.type("Hello, changed");
			presenter.sender().cancelEdit();
		});
		view.offered.run();
		tasks.runBackground();
		assertEquals("", view.composer.text());
		assertNull(presenter.sender().edited(), "another conversation has not the question");
		assertEquals(List.of("Hello, changed"), waiting(left));
	}

	@Test
	void aChangedQuestionThatComesTooLateWaitsInItsConversation() throws Exception {
		var gate = Gate.closedAt(1);
		var left = leave(() -> {
			var session = presenter.session();
			act(session.snapshot().pathIds().getFirst(), UserAction.OnTurn.EDIT);
			tasks.runBackground();
			view.type("Hello, changed");
			presenter.send(view.composer);
			chat.server().enqueueFor("/chat/completions", Answer.pieces("one ", "two").gate(gate));
			session.send(Prompt.of("from elsewhere"));
			presenter.newConversation(); // before the change has been looked at
			tasks.runBackground();
			gate.open();
		});
		assertEquals("", view.composer.text());
		assertEquals(List.of("Hello, changed"), waiting(left));
	}

	@Test
	void aPromptWhoseConversationIsGoneComesBackWhereTheUserIs() throws Exception {
		presenter.newConversation();
		presenter.session().setAside(QueuedPrompt.aside(Prompt.of("waits"), null));
		var left = leave(() -> {
			presenter.refreshBusy();
			presenter.sender().remove(view.waiting.getFirst());
		});
		chat.services().chat().delete(left);
		view.offered.run();
		tasks.runBackground();
		assertEquals("waits", view.composer.text());
	}

	/**
	 * Has a question answered, does something, and shows another conversation.
	 *
	 * @return the id of the one before, which nobody shows any more
	 */
	private String leave(Runnable before) {
		if (presenter.session() == null) {
			presenter.newConversation();
		}
		var session = presenter.session();
		if (session.snapshot().pathIds().isEmpty()) {
			answer(session, "Hello");
		}
		before.run();
		tasks.runBackground();
		presenter.newConversation();
		tasks.runBackground();
		presenter.session().setOptions(ConversationOptions.DEFAULTS);
		UiThread.waitUntil("the one before is closed", () -> !chat.services().chat().openSessions().contains(session));
		return session.id();
	}

	private void act(UserAction action) {
		act(presenter.session().snapshot().pathIds().getLast(), action);
	}

	private void act(String turn, UserAction action) {
		presenter.action(turn, action);
	}

	/** What the disk has of a conversation. */
	private Conversation reopened(String id) throws IOException {
		var session = chat.services().chat().open(id);
		try {
			return session.snapshot();
		} finally {
			session.close();
		}
	}

	private String answer(String id, String turn) throws IOException {
		var session = chat.services().chat().open(id);
		try {
			return session.snapshot().turn(turn).map(io.github.openrouter4e.chat.Answer.class::cast).orElseThrow()
					.text()
					.toString();
		} finally {
			session.close();
		}
	}

	private List<String> waiting(String id) throws IOException {
		var session = chat.services().chat().open(id);
		try {
			return session.queue().stream().map(queued -> queued.prompt().text()).toList();
		} finally {
			session.close();
		}
	}

	/** Has a question answered; what the presenter wants done in the background is not. */
	private void answer(ChatSession session, String question) {
		answer(session, question, Answer.text("Hi.").usage(USAGE));
	}

	private void answer(ChatSession session, String question, Answer answer) {
		chat.server().enqueueFor("/chat/completions", answer);
		session.send(Prompt.of(question));
		UiThread.waitUntil("it is answered", () -> !session.isBusy());
	}
}
