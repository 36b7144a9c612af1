package io.github.openrouter4e.ui.internal.prompts;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openrouter4e.ui.internal.Messages;

/** What {@code ${…}} in a reusable prompt stands for when it is used. */
public enum PromptVariable {
	/** The selected text. */
	SELECTION(Messages.PromptVariable_selection),
	/** The path of the file in the active editor, within the workspace. */
	FILE(Messages.PromptVariable_file),
	/** The whole text of the active editor. */
	EDITOR(Messages.PromptVariable_editor),
	/** The name of the project that the file is in. */
	PROJECT(Messages.PromptVariable_project),
	/** The name of the file's language, for example Java. */
	LANGUAGE(Messages.PromptVariable_language);

	private static final Pattern USE = Pattern.compile("\\$\\{(\\w+)\\}"); //$NON-NLS-1$

	private final String description;

	PromptVariable(String description) {
		this.description = description;
	}

	/** @return as it is written in a prompt */
	public String placeholder() {
		return "${" + name().toLowerCase(Locale.ROOT) + '}'; //$NON-NLS-1$
	}

	/** @return what it stands for, for the user */
	public String description() {
		return description;
	}

	/** @return what is written like a variable and is none, perhaps misspelt, in the order of the prompt */
	public static Set<String> unknown(String prompt) {
		Set<String> found = new LinkedHashSet<>();
		Matcher use = USE.matcher(prompt);
		while (use.find()) {
			if (Arrays.stream(values()).noneMatch(variable -> variable.placeholder().equals(use.group()))) {
				found.add(use.group());
			}
		}
		return found;
	}

	/**
	 * Fills in the variables. Values are not looked at again, so that <code>${…}</code> in the user's code stays as it is,
	 * and so does anything that is no variable.
	 *
	 * @param values
	 *            the value of each variable, empty where there is none; asked only for those that are used
	 */
	public static String fillIn(String prompt, Function<PromptVariable, String> values) {
		return USE.matcher(prompt).replaceAll(use -> {
			for (PromptVariable variable : values()) {
				if (variable.placeholder().equals(use.group())) {
					return Matcher.quoteReplacement(values.apply(variable));
				}
			}
			return Matcher.quoteReplacement(use.group());
		});
	}
}
