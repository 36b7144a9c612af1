package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A web source of an answer.
 *
 * @param title
 *            may be empty
 * @param startIndex
 *            first character of the answer it supports; null if not said
 * @param endIndex
 *            the character after the last one
 * @param content
 *            an excerpt of the source
 */
public record UrlCitation(String url, String title, @Nullable Integer startIndex, @Nullable Integer endIndex,
		@Nullable String content) {
}
