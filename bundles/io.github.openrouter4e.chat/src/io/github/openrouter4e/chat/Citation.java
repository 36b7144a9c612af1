package io.github.openrouter4e.chat;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A source that an answer refers to ({@code url_citation}).
 *
 * @param url   where it is; comes from outside, check the scheme before opening it
 * @param title its title, if told
 * @param start first character of the answer that it supports; 0 if not told
 * @param end   end of those characters; 0 if not told
 */
public record Citation(String url, @Nullable String title, int start, int end) {
}
