package io.github.openrouter4e.editor.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is withheld of files that are in no project and in no repository. */
@SuppressWarnings("nls")
class SharingTest {

	@TempDir
	private Path temporary;
	private Path top;

	@BeforeEach
	void make() throws IOException {
		top = Files.createDirectories(temporary.toRealPath().resolve("notes"));
	}

	private Path file(String path) throws IOException {
		var file = top.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, "text");
	}

	private static String withheld(Path file) {
		return new Sharing(false).withheld(file, file.getFileName().toString());
	}

	@Test
	void anIgnoreFileHoldsInAllFoldersBelowIt() throws Exception {
		Files.writeString(top.resolve(".aiignore"), "Private.txt\n");
		assertEquals("Private.txt is excluded by line 1 of .aiignore.", withheld(file("a/b/Private.txt")));
		assertNull(withheld(file("a/b/Shared.txt")));
		assertNull(new Sharing(true).withheld(file("a/b/Private.txt"), "Private.txt"), "the user has agreed");
	}

	@Test
	void aLinkToAFolderDoesNotGetAroundIgnoreFiles() throws Exception {
		Files.writeString(top.resolve(".aiignore"), "Private.txt\n");
		file("a/b/Private.txt");
		var link = Files.createSymbolicLink(temporary.resolve("link"), top.resolve("a/b"));
		assertNotNull(withheld(link.resolve("Private.txt")));
	}

	@Test
	void aFolderThatIsMarkedIsWithheldAsAWhole() throws Exception {
		Files.createFile(top.resolve(".noai"));
		assertNotNull(withheld(file("a/b/Shared.txt")));
	}

	@Test
	void aLinkOutOfItsFolderIsWithheld() throws Exception {
		var elsewhere = file("elsewhere/Shared.txt");
		var link = top.resolve("a/Shared.txt");
		Files.createDirectories(link.getParent());
		Files.createSymbolicLink(link, elsewhere);
		assertEquals("Shared.txt is a link that leads out of its project.", withheld(link));
	}
}
