package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostCodec;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.TokenCounts;

/** Entries of all kinds, by chance; few ids, conversations, models and days, so that they meet. */
final class RandomEntries {

	private static final Instant START = Instant.parse("2026-01-30T22:00:00Z");
	private static final String[] MODELS = {"a/b", "openai/gpt-5.2", "ü \"quoted\"\\", "中文/模型", "half \uD83D"};

	private final Random random;

	RandomEntries(Random random) {
		this.random = random;
	}

	/** @param ids how many different ids there are */
	LedgerEntry next(int ids) {
		String conversation = random.nextInt(5) == 0 ? null : "c" + random.nextInt(4) + (chance(20) ? "\n" : "");
		return new LedgerEntry("id/" + random.nextInt(ids), START.plusSeconds(random.nextInt(500_000)),
				Purpose.values()[random.nextInt(Purpose.values().length)], conversation,
				conversation == null ? null : "t" + random.nextInt(3), MODELS[random.nextInt(MODELS.length)],
				chance(3) ? null : "P", chance(3) ? null : "gen-" + random.nextInt(9), tokens(), cost(), chance(5),
				random.nextInt(5000));
	}

	private @Nullable TokenCounts tokens() {
		if (chance(4)) {
			return null;
		}
		return new TokenCounts(count(), count(), count(), count(), count(),
				random.nextBoolean() ? 0 : count());
	}

	private long count() {
		return chance(30) ? CostCodec.MAX_TOKENS : random.nextInt(2000);
	}

	private AnswerCost cost() {
		BigDecimal credits = amount();
		BigDecimal saved = chance(2) ? null : amount();
		BigDecimal tools = chance(2) ? null : amount();
		CostKind kind = kind(credits);
		if (chance(3)) {
			BigDecimal bill = amount();
			return new AnswerCost(true, credits, kind, bill, kind(bill), saved, tools);
		}
		return new AnswerCost(false, credits, kind, null, CostKind.EXACT, saved, tools);
	}

	private CostKind kind(@Nullable BigDecimal amount) {
		return amount == null ? CostKind.UNKNOWN : chance(3) ? CostKind.ESTIMATED : CostKind.EXACT;
	}

	private @Nullable BigDecimal amount() {
		return switch (random.nextInt(8)) {
			case 0 -> null;
			case 1 -> BigDecimal.ZERO;
			case 2 -> new BigDecimal(new BigInteger(120, random), 36);
			case 3 -> new BigDecimal("-0.00").subtract(BigDecimal.valueOf(random.nextInt(1000), 4));
			case 4 -> BigDecimal.valueOf(random.nextInt(100) * 10, 1);
			case 5 -> BigDecimal.valueOf(random.nextLong() >>> 1, 18);
			default -> BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(9));
		};
	}

	private boolean chance(int one) {
		return random.nextInt(one) == 0;
	}
}
