package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostLedger.Use;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.LineFrame;

/** The sums with a checkpoint are those of the whole file, to the last digit, whatever happened to either of them. */
class LedgerCheckpointTest {

	private static final ZoneId ZONE = ZoneId.of("America/New_York");
	private static final int HISTORIES = 2000;

	@TempDir
	Path folder;
	Path path;
	Path checkpoint;

	@BeforeEach
	void path() {
		path = folder.resolve("ledger.jsonl");
		checkpoint = folder.resolve("ledger.checkpoint");
	}

	/** Entries, corrections, damaged and cut lines, in parts, with a checkpoint after each part. */
	@Test
	void sumsAreThoseOfTheWholeFile() throws IOException {
		for (int seed = 0; seed < HISTORIES; seed++) {
			Files.deleteIfExists(path);
			Files.deleteIfExists(checkpoint);
			var random = new Random(seed);
			var entries = new RandomEntries(random);
			var expected = new Expected();
			int ids = 1 + random.nextInt(30);
			for (int part = 0; part < 4; part++) {
				append(random, entries, ids, expected);
				try (var file = new LedgerFile(path)) {
					LedgerState state = read(file);
					String when = "seed " + seed + ", part " + part;
					assertTrue(state.read(), when);
					expected.assertEqualTo(state, when);
					save(state);
					LedgerState whole = new LedgerState(file, ZONE);
					whole.read();
					assertEquals(whole.end(), state.end(), when);
				}
			}
		}
	}

	private void append(Random random, RandomEntries entries, int ids, Expected expected) throws IOException {
		try (var file = new LineFile(path)) {
			for (int i = random.nextInt(12); i > 0; i--) {
				switch (random.nextInt(12)) {
					case 0 -> { // another program
						Files.writeString(path, "damaged\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
						expected.damaged++;
					}
					case 1 -> { // a kill; the next line says so
						file.close();
						Files.writeString(path, "{\"c\":\"", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
						file.append(Json.object("newer"));
					}
					default -> {
						LedgerEntry entry = entries.next(ids);
						file.append(LedgerFile.toJson(entry));
						expected.put(entry);
					}
				}
			}
		}
	}

	@Test
	void whatIsRecordedAfterwardsReplacesWhatTheCheckpointHolds() throws IOException {
		for (int seed = 0; seed < 300; seed++) {
			Files.deleteIfExists(path);
			var random = new Random(seed);
			var entries = new RandomEntries(random);
			var expected = new Expected();
			append(random, entries, 6, expected);
			append(random, entries, 6, expected);
			try (var file = new LedgerFile(path)) {
				LedgerState first = new LedgerState(file, ZONE);
				first.read();
				save(first);
				LedgerState state = read(file);
				assertTrue(state.read());
				for (int i = 0; i < 6; i++) {
					LedgerEntry entry = entries.next(9);
					state.record(entry);
					expected.put(entry);
				}
				expected.assertEqualTo(state, "seed " + seed);
			}
		}
	}

	@Test
	void onlyWhatFollowsIsLookedAt() throws IOException {
		fill(20);
		try (var file = new LedgerFile(path)) {
			LedgerState state = new LedgerState(file, ZONE);
			state.read();
			save(state);
			long covered = Files.size(path);
			assertEquals(covered, read(file).end().end());
			assertEquals(20, read(file).sums().conversation("c").requests(), "before anything of the file was read");
		}
	}

	@Test
	void aCheckpointThatIsDamagedIsIgnored() throws IOException {
		fill(3);
		try (var file = new LedgerFile(path)) {
			LedgerState state = new LedgerState(file, ZONE);
			state.read();
			byte[] content = save(state);
			for (int length = 0; length < content.length; length++) {
				Files.write(checkpoint, Arrays.copyOf(content, length));
				assertNull(LedgerCheckpoint.read(checkpoint, file, ZONE), "cut at " + length);
			}
			for (int i = 0; i < content.length; i++) {
				byte[] damaged = content.clone();
				damaged[i] ^= 0x10;
				Files.write(checkpoint, damaged);
				assertNull(LedgerCheckpoint.read(checkpoint, file, ZONE), "damaged at " + i);
			}
			Files.write(checkpoint, content);
			assertNotNull(LedgerCheckpoint.read(checkpoint, file, ZONE));
		}
	}

	/** Nothing worse than an exception that is caught comes of bytes that are not ours but have a right checksum. */
	@Test
	void aCheckpointThatSomebodyElseMadeIsReadOrIgnored() throws IOException {
		fill(3);
		try (var file = new LedgerFile(path)) {
			LedgerState state = new LedgerState(file, ZONE);
			state.read();
			byte[] content = save(state);
			var random = new Random(5);
			for (int i = 0; i < 3000; i++) {
				byte[] forged = content.clone();
				for (int changes = random.nextInt(4); changes >= 0; changes--) {
					forged[random.nextInt(forged.length)] = (byte) random.nextInt();
				}
				Files.write(checkpoint, withChecksum(Arrays.copyOf(forged, forged.length - Integer.BYTES)));
				LedgerCheckpoint.read(checkpoint, file, ZONE);
			}
		}
	}

	@Test
	void aCheckpointOfALaterVersionOrForAnotherZoneIsIgnored() throws IOException {
		fill(3);
		try (var file = new LedgerFile(path)) {
			LedgerState state = new LedgerState(file, ZONE);
			state.read();
			byte[] content = save(state);
			assertNull(LedgerCheckpoint.read(checkpoint, file, ZoneOffset.UTC));
			assertNull(LedgerCheckpoint.read(checkpoint, file, ZoneId.of("America/Toronto")));
			content["OR-LEDGER".length() + 3]++;
			Files.write(checkpoint, withChecksum(Arrays.copyOf(content, content.length - Integer.BYTES)));
			assertNull(LedgerCheckpoint.read(checkpoint, file, ZONE));
		}
	}

	@Test
	void aLedgerThatIsNoLongerTheSameIsReadFromItsBeginning() throws IOException {
		fill(40);
		assertSum(40);
		assertTrue(Files.exists(checkpoint));
		byte[] all = Files.readAllBytes(path);
		byte[] saved = Files.readAllBytes(checkpoint);
		int line = all.length / 40;

		Files.write(path, Arrays.copyOf(all, all.length - 5 * line)); // cut
		assertSum(35);
		Files.write(checkpoint, saved);
		Files.write(path, Arrays.copyOfRange(all, 10 * line, all.length)); // another, shorter one
		assertSum(30);
		Files.write(checkpoint, saved);
		Files.write(path, Arrays.copyOfRange(all, line, all.length)); // another one, longer by the end
		Files.write(path, Arrays.copyOf(all, 3 * line), StandardOpenOption.APPEND);
		assertSum(40); // the first line is back, the two others replace themselves
		Files.write(checkpoint, saved);
		byte[] edited = all.clone();
		edited[20 * line + 60] ^= 1; // by hand: one line in the middle is damaged now
		Files.write(path, edited);
		assertSum(39);
		Files.write(checkpoint, saved);
		Files.delete(path);
		assertSum(0);
		Files.write(checkpoint, saved);
		Files.write(path, all);
		Files.delete(checkpoint);
		assertSum(40);
	}

	/** Bytes with a good checksum in the place of others: only a checksum of all that is covered finds them. */
	@Test
	void anEntryThatWasReplacedByHandCountsAsItIsNow() throws IOException {
		fill(40);
		assertSum(40);
		String text = Files.readString(path);
		String before = text.lines().skip(20).findFirst().orElseThrow();
		String after = new String(LineFrame.frame(("{" + before.substring(LineFrame.HEADER)
				.replace("\"credits\":\"1\"", "\"credits\":\"7\"")).getBytes(StandardCharsets.UTF_8)),
				StandardCharsets.UTF_8).trim();
		assertEquals(before.length(), after.length());
		Files.writeString(path, text.replace(before, after));
		assertSum(46);
	}

	@Test
	void twoProcessesThatShareALedgerShareItsCheckpoint() throws IOException {
		fill(10);
		try (var one = ledger(); var other = ledger()) {
			assertEquals(10, one.conversation("c").requests());
			one.record(entry(10));
			other.record(entry(11)); // has read the other one's
			other.record(entry(12));
			one.record(entry(13));
			assertEquals(12, one.conversation("c").requests(), "what was there when it was opened, and its own");
		}
		assertSum(14);
		assertSum(14);
	}

	/** Recorded right after the ledger was read, when the checkpoint was perhaps not yet made. */
	@Test
	void aCheckpointHoldsNothingThatIsNotInTheFile() throws IOException {
		fill(10);
		try (var ledger = ledger()) {
			ledger.record(entry(10));
		}
		try (var file = new LedgerFile(path)) {
			LedgerState saved = LedgerCheckpoint.read(checkpoint, file, ZoneOffset.UTC);
			assertEquals(10, saved.sums().conversation("c").requests());
		}
		assertSum(11);
	}

	@Test
	void aSmallLedgerNeedsNone() throws IOException {
		fill(10);
		try (var ledger = new FileCostLedger(path, ZoneOffset.UTC)) {
			assertEquals(10, ledger.conversation("c").requests());
		}
		assertFalse(Files.exists(checkpoint));
	}

	/** A checkpoint that cannot be written costs time, no more. */
	@Test
	void withoutACheckpointAllIsAsWithOne() throws IOException {
		fill(10);
		Files.createDirectories(checkpoint.resolve("in the way"));
		assertSum(10);
		assertSum(10);
	}

	@Test
	void whatChangesWhileItIsOpenIsReadAgain() throws IOException {
		fill(10);
		try (var ledger = ledger()) {
			assertEquals(10, ledger.conversation("c").requests());
			ledger.record(entry(10));
			byte[] all = Files.readAllBytes(path);
			Files.write(path, Arrays.copyOf(all, all.length / 11 * 4)); // the same file, cut
			ledger.record(entry(7)); // replaces what is no longer there
			assertEquals(BigDecimal.valueOf(6), ledger.conversation("c").total(), "four of the file and two recorded");
		}
	}

	@Test
	void unknownCostsAreFoundWithoutReadingAll() throws IOException {
		var unknown = new LedgerEntry("u", Instant.parse("2026-09-01T10:00:00Z"), "c", "t", "m", null, "gen", null,
				AnswerCost.UNKNOWN, false, 0);
		try (var file = new LineFile(path)) {
			file.append(LedgerFile.toJson(unknown));
			file.append(LedgerFile.toJson(new LedgerEntry("known later", unknown.time(), "c", "t", "m", null, "gen",
					null, AnswerCost.UNKNOWN, false, 0)));
		}
		fill(5);
		assertSum(5);
		try (var file = new LineFile(path)) {
			file.append(LedgerFile.toJson(new LedgerEntry("known later", unknown.time(), "c", "t", "m", null, "gen",
					null, AnswerCost.NONE, false, 0)));
		}
		try (var ledger = ledger()) {
			assertEquals(List.of(unknown), ledger.unknownSince(Instant.parse("2026-09-01T09:00:00Z")));
			assertEquals(List.of(), ledger.unknownSince(Instant.parse("2026-09-01T11:00:00Z")));
		}
	}

	private void fill(int count) throws IOException {
		try (var file = new LineFile(path)) {
			for (int i = 0; i < count; i++) {
				file.append(LedgerFile.toJson(entry(i)));
			}
		}
	}

	private void assertSum(int dollars) throws IOException {
		for (int i = 0; i < 2; i++) { // without and with what the first one saved
			try (var ledger = ledger()) {
				assertEquals(BigDecimal.valueOf(dollars), ledger.conversation("c").total());
				assertEquals(BigDecimal.valueOf(dollars), ledger.month(YearMonth.of(2026, 9)).total());
			}
		}
	}

	private FileCostLedger ledger() {
		return new FileCostLedger(path, ZoneOffset.UTC, 1, Duration.ofMinutes(1));
	}

	private LedgerState read(LedgerFile file) {
		return Objects.requireNonNullElseGet(LedgerCheckpoint.read(checkpoint, file, ZONE),
				() -> new LedgerState(file, ZONE));
	}

	/** Without waiting for the disk. */
	private byte[] save(LedgerState state) throws IOException {
		var content = new ByteArrayOutputStream();
		for (byte[] part : LedgerCheckpoint.encode(state, ZONE)) {
			content.write(part);
		}
		Files.write(checkpoint, content.toByteArray());
		return content.toByteArray();
	}

	private static byte[] withChecksum(byte[] content) {
		var crc = new CRC32C();
		crc.update(content);
		return ByteBuffer.allocate(content.length + Integer.BYTES).put(content).putInt((int) crc.getValue()).array();
	}

	private static LedgerEntry entry(int number) {
		return new LedgerEntry("e%03d".formatted(number), Instant.parse("2026-09-01T10:00:00Z"), "c", "t", "m", "P",
				"gen", null, AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), false, 0);
	}

	/** What the sums have to be, added up in the simplest way. */
	private static final class Expected {
		private final Map<String, LedgerEntry> entries = new LinkedHashMap<>();
		private final TokenStatistics statistics = new TokenStatistics();
		private int damaged;

		void put(LedgerEntry entry) {
			LedgerEntry before = entries.put(entry.id(), entry);
			if (before == null || before.tokens() == null) {
				statistics.learn(entry);
			}
		}

		void assertEqualTo(LedgerState state, String when) {
			var conversations = new HashMap<String, CostSum>();
			var days = new TreeMap<LocalDate, Map<Use, CostSum>>();
			for (LedgerEntry entry : entries.values()) {
				CostSum one = CostSum.NONE.plus(entry.cost(), entry.tokens());
				if (entry.conversationId() != null) {
					conversations.merge(entry.conversationId(), one, CostSum::plus);
				}
				days.computeIfAbsent(LocalDate.ofInstant(entry.time(), ZONE), day -> new TreeMap<>())
						.merge(new Use(entry.model(), entry.purpose()), one, CostSum::plus);
			}
			var actual = new HashMap<String, CostSum>();
			state.sums().forEachConversation(actual::put);
			assertSums(conversations, actual, when);
			assertEquals(days.keySet(), state.sums().days().keySet(), when);
			days.forEach((day, uses) -> assertSums(uses, state.sums().days().get(day), when));
			for (int month = 1; month < 4; month++) {
				var of = YearMonth.of(2026, month);
				assertEquals(plain(days.entrySet().stream().filter(day -> YearMonth.from(day.getKey()).equals(of))
						.flatMap(day -> day.getValue().values().stream()).reduce(CostSum.NONE, CostSum::plus)),
						plain(state.sums().month(of)), when);
			}
			assertEquals(damaged, state.end().damaged(), when);
			assertEquals(new HashMap<>(learned(statistics)), learned(state.statistics()), when);
		}

		private static Map<String, TokenStatistics.Learned> learned(TokenStatistics statistics) {
			var learned = new HashMap<String, TokenStatistics.Learned>();
			statistics.learned().forEach(each -> learned.put(each.model(), each));
			return learned;
		}

		private static <K> void assertSums(Map<K, CostSum> expected, Map<K, CostSum> actual, String when) {
			assertEquals(expected.keySet(), actual.keySet(), when);
			expected.forEach((key, sum) -> assertEquals(plain(sum), plain(actual.get(key)), when));
		}

		/** With amounts that are equal if their values are. */
		private static CostSum plain(CostSum sum) {
			return new CostSum(sum.requests(), sum.estimated(), sum.unknown(), sum.byokRequests(),
					sum.credits().stripTrailingZeros(), sum.byokFee().stripTrailingZeros(),
					sum.providerBill().stripTrailingZeros(), sum.cacheSavings().stripTrailingZeros(),
					sum.toolCost().stripTrailingZeros(),
					sum.promptTokens(), sum.cachedTokens(), sum.cacheWriteTokens(), sum.completionTokens());
		}
	}
}
