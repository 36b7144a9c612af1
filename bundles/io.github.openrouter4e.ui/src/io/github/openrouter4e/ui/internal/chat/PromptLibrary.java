package io.github.openrouter4e.ui.internal.chat;

import java.util.List;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Registration;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.ReusablePrompt;
import io.github.openrouter4e.ui.internal.ReusablePrompts;

/** The user's reusable prompts, read in the background when they change. For the UI thread. */
final class PromptLibrary implements AutoCloseable {

	private final OpenRouterPreferences preferences;
	private final Work work;
	private final Registration registration;
	private List<ReusablePrompt> prompts = List.of();

	PromptLibrary(OpenRouterPreferences preferences, Work work) {
		this.preferences = preferences;
		this.work = work;
		registration = preferences.onChange(Settings.REUSABLE_PROMPTS, changed -> read());
		read();
	}

	private void read() {
		work.background(() -> {
			var found = ReusablePrompts.get(preferences);
			work.ui(() -> prompts = found);
		});
	}

	/** In the user's order. */
	List<ReusablePrompt> prompts() {
		return prompts;
	}

	@Override
	public void close() {
		registration.close();
	}
}
