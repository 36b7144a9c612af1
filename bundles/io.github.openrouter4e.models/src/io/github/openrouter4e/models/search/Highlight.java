package io.github.openrouter4e.models.search;

/**
 * A stretch of a displayed text that matched what was typed.
 *
 * @param start  index of the first character
 * @param length number of characters, at least 1
 */
public record Highlight(int start, int length) {
}
