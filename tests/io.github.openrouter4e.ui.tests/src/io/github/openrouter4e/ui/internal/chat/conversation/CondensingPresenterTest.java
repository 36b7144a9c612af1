package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.CondensePreview;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** What the user is told before and while a conversation is summed up. */
@SuppressWarnings("nls")
class CondensingPresenterTest {

	private final FakeChatView view = new FakeChatView();
	private final ManualTasks tasks = new ManualTasks();
	private final List<String> done = new ArrayList<>();
	private CondensePreview preview;
	private boolean busy;
	private final ChatSession session = (ChatSession) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[]{ChatSession.class}, (proxy, method, arguments) -> switch (method.getName()) {
				case "condensePreview" -> preview;
				case "isBusy" -> busy;
				case "condense", "stop" -> done.add(method.getName()) ? null : null;
				default -> throw new UnsupportedOperationException(method.getName());
			});
	private final CondensingPresenter presenter = new CondensingPresenter(view, tasks);

	@Test
	void whoWantsItIsToldWhatItCostsAndCanStopIt() {
		show(preview(20_000, false));
		assertNull(view.notices.get("condense"), "the cache is warm, and it is short");
		presenter.condense();
		tasks.runBackground();
		assertEquals(List.of("condense"), done);
		presenter.onEvent(session, new SessionEvent.Condensing());
		assertTrue(view.messages.getLast().contains("20,000") && view.messages.getLast().contains("0.05"),
				view.messages.toString());
		view.offered.run();
		tasks.runBackground();
		assertEquals(List.of("condense", "stop"), done);
		presenter.onEvent(session, new SessionEvent.Condensed(20_000, 4_000));
		assertTrue(view.messages.getLast().contains("4,000"), view.messages.toString());
		presenter.onEvent(session, new SessionEvent.Condensing());
		assertEquals(Messages.ChatPresenter_condensing, view.messages.getLast(), "the next time it was not the user");
	}

	@Test
	void aLongConversationThatIsForgottenIsOffered() {
		show(preview(80_000, true));
		var offer = view.notices.get("condense");
		assertTrue(offer.text().contains("80,000") && offer.text().contains("0.05") && offer.text().contains("0.30"),
				offer.toString());
		assertEquals(UserAction.OnProblem.CONDENSE, offer.actions().getFirst().action());
		presenter.accept();
		assertNull(view.notices.get("condense"));
		presenter.accept();
		tasks.runBackground();
		assertEquals(List.of("condense"), done, "once");
	}

	/** The conversation was open all the time. */
	@Test
	void whoBeginsToWriteAfterAWhileSeesTheOffer() {
		show(preview(80_000, false));
		assertNull(view.notices.get("condense"));
		preview = preview(80_000, true);
		presenter.promptChanged(Prompt.of("N"));
		presenter.promptChanged(Prompt.of("No"));
		assertEquals(1, tasks.waiting(), "once, and not with each key");
		tasks.runBackground();
		assertEquals(UserAction.OnProblem.CONDENSE, view.notices.get("condense").actions().getFirst().action());
	}

	@Test
	void whatIsShortOrBusyIsNotSummedUp() {
		show(null);
		presenter.condense();
		tasks.runBackground();
		assertEquals(List.of(Messages.CondensingPresenter_tooShort), view.messages);
		busy = true;
		presenter.condense();
		tasks.runBackground();
		assertEquals(Messages.PromptSender_busyFirst, view.messages.getLast());
		assertEquals(List.of(), done);
	}

	private void show(CondensePreview shown) {
		preview = shown;
		presenter.show(session);
		tasks.runBackground();
	}

	private static CondensePreview preview(long before, boolean cold) {
		return new CondensePreview(before, 4_000, new BigDecimal("0.05"), new BigDecimal("0.3"), cold);
	}
}
