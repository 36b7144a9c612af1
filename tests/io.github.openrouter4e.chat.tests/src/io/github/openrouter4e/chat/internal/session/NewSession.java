package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.pieces;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.testing.ChatAnswer;

/** A new session with the real client and the stand-in server. */
abstract class NewSession {

	@TempDir
	Path folder;
	ChatBed bed;
	ChatSession session;
	Recorder told;

	@BeforeEach
	void start() {
		bed = new ChatBed(folder);
		session = bed.chat.create();
		told = bed.listenTo(session);
	}

	@AfterEach
	void stop() throws Exception {
		bed.close();
	}

	static ChatAnswer answer() {
		return pieces();
	}
}
