package io.github.openrouter4e.chat.tools;

/**
 * A mode that a project defines. All texts are the project's.
 *
 * @param project     its name
 * @param slug        its name in the file, of letters, digits and hyphens
 * @param name        shown
 * @param description what it is for; may be empty
 */
public record CustomMode(String project, String slug, String name, String description) {

	private static final String PREFIX = "custom:"; //$NON-NLS-1$

	/** As {@link ToolContext#mode()} has it. */
	public String id() {
		return PREFIX + project + '/' + slug;
	}

	/** Whether a mode is one of a project. */
	public static boolean isId(String mode) {
		return mode.startsWith(PREFIX) && mode.lastIndexOf('/') > PREFIX.length();
	}

	/** The project of such a mode, by its id. */
	public static String project(String id) {
		return id.substring(PREFIX.length(), id.lastIndexOf('/'));
	}

	/** The name of such a mode in its file, by its id. */
	public static String slug(String id) {
		return id.substring(id.lastIndexOf('/') + 1);
	}
}
