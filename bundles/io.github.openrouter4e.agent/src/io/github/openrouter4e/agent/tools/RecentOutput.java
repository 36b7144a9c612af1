package io.github.openrouter4e.agent.tools;

import java.text.NumberFormat;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

/** The end of what a program has written, in whole lines. Thread-safe. */
public final class RecentOutput {

	private final int most;
	private final int kept;
	private final StringBuilder text = new StringBuilder(); // guarded by this

	/**
	 * @param most characters after which the beginning is left out
	 * @param kept characters that are left then at most, so that not each further one moves all of them
	 */
	public RecentOutput(int most, int kept) {
		this.most = most;
		this.kept = kept;
	}

	/** @param more null if there is none */
	@SuppressWarnings("nls") // what the model is told
	public synchronized void append(@Nullable String more) {
		if (more == null) {
			return;
		}
		text.append(more);
		if (text.length() > most) {
			var from = text.length() - kept;
			// not within a line: the rest of a token is not known to be one
			text.delete(0, Math.max(from, text.indexOf("\n", from - 1) + 1));
			if (text.isEmpty()) { // something was written all the same
				text.append("(a line of more than ").append(NumberFormat.getInstance(Locale.ROOT).format(kept))
						.append(" characters is left out)\n");
			}
		}
	}

	/** {@return the end of what was written} */
	public synchronized String text() {
		return text.toString();
	}
}
