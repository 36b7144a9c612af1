package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("nls")
class UnreadConversationsTest {

	@TempDir
	Path temp;
	/** Takes no work: the tests say when something is written. */
	private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

	@BeforeEach
	void stop() {
		scheduler.shutdownNow();
	}

	/** A virus scanner has it open, say. */
	@Test
	void aFileThatCannotBeReadNowIsNotTakenForEmpty() throws Exception {
		answered("old");
		var kept = Files.move(file(), temp.resolve("kept"));
		Files.createDirectory(file());
		var unread = unread();
		unread.set("new", true);
		unread.read();
		unread.close();
		assertTrue(unread.contains("new"));
		Files.delete(file());
		Files.move(kept, file());
		unread.read();
		assertTrue(unread.contains("old"));
		unread.close();
		assertTrue(isUnread("old") && isUnread("new"));
	}

	@Test
	void aFileThatIsDamagedHoldsNothing() throws Exception {
		for (var damaged : new String[]{"", "{\"conversations\":", "\0\0", "null"}) {
			Files.writeString(file(), damaged);
			answered("c");
			assertTrue(isUnread("c"), damaged);
		}
	}

	@Test
	void whatAnotherEclipseHasMarkedIsSeenInThisOne() {
		var first = unread();
		first.read();
		answered("c");
		first.set("c", false);
		first.close();
		assertFalse(isUnread("c"));
	}

	private void answered(String id) {
		var unread = unread();
		unread.set(id, true);
		unread.close();
	}

	private boolean isUnread(String id) {
		var unread = unread();
		unread.read();
		return unread.contains(id);
	}

	private UnreadConversations unread() {
		return new UnreadConversations(file(), scheduler);
	}

	private Path file() {
		return temp.resolve("unread.json");
	}
}
