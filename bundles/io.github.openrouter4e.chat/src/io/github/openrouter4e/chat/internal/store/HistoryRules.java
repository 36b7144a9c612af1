package io.github.openrouter4e.chat.internal.store;

import java.util.regex.Pattern;

/** What holds for everything in the history, whether we wrote it or somebody else did. */
@SuppressWarnings("nls") // file names
final class HistoryRules {

	/** Lines of a conversation; what is remembered of each takes memory. */
	static final int MAX_LINES = 4_000_000;
	/** Characters of a title that are shown. */
	static final int MAX_TITLE = 1000;

	/** Nothing that leads out of a folder, and nothing that Windows does not take. */
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
	/** Names that stand for devices on Windows, whatever is appended to them. */
	private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");

	private HistoryRules() {}

	/** Whether this can be the id of a conversation, which becomes the name of a file. */
	static boolean isConversationId(String id) {
		return isTurnId(id) && !DEVICE.matcher(id).matches();
	}

	/** Whether this can be the id of a turn or of a prompt that waits. */
	static boolean isTurnId(String id) {
		return ID.matcher(id).matches();
	}
}
