package io.github.openrouter4e.ui.internal.transcript.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class FramePumpTest {

	private static final int FRAMES_PER_SECOND = 25;

	private final ByHand executor = new ByHand();
	private long now;
	private long spent;
	private final FramePump<String> pump = new FramePump<>(executor, () -> new Frame<>(List.of(), null, false),
			(frame, shown) -> {
				now += spent;
				shown.accept(spent);
			}, FRAMES_PER_SECOND, () -> now);

	@Test
	void quickFramesComeAtTheirRate() {
		assertEquals(0, pauseAfter(0, true));
		assertEquals(40, pauseAfter(0, false));
		assertEquals(39, pauseAfter(1, false));
	}

	@Test
	void pausesGrowWithWhatAFrameCosts() {
		pauseAfter(0, true);
		assertEquals(17 * 8, pauseAfter(8, false));
		assertEquals(17 * 5, pauseAfter(5, false));
	}

	@Test
	void oneSlowFrameDoesNotStopTheTextForLong() {
		pauseAfter(0, true);
		assertEquals(200, pauseAfter(100, false));
		assertEquals(200, pauseAfter(30_000, false));
		assertEquals(39, pauseAfter(1, false));
	}

	/**
	 * Milliseconds until the next frame.
	 *
	 * @param first there was no frame before
	 */
	private long pauseAfter(long frameMillis, boolean first) {
		if (first) {
			pump.setVisible(true);
		} else {
			spent = TimeUnit.MILLISECONDS.toNanos(frameMillis);
			executor.tasks.remove().run();
		}
		pump.request();
		var delay = executor.delays.removeLast();
		now += TimeUnit.MILLISECONDS.toNanos(delay);
		return delay;
	}

	/** Runs what it is given when told to. */
	private static final class ByHand extends ScheduledThreadPoolExecutor {

		private final Queue<Runnable> tasks = new ArrayDeque<>();
		private final List<Long> delays = new ArrayList<>();

		ByHand() {
			super(1);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
			tasks.add(command);
			delays.add(unit.toMillis(delay));
			return null;
		}
	}
}
