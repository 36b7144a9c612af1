package io.github.openrouter4e.ui.internal.errors;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.ui.internal.Messages;

/** Joins sentences the way the user's language does: with a space, or without. */
public final class Sentences {
	private Sentences() {}

	/**
	 * @param sentences
	 *            at least one
	 */
	public static String join(List<String> sentences) {
		return sentences.stream().reduce((first, second) -> NLS.bind(Messages.ErrorText_join, first, second))
				.orElseThrow();
	}
}
