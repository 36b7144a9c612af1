package io.github.openrouter4e.ui.internal.prompts;

import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** The user's reusable prompts, read in the background when they change. */
public final class PromptLibrary implements AutoCloseable {

	/** A slash and a word, and no other slash as in a path. */
	private static final Pattern COMMAND = Pattern.compile("/\\p{L}[\\p{L}\\p{N}_-]*(?![\\S])"); //$NON-NLS-1$

	private final OpenRouterPreferences preferences;
	private final UiTasks tasks;
	private final Registration registration;
	private volatile List<ReusablePrompt> prompts = List.of();

	public PromptLibrary(OpenRouterPreferences preferences, UiTasks tasks) {
		this.preferences = preferences;
		this.tasks = tasks;
		registration = preferences.onChange(Settings.REUSABLE_PROMPTS, changed -> read());
		read();
	}

	private void read() {
		tasks.background(() -> {
			prompts = ReusablePrompts.get(preferences);
		});
	}

	/** In the user's order. */
	public List<ReusablePrompt> prompts() {
		return prompts;
	}

	/** @return the slash and the word that a text begins with as if it called a prompt; "" if it does not */
	public static String command(String text) {
		var found = COMMAND.matcher(text);
		return found.lookingAt() ? found.group() : ""; //$NON-NLS-1$
	}

	/**
	 * The prompt that a text calls by its name after a slash.
	 *
	 * @return null if there is no prompt of this name
	 */
	@Nullable
	public ReusablePrompt called(String text) {
		for (var prompt : prompts) {
			var end = prompt.name().length() + 1;
			if (text.regionMatches(true, 1, prompt.name(), 0, prompt.name().length())
					&& (text.length() == end || Character.isWhitespace(text.charAt(end)))) {
				return prompt;
			}
		}
		return null;
	}

	@Override
	public void close() {
		registration.close();
	}
}
