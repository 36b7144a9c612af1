package io.github.openrouter4e.agent.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.FileImage;

/** Taking changes back from texts that somebody else has changed as well. */
@SuppressWarnings("nls")
class LineMergeTest {

	private static final String[] ENDS = {"\n", "\r\n", "\r"};

	private static LineMerge undo(String before, String after, String current) {
		return LineMerge.undo(before, after, current, false);
	}

	@Test
	void whatNobodyElseChangedBecomesWhatItWas() {
		assertEquals(new LineMerge("a\r\nb\nc", 0), undo("a\r\nb\nc", "a\r\nB\nc\n", "a\r\nB\nc\n"));
	}

	@Test
	void otherLinesStay() {
		assertEquals(new LineMerge("x\na\nb\nc\ny", 0), undo("a\nb\nc\n", "a\nB1\nB2\nc\n", "x\na\nB1\nB2\nc\ny"));
	}

	@Test
	void neighboursDoNotDisturbEachOther() {
		assertEquals(new LineMerge("a\nb\nC\n", 0), undo("a\nb\nc\n", "a\nB\nc\n", "a\nB\nC\n"));
		assertEquals(new LineMerge("new\na\nb\n", 0), undo("a\nb\n", "A\nb\n", "new\nA\nb\n"));
		assertEquals(new LineMerge("a\nnew\nb\n", 0), undo("a\nb\n", "A\nb\n", "A\nnew\nb\n"));
		assertEquals(new LineMerge("a\nb\n", 0), undo("a\nb\nc\n", "a\nc\n", "a\n"),
				"the line that the user deleted is gone");
	}

	@Test
	void linesThatBothHaveChangedStayUnlessTheyAreGivenUp() {
		var merge = undo("a\nb\nc\n", "a\nB\nc\n", "a\nB and more\nc\n");
		assertEquals(new LineMerge("a\nB and more\nc\n", 1), merge);
		assertEquals(new LineMerge("a\nb\nc\n", 1),
				LineMerge.undo("a\nb\nc\n", "a\nB\nc\n", "a\nB and more\nc\n", true));
	}

	@Test
	void whatTheUserHasTakenBackAlreadyIsNoConflict() {
		assertEquals(new LineMerge("a\nb\nc\n", 0), undo("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\n"));
	}

	@Test
	void aConflictCoversAllThatHangsTogether() {
		var before = "1\n2\n3\n4\n5\n6\n";
		var after = "1\nA\n3\nB\n5\n6\n";
		assertEquals(new LineMerge("1\nuser\n6\n", 1), undo(before, after, "1\nuser\n6\n"));
	}

	/** The user and the agent change lines of their own, in turn; each time other ones, again and again. */
	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void theUsersChangesStayInAThousandInterleavings(boolean haveSameLines) {
		var conflicts = 0;
		for (var seed = 0; seed < 1_000; seed++) {
			var shared = new Shared(new Random(seed), haveSameLines);
			for (var step = 0; step < 12; step++) {
				shared.change();
			}
			var undo = ChangeUndo.of(shared.changes.reversed(), FileImage.of(shared.text()), false);
			var text = undo.image().text();
			conflicts += undo.conflicts();
			if (undo.conflicts() == 0) {
				assertEquals(shared.withoutAgent(), text, "seed " + seed);
			}
			for (var line : shared.ofUser()) {
				assertTrue(text != null && text.contains(line), "seed " + seed + " lost " + line);
			}
		}
		assertEquals(0, conflicts, "lines of their own");
	}

	/** Two who change a text: every other part belongs to nobody, the rest to one of them. */
	private static final class Shared {

		private final Random random;
		private final boolean haveSameLines;
		private final List<String> original = new ArrayList<>();
		private final List<String> parts = new ArrayList<>();
		private final List<FileChange.Loaded> changes = new ArrayList<>();
		private int next;

		Shared(Random random, boolean haveSameLines) {
			this.random = random;
			this.haveSameLines = haveSameLines;
			for (var i = 0; i < 40; i++) {
				// what belongs to nobody tells places apart, between lines that texts have often
				original.add(i % 2 == 0 ? line("fixed") : haveSameLines ? "}" + end() : line("part"));
			}
			parts.addAll(original);
		}

		private String end() {
			return ENDS[random.nextInt(ENDS.length)];
		}

		private String line(String word) {
			return word + " " + next++ + end();
		}

		/** The next change, of a few places. */
		void change() {
			var isAgent = random.nextBoolean();
			var before = text();
			for (var i = random.nextInt(3); i >= 0; i--) {
				var place = 4 * random.nextInt(parts.size() / 4) + (isAgent ? 1 : 3);
				var part = new StringBuilder();
				for (var lines = random.nextInt(4); lines > 0; lines--) {
					part.append(
							haveSameLines && random.nextInt(3) == 0 ? "}" + end() : line(isAgent ? "agent" : "user"));
				}
				parts.set(place, part.toString());
			}
			if (isAgent) {
				changes.add(new FileChange.Loaded(FileImage.of(before), FileImage.of(text())));
			}
		}

		String text() {
			return String.join("", parts);
		}

		String withoutAgent() {
			var result = new StringBuilder();
			for (var i = 0; i < parts.size(); i++) {
				result.append(i % 4 == 1 ? original.get(i) : parts.get(i));
			}
			return result.toString();
		}

		List<String> ofUser() {
			return parts.stream().filter(part -> part.startsWith("user")).toList();
		}
	}
}
