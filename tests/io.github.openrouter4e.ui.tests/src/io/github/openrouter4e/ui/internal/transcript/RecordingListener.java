package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

/**
 * Writes down what a transcript widget tells.
 *
 * @param heard what it told, in order
 */
@SuppressWarnings("nls")
public record RecordingListener(List<String> heard) implements TranscriptListener {

	@Override
	public void onAction(String entry, UserAction action) {
		heard.add(entry + " " + ActionNames.of(action));
	}

	@Override
	public void onLink(String address) {
		heard.add(address);
	}

	@Override
	public void onMessage(String message) {
		heard.add(message);
	}

	@Override
	public void onEnd(boolean inView) {
		heard.add(inView ? "end in view" : "end out of view");
	}

	@Override
	public void onRestarted() {
		heard.add("restarted");
	}

	@Override
	public void onBroken() {
		heard.add("broken");
	}

	@Override
	public void onEarlier() {
		heard.add("earlier");
	}

	@Override
	public void onReflow() {
		// nothing was rendered for a width
	}
}
