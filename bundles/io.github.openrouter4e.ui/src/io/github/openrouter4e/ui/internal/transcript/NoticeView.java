package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

/**
 * Something that went otherwise than the user hoped, with what can be done.
 *
 * @param error   whether it is an error, not only news
 * @param title   one sentence
 * @param text    more of it; may be empty
 * @param actions the next steps
 */
public record NoticeView(boolean error, String title, String text, List<ActionView> actions) {
}
