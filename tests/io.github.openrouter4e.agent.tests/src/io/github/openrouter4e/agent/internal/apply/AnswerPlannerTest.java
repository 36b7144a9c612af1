package io.github.openrouter4e.agent.internal.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.apply.AnswerChanges.Refusal;
import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.internal.apply.AnswerPlanner.Draft;

/** Which code of an answer goes to which file, and in which order. */
@SuppressWarnings("nls")
class AnswerPlannerTest {

	/** Files that are known by their names. */
	private record Texts(Map<String, String> texts) implements AnswerPlanner.Files<String> {

		@Override
		public Optional<String> target(CodeBlock block) throws CoreException {
			if (!NamedFiles.outside(block).isEmpty()) {
				throw new CoreException(Status.error("outside"));
			}
			return NamedFiles.of(block).stream().findFirst();
		}

		@Override
		public String name(String file) {
			return "app/" + file;
		}

		@Override
		public String read(String file) throws CoreException {
			if (file.equals("locked.txt")) {
				throw new CoreException(Status.error("locked"));
			}
			return texts.getOrDefault(file, "");
		}

		@Override
		public String placed(String file, String text, CodeBlock block) throws CoreException {
			if (text.isEmpty()) {
				return block.code();
			}
			return switch (CodePlace.find(file, text, block)) {
				case CodePlace.Result.Found(var splices) -> Splice.applied(splices, text);
				case CodePlace.Result.None none -> throw new CoreException(Status.error(none.problem().name()));
			};
		}
	}

	private final AnswerPlanner<String> planner = new AnswerPlanner<>(
			new Texts(Map.of("a.txt", "one\ntwo\nthree\n", "b.txt", "x\ny\n")));

	private static CodeBlock change(String file, String old, String now) {
		return new CodeBlock("diff", "+++ b/" + file + "\n@@\n-" + old + "\n+" + now + "\n");
	}

	private List<String> after() {
		return planner.drafts().stream().map(draft -> draft.file() + ": " + draft.after().replace('\n', '|')).toList();
	}

	@Test
	void blocksForOneFileAreAppliedOneAfterTheOther() {
		planner.add(change("a.txt", "two", "TWO"));
		planner.add(change("b.txt", "x", "X"));
		planner.add(change("a.txt", "TWO", "2")); // what only the first one makes of it
		planner.add(new CodeBlock("text new.txt", "first\n"));
		planner.add(change("new.txt", "first", "second"));
		assertEquals(List.of("a.txt: one|2|three|", "b.txt: X|y|", "new.txt: second|"), after());
		assertEquals(new Draft<>("a.txt", "one\ntwo\nthree\n", "one\n2\nthree\n"), planner.drafts().getFirst());
		assertEquals(List.of(), planner.refusals());
	}

	@Test
	void oneBlockMayChangeSeveralFiles() {
		planner.add(new CodeBlock("diff", "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n+1\n\n"
				+ "--- a/b.txt\n+++ b/b.txt\n@@ -1 +1 @@\n-x\n+X\n--- a/c.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-z\n"));
		assertEquals(List.of("a.txt: 1|two|three|", "b.txt: X|y|"), after());
		assertEquals(List.of(new Refusal("c.txt", Messages.AnswerPlanner_deletes)), planner.refusals());
	}

	@Test
	void whatHasNoPlaceIsRefusedAloneWithItsReason() {
		planner.add(change("a.txt", "nothing", "else"));
		planner.add(change("a.txt", "two", "TWO"));
		planner.add(change("locked.txt", "a", "b"));
		planner.add(new CodeBlock("java ../../x/A.java", "class A {}\n"));
		planner.add(new CodeBlock("java", "\n  int x = 1;\n"));
		assertEquals(List.of("a.txt: one|TWO|three|"), after());
		assertEquals(List.of(new Refusal("app/a.txt", "MISSING"), new Refusal("app/locked.txt", "locked"),
				new Refusal("../../x/A.java", "outside"),
				new Refusal("java: int x = 1;", Messages.AnswerPlanner_unnamed)),
				planner.refusals());
	}

	@Test
	void aLongLineIsShownWithWholeCharactersOnly() {
		planner.add(new CodeBlock("java", "x".repeat(39) + "\uD83D\uDE00\n"));
		assertEquals("java: " + "x".repeat(39) + "\u2026", planner.refusals().getFirst().name());
	}

	@Test
	void whatIsRunIsNoFile() {
		planner.add(new CodeBlock("bash", "npm install\n"));
		planner.add(new CodeBlock("bash", "npm test\n", List.of("Then run it for `a.txt`:", "src/a.txt")));
		planner.add(new CodeBlock("", "> done\n"));
		assertEquals(List.of(), after());
		assertEquals(List.of(), planner.refusals());
	}

	@Test
	void whatEndsAsItBeganIsNoChange() {
		planner.add(change("a.txt", "two", "TWO"));
		planner.add(change("a.txt", "TWO", "two"));
		assertEquals(List.of(), after());
	}

	@Test
	void severalAreMoreThanOneThatNamesAFile() {
		var named = new ArrayList<>(List.of(change("a.txt", "x", "y"), new CodeBlock("bash", "ls\n")));
		assertFalse(AnswerPlanner.isForSeveral(named));
		named.add(new CodeBlock("java", "class B {}\n", List.of("`src/B.java`:")));
		assertTrue(AnswerPlanner.isForSeveral(named));
		assertTrue(AnswerPlanner.isForSeveral(List.of(new CodeBlock("diff",
				"--- a/a\n+++ b/a\n@@\n-x\n+y\n--- a/b\n+++ b/b\n@@\n-x\n+y\n"))), "one block, two files");
		assertFalse(AnswerPlanner.isForSeveral(List.of()));
	}
}
