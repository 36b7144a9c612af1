package io.github.openrouter4e.ui;

/**
 * What the variables of a saved prompt stand for. All texts are "" where there is nothing.
 *
 * @param file      path in the workspace, or the name of what is not in it
 * @param project   the name of its project
 * @param text      the whole text of the editor
 * @param selection what the user asks about
 * @param lines     which lines of the file that is, for example "3–10"
 */
public record PromptContext(String file, String project, String text, String selection, String lines) {
}
