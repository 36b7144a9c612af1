package io.github.openrouter4e.client.internal.http;

import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;

import io.github.openrouter4e.client.BaseUrl;

/**
 * When a connection serves more than one request.
 *
 * @param drainTime
 *            how long the end of a body that is over is waited for
 * @param silence
 *            how long a connection that was used before may say nothing at all to a request, which is sent once more over
 *            another one then
 * @param speaksSoon
 *            the servers that say something at once to whatever they are asked, so that silence means that the connection
 *            is dead, unless something on the way holds their answers back. Others may just think, and would do, and be paid
 *            for, the same work twice
 * @param heldBack
 *            how much silence on a connection that was opened for a request proves that something holds the server's answers back
 * @param trusted
 *            how long a connection to one of these others, or through a proxy, may have been idle to take a request that makes
 *            a model work
 */
record ReusePolicy(Duration drainTime, Duration silence, Predicate<URI> speaksSoon, Duration heldBack,
		Duration trusted) {
	static final ReusePolicy DEFAULT = new ReusePolicy(Duration.ofMillis(100), Duration.ofSeconds(30),
			BaseUrl::isOpenRouter, Duration.ofSeconds(30), Duration.ofSeconds(2));
}
