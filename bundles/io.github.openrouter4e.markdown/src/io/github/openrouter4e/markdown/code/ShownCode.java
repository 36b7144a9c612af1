package io.github.openrouter4e.markdown.code;

import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.markdown.text.TextCleaner;

/**
 * A code block as it is rendered: the one source of what is shown of it and of what its actions take. Lines are added on the
 * renderer thread; any thread may read.
 */
public final class ShownCode {

	private static final String WRAP = String.valueOf(TextCleaner.WRAP);

	private final String info;
	private final String language;
	private final StringBuilder text = new StringBuilder();
	private String unfinished = ""; //$NON-NLS-1$
	private boolean part;

	/** @param info what follows the fence; "" if there is none */
	public ShownCode(String info) {
		this.info = SafeText.stripped(info);
		this.language = SafeText.stripped(Languages.name(info));
	}

	/** What follows the fence. */
	public String info() {
		return info;
	}

	/** The language as {@link Languages#name} gives it. */
	public String language() {
		return language;
	}

	/**
	 * What is shown now, without the signs for characters that a source file must not get from a model, and for line breaks
	 * that only the screen has.
	 */
	public synchronized String text() {
		return text + unfinished;
	}

	/** Whether something that is too long to be shown is missing. */
	public synchronized boolean isPart() {
		return part;
	}

	synchronized int length() {
		return text.length();
	}

	/** @return how the line is shown */
	public synchronized String line(String line) {
		unfinished = ""; //$NON-NLS-1$
		part |= line.indexOf(TextCleaner.CUT) >= 0;
		text.append(SafeText.stripped(line));
		if (!line.endsWith(WRAP)) {
			text.append('\n');
		}
		return SafeText.marked(line);
	}

	/** A line to which more may come: it counts until the next one. */
	public synchronized String unfinished(String line) {
		unfinished = SafeText.stripped(line);
		return SafeText.marked(line);
	}
}
