package io.github.openrouter4e.git.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.SpendingLimitException;
import io.github.openrouter4e.git.internal.AnswerDefect;
import io.github.openrouter4e.git.internal.FakeCalls;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.git.internal.message.CommitMessageWriter.Written;

@SuppressWarnings("nls")
class CommitMessageWriterTest {

	/** Made up, in the form of a token. */
	private static final String TOKEN = "ghp_" + "a1B2".repeat(9);

	private final TestRepository files;
	private final FakeCalls calls = new FakeCalls();
	private final List<String> arrived = new ArrayList<>();
	private final Cancellation cancellation = new Cancellation();

	CommitMessageWriterTest(@TempDir Path folder) {
		files = new TestRepository(folder);
	}

	@AfterEach
	void close() {
		files.close();
	}

	@Test
	void theMessageArrivesInPiecesAndKeepsTheTrailers() throws Exception {
		files.write("a.txt", "one\n").stage();
		calls.answer("```\nAdd", " a\n", "\nBecause.\n```");

		var written = write("\n\nSigned-off-by: S <s@example.com>\n");

		var trailer = "\n\nSigned-off-by: S <s@example.com>\n";
		assertEquals(List.of("Add" + trailer, "Add a" + trailer, "Add a\n\nBecause." + trailer), arrived);
		assertEquals("Add a\n\nBecause." + trailer, written.message());
		assertEquals(FakeCalls.PRICE, written.result().cost().total());
		assertEquals(Purpose.COMMIT_MESSAGE, calls.calls().getLast().purpose());
	}

	@Test
	void theModelIsToldWhatItNeeds() throws Exception {
		files.write("a.txt", "one\n").commit("fix: the first");
		files.write("a.txt", "two\n").stage();
		calls.answer("fix: two");

		write("Begun by the user");

		var sent = calls.sent();
		assertTrue(sent.contains("<earlier_subjects>\nfix: the first\n</earlier_subjects>"), sent);
		assertTrue(sent.contains("which begin with a type"), sent);
		assertTrue(sent.contains("<present_message>\nBegun by the user\n</present_message>"), sent);
		assertTrue(sent.contains("M a.txt +1 -1\n\n--- a.txt\n@@ -1 +1 @@\n-one\n+two\n"), sent);
	}

	@Test
	void nothingThatIsIgnoredOrSecretIsSent() throws Exception {
		files.write("kept.txt", "canary\n").write("key.txt", TOKEN + "\n").commit("Use " + TOKEN);
		files.write(".aiignore", "kept.txt\n").write("kept.txt", "canary two\n").write("key.txt", "x" + TOKEN + "\n")
				.write("new.txt", "key=" + TOKEN + "\n").write("a.txt", "one\n").stage();
		calls.answer("Add a");

		write("Says " + TOKEN);

		var sent = calls.sent();
		assertFalse(sent.contains("canary"), sent);
		assertFalse(sent.contains(TOKEN), sent);
		assertFalse(sent.contains("kept.txt\n<") || sent.contains("M kept.txt"), sent);
		assertTrue(sent.contains("that you must not see"), sent);
	}

	@Test
	void aLimitHoldsItBackUntilTheUserAgrees() throws Exception {
		files.write("a.txt", "one\n").stage();
		calls.answer("Add a").limit();

		var written = write("");
		assertInstanceOf(SpendingLimitException.class, written.result().failure());
		assertNull(written.message());
		assertEquals(List.of(), arrived);

		assertEquals("Add a\n", new CommitMessageWriter(calls, FakeCalls.model())
				.write(material(""), '#', true, arrived::add, cancellation).message());
	}

	@Test
	void aStoppedAnswerIsNoMessage() throws Exception {
		files.write("a.txt", "one\n").stage();
		calls.answer("Add", " a").before(piece -> {
			if (piece == 1) {
				cancellation.cancel();
			}
		});

		var written = write("");
		assertInstanceOf(CancelledException.class, written.result().failure());
		assertNull(written.message());
		assertEquals(List.of("Add\n"), arrived);
	}

	@Test
	void anAnswerWithoutAMessageIsNone() throws Exception {
		files.write("a.txt", "one\n").stage();
		calls.answer("<think>", "hm");

		var written = write("");
		assertNull(written.message());
		assertNull(written.result().failure());
		assertEquals(AnswerDefect.OTHER_FORM, written.defect());
		assertEquals(List.of(), arrived);
	}

	@Test
	void aCutMessageIsNone() throws Exception {
		files.write("a.txt", "one\n").stage();
		calls.answer("Add a\n\nBecause").finish(FinishReason.LENGTH);

		var written = write("");
		assertNull(written.message());
		assertEquals(AnswerDefect.CUT, written.defect());

		calls.finish(FinishReason.CONTENT_FILTER);
		assertEquals(AnswerDefect.WITHHELD, write("").defect());
	}

	@Test
	void aLongAnswerIsNotCleanedForEachWord() throws Exception {
		files.write("a.txt", "one\n").stage();
		var words = new ArrayList<String>();
		for (var i = 0; i < 20_000; i++) {
			words.add("word" + i + (i % 10 == 0 ? "\n" : " "));
		}
		calls.answer(words.toArray(String[]::new));

		write("");

		assertTrue(arrived.size() < 300, () -> "" + arrived.size());
	}

	private Written write(String message) throws IOException {
		return new CommitMessageWriter(calls, FakeCalls.model()).write(material(message), '#', false, arrived::add,
				cancellation);
	}

	private CommitMaterial material(String message) throws IOException {
		return CommitMaterial.read(files.repository(), message, '#', cancellation);
	}
}
