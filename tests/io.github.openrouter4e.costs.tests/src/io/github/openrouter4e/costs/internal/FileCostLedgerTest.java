package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostLedger.Use;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;

class FileCostLedgerTest {

	private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

	@TempDir
	Path folder;
	Path path;

	@BeforeEach
	void path() {
		path = folder.resolve("ledger.jsonl");
	}

	@Test
	void sumsAreExactToTheLastDigit() throws IOException {
		try (FileCostLedger ledger = ledger()) {
			for (int i = 0; i < 1000; i++) {
				ledger.record(entry("e" + i, "c", "t" + i % 10, "m", "2026-09-01T10:00:00Z", "0.00000000000001"));
			}
			assertEquals(0, new BigDecimal("0.00000000001").compareTo(ledger.conversation("c").total()));
			assertEquals(0, new BigDecimal("0.000000000001").compareTo(ledger.answer("c", "t3").total()));
			assertEquals(1000, ledger.day(DAY).requests());
		}
		try (FileCostLedger again = ledger()) {
			assertEquals(0, new BigDecimal("0.00000000001").compareTo(again.conversation("c").total()));
			assertEquals(1000, again.entries(all -> true).size());
		}
	}

	@Test
	void daysMonthsAndModelsAreThoseOfTheTimeZone() throws IOException {
		try (FileCostLedger ledger = new FileCostLedger(path, ZoneId.of("America/New_York"))) {
			ledger.record(entry("e1", "c", "t", "a", "2026-09-01T03:00:00Z", "1")); // still August there
			ledger.record(entry("e2", "c", "t", "b", "2026-09-01T05:00:00Z", "2"));
			ledger.record(entry("e3", "d", "t", "b", "2026-09-30T05:00:00Z", "4"));
			assertEquals(new BigDecimal("1"), ledger.day(LocalDate.of(2026, 8, 31)).total());
			assertEquals(new BigDecimal("6"), ledger.month(YearMonth.of(2026, 9)).total());
			assertEquals(new BigDecimal("0"), ledger.month(YearMonth.of(2026, 7)).total());
			Map<String, CostSum> models = ledger.byModel(LocalDate.of(2026, 8, 31), DAY);
			assertEquals(List.of("a", "b"), List.copyOf(models.keySet()));
			assertEquals(new BigDecimal("2"), models.get("b").total());
			assertEquals(List.of(LocalDate.of(2026, 8, 31), DAY),
					List.copyOf(ledger.byDay(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 9, 29)).keySet()));
		}
	}

	@Test
	void aLaterEntryReplacesTheOneWithItsId() throws IOException {
		var told = new ArrayList<LedgerEntry>();
		try (FileCostLedger ledger = ledger()) {
			ledger.addListener(told::add);
			LedgerEntry unknown = new LedgerEntry("e", Instant.parse("2026-09-01T10:00:00Z"), "c", "t", "m", null,
					"gen",
					null, AnswerCost.UNKNOWN, true, 0);
			ledger.record(unknown);
			ledger.record(entry("other", "c", "t", "m", "2026-09-01T10:00:00Z", "1"));
			assertEquals(CostKind.UNKNOWN, ledger.day(DAY).kind());
			assertEquals(1, ledger.day(DAY).unknown());
			ledger.record(unknown.with(AnswerCost.credits(new BigDecimal("0.5"), CostKind.EXACT, null), null));
			assertEquals(new BigDecimal("1.5"), ledger.day(DAY).total());
			assertEquals(CostKind.EXACT, ledger.day(DAY).kind());
			assertEquals(2, ledger.conversation("c").requests());
		}
		assertEquals(3, told.size());
		try (FileCostLedger again = ledger()) {
			assertEquals(new BigDecimal("1.5"), again.conversation("c").total());
			assertEquals(2, again.entries(all -> true).size());
		}
	}

	@Test
	void aReplacedEntryCountsForItsPurposeOnly() throws IOException {
		var unknown = new LedgerEntry("m", Instant.parse("2026-09-01T11:00:00Z"), Purpose.COMMIT_MESSAGE, null, null,
				"a", null, "gen", null, AnswerCost.UNKNOWN, false, 0);
		try (FileCostLedger ledger = ledger()) {
			ledger.record(entry("e", "c", "t", "a", "2026-09-01T10:00:00Z", "1"));
			ledger.record(unknown);
			ledger.record(unknown.with(AnswerCost.credits(new BigDecimal("0.25"), CostKind.EXACT, null), null));
			Map<Use, CostSum> sums = ledger.byDay(DAY, DAY).get(DAY);
			assertEquals(new BigDecimal("1"), sums.get(new Use("a", Purpose.CHAT)).total());
			assertEquals(new BigDecimal("0.25"), sums.get(new Use("a", Purpose.COMMIT_MESSAGE)).total());
			assertEquals(new BigDecimal("1.25"), ledger.byModel(DAY, DAY).get("a").total());
		}
	}

	@Test
	void byokIsSummedInItsTwoParts() throws IOException {
		try (FileCostLedger ledger = ledger()) {
			ledger.record(new LedgerEntry("e", Instant.parse("2026-09-01T10:00:00Z"), "c", "t", "m", null, null, null,
					new AnswerCost(true, new BigDecimal("0.95"), CostKind.EXACT, new BigDecimal("19"),
							CostKind.ESTIMATED,
							null),
					false, 0));
			ledger.record(entry("e2", "c", "t", "m", "2026-09-01T10:00:00Z", "1"));
			CostSum sum = ledger.conversation("c");
			assertEquals(new BigDecimal("1.95"), sum.credits());
			assertEquals(new BigDecimal("0.95"), sum.byokFee());
			assertEquals(new BigDecimal("19"), sum.providerBill());
			assertEquals(new BigDecimal("20.95"), sum.total());
			assertEquals(CostKind.ESTIMATED, sum.kind());
			assertEquals(1, sum.byokRequests());
		}
	}

	@Test
	void everyTruncationKeepsTheEntriesBeforeIt() throws IOException {
		var ends = new ArrayList<Long>();
		try (FileCostLedger ledger = ledger()) {
			for (int i = 0; i < 4; i++) {
				ledger.record(entry("e" + i, "c", "t", "m", "2026-09-01T10:00:00Z", "1"));
				ends.add(Files.size(path));
			}
		}
		byte[] all = Files.readAllBytes(path);
		for (int length = 0; length <= all.length; length++) {
			Files.write(path, Arrays.copyOf(all, length));
			int kept = length;
			long complete = ends.stream().filter(end -> end <= kept).count();
			try (FileCostLedger ledger = ledger()) {
				assertEquals(BigDecimal.valueOf(complete), ledger.conversation("c").total(), "at " + length);
				assertEquals(0, ledger.damagedLines(), "at " + length);
				if (complete < ends.size() - 1) {
					continue; // writing each time would take long, as each entry is forced to the disk
				}
				ledger.record(entry("new", "c", "t", "m", "2026-09-01T10:00:00Z", "10"));
			}
			try (FileCostLedger ledger = ledger()) {
				boolean lineEndWasMissing = ends.contains(length + 1L);
				assertEquals(BigDecimal.valueOf(complete + (lineEndWasMissing ? 11 : 10)),
						ledger.conversation("c").total(), "at " + length);
				assertEquals(0, ledger.damagedLines(), "at " + length);
			}
		}
	}

	@Test
	void whatTokensHoldIsLearned() throws IOException {
		try (FileCostLedger ledger = ledger()) {
			ledger.record(new LedgerEntry("e", Instant.parse("2026-09-01T10:00:00Z"), "c", "t", "m", null, null,
					new TokenCounts(1000, 0, 0, 70, 0), AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), false,
					3000));
		}
		try (FileCostLedger again = ledger()) {
			assertTrue(again.statistics().hasLearned("m"));
			assertEquals(100, again.statistics().tokens("m", 300));
			assertEquals(75, again.statistics().tokens("other", 300));
			assertEquals(70, again.statistics().typicalCompletion("m"));
			assertFalse(again.statistics().isByok("m"));
		}
	}

	@Test
	void csvIsReadBySpreadsheets() throws IOException {
		var csv = new StringBuilder();
		try (FileCostLedger ledger = ledger()) {
			ledger.record(new LedgerEntry("e", Instant.parse("2026-09-01T10:00:00Z"), "c", "t", "=cmd|' /C calc'!A0",
					"a \"quoted\", name", "gen", new TokenCounts(10, 5, 1, 7, 2),
					AnswerCost.credits(new BigDecimal("1E-7"), CostKind.EXACT, new BigDecimal("-0.5"))
							.withToolCost(new BigDecimal("3E-8")),
					false, 0));
			ledger.record(new LedgerEntry("f", Instant.parse("2026-09-01T11:00:00Z"), Purpose.COMMIT_MESSAGE, null,
					null, "m", null,
					null, null, AnswerCost.UNKNOWN, true, 0));
			ledger.exportCsv(all -> true, csv);
		}
		String[] lines = csv.toString().split("\r\n", -1);
		assertEquals("time,conversation,answer,model,provider,generation,failed,prompt_tokens,cached_tokens,"
				+ "cache_write_tokens,completion_tokens,reasoning_tokens,byok,credits_usd,credits_kind,"
				+ "provider_bill_usd,provider_bill_kind,total_usd,total_kind,cache_savings_usd,purpose,tool_cost_usd",
				lines[0]);
		assertEquals("2026-09-01T10:00:00Z,c,t,'=cmd|' /C calc'!A0,\"a \"\"quoted\"\", name\",gen,false,10,5,1,7,2,"
				+ "false,0.0000001,EXACT,,,0.0000001,EXACT,-0.5,CHAT,0.00000003", lines[1]);
		assertEquals("2026-09-01T11:00:00Z,,,m,,,true,,,,,,false,,UNKNOWN,,,,UNKNOWN,,COMMIT_MESSAGE,", lines[2]);
		assertEquals("", lines[3]);
	}

	/** What versions without purposes wrote was for conversations; what a later one writes is kept. */
	@Test
	void purposesSurviveARestartAndAreOptional() throws IOException {
		try (FileCostLedger ledger = ledger()) {
			ledger.record(entry("chat", "c", "t", "m", "2026-09-01T10:00:00Z", "1"));
			ledger.record(new LedgerEntry("commit", Instant.parse("2026-09-01T11:00:00Z"), Purpose.COMMIT_MESSAGE, null,
					null, "m", null, null, null, AnswerCost.credits(BigDecimal.TWO, CostKind.EXACT, null), false, 0));
		}
		assertFalse(Files.readAllLines(path).getFirst().contains("purpose"),
				"as before, so that old versions see no change");
		try (var file = new LineFile(path)) {
			file.append(Json.object("entry").put("id", "later").put("at", "2026-09-01T12:00:00Z").put("model", "m")
					.put("purpose", "TRANSLATION"));
		}
		try (FileCostLedger again = ledger()) {
			assertEquals(List.of(Purpose.CHAT, Purpose.COMMIT_MESSAGE, Purpose.OTHER),
					again.entries(all -> true).stream().map(LedgerEntry::purpose).toList());
			assertNull(again.entries(all -> true).getLast().conversationId());
			assertEquals(0, again.conversation("c").total().compareTo(BigDecimal.ONE));
			assertEquals(0, again.day(LocalDate.parse("2026-09-01")).total().compareTo(new BigDecimal(3)));
			assertEquals(List.of(new Use("m", Purpose.CHAT), new Use("m", Purpose.COMMIT_MESSAGE),
					new Use("m", Purpose.OTHER)), List.copyOf(again.byDay(DAY, DAY).get(DAY).keySet()));
		}
	}

	/** The end of a cell is a semicolon in many countries; full-width signs count as well where Chinese is written. */
	@Test
	void noCellIsAFormulaInAnyCountry() throws IOException {
		Map<String, String> cells = Map.ofEntries(Map.entry("\n=1", "' =1"), Map.entry("\uFF1D1+1", "'\uFF1D1+1"),
				Map.entry("\uFF0B1", "'\uFF0B1"), Map.entry("\uFF0D1", "'\uFF0D1"), Map.entry("\uFF201", "'\uFF201"),
				Map.entry("a;=1", "a;'=1"), Map.entry("a; =1", "a;' =1"), Map.entry("a;\"=1", "\"a;'\"\"=1\""),
				Map.entry("a\n=1", "a =1"), Map.entry("a-b=c", "a-b=c"), Map.entry("\t+1", "' +1"),
				Map.entry("\u00A0=1", "'\u00A0=1"), Map.entry("\u3000=1", "'\u3000=1"),
				Map.entry("\uFEFF=1", "'\uFEFF=1"), Map.entry("a;\u200B@x", "a;'\u200B@x"));
		for (Map.Entry<String, String> cell : cells.entrySet()) {
			Files.deleteIfExists(path);
			var csv = new StringBuilder();
			try (FileCostLedger ledger = ledger()) {
				ledger.record(entry("e", "c", "t", cell.getKey(), "2026-09-01T10:00:00Z", "1"));
				ledger.exportCsv(all -> true, csv);
			}
			assertTrue(csv.toString().contains("\r\n2026-09-01T10:00:00Z,c,t," + cell.getValue() + ",P,"),
					csv.toString());
		}
	}

	private FileCostLedger ledger() {
		return new FileCostLedger(path, ZoneOffset.UTC);
	}

	private static LedgerEntry entry(String id, String conversation, String turn, String model, String time,
			String usd) {
		return new LedgerEntry(id, Instant.parse(time), conversation, turn, model, "P", "gen-" + id, null,
				AnswerCost.credits(new BigDecimal(usd), CostKind.EXACT, null), false, 0);
	}
}
