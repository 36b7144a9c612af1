package io.github.openrouter4e.costs;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Limits that the user set.
 *
 * @param perConversation USD for one conversation; {@code null} for no limit
 * @param perDay          USD for a day in the local time zone; {@code null} for no limit
 * @param ask             whether to ask before a limit is exceeded; otherwise the user is only told
 */
public record SpendingLimits(@Nullable BigDecimal perConversation, @Nullable BigDecimal perDay, boolean ask) {

	/** No limit. */
	public static final SpendingLimits NONE = new SpendingLimits(null, null, false);
}
