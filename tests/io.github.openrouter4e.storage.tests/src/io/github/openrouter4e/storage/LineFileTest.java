package io.github.openrouter4e.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

	@TempDir
	Path folder;
	Path path;

	@BeforeEach
	void path() {
		path = folder.resolve("lines.jsonl");
	}

	@Test
	void whatWasAppendedIsRead() throws IOException {
		try (var file = new LineFile(path)) {
			LineRef first = file.append(Json.object("a").put("text", "eins \u2013 \u4e00"));
			file.append(Json.object("b").put("text", "x".repeat(200_000)));
			assertEquals("eins \u2013 \u4e00", Json.text(file.read(first), "text"));
		}
		assertEquals(List.of("a", "b"), types());
		assertEquals(0, damaged());
	}

	@Test
	void everyTruncationLeavesTheLinesBeforeIt() throws IOException {
		var ends = new ArrayList<Long>();
		try (var file = new LineFile(path)) {
			for (int i = 0; i < 5; i++) {
				file.append(Json.object("t" + i).put("text", "some text " + i));
				ends.add(file.size());
			}
		}
		byte[] all = Files.readAllBytes(path);
		for (int length = 0; length <= all.length; length++) {
			Files.write(path, Arrays.copyOf(all, length));
			int kept = length;
			assertEquals(ends.stream().filter(end -> end <= kept).count(), types().size(), "at " + length);
			assertEquals(0, damaged(), "a cut end is no damage, at " + length);
		}
	}

	@Test
	void appendingAfterACutEndLosesNothingElse() throws IOException {
		try (var file = new LineFile(path)) {
			file.append(Json.object("a"));
			file.append(Json.object("b"));
		}
		byte[] all = Files.readAllBytes(path);
		int firstEnd = new String(all).indexOf('\n') + 1;
		for (int length = firstEnd; length < all.length; length++) {
			Files.write(path, Arrays.copyOf(all, length));
			try (var file = new LineFile(path)) {
				file.append(Json.object("c"));
			}
			boolean onlyTheLineEndIsMissing = length == all.length - 1;
			assertEquals(onlyTheLineEndIsMissing ? List.of("a", "b", "c") : List.of("a", "c"), types(), "at " + length);
			assertEquals(0, damaged(), "at " + length);
		}
	}

	@Test
	void everyChangedByteIsFoundAndCostsOneLine() throws IOException {
		try (var file = new LineFile(path)) {
			file.append(Json.object("a").put("text", "one"));
			file.append(Json.object("b").put("text", "two"));
			file.append(Json.object("c").put("text", "three"));
		}
		byte[] all = Files.readAllBytes(path);
		for (int i = 0; i < all.length - 1; i++) {
			if (all[i] == '\n') {
				continue;
			}
			byte[] changed = all.clone();
			changed[i] ^= 1;
			if (changed[i] == '\n') {
				continue;
			}
			Files.write(path, changed);
			assertEquals(2, types().size(), "at " + i);
			assertEquals(1, damaged(), "at " + i);
		}
	}

	@Test
	void foreignLinesAreSkipped() throws IOException {
		Files.writeString(path, "not ours\n\n{\"t\":\"a\"}\n");
		try (var file = new LineFile(path)) {
			file.append(Json.object("b"));
		}
		assertEquals(List.of("b"), types());
		assertEquals(2, damaged());
		assertTrue(Files.readString(path).startsWith("not ours\n"), "never rewritten");
	}

	@Test
	void aLineIsTheFramedJsonWhateverWasWrittenBeforeIt() throws IOException {
		var random = new Random(4);
		var expected = new ByteArrayOutputStream();
		try (var file = new LineFile(path)) {
			for (int i = 0; i < 300; i++) {
				int length = i % 50 == 0 ? random.nextInt(3_000_000) : random.nextInt(20_000);
				String text = "x\u00FC\u6F22\"\uD83D\uDE00".repeat(length / 6) + (random.nextBoolean() ? "" : "\uD83D");
				var line = Json.object("a").put("text", text);
				file.append(line);
				expected.write(LineFrame.frame(Json.bytes(line)));
			}
		}
		assertArrayEquals(expected.toByteArray(), Files.readAllBytes(path));
	}

	@Test
	void aLineTakesNoMemoryOfItsOwn() throws IOException {
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		var line = Json.object("a").put("text", "text ".repeat(20_000));
		try (var file = new LineFile(path)) {
			file.append(line);
			long before = threads.getCurrentThreadAllocatedBytes();
			for (int i = 0; i < 10; i++) {
				file.append(line);
			}
			long each = (threads.getCurrentThreadAllocatedBytes() - before) / 10;
			assertTrue(each < 50_000, each + " bytes for a line of 100,000");
		}
	}

	private List<String> types() throws IOException {
		var types = new ArrayList<String>();
		LineScanner.scan(path,
				(offset, bytes, start, length) -> types.add(Json.textOrEmpty(Json.parse(bytes, start, length), "t")));
		return types;
	}

	private int damaged() throws IOException {
		return LineScanner.scan(path, (offset, bytes, start, length) -> {
			// only counting
		});
	}
}
