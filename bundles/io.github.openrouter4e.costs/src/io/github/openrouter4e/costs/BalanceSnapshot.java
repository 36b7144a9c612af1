package io.github.openrouter4e.costs;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.RequestFailure;

/**
 * What is left to spend, as far as OpenRouter tells.
 *
 * @param keyRemaining   USD left of the key's own limit; {@code null} if the key has no limit or it is unknown
 * @param accountCredits USD left of the account's credits, below 0 if overdrawn; {@code null} if unknown: many keys may not
 *                       ask
 * @param keyUnlimited   whether the key is known to have no limit
 * @param spentToday     USD that the key used today in OpenRouter's reckoning (UTC); {@code null} if unknown
 * @param low            whether the amount that applies is below the user's threshold
 * @param asked          when OpenRouter last answered; {@code null} if it never did
 * @param failure        why it did not answer the last time; {@code null} if it did or was not asked
 * @param freeRequests   requests to free models that the account may make today; {@code null} if not told
 */
public record BalanceSnapshot(@Nullable BigDecimal keyRemaining, @Nullable BigDecimal accountCredits,
		boolean keyUnlimited, @Nullable BigDecimal spentToday, boolean low, @Nullable Instant asked,
		@Nullable RequestFailure failure, KeyInfo.@Nullable FreeRequests freeRequests) {

	/** A balance without what is told of free requests. */
	public BalanceSnapshot(@Nullable BigDecimal keyRemaining, @Nullable BigDecimal accountCredits,
			boolean keyUnlimited, @Nullable BigDecimal spentToday, boolean low, @Nullable Instant asked,
			@Nullable RequestFailure failure) {
		this(keyRemaining, accountCredits, keyUnlimited, spentToday, low, asked, failure, null);
	}

	/** Nothing is known. */
	public static final BalanceSnapshot UNKNOWN = new BalanceSnapshot(null, null, false, null, false, null, null);

	/** USD left: the smaller one of those that are known; {@code null} if none is. */
	public @Nullable BigDecimal remaining() {
		BigDecimal key = keyRemaining;
		BigDecimal account = accountCredits;
		if (key == null || account == null) {
			return key == null ? account : key;
		}
		return key.min(account);
	}
}
