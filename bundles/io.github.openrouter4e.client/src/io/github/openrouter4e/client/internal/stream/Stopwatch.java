package io.github.openrouter4e.client.internal.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Timings;

/** Notes when an answer's content began. Not thread-safe. */
public final class Stopwatch {
	private final InstantSource clock;
	private final Instant sent;
	private @Nullable Duration firstContent;

	/** Starts now. */
	public Stopwatch(InstantSource clock) {
		this.clock = clock;
		this.sent = clock.instant();
	}

	void content() {
		if (firstContent == null) {
			firstContent = Duration.between(sent, clock.instant());
		}
	}

	Timings timings() {
		return new Timings(sent, firstContent, Duration.between(sent, clock.instant()));
	}
}
