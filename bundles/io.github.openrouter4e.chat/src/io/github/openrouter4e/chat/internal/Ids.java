package io.github.openrouter4e.chat.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes ids. Thread-safe. */
public final class Ids {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT) //$NON-NLS-1$
			.withZone(ZoneOffset.UTC);

	private final Clock clock;
	private final RandomGenerator random;

	/** Ids from the system's time and randomness. */
	public Ids() {
		this(Clock.systemUTC(), new SecureRandom());
	}

	/** Ids from these sources. */
	public Ids(Clock clock, RandomGenerator random) {
		this.clock = clock;
		this.random = random;
	}

	/** For a conversation: sorts by age, tells users when it was begun, and is unique in the account. */
	public String conversation() {
		return TIME.format(clock.instant()) + '-' + HexFormat.of().toHexDigits(random.nextLong());
	}

	/** For a turn. */
	public String turn() {
		return HexFormat.of().toHexDigits(random.nextLong(), 12);
	}
}
