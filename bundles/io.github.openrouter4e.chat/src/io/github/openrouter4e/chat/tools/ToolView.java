package io.github.openrouter4e.chat.tools;

/**
 * What the user is shown of a call beside what the model is told: a difference, a tree of tests, where the whole output is.
 * Kept with the conversation, never sent.
 * <p>
 * The chat view shows the types named here, {@link #CODE} with a language behind it. Others it leaves to whoever knows them;
 * what the model is told is shown in any case.
 *
 * @param type tells who can show it, for example {@code diff}
 * @param data in the form that belongs to {@code type}; may come from a model, so that whoever shows it trusts nothing in it
 */
public record ToolView(String type, String data) {

	/** Text as it is. */
	public static final String TEXT = "text"; //$NON-NLS-1$
	/** Markdown, shown as an answer is. */
	public static final String MARKDOWN = "markdown"; //$NON-NLS-1$
	/** What the type of source code begins with; its language follows, as Markdown names it: {@code code:java}. */
	public static final String CODE = "code:"; //$NON-NLS-1$
	/** A unified difference. */
	public static final String DIFF = "diff"; //$NON-NLS-1$
	/** The steps of a model's work, a JSON array of objects with {@code text} and {@code state}. The last one counts. */
	public static final String STEPS = "steps"; //$NON-NLS-1$
	/** A file in the workspace, shown as a link: its full path there, and for a line a colon and its number, from 1. */
	public static final String FILE = "file"; //$NON-NLS-1$
}
