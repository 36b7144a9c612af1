package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.internal.FileCostLedger;

/** What was said and spent is readable for its owner only. */
class PrivateFilesTest {

	@TempDir
	Path temporary;
	Path root;

	@BeforeEach
	void onlyWhereTheFileSystemKnowsOwners() {
		assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
		root = temporary.resolve("workspace").resolve("data");
	}

	@Test
	void newFilesAndFoldersArePrivate() throws IOException {
		fill();
		assertPrivate();
	}

	@Test
	void whatEarlierVersionsWroteBecomesPrivate() throws IOException {
		fill();
		Path outside = Files.writeString(temporary.resolve("outside"), "not ours");
		Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rw-r--r--"));
		Files.createSymbolicLink(root.resolve("conversations").resolve("link.jsonl"), outside);
		try (Stream<Path> all = Files.walk(root)) {
			for (Path path : (Iterable<Path>) all::iterator) {
				if (!Files.isSymbolicLink(path)) {
					Files.setPosixFilePermissions(path,
							PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
				}
			}
		}
		try (var folder = new ConversationFolder(root)) {
			assertEquals(1, folder.list(Set.of()).size());
		}
		assertPrivate();
		assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(outside)));
	}

	private void fill() throws IOException {
		try (var folder = new ConversationFolder(root)) {
			for (String id : new String[]{"c1", "c2"}) {
				try (var file = new ConversationFile(folder.path(id))) {
					file.begin(id, Samples.NOW);
					file.turn(Samples.question("q", null, "x"));
				}
			}
			folder.list(Set.of());
			folder.delete("c2", Samples.NOW);
		}
		try (var ledger = new FileCostLedger(root.resolve("ledger.jsonl"), ZoneOffset.UTC)) {
			ledger.record(new LedgerEntry("e", Instant.EPOCH, "c1", "a", "m", null, null, null,
					AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), false, 0));
		}
	}

	private void assertPrivate() throws IOException {
		try (Stream<Path> all = Files.walk(root)) {
			for (Path path : (Iterable<Path>) all::iterator) {
				if (!Files.isSymbolicLink(path)) {
					assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------",
							PosixFilePermissions
									.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)),
							path.toString());
				}
			}
		}
		assertTrue(Files.exists(root.resolve("ledger.jsonl")));
	}
}
