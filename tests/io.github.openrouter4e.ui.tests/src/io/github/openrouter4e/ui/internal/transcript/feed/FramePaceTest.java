package io.github.openrouter4e.ui.internal.transcript.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class FramePaceTest {

	private long used = TimeUnit.MINUTES.toNanos(3);
	private long now;
	private final FramePace pace = new FramePace(() -> used, () -> now);

	@Test
	void whatTheUiThreadDoesBetweenTwoFramesCounts() {
		assertEquals(0, after(10, 1_000), "there was no frame before");
		assertEquals(7, after(7, 50));
		assertEquals(2, after(2, 90));
		assertEquals(0, after(0, 90));
	}

	@Test
	void whatItDidLongAgoDoesNot() {
		after(0, 50);
		assertEquals(0, after(400, 5_000));
		assertEquals(4, after(4, 50));
	}

	@Test
	void theUserKeepsMostOfTheTime() {
		for (var cost = 1; cost < 12; cost++) {
			assertEquals(17 * cost, pauseAfter(cost));
		}
		assertEquals(200, pauseAfter(12));
		assertEquals(200, pauseAfter(2_000), "the answer has not broken off");
	}

	/** @return milliseconds that the frame before took, if the UI thread has had so many within that time */
	private long after(long usedMillis, long millis) {
		used += TimeUnit.MILLISECONDS.toNanos(usedMillis);
		now += TimeUnit.MILLISECONDS.toNanos(millis);
		return TimeUnit.NANOSECONDS.toMillis(pace.next());
	}

	private static long pauseAfter(long millis) {
		return TimeUnit.NANOSECONDS.toMillis(FramePace.pause(TimeUnit.MILLISECONDS.toNanos(millis)));
	}
}
