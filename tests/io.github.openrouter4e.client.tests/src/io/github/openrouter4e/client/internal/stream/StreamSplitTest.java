package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream means the same however its bytes arrive and its lines end. */
class StreamSplitTest {

	static List<String> fixtures() {
		return Fixtures.ALL;
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void splitAtEveryByte(String name) {
		byte[] stream = Fixtures.bytes(name);
		String whole = Decoding.of(stream).essence();
		for (int split = 1; split < stream.length; split++) {
			int first = split;
			AtomicInteger reads = new AtomicInteger();
			assertEquals(whole,
					Decoding.of(stream, () -> reads.getAndIncrement() == 0 ? first : Integer.MAX_VALUE).essence(),
					() -> "split at " + first);
		}
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void oneByteAtATime(String name) {
		byte[] stream = Fixtures.bytes(name);
		assertEquals(Decoding.of(stream).essence(), Decoding.of(stream, () -> 1).essence());
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void randomSplits(String name) {
		byte[] stream = Fixtures.bytes(name);
		String whole = Decoding.of(stream).essence();
		for (int seed = 0; seed < 200; seed++) {
			Random random = new Random(seed);
			int most = 1 + random.nextInt(200);
			assertEquals(whole, Decoding.of(stream, () -> 1 + random.nextInt(most)).essence(), "seed " + seed);
		}
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void anyLineEndAndByteOrderMark(String name) {
		byte[] stream = Fixtures.bytes(name);
		String text = new String(stream, StandardCharsets.UTF_8);
		String whole = Decoding.of(stream).essence();
		for (String lineEnd : List.of("\r", "\r\n")) {
			byte[] other = text.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
			assertEquals(whole, Decoding.of(other).essence());
			assertEquals(whole, Decoding.of(other, () -> 1).essence());
			assertEquals(whole, Decoding.of(other, () -> 7).essence());
		}
		assertEquals(whole, Decoding.of("\uFEFF" + text).essence());
		assertEquals(whole, Decoding.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), () -> 1).essence());
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void mixedLineEnds(String name) {
		byte[] stream = Fixtures.bytes(name);
		String whole = Decoding.of(stream).essence();
		for (int seed = 0; seed < 50; seed++) {
			Random random = new Random(seed);
			ByteArrayOutputStream mixed = new ByteArrayOutputStream();
			for (int i = 0; i < stream.length; i++) {
				boolean longer = stream[i] == '\n' && random.nextBoolean(); // a lone CR before LF would be ambiguous
				mixed.writeBytes(longer ? new byte[]{'\r', '\n'} : new byte[]{stream[i]});
			}
			assertEquals(whole, Decoding.of(mixed.toByteArray(), () -> 1 + random.nextInt(60)).essence());
		}
	}
}
