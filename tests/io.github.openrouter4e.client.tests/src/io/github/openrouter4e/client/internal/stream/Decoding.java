package io.github.openrouter4e.client.internal.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.Refusals;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.Timings;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.client.internal.errors.ErrorMapper;
import io.github.openrouter4e.client.internal.errors.ErrorReader;
import io.github.openrouter4e.client.internal.errors.HeaderLookup;
import io.github.openrouter4e.client.internal.redact.Redactor;

/** What became of a stream: its events, and the answer or the failure at its end. */
record Decoding(List<ChatEvent> events, @Nullable ChatCompletion answer, @Nullable OpenRouterException failure) {
	private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
	private static final InstantSource CLOCK = InstantSource.fixed(NOW);

	/** Decodes text that arrives as it likes. */
	static Decoding of(String stream) {
		return of(stream.getBytes(StandardCharsets.UTF_8));
	}

	static Decoding of(byte[] stream) {
		return of(stream, () -> Integer.MAX_VALUE);
	}

	/** Decodes bytes of which each read brings as many as {@code sizes} says. */
	static Decoding of(byte[] stream, IntSupplier sizes) {
		return of(new ByteArrayInputStream(stream) {
			@Override
			public synchronized int read(byte[] into, int offset, int length) {
				return super.read(into, offset, Math.min(length, sizes.getAsInt()));
			}
		});
	}

	static Decoding of(InputStream stream) {
		return of(stream, Redactor.of(LocalClient.KEY));
	}

	static Decoding of(InputStream stream, Redactor redactor) {
		List<ChatEvent> events = new ArrayList<>();
		AnswerReader reader = new AnswerReader(events::add, new Stopwatch(CLOCK), redactor);
		try {
			ChatCompletion answer = reader.read(stream, null, (error, id) -> ErrorMapper
					.exception(new ErrorReader(CLOCK).read(200, error, id, HeaderLookup.NONE, redactor)));
			return new Decoding(events, answer, null);
		} catch (OpenRouterException e) {
			e.attachPartialAnswer(reader.partial());
			return new Decoding(events, null, e);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Everything that must not depend on how the bytes arrived. */
	String essence() {
		OpenRouterException failed = failure;
		return events + "\n" + answer + "\n"
				+ (failed == null ? "" : failed.getClass() + failed.getMessage() + failed.partialAnswer());
	}

	ChatCompletion requireAnswer() {
		ChatCompletion whole = answer;
		if (whole == null) {
			throw new AssertionError("no answer", failure);
		}
		return whole;
	}

	<T extends OpenRouterException> T requireFailure(Class<T> type) {
		OpenRouterException failed = failure;
		if (failed == null) {
			throw new AssertionError("no failure, but " + answer);
		}
		return type.cast(failed);
	}

	/** The failure, which is a refusal of this kind. */
	ServiceException requireRefusal(ServiceException.Kind kind) {
		return Refusals.assertKind(kind, requireFailure(ServiceException.class));
	}

	/** Events of one type. */
	<T extends ChatEvent> List<T> events(Class<T> type) {
		return events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** The timings of every decoding here. */
	static Timings timings() {
		return new Timings(NOW, Duration.ZERO, Duration.ZERO);
	}
}
