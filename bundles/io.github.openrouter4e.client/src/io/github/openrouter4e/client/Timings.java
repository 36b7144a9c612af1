package io.github.openrouter4e.client;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * When things happened, as seen from here.
 *
 * @param sent
 *            when the (last attempt of the) request was sent
 * @param firstContent
 *            from there to the first content of any kind; null if none came
 * @param total
 *            from there to the end
 */
public record Timings(Instant sent, @Nullable Duration firstContent, Duration total) {
}
