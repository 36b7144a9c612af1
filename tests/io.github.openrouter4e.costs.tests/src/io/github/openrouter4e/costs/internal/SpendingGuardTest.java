package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.costs.SpendingDecision.Kind;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.testing.LoggedRecords;

@SuppressWarnings("nls")
class SpendingGuardTest {

	private static final SpendingLimits LIMITS = new SpendingLimits(BigDecimal.ONE, BigDecimal.TEN, false);

	@TempDir
	Path folder;

	/** Each change of a prompt asks. */
	@Test
	void aLedgerThatCannotBeReadIsWarnedOfOnce() throws Exception {
		var file = Files.createDirectory(folder.resolve("ledger.jsonl"));
		try (var ledger = new FileCostLedger(file, ZoneOffset.UTC);
				var logged = new LoggedRecords(SpendingGuard.class)) {
			var guard = new SpendingGuard(ledger, Clock.systemUTC());
			for (var key = 0; key < 10; key++) {
				assertEquals(Kind.WARN, guard.decide("c", BigDecimal.ZERO, LIMITS).kind());
			}
			assertEquals(1, logged.messages().size(), logged.messages()::toString);
			Files.delete(file);
			assertEquals(Kind.ALLOW, guard.decide("c", BigDecimal.ZERO, LIMITS).kind());
		}
	}
}
