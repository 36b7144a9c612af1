package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.ProtocolException;

class SseDecoderTest {

	@ParameterizedTest
	@ValueSource(strings = {"\n", "\r", "\r\n"})
	void endsLinesWithAnyLineEnd(String lineEnd) {
		assertEquals(List.of("one", "two"), events("data: one\n\ndata: two\n\n".replace("\n", lineEnd)));
	}

	@Test
	void joinsDataLinesWithLineFeed() {
		assertEquals(List.of("a\nb\n\nc"), events("data: a\ndata: b\ndata\ndata: c\n\n"));
	}

	@Test
	void dropsOneSpaceAfterTheColonAndNoMore() {
		assertEquals(List.of("x", " x", "x "), events("data:x\n\ndata:  x\n\ndata: x \n\n"));
	}

	@Test
	void ignoresCommentsAndOtherFields() {
		assertEquals(List.of("x"),
				events(": OPENROUTER PROCESSING\n\n:\n\nevent: e\nid: 1\nretry: 5\ndata: x\n: more\n\n"));
	}

	@Test
	void fieldNamesMustBeWhole() {
		assertEquals(List.of(), events("dat: x\n\ndata2: x\n\nd\n\n"));
	}

	@Test
	void skipsByteOrderMarkAtTheBeginningOnly() {
		assertEquals(List.of("x"), events("\uFEFFdata: x\n\n"));
		assertEquals(List.of("stray:\uFEFFdata: y"), events("\n\uFEFFdata: y\n\n"));
	}

	@Test
	void emptyDataIsAnEventAndBlankLinesAreNot() {
		assertEquals(List.of(""), events("\n\n\ndata:\n\n\n\n"));
	}

	@Test
	void anEventWithoutBlankLineIsUnfinished() {
		assertEquals(List.of("a", "unfinished:b"), events("data: a\n\ndata: b\n"));
		assertEquals(List.of("unfinished:b\nc"), events("data: b\ndata: c"));
	}

	@Test
	void tellsStrayLines() {
		assertEquals(List.of("stray:<html>", "stray:{}"), events("<html>\n{}\n"));
	}

	@Test
	void keepsAnEventTogetherWhileTheBufferGrows() {
		String large = "x".repeat(100_000);
		assertEquals(List.of(large, large + "\n" + large),
				events("data: " + large + "\n\ndata: " + large + "\ndata: " + large + "\n\n"));
	}

	@Test
	void refusesLinesAndEventsBeyondTheLimit() {
		assertThrows(ProtocolException.class, () -> events("data: " + "x".repeat(1 << 20)));
		assertThrows(ProtocolException.class, () -> events("data: xxxxxxxxxxxxxxxxxxxx\n".repeat(50_000)));
	}

	private static List<String> events(String stream) {
		RecordingSink sink = new RecordingSink();
		SseDecoder decoder = new SseDecoder(sink, new byte[4096], 1 << 19);
		sink.feed(decoder, stream.getBytes(StandardCharsets.UTF_8), 1000);
		return sink.events;
	}
}
