package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;

/** The list of conversations is the same from its file, and reading conversations for it takes little memory. */
class SummaryIndexTest {

	@TempDir
	Path root;
	Path path;

	@BeforeEach
	void path() {
		path = root.resolve("summaries.jsonl");
	}

	@Test
	void whateverWasNotedIsReadAgain() throws IOException {
		var random = new Random(5);
		Map<String, ConversationSummary> expected = new HashMap<>();
		for (int process = 0; process < 20; process++) {
			try (var index = new SummaryIndex(path)) {
				assertEquals(expected, index.all());
				for (int i = 0; i < 50; i++) {
					String id = "c" + random.nextInt(40);
					if (random.nextInt(4) == 0) {
						index.remove(id);
						expected.remove(id);
					} else {
						ConversationSummary summary = summary(id, random);
						index.put(summary);
						expected.put(id, summary);
					}
				}
			}
		}
	}

	private static ConversationSummary summary(String id, Random random) {
		return new ConversationSummary(id, "\"\u00FC\u6F22\uD83D\uDE00\\\n".repeat(random.nextInt(9)),
				random.nextBoolean(),
				time(random), time(random), random.nextInt(), random.nextBoolean() ? null : Samples.MODEL,
				random.nextBoolean(), random.nextLong(1L << 40));
	}

	private static Instant time(Random random) {
		return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
	}

	@Test
	void whatANewerVersionWroteIsPassedOver() throws IOException {
		try (var file = new LineFile(path)) {
			var line = Json.object("summary");
			line.putObject("tags").put("title", "nested").putArray("turns").add(7);
			file.append(line.put("id", "c1").put("title", "T").put("pinned", "yes").put("turns", 1.5).putNull("model")
					.put("created", "one day").put("updated", 9).put("bytes", 3));
			file.append(Json.object("folder").put("id", "c1").put("title", "other"));
			file.append(Json.object("gone"));
		}
		try (var index = new SummaryIndex(path)) {
			assertEquals(
					Map.of("c1", new ConversationSummary("c1", "T", false, Instant.EPOCH, Instant.EPOCH, 0, null, false,
							3)),
					index.all());
		}
	}

	@Test
	void aSmallConversationTakesLittleMemory() throws IOException {
		int count = 300;
		var ids = new HashSet<String>();
		try (var folder = new ConversationFolder(root)) {
			for (int i = 0; i < count; i++) {
				ids.add("c" + i);
				try (var file = new ConversationFile(folder.path("c" + i))) {
					file.begin("c" + i, Samples.NOW);
					file.turn(Samples.question("q", null, "hello"));
				}
			}
			var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
			long before = threads.getTotalThreadAllocatedBytes();
			Set<ConversationSummary> found = Set.copyOf(folder.list(Set.of()));
			long each = (threads.getTotalThreadAllocatedBytes() - before) / count;
			assertEquals(ids, Set.copyOf(found.stream().map(ConversationSummary::id).toList()));
			assertTrue(each < 50_000, each + " bytes for each");
		}
	}
}
