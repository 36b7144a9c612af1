package io.github.openrouter4e.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.RunEnd;

/** When a session counts as busy; each action runs at once, on this thread. */
class ExclusiveRunnerTest {

	private final List<RunEnd> ends = new ArrayList<>();

	@Test
	void betweenAnActionAndTheNextItIsBusy() {
		var seen = new ArrayList<Boolean>();
		ExclusiveRunner[] runner = new ExclusiveRunner[1];
		runner[0] = new ExclusiveRunner(Runnable::run, () -> {
			// nobody looks
		}, ends::add, () -> {
			seen.add(runner[0].isBusy());
			if (seen.size() < 3) {
				assertTrue(runner[0].startIf(() -> true, cancellation -> RunEnd.ANSWERED));
			}
		});
		runner[0].start(cancellation -> RunEnd.ANSWERED);
		assertEquals(List.of(true, true, true), seen);
		assertEquals(3, ends.size());
		assertFalse(runner[0].isBusy());
	}

	@Test
	void whateverFailsItIsIdleAfterwards() {
		var changes = new ArrayList<String>();
		var runner = new ExclusiveRunner(Runnable::run, () -> changes.add("changed"), ends::add, () -> {
			throw new NoClassDefFoundError("done");
		});
		runner.start(cancellation -> {
			throw new NoClassDefFoundError("action");
		});
		assertEquals(List.of(RunEnd.FAILED), ends);
		assertFalse(runner.isBusy());
		assertThrows(NoClassDefFoundError.class, () -> runner.start(cancellation -> RunEnd.ANSWERED));
		assertFalse(runner.isBusy());
		runner.shutDown(); // at once
		assertEquals(2, ends.size());
	}

	@Test
	void withoutAThreadItIsIdle() {
		var runner = new ExclusiveRunner(action -> {
			throw new RejectedExecutionException();
		}, () -> {
			// nobody looks
		}, ends::add, () -> {
			// nothing waits
		});
		assertThrows(RejectedExecutionException.class, () -> runner.start(cancellation -> RunEnd.ANSWERED));
		assertFalse(runner.isBusy());
	}

	@Test
	void whoAgreesCountsForWhatIsAskedAndForNothingElse() {
		var done = new ArrayList<String>();
		var runner = new ExclusiveRunner(Runnable::run, () -> {
			// nobody looks
		}, ends::add, () -> {
			// nothing waits
		});
		runner.start(cancellation -> {
			assertFalse(runner.release(), "the second of two clicks on an earlier question");
			runner.asking();
			return runner.hold(held(done));
		});
		assertEquals(List.of(), done);
		assertTrue(runner.release());
		assertEquals(List.of("held"), done);

		runner.start(cancellation -> {
			runner.asking();
			assertTrue(runner.release());
			assertEquals(List.of("held"), done, "not before this has ended");
			return runner.hold(held(done));
		});
		assertEquals(List.of("held", "held"), done);
		assertFalse(runner.release(), "it was started");

		runner.start(cancellation -> {
			runner.asking();
			runner.release();
			runner.stop();
			return runner.hold(held(done));
		});
		assertEquals(2, done.size(), "it was stopped afterwards");
	}

	private static ExclusiveRunner.Action held(List<String> done) {
		return cancellation -> {
			done.add("held");
			return RunEnd.ANSWERED;
		};
	}
}
