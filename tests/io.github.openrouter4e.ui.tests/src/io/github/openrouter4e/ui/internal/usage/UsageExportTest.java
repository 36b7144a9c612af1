package io.github.openrouter4e.ui.internal.usage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.storage.Registration;

class UsageExportTest {
	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
	private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
	private static final DayRange RANGE = new DayRange(DAY, DAY);
	private static final String CHINESE = "通义/千问";

	private final Ledger ledger = new Ledger(List.of(entry("2026-11-19T15:59:59Z", "a/yesterday"),
			entry("2026-11-19T16:00:00Z", CHINESE), entry("2026-11-20T15:59:59Z", "a/b"),
			entry("2026-11-20T16:00:00Z", "a/tomorrow")));

	@TempDir
	private Path folder;

	/** Excel reads a file without the mark in the code page of the country, and garbles what is not ASCII. */
	@Test
	void aSpreadsheetRecognisesTheFileAsUnicode() throws IOException {
		Path target = folder.resolve("用量.csv");
		UsageExport.write(ledger, RANGE, null, null, SHANGHAI, target);
		byte[] bytes = Files.readAllBytes(target);
		assertArrayEquals(new byte[]{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(bytes, 3));
		assertEquals("model\r\n通义/千问\r\na/b\r\n", new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
	}

	@Test
	void oneModelOnly() throws IOException {
		Path target = folder.resolve("usage.csv");
		UsageExport.write(ledger, RANGE, CHINESE, null, SHANGHAI, target);
		assertEquals("\uFEFFmodel\r\n通义/千问\r\n", Files.readString(target));
	}

	@Test
	void onePurposeOnly() throws IOException {
		Path target = folder.resolve("usage.csv");
		UsageExport.write(ledger, RANGE, null, Purpose.COMMIT_MESSAGE, SHANGHAI, target);
		assertEquals("\uFEFFmodel\r\n", Files.readString(target));
	}

	@Test
	void anOlderFileIsReplacedAndNothingElseIsLeft() throws IOException {
		Path target = Files.writeString(folder.resolve("usage.csv"), "older and much longer than what replaces it");
		UsageExport.write(ledger, RANGE, "none/such", null, SHANGHAI, target);
		assertEquals("\uFEFFmodel\r\n", Files.readString(target));
		assertEquals(List.of(target), files());
	}

	@Test
	void anOlderFileSurvivesAFailure() throws IOException {
		Path target = Files.writeString(folder.resolve("usage.csv"), "older");
		ledger.broken = true;
		assertThrows(IOException.class, () -> UsageExport.write(ledger, RANGE, null, null, SHANGHAI, target));
		assertEquals("older", Files.readString(target));
		assertEquals(List.of(target), files());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	private static LedgerEntry entry(String time, String model) {
		return new LedgerEntry(time, Instant.parse(time), "c", "t", model, null, null, null, AnswerCost.UNKNOWN, false,
				0);
	}

	/** A ledger whose export has one column, and that knows nothing else. */
	private static final class Ledger implements CostLedger {
		private final List<LedgerEntry> entries;
		private boolean broken;

		Ledger(List<LedgerEntry> entries) {
			this.entries = entries;
		}

		@Override
		public List<LedgerEntry> entries(Predicate<LedgerEntry> filter) {
			return entries.stream().filter(filter).toList();
		}

		@Override
		public void exportCsv(Predicate<LedgerEntry> filter, Appendable target) throws IOException {
			target.append("model\r\n");
			if (broken) {
				throw new IOException("no space left on device");
			}
			for (LedgerEntry entry : entries(filter)) {
				target.append(entry.model()).append("\r\n");
			}
		}

		@Override
		public CostSum conversation(String conversationId) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CostSum answer(String conversationId, String turnId) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CostSum day(LocalDate day) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CostSum month(YearMonth month) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Map<String, CostSum> byModel(LocalDate first, LocalDate last) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Map<LocalDate, Map<Use, CostSum>> byDay(LocalDate first, LocalDate last) {
			throw new UnsupportedOperationException();
		}

		@Override
		public int damagedLines() {
			return 0;
		}

		@Override
		public Registration addListener(Consumer<LedgerEntry> listener) {
			throw new UnsupportedOperationException();
		}
	}
}
