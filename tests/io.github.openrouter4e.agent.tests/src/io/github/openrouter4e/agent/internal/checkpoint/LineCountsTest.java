package io.github.openrouter4e.agent.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Every edit makes a new state of a file, whose counts nobody asks about after the next one. */
@SuppressWarnings("nls")
class LineCountsTest {

	private final List<String> counted = new ArrayList<>();

	private int ask(LineCounts counts, String hash) {
		return counts.get(List.of(new FileChange.ImageRef(hash, null, null)), () -> {
			counted.add(hash);
			return new int[]{Integer.parseInt(hash), 0};
		})[0];
	}

	@Test
	void onlyThoseThatWereAskedAboutLastAreKept() {
		var counts = new LineCounts(2);
		for (var hash : List.of("1", "2", "1", "3", "1", "2")) {
			assertEquals(Integer.parseInt(hash), ask(counts, hash));
		}
		assertEquals(List.of("1", "2", "3", "2"), counted);
	}
}
