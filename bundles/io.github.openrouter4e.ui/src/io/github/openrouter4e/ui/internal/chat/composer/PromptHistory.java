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
		keepDraft(prompt);
		if (!prompt.isBlank()) {
			prompts.remove(prompt);
			prompts.add(prompt);
			while (prompts.size() > MOST) {
				prompts.remove(0);
			}
		}
		forgetDraft();
	}

	/** Something else is shown from now on, such as the draft of another conversation. */
	void leave(String shown) {
		if (!isRecalled(shown)) { // else the draft is kept with its conversation
			keepDraft(shown);
		}
		forgetDraft();
	}

	/** {@return what is worth keeping: what is shown, or the draft that made way for a prompt that is only looked at} */
	String written(String shown) {
		return isRecalled(shown) && !draft.isBlank() ? draft : shown;
	}

	private boolean isRecalled(String shown) {
		return position < prompts.size() && prompts.get(position).equals(shown);
	}

	private void forgetDraft() {
		position = prompts.size();
		draft = ""; //$NON-NLS-1$
	}

	/** Puts the draft among the prompts if something else takes its place. */
	private void keepDraft(String instead) {
		if (position < prompts.size() && !draft.isBlank() && !draft.equals(instead) && !prompts.contains(draft)) {
			prompts.add(draft);
		}
	}

	/** What is shown gives way to another prompt. One that was changed is the draft from now on. */
	private void makeWay(String shown) {
		if (position == prompts.size()) {
			draft = shown;
		} else if (!shown.isBlank() && !isRecalled(shown)) {
			keepDraft(shown);
			draft = shown;
		}
	}

	/** @return the prompt before; null if there is none */
	@Nullable
	String previous(String shown) {
		if (position == 0) {
			return null;
		}
		makeWay(shown);
		position--;
		return prompts.get(position);
	}

	/** @return the prompt after, in the end the draft; null if that is shown already */
	@Nullable
	String next(String shown) {
		if (position >= prompts.size()) {
			return null;
		}
		makeWay(shown);
		position++;
		return position == prompts.size() ? draft : prompts.get(position);
	}
}
