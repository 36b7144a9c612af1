package io.github.openrouter4e.chat;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What an attachment adds to the next request. An estimate.
 *
 * @param tokens that it is taken to have
 * @param cost   its share in USD of what the prompt costs without any caching, with what reading it costs; {@code null} if
 *               prices are unknown
 */
public record AttachmentCost(long tokens, @Nullable BigDecimal cost) {
}
