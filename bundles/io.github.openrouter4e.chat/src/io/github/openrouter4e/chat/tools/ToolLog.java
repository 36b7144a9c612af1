package io.github.openrouter4e.chat.tools;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps what models have called, and who or what decided about it. A service. Thread-safe. */
public interface ToolLog {

	/**
	 * A call that has ended.
	 *
	 * @param began    when it began to run, or was refused
	 * @param effect   what it does
	 * @param subject  what that is done to, perhaps cut; text of a model
	 * @param decision {@code allowed}, {@code agreed}, {@code rejected} or {@code forbidden}
	 * @param rule     which rule decided, or what the user chose; may be empty
	 * @param outcome  how it ended, in one word
	 * @param length   characters of what the model was told
	 */
	record Entry(Instant began, String conversationId, String callId, String tool, ToolTraits.Effect effect,
			String subject, String decision, String rule, String outcome, Duration duration, int length) {
	}

	/** Keeps a call; returns at once. */
	void add(Entry entry);

	/** The latest calls, the last one first. Reads a file. */
	List<Entry> latest() throws IOException;
}
