package io.github.openrouter4e.client;

import java.net.URI;

/**
 * The text of a page of the web.
 *
 * @param address where it came from, after redirects
 * @param title   "" if it has none
 * @param text    without markup; lists and headings are recognisable
 * @param cut     whether there was more than is taken
 */
public record WebPage(URI address, String title, String text, boolean cut) {
}
