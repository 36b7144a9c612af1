package io.github.openrouter4e.client;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What OpenRouter knows about a key. Money in USD; may lag a minute behind.
 *
 * @param label
 *            OpenRouter's name for it, mostly the masked key
 * @param limit
 *            null for none
 * @param limitRemaining
 *            null for unlimited
 * @param limitReset
 *            {@code daily}, {@code weekly}, {@code monthly}; null for never
 * @param usage
 *            of credits, since ever
 * @param byokUsage
 *            through the account's own provider keys, since ever
 * @param freeTier
 *            whether the account has never bought credits
 * @param managementKey
 *            whether it manages keys and cannot chat
 * @param freeRequests
 *            free requests of today
 * @see <a href="https://openrouter.ai/docs/api-reference/limits">Limits</a>
 */
public record KeyInfo(String label, @Nullable BigDecimal limit, @Nullable BigDecimal limitRemaining,
		@Nullable String limitReset, @Nullable BigDecimal usage, @Nullable BigDecimal usageDaily,
		@Nullable BigDecimal usageWeekly, @Nullable BigDecimal usageMonthly, @Nullable BigDecimal byokUsage,
		@Nullable Boolean freeTier, @Nullable Boolean managementKey, @Nullable Instant expiresAt,
		@Nullable FreeRequests freeRequests) {
	/** Requests to free models per day. */
	public record FreeRequests(@Nullable Long used, @Nullable Long limit, @Nullable Long remaining) {
	}
}
