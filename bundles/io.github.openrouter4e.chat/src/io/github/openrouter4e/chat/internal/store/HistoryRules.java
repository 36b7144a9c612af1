package io.github.openrouter4e.chat.internal.store;

import java.util.regex.Pattern;

/** What holds for everything in the history, whether we wrote it or somebody else did. */
@SuppressWarnings("nls") // file names
final class HistoryRules {

	/** Lines of a conversation; what is remembered of each takes memory. */
	static final int MAX_LINES = 4_000_000;
	/** Characters of a title that are shown. */
	static final int MAX_TITLE = 1000;

	private static final int MAX_ID = 100;
	/** Names that stand for devices on Windows, whatever is appended to them. */
	private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");
	private static final int DEVICE_LENGTH = 4;

	private HistoryRules() {}

	/** Whether this can be the id of a conversation, which becomes the name of a file. */
	static boolean isConversationId(String id) {
		return isTurnId(id) && !(id.length() <= DEVICE_LENGTH && DEVICE.matcher(id).matches());
	}

	/**
	 * Whether this can be the id of a turn or of a prompt that waits: letters, digits, {@code -} and {@code _}, of which neither
	 * {@code -} nor {@code _} is the first. Nothing leads out of a folder, and there is nothing that Windows does not take.
	 */
	static boolean isTurnId(String id) {
		if (id.isEmpty() || id.length() > MAX_ID || !isLetterOrDigit(id.charAt(0))) {
			return false;
		}
		for (int i = 1; i < id.length(); i++) {
			char at = id.charAt(i);
			if (!isLetterOrDigit(at) && at != '-' && at != '_') {
				return false;
			}
		}
		return true;
	}

	private static boolean isLetterOrDigit(char at) {
		return at >= 'a' && at <= 'z' || at >= 'A' && at <= 'Z' || at >= '0' && at <= '9';
	}
}
