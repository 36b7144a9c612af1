package io.github.openrouter4e.git.internal.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.git.internal.AnswerDefect;
import io.github.openrouter4e.git.internal.FakeCalls;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.git.internal.review.Finding.Severity;
import io.github.openrouter4e.git.internal.review.StagedReview.End;

@SuppressWarnings("nls")
class StagedReviewTest {

	private final TestRepository files;
	private final FakeCalls calls = new FakeCalls();
	private final Cancellation cancellation = new Cancellation();
	private final Notes notes = new Notes();

	private static final class Notes implements StagedReview.Listener {

		private final List<Finding> found = new ArrayList<>();
		private final List<String> said = new ArrayList<>();
		private boolean agrees = true;

		@Override
		public boolean agreesTo(SpendingDecision decision) {
			said.add("spend");
			return agrees;
		}

		@Override
		public boolean goesOnWithout(List<Changes.SecretLine> secrets) {
			said.add("secrets " + secrets.size());
			return agrees;
		}

		@Override
		public void sending(boolean staged, int count) {
			said.add((staged ? "staged " : "unstaged ") + count);
		}

		@Override
		public void found(Finding finding) {
			found.add(finding);
		}
	}

	StagedReviewTest(@TempDir Path folder) {
		files = new TestRepository(folder);
		files.write("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n").commit("First");
	}

	@AfterEach
	void close() {
		files.close();
	}

	@Test
	void findingsArriveLineByLine() {
		files.write("a.txt", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").stage().write("b.txt", "not staged\n");
		calls.answer("error | a.t", "xt | 5 | Not a number.\nSome words\nnote | a.txt | 6 | ", "Odd.").before(piece -> {
			assertEquals(piece == 2 ? 1 : 0, notes.found.size());
		});

		var end = assertInstanceOf(End.Done.class, review());

		assertEquals(List.of(new Finding(Severity.ERROR, "a.txt", 5, "Not a number."),
				new Finding(Severity.NOTE, "a.txt", 6, "Odd.")), notes.found);
		assertEquals(List.of("staged 1"), notes.said);
		assertEquals(FakeCalls.PRICE, end.result().cost().total());
		assertEquals(Purpose.REVIEW, calls.calls().getLast().purpose());
	}

	@Test
	void theLinesThatAreSentHaveTheirNumbers() {
		files.write("a.txt", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").stage();

		review();

		assertTrue(calls.sent().contains("@@\n2  2\n3  3\n4  4\n-5\n5 +five\n6  6\n7  7\n8  8\n"), calls.sent());
	}

	@Test
	void withNothingStagedWhatIsChangedIsReviewed() {
		assertEquals(new End.Nothing(), review());
		files.write("a.txt", "one\n");
		calls.answer("none");

		assertInstanceOf(End.Done.class, review());
		assertEquals(List.of("unstaged 1"), notes.said);
	}

	@Test
	void keysAreToldAndNotSent() {
		files.write("key.txt", "ghp_" + "a1B2".repeat(9) + "\n").write("b.txt", "fine\n").stage();
		notes.agrees = false;
		assertEquals(new End.Stopped(), review());
		assertEquals(List.of(), calls.calls());

		notes.agrees = true;
		review();
		assertFalse(calls.sent().contains("ghp_") || calls.sent().contains("key.txt"), calls.sent());
	}

	@Test
	void ifEverythingIsKeptBackNothingIsAsked() {
		files.write(".env", "A=1\n").stage();

		assertEquals(new End.AllWithheld(1), review());
		assertEquals(List.of(), calls.calls());
	}

	@Test
	void aLimitAsksAndAStopStops() {
		files.write("a.txt", "one\n").stage();
		calls.answer("error | a.txt | 1 | x").limit();
		assertInstanceOf(End.Done.class, review());
		assertEquals(List.of("staged 1", "spend"), notes.said);
		assertEquals(1, notes.found.size());

		notes.agrees = false;
		assertEquals(new End.Stopped(), review());
		cancellation.cancel();
		assertEquals(new End.Stopped(), review());
	}

	@Test
	void thatThereAreNoFindingsOnlyTheModelCanSay() {
		files.write("a.txt", "one\n").stage();
		for (var none : List.of("none", "None.\n", "<think>\nhm\n</think>\n\n**none**")) {
			calls.answer(none);
			assertInstanceOf(End.Done.class, review(), none);
		}
		for (var other : List.of("", "I cannot see a problem in none of them.", "error | other.txt | 1 | Odd.")) {
			calls.answer(other);
			assertEquals(AnswerDefect.OTHER_FORM, assertInstanceOf(End.Incomplete.class, review(), other).reason());
		}
		assertEquals(List.of(), notes.found);
	}

	/** A model that reasons may have used all of its output for that. */
	@Test
	void aCutOrWithheldReviewIsNotComplete() {
		files.write("a.txt", "one\n").stage();

		calls.finish(FinishReason.LENGTH);
		var cut = assertInstanceOf(End.Incomplete.class, review());
		assertEquals(AnswerDefect.CUT, cut.reason());
		assertEquals(FakeCalls.PRICE, cut.result().cost().total());

		calls.answer("error | a.txt | 1 | Not a number.\n").finish(FinishReason.CONTENT_FILTER);
		assertEquals(AnswerDefect.WITHHELD, assertInstanceOf(End.Incomplete.class, review()).reason());
		assertEquals(1, notes.found.size());
	}

	@Test
	void aFailureIsTold() {
		files.write("a.txt", "one\n").stage();
		calls.fail(new IllegalStateException("broken"));

		assertEquals("broken", assertInstanceOf(End.Failed.class, review()).reason().getMessage());
	}

	private End review() {
		return new StagedReview(calls, FakeCalls.model()).review(files.repository(), notes, cancellation);
	}
}
