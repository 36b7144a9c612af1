package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** The prompts sent before, to go back and forth in; what was being typed is not lost meanwhile. */
final class PromptHistory {

	private static final int MOST = 100;

	private final List<String> prompts = new ArrayList<>();
	/** Index of the prompt shown; the size of the list: the draft. */
	private int position;
	private String draft = ""; //$NON-NLS-1$

	void add(String prompt) {
		if (!prompt.isBlank()) {
			prompts.remove(prompt);
			prompts.add(prompt);
			if (prompts.size() > MOST) {
				prompts.remove(0);
			}
		}
		position = prompts.size();
		draft = ""; //$NON-NLS-1$
	}

	/** @return the prompt before; null if there is none */
	@Nullable
	String previous(String shown) {
		if (position == 0) {
			return null;
		}
		if (position == prompts.size()) {
			draft = shown;
		}
		position--;
		return prompts.get(position);
	}

	/** @return the prompt after, in the end the draft; null if that is shown already */
	@Nullable
	String next() {
		if (position >= prompts.size()) {
			return null;
		}
		position++;
		return position == prompts.size() ? draft : prompts.get(position);
	}
}
