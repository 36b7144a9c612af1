package io.github.openrouter4e.client;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The highest prices the user accepts; null is no limit.
 *
 * @param prompt
 *            USD per million tokens
 * @param completion
 *            USD per million tokens
 * @param request
 *            USD per request
 * @param image
 *            USD per image
 * @param audio
 *            USD per audio unit
 */
public record MaxPrice(@Nullable BigDecimal prompt, @Nullable BigDecimal completion, @Nullable BigDecimal request,
		@Nullable BigDecimal image, @Nullable BigDecimal audio) {
}
