package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Attachment;

/** Parts of files that are dragged into the chat from a view. */
@SuppressWarnings("nls")
class CodeElementTest {

	/** As CDT and JDT have it. */
	public record Function(String getElementName, String getSource) {
	}

	private static AttachmentReader.Result read(Path file, String source) {
		var folder = file.getParent();
		var element = CodeElement.of(new Function("main", source));
		assertNull(element.file());
		return element.read(file, new AttachmentReader.Surroundings(path -> false, folder, file, null,
				StandardCharsets.UTF_8));
	}

	@Test
	void thePartOfAFileThatIsKeptFromModelsIsAskedAbout(@TempDir Path folder) throws Exception {
		var file = Files.writeString(folder.resolve("a.c"), "int main() {}");
		var read = assertInstanceOf(AttachmentReader.Result.Read.class, read(file, "int main() {}"));
		assertEquals(new Attachment.TextFile("main", "int main() {}"), read.attachment());
		Files.writeString(folder.resolve(".aiignore"), "*.c\n");
		var doubtful = assertInstanceOf(AttachmentReader.Result.Doubtful.class, read(file, "int main() {}"));
		assertTrue(doubtful.reason().contains(".aiignore"), doubtful.reason());
	}

	@Test
	void aPartWithAKeyIsAskedAbout(@TempDir Path folder) throws Exception {
		var key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n-----END PRIVATE KEY-----";
		assertInstanceOf(AttachmentReader.Result.Doubtful.class,
				read(Files.writeString(folder.resolve("a.c"), key), key));
	}
}
