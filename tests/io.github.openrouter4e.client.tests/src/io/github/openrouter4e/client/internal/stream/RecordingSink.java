package io.github.openrouter4e.client.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Notes what an {@link SseDecoder} says. */
final class RecordingSink implements SseDecoder.Sink {
	final List<String> events = new ArrayList<>();

	@Override
	public int takeEvent(byte[] bytes, int from, int limit) {
		return LEAVE;
	}

	@Override
	public void event(byte[] bytes, int from, int to) {
		events.add(text(bytes, from, to));
	}

	@Override
	public void unfinishedEvent(byte[] bytes, int from, int to) {
		events.add("unfinished:" + text(bytes, from, to));
	}

	@Override
	public void unexpectedLine(byte[] bytes, int from, int to) {
		events.add("stray:" + text(bytes, from, to));
	}

	/** Gives the decoder these bytes, at most so many at a time, and the end. */
	void feed(SseDecoder decoder, byte[] bytes, int atATime) {
		for (int from = 0; from < bytes.length;) {
			int count = Math.min(Math.min(atATime, decoder.space()), bytes.length - from);
			System.arraycopy(bytes, from, decoder.buffer(), decoder.limit(), count);
			decoder.received(count);
			from += count;
		}
		decoder.end();
	}

	private static String text(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}
}
