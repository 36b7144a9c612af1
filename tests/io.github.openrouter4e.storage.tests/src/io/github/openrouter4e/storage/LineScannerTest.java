package io.github.openrouter4e.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.storage.LineScanner.Mark;

/** A scan that goes on from a mark finds what one scan of the whole file finds. */
class LineScannerTest {

	@TempDir
	Path folder;
	Path path;

	@BeforeEach
	void path() {
		path = folder.resolve("lines");
	}

	@Test
	void goesOnWhereverAFileHasEnded() throws IOException {
		byte[] all = lines(new Random(1), 12);
		Files.write(path, all);
		var expected = new ArrayList<String>();
		Mark end = scan(expected);
		for (int length = 0; length <= all.length; length++) {
			Files.write(path, Arrays.copyOf(all, length));
			var found = new ArrayList<String>();
			Mark mark = scan(found);
			Files.write(path, all);
			assertEquals(Optional.of(end), LineScanner.scan(path, mark, collect(found)), "from " + length);
			assertEquals(expected, found, "from " + length);
		}
	}

	@Test
	void seesThatWhatWasReadIsOtherThanItWas() throws IOException {
		byte[] all = lines(new Random(2), 6);
		Files.write(path, all);
		Mark mark = scan(new ArrayList<>());
		for (int i = 0; i < mark.end(); i++) {
			byte[] changed = Arrays.copyOf(all, all.length + 10);
			changed[i] ^= 1;
			Files.write(path, changed);
			assertEquals(Optional.empty(), LineScanner.scan(path, mark, (offset, bytes, start, length) -> {
				throw new IllegalStateException();
			}));
		}
		Files.write(path, Arrays.copyOf(all, (int) mark.end() - 1));
		assertTrue(LineScanner.scan(path, mark, collect(new ArrayList<>())).isEmpty());
	}

	/** What stands before a mark is read in parts, by several threads. */
	@Test
	void seesChangesInEachPartOfALongFile() throws IOException {
		var content = new ByteArrayOutputStream();
		byte[] line = LineFrame.frame(("{\"t\":\"" + "x".repeat(1 << 16) + "\"}").getBytes(StandardCharsets.UTF_8));
		while (content.size() < 2 * LineScanner.PART + line.length) {
			content.write(line);
		}
		byte[] before = content.toByteArray();
		Files.write(path, before);
		Mark mark = scan(new ArrayList<>());
		assertEquals(checksum(before), mark.checksum());
		content.write(line);
		byte[] all = content.toByteArray();
		Files.write(path, all);
		var found = new ArrayList<String>();
		Mark end = LineScanner.scan(path, mark, collect(found)).orElseThrow();
		assertEquals(List.of(before.length + " " + new String(line, StandardCharsets.UTF_8).trim()), found);
		assertEquals(new Mark(all.length, checksum(all), 0, false, false), end);
		for (int at : new int[]{0, LineScanner.PART - 1, LineScanner.PART, 2 * LineScanner.PART, before.length - 1}) {
			all[at] ^= 1;
			Files.write(path, all);
			assertEquals(Optional.empty(), LineScanner.scan(path, mark, collect(found)), "changed at " + at);
			all[at] ^= 1;
		}
		byte[] exchanged = Arrays.copyOf(all, all.length);
		System.arraycopy(all, 0, exchanged, LineScanner.PART, LineScanner.PART);
		System.arraycopy(all, LineScanner.PART, exchanged, 0, LineScanner.PART);
		Files.write(path, exchanged);
		assertEquals(Optional.empty(), LineScanner.scan(path, mark, collect(found)), "parts exchanged");
		assertEquals(1, found.size());
	}

	@Test
	void checksumsOfPartsGiveThatOfTheWhole() {
		var random = new Random(4);
		for (int round = 0; round < 500; round++) {
			byte[] bytes = new byte[random.nextInt(3_000)];
			random.nextBytes(bytes);
			int cut = random.nextInt(bytes.length + 1);
			assertEquals(checksum(bytes), JoinedChecksum.of(checksum(Arrays.copyOf(bytes, cut)),
					checksum(Arrays.copyOfRange(bytes, cut, bytes.length)), bytes.length - cut));
		}
	}

	private static int checksum(byte[] bytes) {
		var checksum = new CRC32C();
		checksum.update(bytes);
		return (int) checksum.getValue();
	}

	/** Line ends are looked for eight bytes at a time. */
	@Test
	void findsLinesOfAnyLengthAtAnyPlace() throws IOException {
		var random = new Random(3);
		var content = new ByteArrayOutputStream();
		var expected = new ArrayList<String>();
		for (int i = 0; i < 5000; i++) {
			byte[] line = LineFrame.frame(("{\"t\":\"" + "\u00FC\u0B0A\u0A8A".repeat(random.nextInt(20))
					+ "x".repeat(random.nextInt(9)) + "\"}").getBytes(StandardCharsets.UTF_8));
			expected.add(content.size() + " " + new String(line, StandardCharsets.UTF_8).trim());
			content.write(line);
		}
		Files.write(path, content.toByteArray());
		var found = new ArrayList<String>();
		assertEquals(0, LineScanner.scan(path, collect(found)));
		assertEquals(expected, found);
		assertEquals(content.size(), scan(new ArrayList<>()).end());
	}

	/** Intact, damaged, empty and cut lines, and marks of cut ones. */
	private static byte[] lines(Random random, int count) throws IOException {
		var content = new ByteArrayOutputStream();
		for (int i = 0; i < count; i++) {
			byte[] line = LineFrame.frame(("{\"t\":\"" + "x".repeat(random.nextInt(30)) + "\"}").getBytes(
					StandardCharsets.UTF_8));
			switch (random.nextInt(4)) {
				case 0 -> content.write(line, 0, line.length / 2);
				case 1 -> content.write('\n');
				default -> content.write(line);
			}
			if (random.nextInt(3) == 0) {
				content.write('\n');
				content.write(LineFrame.frame("{\"t\":\"cut\"}".getBytes(StandardCharsets.UTF_8)));
			}
		}
		return content.toByteArray();
	}

	private Mark scan(List<String> lines) throws IOException {
		return LineScanner.scan(path, Mark.START, collect(lines)).orElseThrow();
	}

	private static LineScanner.Handler collect(List<String> lines) {
		return (offset, bytes, start, length) -> lines
				.add(offset + " " + new String(bytes, start, length, StandardCharsets.UTF_8));
	}
}
