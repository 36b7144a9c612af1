package io.github.openrouter4e.agent.internal.apply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.internal.ToolBench;

/** Code of an answer in the files of a real workspace. */
@SuppressWarnings("nls")
class WorkspaceCodeApplierTest {

	private static final String CHANGE = "@@\n-a\n+b\n";

	private final WorkspaceCodeApplier applier = new WorkspaceCodeApplier();
	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("applied");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private static void undo() throws Exception {
		RefactoringCore.getUndoManager().performUndo(null, new NullProgressMonitor());
	}

	private String refusal(IFile file, String code) {
		return assertThrows(CoreException.class, () -> applier.propose(file, new CodeBlock("", code))).getMessage();
	}

	@Test
	void theNamedFileIsFound() throws Exception {
		var file = bench.file("src/shop/Basket.java", "x\n");
		assertEquals(Optional.of(file), applier.target(new CodeBlock("java shop/Basket.java", "")));
		assertEquals(Optional.of(file), applier.target(new CodeBlock("", "// Basket.java\n")));
		assertEquals(Optional.of(file), applier.target(new CodeBlock("", "package shop;\nclass Basket {}\n")));
		assertEquals(Optional.empty(), applier.target(new CodeBlock("java asket.java", "")));
		assertEquals(Optional.of(bench.project.getFile("src/New.java")),
				applier.target(new CodeBlock("java applied/src/New.java", "")));
		bench.file("test/shop/Basket.java", "x\n");
		assertEquals(Optional.empty(), applier.target(new CodeBlock("java shop/Basket.java", "")), "there are two");
	}

	@Test
	void aChangeIsMadeAndTakenBackToTheByte() throws Exception {
		var before = "\uFEFFa\r\n\u00E4\n".getBytes(StandardCharsets.UTF_8);
		var file = bench.file("a.txt", before);
		applier.apply(applier.propose(file, new CodeBlock("", CHANGE)));
		assertArrayEquals("\uFEFFb\r\n\u00E4\n".getBytes(StandardCharsets.UTF_8), file.readAllBytes());
		undo();
		assertArrayEquals(before, file.readAllBytes());
	}

	@Test
	void aNewFileIsCreatedAndTakenBack() throws Exception {
		var file = bench.project.getFile("src/deep/New.java");
		var proposal = applier.propose(file, new CodeBlock("", "class New {}"));
		assertTrue(proposal.creates());
		applier.apply(proposal);
		assertEquals("class New {}" + System.lineSeparator(), file.readString());
		undo();
		assertFalse(file.exists());
	}

	@Test
	void whatChangedMeanwhileIsKept() throws Exception {
		var file = bench.file("a.txt", "a\n");
		var proposal = applier.propose(file, new CodeBlock("", CHANGE));
		file.setContents("a\nmore\n".getBytes(StandardCharsets.UTF_8), true, true, null);
		assertEquals("applied/a.txt has been changed meanwhile. Nothing was written; apply the code again.",
				assertThrows(CoreException.class, () -> applier.apply(proposal)).getMessage());
		assertEquals("a\nmore\n", file.readString());
	}

	@Test
	void aReasonIsGivenForWhatIsRefused() throws Exception {
		var file = bench.file("a.txt", "b\nc\n");
		assertEquals("applied/a.txt has this code already.", refusal(file, CHANGE));
		assertTrue(refusal(file, "@@\n-x\n+y\n").startsWith("What the code changes is not in applied/a.txt"));
		assertTrue(refusal(file, "z\n").startsWith("The code does not say where in applied/a.txt it belongs."));
		assertTrue(refusal(bench.project.getFile("new.txt"), CHANGE).startsWith("What the code changes is not in"));
		file.setDerived(true, null);
		assertTrue(refusal(file, CHANGE).startsWith("applied/a.txt cannot be changed."));
	}

	@Test
	void aNewFileGoesToTheOnlyProjectThatHasItsFolder() throws Exception {
		bench.file("src/shop/Basket.java", "x\n");
		assertEquals(Optional.of(bench.project.getFile("src/shop/New.java")),
				applier.target(new CodeBlock("java src/shop/New.java", "class New {}\n")));
		assertEquals(Optional.empty(), applier.target(new CodeBlock("java lib/New.java", "class New {}\n")));
		assertEquals(Optional.empty(), applier.target(new CodeBlock("java New.java", "class New {}\n")));
	}

	@Test
	void allOfAnAnswerIsWrittenAndTakenBackInOneStep() throws Exception {
		var first = bench.file("a.txt", "a\n");
		var second = bench.file("b.txt", "a\r\n");
		bench.file("src/c.txt", "c\n");
		bench.file(".aiignore", "kept.txt\n");
		bench.file("kept.txt", "a\n");
		var plan = applier.plan(List.of(new CodeBlock("text a.txt", CHANGE), new CodeBlock("text b.txt", CHANGE),
				new CodeBlock("text kept.txt", CHANGE), new CodeBlock("text src/new.txt", "n\n")), List.of());
		assertEquals(List.of("a.txt", "b.txt", "new.txt"),
				plan.proposals().stream().map(each -> each.file().getName()).toList());
		assertEquals(List.of("applied/kept.txt"), plan.refusals().stream().map(each -> each.name()).toList());
		applier.applyAll(plan.proposals());
		assertEquals("b\n", first.readString());
		assertEquals("b\r\n", second.readString());
		assertTrue(bench.project.getFile("src/new.txt").exists());
		applier.undoAll(plan.proposals());
		assertEquals("a\n", first.readString());
		assertEquals("a\r\n", second.readString());
		assertFalse(bench.project.getFile("src/new.txt").exists());
		assertThrows(CoreException.class, () -> applier.undoAll(plan.proposals()), "it is done");
	}

	/** Such as the body of a stub, which looks like a line that leaves code out. */
	@Test
	void allOfAnAnswerMayRepeatALineThatIsThere() throws Exception {
		var file = bench.file("a.py", "def a():\n    ...\n");
		bench.file("b.txt", "a\n");
		var stub = new CodeBlock("python a.py", "@@\n def a():\n     ...\n+def b():\n+    ...\n");
		assertEquals("def a():\n    ...\ndef b():\n    ...\n", applier.propose(file, stub).after());
		var plan = applier.plan(List.of(stub, new CodeBlock("text b.txt", CHANGE)), List.of());
		assertEquals(List.of(), plan.refusals());
		applier.applyAll(plan.proposals());
		assertEquals("def a():\n    ...\ndef b():\n    ...\n", file.readString());
	}

	/** Edit > Undo has the same name for both. */
	@Test
	void onlyWhatWasAppliedLastIsTakenBack() throws Exception {
		var files = new ArrayList<IFile>();
		for (var name : List.of("a.txt", "b.txt", "c.txt", "d.txt")) {
			files.add(bench.file(name, "a\n"));
		}
		var first = applier.plan(List.of(new CodeBlock("text a.txt", CHANGE), new CodeBlock("text b.txt", CHANGE)),
				List.of()).proposals();
		var second = applier.plan(List.of(new CodeBlock("text c.txt", CHANGE), new CodeBlock("text d.txt", CHANGE)),
				List.of()).proposals();
		applier.applyAll(first);
		applier.applyAll(second);
		assertEquals(Messages.WorkspaceCodeApplier_notLast,
				assertThrows(CoreException.class, () -> applier.undoAll(first)).getMessage());
		for (var file : files) {
			assertEquals("b\n", file.readString(), file.getName());
		}
		applier.undoAll(second);
		RefactoringCore.getUndoManager().performRedo(null, new NullProgressMonitor());
		applier.undoAll(second);
		applier.undoAll(first);
		for (var file : files) {
			assertEquals("a\n", file.readString(), file.getName());
		}
	}

	@Test
	void whatIsKeptFromModelsIsTheUsersToChange() throws Exception {
		bench.file(".aiignore", "a.txt\n");
		var file = bench.file("a.txt", "a\n");
		applier.apply(applier.propose(file, new CodeBlock("", CHANGE)));
		assertEquals("b\n", file.readString());
	}
}
