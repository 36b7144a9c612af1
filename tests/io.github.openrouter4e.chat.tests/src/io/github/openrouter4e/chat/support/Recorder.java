package io.github.openrouter4e.chat.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.Assertions;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ChatSessionListener;
import io.github.openrouter4e.chat.SessionEvent;

/** Remembers what a session tells, and waits for it. */
public final class Recorder implements ChatSessionListener {

	private static final long PATIENCE_SECONDS = 20;

	private final List<SessionEvent> events = new ArrayList<>();

	@Override
	public synchronized void onEvent(ChatSession session, SessionEvent event) {
		events.add(event);
		notifyAll();
	}

	public synchronized List<SessionEvent> events() {
		return List.copyOf(events);
	}

	public synchronized <E extends SessionEvent> List<E> all(Class<E> type) {
		return events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** Waits for the {@code count}th event of a type. */
	public <E extends SessionEvent> E await(Class<E> type, int count) {
		await(now -> all(type).size() >= count);
		return all(type).get(count - 1);
	}

	public <E extends SessionEvent> E await(Class<E> type) {
		return await(type, 1);
	}

	/** Waits until {@code count} answers have ended, and gives the last of them. */
	public Answer awaitAnswers(int count) {
		await(now -> ended().size() >= count);
		return ended().get(count - 1);
	}

	public synchronized List<Answer> ended() {
		return events.stream().map(event -> switch (event) {
			case SessionEvent.AnswerFinished(var answer) -> answer;
			case SessionEvent.AnswerFailed(var answer) -> answer;
			default -> null;
		}).filter(answer -> answer != null).toList();
	}

	public synchronized void await(Predicate<List<SessionEvent>> condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!condition.test(List.copyOf(events))) {
			long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			if (left <= 0) {
				Assertions.fail("did not come about; told so far: " + events);
			}
			try {
				wait(left);
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}
	}
}
