package io.github.openrouter4e.agent.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.tools.ToolLog.Entry;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/** What models have called can be read again, has no keys in it, and does not grow for ever. */
@SuppressWarnings("nls")
class AuditLogTest {

	@TempDir
	private Path folder;

	private static Entry entry(int number, String subject) {
		return new Entry(Instant.EPOCH.plusSeconds(number), "c", "call_" + number, "run_command", Effect.COMMAND,
				subject,
				"agreed", "once", "done", Duration.ofMillis(number), number);
	}

	@Test
	void whatWasLoggedIsReadTheLastFirst() throws Exception {
		assertEquals(List.of(), new AuditLog(folder, 1_000).latest());
		try (var log = new Closing(folder, 1_000_000)) {
			log.log.add(entry(1, "ls -l\n{}"));
			log.log.add(entry(2, "mvn test"));
			assertEquals(List.of(entry(2, "mvn test"), entry(1, "ls -l\n{}")), log.log.latest());
		}
		Files.writeString(folder.resolve("calls.jsonl"), "{\"t\":\"ca", StandardOpenOption.APPEND);
		assertEquals(2, new AuditLog(folder, 1_000_000).latest().size());
	}

	@Test
	void keysAreNotInIt() throws Exception {
		var key = "sk-or-v1-" + "a".repeat(64);
		try (var log = new Closing(folder, 1_000_000)) {
			log.log.add(entry(1, "echo " + key));
			log.log.add(entry(2, "x".repeat(5_000)));
			assertEquals("(holds a key or a token)", log.log.latest().getLast().subject());
			assertTrue(log.log.latest().getFirst().subject().length() < 1_100);
		}
		assertFalse(Files.readString(folder.resolve("calls.jsonl")).contains("sk-or"));
	}

	@Test
	void theOldestAreForgotten() throws Exception {
		try (var log = new Closing(folder, 2_000)) {
			for (var i = 1; i <= 100; i++) {
				log.log.add(entry(i, "command " + i));
			}
			assertEquals("command 100", log.log.latest().getFirst().subject());
			var size = Files.size(folder.resolve("calls.jsonl")) + Files.size(folder.resolve("calls.1.jsonl"));
			assertTrue(size < 5_000, () -> String.valueOf(size));
		}
	}

	/** Closes the file, which Windows does not delete while it is open. */
	private static final class Closing implements AutoCloseable {
		final AuditLog log;

		Closing(Path folder, long largest) {
			log = new AuditLog(folder, largest);
		}

		@Override
		public void close() throws Exception {
			log.close();
		}
	}
}
