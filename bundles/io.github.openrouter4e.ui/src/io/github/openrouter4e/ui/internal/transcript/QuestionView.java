package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

/**
 * A question as it is shown.
 *
 * @param text        plain text: what the user typed is not Markdown
 * @param attachments their names
 * @param actions     edit, the way to other branches
 */
public record QuestionView(String text, List<String> attachments, List<ActionView> actions) {
}
