package io.github.openrouter4e.chat;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What {@link ChatSession#condense()} is expected to do, before it is done. Everything is an estimate.
 *
 * @param before tokens of the next request without it
 * @param after  tokens of the next request after it
 * @param cost   USD for the request that sums up; {@code null} if prices are unknown
 * @param next   USD for the next request without it; {@code null} if prices are unknown
 * @param cold   whether nothing of the conversation can be in the provider's cache any more, so that the next request pays for
 *               all of it anyway
 */
public record CondensePreview(long before, long after, @Nullable BigDecimal cost, @Nullable BigDecimal next,
		boolean cold) {
}
