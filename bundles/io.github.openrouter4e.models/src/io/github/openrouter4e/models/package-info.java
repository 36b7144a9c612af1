/**
 * The model catalogue: what OpenRouter offers, kept on disk and in memory, searchable, with prices that can be
 * calculated with. Money is {@code BigDecimal} in USD; unknown values are null or {@code Price.UNKNOWN}, never zero.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.models;
