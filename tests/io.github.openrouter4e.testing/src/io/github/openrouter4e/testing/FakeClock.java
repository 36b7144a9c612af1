package io.github.openrouter4e.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class FakeClock extends Clock {

	private final AtomicReference<Instant> now;
	private final ZoneId zone;

	private FakeClock(AtomicReference<Instant> now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	/** Stands at noon, UTC, of 2026-06-15, a Monday. */
	public FakeClock() {
		this(Instant.parse("2026-06-15T12:00:00Z"));
	}

	public FakeClock(Instant start) {
		this(new AtomicReference<>(start), ZoneOffset.UTC);
	}

	public void advance(Duration time) {
		now.updateAndGet(i -> i.plus(time));
	}

	public void set(Instant instant) {
		now.set(instant);
	}

	@Override
	public Instant instant() {
		return now.get();
	}

	@Override
	public ZoneId getZone() {
		return zone;
	}

	/** Shares its time with this clock. */
	@Override
	public Clock withZone(ZoneId other) {
		return new FakeClock(now, other);
	}
}
