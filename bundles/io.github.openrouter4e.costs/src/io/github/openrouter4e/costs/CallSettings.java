package io.github.openrouter4e.costs;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingSettings;

/**
 * What the user chose in the preferences, as far as every paid request needs it. Implemented where preferences are known and
 * registered as a service. All methods return at once and may be called on any thread; they are asked anew for each request,
 * so that a change holds from the next one on.
 */
public interface CallSettings {

	/** How prompts are cached. */
	CachingSettings caching();

	/** Spending limits. */
	SpendingLimits limits();

	/** USD below which the balance counts as low; {@code null} for never. */
	@Nullable
	BigDecimal lowBalance();
}
