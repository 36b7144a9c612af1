package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.ChangedFile;
import io.github.openrouter4e.agent.ChangedFile.Kind;
import io.github.openrouter4e.agent.ChangedFile.State;
import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.markdown.RichBlocks;
import io.github.openrouter4e.ui.internal.transcript.UserAction.Review;
import io.github.openrouter4e.ui.internal.transcript.browser.HtmlPieceRenderer;
import io.github.openrouter4e.ui.internal.transcript.styledtext.RichPieceRenderer;

/** What is said of the files that tools have changed, and where. */
@SuppressWarnings("nls")
class ChangesViewTest {

	private static final ChangedFile OPEN = new ChangedFile("/shop/<a>.txt", Kind.CHANGED, 3, 1, State.OPEN);
	private static final ChangedFile KEPT = new ChangedFile("/shop/b.txt", Kind.CREATED, 2, 0, State.KEPT);
	private static final ChangedFile UNDONE = new ChangedFile("/shop/c.txt", Kind.DELETED, 0, 7, State.UNDONE);

	private static List<UserAction> actions(List<ActionView> actions) {
		return actions.stream().map(ActionView::action).toList();
	}

	@Test
	void whatCanBeDoneDependsOnWhatWasDone() {
		var view = ChangesView.of(List.of(OPEN, KEPT, UNDONE));
		var path = OPEN.path();
		assertEquals(List.of(new UserAction.OnChanges(Review.COMPARE, path),
				new UserAction.OnChanges(Review.KEEP, path), new UserAction.OnChanges(Review.UNDO, path)),
				actions(view.rows().getFirst().actions()));
		assertEquals(List.of(new UserAction.OnChanges(Review.COMPARE, KEPT.path()),
				new UserAction.OnChanges(Review.UNDO, KEPT.path())), actions(view.rows().get(1).actions()));
		assertEquals(List.of(), view.rows().get(2).actions());
		assertEquals(List.of("+0 \u22127", Messages.ChangesView_deleted, Messages.ChangesView_undone),
				view.rows().get(2).facts());
		assertEquals(List.of(), view.actions(), "only one is left to be reviewed");
		assertEquals(List.of(new UserAction.OnChanges(Review.KEEP, ""), new UserAction.OnChanges(Review.UNDO, "")),
				actions(ChangesView.of(List.of(OPEN, OPEN)).actions()));
	}

	@Test
	void bothWidgetsShowItAndNoNameIsMarkup() {
		var view = ChangesView.of(List.of(OPEN, OPEN));
		var html = new HtmlPieceRenderer("").changes(view);
		var text = new RichPieceRenderer(
				new RichBlocks(new RichBlocks.Labels("c", "a", "i", "r", "s", "{0}"), () -> 80))
				.changes(view);
		assertTrue(html.contains("&lt;a&gt;") && !html.contains("<a>"), html);
		assertTrue(text.text().contains("shop/<a>.txt  +3 \u22121"), text.text());
		for (var action : List.of(new UserAction.OnChanges(Review.UNDO, ""),
				new UserAction.OnChanges(Review.KEEP, OPEN.path()), new UserAction.OpenFile(OPEN.path(), 0))) {
			assertTrue(html.contains("data-a=\"" + ActionNames.of(action) + '"'), html);
			assertTrue(text.spans().stream().anyMatch(span -> ActionNames.link(action).equals(span.style().link())));
		}
	}

	@Test
	void theyAreShownUnderTheLastAnswerOfARunThatHasEnded() {
		var asked = new ArrayList<List<Checkpoints.Call>>();
		var views = new TurnViews(failure -> {
			throw new AssertionError();
		}, answer -> "", (conversation, call) -> null, (answer, tokens) -> null, calls -> {
			asked.add(calls);
			return List.of(OPEN);
		}, answer -> false);
		var earlier = tool("t0", "call");
		var first = answer("a1");
		var tool = tool("t1", "call");
		var last = answer("a2");
		var question = new Question("q", null, Instant.EPOCH, Prompt.of("go"), Set.of());
		var conversation = conversation(earlier, question, first, tool, last);
		assertNull(views.changes(first, conversation, false), "the run goes on below");
		assertNull(views.changes(last, conversation, true), "more may come");
		assertNotNull(views.changes(last, conversation, false));
		assertEquals(List.of(List.of(new Checkpoints.Call("c", "call", Instant.EPOCH, Instant.ofEpochSecond(2)))),
				asked);
		assertNotNull(views.changes(last, conversation(question, first, tool, last, question), true));
		assertNull(views.changes(last, conversation(question, last), false), "nothing was called");
		assertFalse(asked.size() > 2);
	}

	@Test
	void theLastTurnsOfALongConversationAreNotSoughtFromItsBeginning() {
		var looks = new AtomicInteger();
		var ids = new AbstractList<String>() {
			@Override
			public String get(int index) {
				looks.incrementAndGet();
				return "t" + index;
			}

			@Override
			public int size() {
				return 1_000;
			}
		};
		var conversation = (Conversation) Proxy.newProxyInstance(Conversation.class.getClassLoader(),
				new Class<?>[]{Conversation.class}, (proxy, method, arguments) -> method.getName().equals("pathIds")
						? ids
						: Optional.of("t999".equals(arguments[0])
								? answer("t999")
								: new Question("t998", null, Instant.EPOCH, Prompt.of("go"), Set.of())));
		var views = new TurnViews(failure -> {
			throw new AssertionError();
		});
		assertNull(views.changes(answer("t999"), conversation, false));
		assertTrue(looks.get() < 10, looks + " looks");
	}

	private static Answer answer(String id) {
		return Answer.begin(id, null, Instant.EPOCH, "m").withState(AnswerState.COMPLETE, null);
	}

	private static ToolResult tool(String id, String call) {
		return ToolResult.begin(id, null, Instant.EPOCH, call, "edit_file").withEnd(new ToolOutcome.Done("ok"),
				Duration.ofSeconds(2));
	}

	/** One that has these turns on its path. */
	static Conversation conversation(Turn... turns) {
		var path = List.of(turns);
		return (Conversation) Proxy.newProxyInstance(Conversation.class.getClassLoader(),
				new Class<?>[]{Conversation.class}, (proxy, method, arguments) -> switch (method.getName()) {
					case "id" -> "c";
					case "pathIds" -> path.stream().map(Turn::id).toList();
					case "turn" -> path.stream().filter(turn -> turn.id().equals(arguments[0])).findFirst();
					default -> throw new AssertionError(method);
				});
	}
}
