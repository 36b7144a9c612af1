package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;

/** What is there again after Eclipse was killed. Another Eclipse is killed, whose user is {@link AnotherUser}. */
class RestartJourneyTest extends Journey {

	@TempDir
	Path folder;
	private AnotherEclipse eclipse;

	@BeforeEach
	void install() throws IOException {
		eclipse = new AnotherEclipse(folder);
	}

	@AfterEach
	void end() throws InterruptedException {
		eclipse.kill();
	}

	@Test
	void whatWasSaidAndWrittenSurvivesAKill() throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.text("Of the sea."), Answer.pieces("Half of ", "what is never said").gate(gate),
				Answer.text("the story."));

		eclipse.start(AnotherUser.Day.FIRST, server.baseUrl()).await(AnotherUser.DONE);
		workbench.await("the draft and the beginning of the answer on the disk",
				() -> isOnDisk(AnotherUser.DRAFT) && isOnDisk("Half of "));
		eclipse.kill();
		eclipse.start(AnotherUser.Day.SECOND, server.baseUrl()).await(AnotherUser.DONE);

		assertEquals(3, server.requests("/chat/completions").size());
		String sent = server.lastChat().bodyText();
		assertTrue(sent.contains("Of the sea.") && sent.contains("Half of"), sent);
	}

	/** Under its own name: a kill loses what has not replaced the file before yet. */
	private boolean isOnDisk(String text) {
		try (Stream<Path> files = Files.walk(eclipse.workspace())) {
			List<Path> all = files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".new"))
					.toList();
			for (Path file : all) {
				if (Files.exists(file) && new String(Files.readAllBytes(file)).contains(text)) {
					return true;
				}
			}
			return false;
		} catch (IOException | java.io.UncheckedIOException e) {
			return false; // a file that is being replaced
		}
	}
}
