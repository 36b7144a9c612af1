package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.support.FaultyDisk;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.internal.FileCostLedger;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.LineScanner;

/** A disk that is full loses nothing and leaves no hole, wherever it is full. */
class FullDiskTest {

	@TempDir
	Path folder;

	private static void conversation(ConversationFile file) throws IOException {
		file.begin("c1", Samples.NOW);
		file.turn(new Question("q", null, Samples.NOW, Samples.promptWithEverything()));
		file.turn(Samples.begun("a", "q"));
		for (String piece : List.of("one ", "two ", "three ", "four")) {
			file.piece("a", new Piece(piece, "", List.of(), List.of()));
		}
		file.ended(Samples.complete("a", "q", "one two three four"));
		file.turn(Samples.question("q2", "a", "and then?"));
	}

	@Test
	void whereNoByteFitsAnyMoreNothingIsLost() throws IOException {
		Path reference = folder.resolve("reference.jsonl");
		try (var file = new ConversationFile(reference)) {
			conversation(file);
		}
		byte[] whole = Files.readAllBytes(reference);
		Path path = folder.resolve("full.jsonl");
		for (int room = 0; room < whole.length; room++) {
			Files.deleteIfExists(path);
			var disk = new FaultyDisk();
			disk.setRoom(room);
			try (var file = ConversationFile.keeping(disk.folder(folder).resolve("full.jsonl"))) {
				conversation(file);
				assertNotNull(file.failure(), "at " + room);
				byte[] there = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
				assertTrue(there.length == 0 || there[there.length - 1] == '\n', "ends with a whole line at " + room);
				var exported = new ByteArrayOutputStream();
				file.export(exported);
				assertTrue(exported.toString(StandardCharsets.UTF_8).contains("and then?"), "exported at " + room);
				disk.setRoom(Long.MAX_VALUE);
				file.writeKept();
				assertNull(file.failure(), "at " + room);
			}
			assertArrayEquals(whole, Files.readAllBytes(path), "at " + room);
		}
	}

	@Test
	void neitherWhereNothingCanBeTakenBack() throws IOException {
		Path path = folder.resolve("stuck.jsonl");
		for (int room = 0; room < 1500; room++) {
			Files.deleteIfExists(path);
			var disk = new FaultyDisk();
			disk.setTruncates(false);
			disk.setRoom(room);
			try (var file = ConversationFile.keeping(disk.folder(folder).resolve("stuck.jsonl"))) {
				conversation(file);
				disk.setRoom(Long.MAX_VALUE);
				file.writeKept();
			}
			try (var file = new ConversationFile(path)) {
				StoredConversation stored = ConversationScan.open(file);
				Answer answer = (Answer) stored.tree().get("a").turn();
				assertEquals("one two three four", answer.text().toString(), "at " + room);
				assertEquals(1, answer.parts().size(), "at " + room);
				assertEquals(3, stored.tree().size(), "at " + room);
				assertEquals(0, stored.damagedLines(), "at " + room);
			}
		}
	}

	@Test
	void neitherWhenTheDiskComesAndGoesNorWhenALineCannotBeTakenBack() throws IOException {
		for (int seed = 0; seed < 300; seed++) {
			var random = new Random(seed);
			var disk = new FaultyDisk();
			disk.setTruncates(random.nextBoolean());
			Path path = folder.resolve(seed + ".jsonl");
			var expected = new StringBuilder();
			try (var file = ConversationFile.keeping(disk.folder(folder).resolve(seed + ".jsonl"))) {
				file.begin("c1", Samples.NOW);
				file.turn(Samples.begun("a", null));
				for (int i = 0; i < 40; i++) {
					disk.setRoom(random.nextInt(300));
					expected.append(i).append(' ');
					file.piece("a", new Piece(i + " ", "", List.of(), List.of()));
				}
				disk.setRoom(Long.MAX_VALUE);
				file.writeKept();
			}
			try (var file = new ConversationFile(path)) {
				StoredConversation stored = ConversationScan.open(file);
				assertEquals(expected.toString(), ((Answer) stored.tree().get("a").turn()).text().toString(),
						"seed " + seed);
				assertEquals(0, stored.damagedLines(), "seed " + seed);
			}
		}
	}

	@Test
	void aPlainAppendThatFailsLeavesTheFileAsItWas() throws IOException {
		var disk = new FaultyDisk();
		Path path = disk.folder(folder).resolve("plain.jsonl");
		try (var file = new LineFile(path)) {
			file.append(Json.object("a"));
			byte[] before = Files.readAllBytes(folder.resolve("plain.jsonl"));
			disk.setRoom(10);
			assertThrows(IOException.class, () -> file.append(Json.object("b")));
			assertArrayEquals(before, Files.readAllBytes(folder.resolve("plain.jsonl")));
			disk.setRoom(1000);
			file.append(Json.object("c"));
		}
		var types = new ArrayList<String>();
		LineScanner.scan(folder.resolve("plain.jsonl"),
				(offset, bytes, start, length) -> types.add(LineHead.read(bytes, start, length).type));
		assertEquals(List.of("a", "c"), types);
	}

	@Test
	void theLedgerKeepsWhatItCannotWrite() throws IOException {
		Path reference = folder.resolve("reference.jsonl");
		try (var ledger = new FileCostLedger(reference, ZoneOffset.UTC)) {
			for (int i = 0; i < 3; i++) {
				ledger.record(entry(i));
			}
		}
		byte[] whole = Files.readAllBytes(reference);
		for (int room = 0; room < whole.length; room += 7) {
			Path path = folder.resolve("ledger" + room + ".jsonl");
			var disk = new FaultyDisk();
			disk.setRoom(room);
			try (var ledger = new FileCostLedger(disk.folder(folder).resolve("ledger" + room + ".jsonl"),
					ZoneOffset.UTC)) {
				int failed = 0;
				for (int i = 0; i < 3; i++) {
					try {
						ledger.record(entry(i));
					} catch (@SuppressWarnings("unused") IOException e) {
						failed++;
					}
				}
				assertTrue(failed > 0 && failed >= ledger.unsaved(), "at " + room);
				assertTrue(ledger.unsaved() > 0, "at " + room);
				assertEquals(3, ledger.conversation("c1").requests());
				disk.setRoom(Long.MAX_VALUE);
			}
			assertArrayEquals(whole, Files.readAllBytes(path), "at " + room);
		}
	}

	private static LedgerEntry entry(int number) {
		return new LedgerEntry("c1/a/" + number, Instant.EPOCH, "c1", "a", "m", null, null, null,
				AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), false, 0);
	}

	/** With a real file system, where root may mount one. */
	@ParameterizedTest
	@ValueSource(ints = {16, 32})
	void aSmallFileSystemThatIsFullLosesNothing(int kilobytes) throws Exception {
		Path mount = Files.createDirectory(folder.resolve("small" + kilobytes));
		assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", mount.toString()),
				"cannot mount");
		try {
			Path path = mount.resolve("c1.jsonl");
			var expected = new StringBuilder();
			try (var file = ConversationFile.keeping(path)) {
				Path filler = Files.write(mount.resolve("filler"), new byte[kilobytes * 1024 / 2]);
				file.begin("c1", Samples.NOW);
				file.turn(Samples.begun("a", null));
				for (int i = 0; i < 2000; i++) {
					expected.append(i).append(' ');
					file.piece("a", new Piece(i + " ", "", List.of(), List.of()));
				}
				assertNotNull(file.failure(), "it is full");
				Files.delete(filler);
				assertTrue(run("mount", "-o", "remount,size=4m", mount.toString()));
				file.writeKept();
				assertNull(file.failure());
			}
			try (var file = new ConversationFile(path)) {
				StoredConversation stored = ConversationScan.open(file);
				assertEquals(expected.toString(), ((Answer) stored.tree().get("a").turn()).text().toString());
				assertEquals(0, stored.damagedLines());
			}
		} finally {
			run("umount", mount.toString());
		}
	}

	private static boolean run(String... command) throws IOException, InterruptedException {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
		} catch (@SuppressWarnings("unused") IOException e) {
			return false; // no such program
		}
	}
}
