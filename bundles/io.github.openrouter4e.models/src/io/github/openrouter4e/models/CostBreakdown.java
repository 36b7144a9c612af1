package io.github.openrouter4e.models;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a request costs by list price, in USD, exactly. A part whose price is unknown or variable is null, unless nothing
 * of it was used.
 *
 * @param prompt     uncached prompt tokens
 * @param cacheRead  prompt tokens read from a cache
 * @param cacheWrite prompt tokens written to a cache
 * @param completion tokens of the answer, reasoning included
 * @param request    fee per request
 * @param webSearch  web searches
 * @param images     images that are not counted in tokens
 */
public record CostBreakdown(@Nullable BigDecimal prompt, @Nullable BigDecimal cacheRead,
		@Nullable BigDecimal cacheWrite, @Nullable BigDecimal completion, @Nullable BigDecimal request,
		@Nullable BigDecimal webSearch, @Nullable BigDecimal images) {

	/** {@return the sum in USD; null if a part is unknown, as a sum without it would be too low} */
	public @Nullable BigDecimal total() {
		BigDecimal sum = promptSide();
		for (BigDecimal part : new @Nullable BigDecimal[]{completion, request, webSearch, images}) {
			sum = sum == null || part == null ? null : sum.add(part);
		}
		return sum;
	}

	/** {@return what the prompt costs, caches included, in USD; null if a part is unknown} */
	public @Nullable BigDecimal promptSide() {
		BigDecimal uncached = prompt;
		BigDecimal read = cacheRead;
		BigDecimal written = cacheWrite;
		return uncached == null || read == null || written == null ? null : uncached.add(read).add(written);
	}

	/** {@return whether every part is known} */
	public boolean isComplete() {
		return total() != null;
	}
}
