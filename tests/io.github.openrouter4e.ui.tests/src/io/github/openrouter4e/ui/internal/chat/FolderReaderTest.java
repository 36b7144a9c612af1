package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("nls")
class FolderReaderTest {

	@TempDir
	Path temp;

	@Test
	void textFilesAreReadAndTheRestIsNamed() throws Exception {
		// hidden is what begins with a dot below the folder, not above it
		var root = Files.createDirectories(temp.resolve(".workspace/project"));
		write(root, "src/A.java", "class A {}");
		Files.write(root.resolve("logo.bin"), new byte[]{0, 1, 2, 3});
		write(root, ".git/config", "secret");
		write(root, ".env", "secret");
		write(root, "node_modules/x/index.js", "much");
		write(root, "bin/A.txt", "generated");
		var folder = FolderReader.read(root, path -> path.endsWith("bin"));
		assertTrue(folder.listing().startsWith("logo.bin\nsrc/\nsrc/A.java\n"), folder.listing());
		assertTrue(folder.listing().contains("--- src/A.java ---\nclass A {}"), folder.listing());
		for (var hidden : new String[]{"secret", "much", "generated"}) {
			assertFalse(folder.listing().contains(hidden), folder.listing());
		}
		assertEquals(1, folder.read());
		assertEquals(1, folder.omitted());
	}

	@Test
	void aFolderHasABound() throws Exception {
		for (var i = 0; i < 9; i++) {
			write(temp, "f" + i + ".txt", "x".repeat(FolderReader.MOST_TEXT_A_FILE - 1));
		}
		write(temp, "large.txt", "x".repeat(FolderReader.MOST_TEXT_A_FILE + 1));
		var folder = FolderReader.read(temp, path -> false);
		assertTrue(folder.listing().length() < FolderReader.MOST_TEXT + 1000);
		assertEquals(10, folder.read() + folder.omitted());
		assertTrue(folder.read() >= 3, folder.read() + " files");
		assertTrue(folder.listing().contains("large.txt"));
	}

	private static void write(Path root, String name, String text) throws Exception {
		var file = root.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}
}
