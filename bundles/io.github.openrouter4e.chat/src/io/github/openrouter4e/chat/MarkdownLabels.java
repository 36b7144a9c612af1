package io.github.openrouter4e.chat;

/**
 * The words that an exported conversation contains beside what was said, in the user's language.
 *
 * @param question   heading of a question, for example {@code You}
 * @param answer     heading of an answer, followed by the model, for example {@code Answer}
 * @param reasoning  heading of the model's reasoning
 * @param attachment precedes an attachment's name
 * @param tool       heading of a tool's result, followed by the tool
 * @param incomplete follows an answer that did not come to its end
 */
public record MarkdownLabels(String question, String answer, String reasoning, String attachment, String tool,
		String incomplete) {
}
