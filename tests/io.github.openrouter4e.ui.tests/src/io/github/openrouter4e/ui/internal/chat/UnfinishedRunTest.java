package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What the user stopped between two tools can be continued, and the view says so. */
@WorkbenchTest
@SuppressWarnings("nls")
class UnfinishedRunTest {

	/** Its first call waits until the user stops it. */
	private static final class Waiting implements ToolExecutor {

		final List<String> calls = new CopyOnWriteArrayList<>();

		@Override
		public List<ToolOffer> tools(ToolContext context) {
			return List.of(new ToolOffer(new Tool.Function("look", "Looks", null), ToolTraits.READING));
		}

		@Override
		public ToolOutcome execute(ToolRequest call, ToolContext context, ToolProgress progress,
				Cancellation cancellation) {
			calls.add(call.callId());
			if (calls.size() > 1) {
				return new ToolOutcome.Done("seen");
			}
			var stopped = new CountDownLatch(1);
			try (var registration = cancellation.onCancel(stopped::countDown)) {
				stopped.await();
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
			return new ToolOutcome.Failed("stopped", ToolOutcome.Failed.Kind.INTERRUPTED);
		}
	}

	@Test
	void theViewOffersToGoOn() throws Exception {
		var tool = new Waiting();
		var registration = FrameworkUtil.getBundle(UnfinishedRunTest.class).getBundleContext()
				.registerService(ToolExecutor.class, tool, null);
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.toolCall("c1", "look", "{}"),
					Answer.text("All seen."));
			var page = chat.open();
			UiThread.waitUntil("there is a conversation", () -> page.presenter().session() != null);
			UiThread.run(() -> page.presenter().newConversation());
			var session = UiThread.get(() -> page.presenter().session());
			session.setOptions(session.snapshot().options().withModel("openai/gpt-5.2"));
			ChatFixture.send(page, "Look");
			UiThread.waitUntil("the tool runs", () -> !tool.calls.isEmpty());
			ChatFixture.waitForText(page, "look");
			UiThread.run(() -> page.presenter().stop());
			ChatFixture.waitForText(page, Messages.Notices_unfinished);
			ChatFixture.waitForText(page, "interrupted: what it did is not known");
			UiThread.run(() -> page.presenter().action("unfinished", UserAction.OnTurn.CONTINUE));
			ChatFixture.waitForText(page, "All seen.");
			UiThread.waitUntil("the notice is gone",
					() -> !((StyledText) page.transcript().control()).getText().contains(Messages.Notices_unfinished));
			assertEquals(List.of("c1"), tool.calls, "it is not run twice");
			assertFalse(session.isRunUnfinished());
		} finally {
			registration.unregister();
		}
	}
}
