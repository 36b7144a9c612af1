package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;

/** Estimates while a prompt is typed. */
@SuppressWarnings("nls")
class EstimatorTest {

	private final ManualTasks tasks = new ManualTasks();
	private final List<String> estimated = new ArrayList<>();
	private final Estimator estimator = new Estimator(new FakeChatView(), tasks, null, null);

	@Test
	void whatFailsOnceIsAskedForAgain() {
		var session = failing();
		estimator.estimate(session, null, Prompt.of("one"));
		tasks.runBackground();
		estimator.estimate(session, null, Prompt.of("two"));
		tasks.runBackground();
		assertEquals(List.of("one", "two"), estimated);
	}

	@Test
	void afterAFailureTheNewestPromptIsEstimated() {
		var session = failing();
		estimator.estimate(session, null, Prompt.of("typed"));
		tasks.runBackground();
		assertEquals(List.of("typed", "typed on"), estimated);
	}

	/** A session that cannot tell, and while it is asked for the first of some prompts the user types on. */
	private ChatSession failing() {
		return (ChatSession) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{ChatSession.class},
				(proxy, method, arguments) -> {
					assertEquals("estimate", method.getName());
					var text = ((Prompt) arguments[0]).text();
					estimated.add(text);
					if (text.equals("typed")) {
						estimator.estimate((ChatSession) proxy, null, Prompt.of("typed on"));
					}
					throw new IllegalStateException("cannot tell now");
				});
	}
}
