package io.github.openrouter4e.testing.caching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The prefixes that one provider keeps for one model. Used under the lock of the simulation. */
final class PrefixStore {

	/** One kept prefix. */
	private record Entry(Duration lifetime, Instant expires) {
	}

	private final Clock clock;
	private final Map<String, Entry> entries = new HashMap<>();

	PrefixStore(Clock clock) {
		this.clock = clock;
	}

	boolean holds(String prefix) {
		Entry entry = entries.get(prefix);
		return entry != null && clock.instant().isBefore(entry.expires());
	}

	/** Keeps a prefix from now on for this long, unless it is kept longer already. */
	void keep(String prefix, Duration lifetime) {
		Entry fresh = new Entry(lifetime, clock.instant().plus(lifetime));
		entries.merge(prefix, fresh, (old, now) -> old.expires().isAfter(now.expires()) ? old : now);
	}

	/** Reading starts the lifetime again. */
	void refresh(String prefix) {
		Entry entry = entries.get(prefix);
		entries.put(prefix, new Entry(entry.lifetime(), clock.instant().plus(entry.lifetime())));
	}
}
