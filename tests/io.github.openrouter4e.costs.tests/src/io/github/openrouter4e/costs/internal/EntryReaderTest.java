package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFrame;

class EntryReaderTest {

	@Test
	void readsWhatWasWritten() throws IOException {
		var entries = new RandomEntries(new Random(1));
		var reader = new EntryReader(true);
		for (int i = 0; i < 20_000; i++) {
			LedgerEntry entry = entries.next(1000);
			assertEquals(entry, reader.read(line(entry), 0, line(entry).length));
		}
	}

	/** Bytes that another program changed, together with the checksum, are read as a JSON parser reads them. */
	@Test
	void theShortWayNeverDiffersFromTheLongOne() throws IOException {
		var random = new Random(2);
		var entries = new RandomEntries(random);
		var reader = new EntryReader(true);
		String signs = "\"\\{}[]:,. 0123456789-eEtrufalsn\u0001\u00FC";
		for (int i = 0; i < 100_000; i++) {
			byte[] line = line(entries.next(1000));
			for (int changes = random.nextInt(3); changes >= 0; changes--) {
				int at = LineFrame.HEADER + random.nextInt(line.length - LineFrame.HEADER);
				line[at] = (byte) signs.charAt(random.nextInt(signs.length()));
			}
			int length = random.nextInt(10) == 0 ? line.length - random.nextInt(40) : line.length;
			LedgerEntry expected = reader.parse(line, 0, length);
			assertEquals(expected, reader.read(line, 0, length), () -> new String(line, StandardCharsets.UTF_8));
		}
	}

	@Test
	void whatWeDoNotWriteIsAbsent() throws IOException {
		assertNull(read("\"t\":\"other\",\"id\":\"x\",\"at\":\"2026-01-01T00:00:00Z\"}"));
		assertNull(read("\"t\":\"entry\",\"at\":\"2026-01-01T00:00:00Z\"}"));
		assertNull(read("\"t\":\"entry\",\"id\":\"x\"}"));
		assertNull(read("\"t\":\"entry\",\"id\":\"x\",\"at\":\"yesterday\"}"));
		assertNull(read("\"t\":\"entry\",\"id\":\"x\",\"at\":}"), "no JSON");
		LedgerEntry odd = read("\"t\":\"entry\",\"id\":\"x\",\"at\":\"2026-01-01T00:00:00Z\",\"new\":{\"a\":[1]},"
				+ "\"model\":7,\"tokens\":{\"prompt\":123456789012345678901234567890,\"cached\":-1,\"x\":{}},"
				+ "\"cost\":{\"kind\":\"NEW\",\"credits\":\"1E+50000000\",\"y\":[]},\"failed\":\"yes\",\"size\":1.5}");
		assertEquals("", odd.model());
		assertEquals(1_000_000_000_000L, odd.tokens().prompt());
		assertEquals(0, odd.tokens().cached());
		assertEquals(CostKind.UNKNOWN, odd.cost().kind());
		assertEquals(0, odd.promptSize());
		LedgerEntry later = read("\"t\":\"entry\",\"id\":\"x\",\"at\":\"2026-01-01T00:00:00Z\","
				+ "\"cost\":{\"kind\":\"NEW\",\"credits\":\"0.50\"}}");
		assertEquals(CostKind.ESTIMATED, later.cost().kind());
		assertEquals(new BigDecimal("0.50"), later.cost().credits());
	}

	@Test
	void whatNothingIsSummedByCanBeLeftOut() throws IOException {
		var entries = new RandomEntries(new Random(3));
		for (int i = 0; i < 2000; i++) {
			LedgerEntry e = entries.next(1000);
			byte[] line = line(e);
			var reader = new EntryReader(false);
			var expected = new LedgerEntry(e.id(), e.time(), e.purpose(), e.conversationId(), null, e.model(), null,
					null, e.tokens(), e.cost(), e.failed(), e.promptSize());
			assertEquals(List.of(expected, expected),
					List.of(reader.read(line, 0, line.length), reader.parse(line, 0, line.length)));
		}
	}

	private static @Nullable LedgerEntry read(String fields) throws IOException {
		byte[] line = LineFrame.frame(("{" + fields).getBytes(StandardCharsets.UTF_8));
		return new EntryReader(true).read(line, 0, line.length - 1);
	}

	private static byte[] line(LedgerEntry entry) {
		byte[] line = LineFrame.frame(Json.bytes(LedgerFile.toJson(entry)));
		return Arrays.copyOf(line, line.length - 1);
	}
}
