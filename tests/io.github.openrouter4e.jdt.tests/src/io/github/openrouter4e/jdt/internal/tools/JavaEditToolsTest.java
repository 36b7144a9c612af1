package io.github.openrouter4e.jdt.internal.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.agent.ChangedFile;
import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.jdt.internal.NoCheckpoints;
import io.github.openrouter4e.jdt.internal.code.Indentation;

/** What the tools for Java change, and that Undo takes it back. Each test has files of its own. */
@SuppressWarnings("nls")
class JavaEditToolsTest {

	private static JavaBench bench;

	@BeforeAll
	static void open() throws Exception {
		bench = new JavaBench("edits");
		bench.build();
	}

	@AfterAll
	static void close() throws Exception {
		bench.close();
	}

	private static String text(IFile file) throws Exception {
		return file.readString();
	}

	private static void undo() throws Exception {
		RefactoringCore.getUndoManager().performUndo(null, new NullProgressMonitor());
	}

	@Test
	void aTypeIsRenamedWithItsUsesAndItsFileAndOneUndoTakesThatBack() throws Exception {
		var dog = bench.file("src/pets/Dog.java", "package pets;\n\npublic class Dog {\n\tDog() {\n\t}\n}\n");
		var owner = bench.file("src/pets/Owner.java", "package pets;\n\nclass Owner {\n\tDog dog = new Dog();\n}\n");
		bench.build();
		var before = text(owner);
		var begun = Instant.now();
		var told = bench.done("java_rename", "{'symbol':'pets.Dog','new_name':'Hound'}");
		assertEquals("Renamed pets.Dog to Hound in 2 files: edits/src/pets/Hound.java (which was Dog.java), "
				+ "edits/src/pets/Owner.java (2). No new errors.", told);
		assertEquals("package pets;\n\nclass Owner {\n\tHound dog = new Hound();\n}\n", text(owner));
		assertTrue(bench.project.getFile("src/pets/Hound.java").exists() && !dog.exists());
		var checkpoints = JavaBench.service(Checkpoints.class);
		var call = List.of(new Checkpoints.Call("c1", "call_1", begun, Instant.MAX));
		assertEquals(Set.of("edits/src/pets/Dog.java", "edits/src/pets/Hound.java", "edits/src/pets/Owner.java"),
				checkpoints.changes(call).stream().map(ChangedFile::path).map(path -> path.replaceFirst("^/", ""))
						.collect(Collectors.toSet()));
		undo();
		assertEquals(before, text(owner));
		assertTrue(dog.exists() && !bench.project.getFile("src/pets/Hound.java").exists());
	}

	@Test
	void aPackageIsRenamedWithItsFilesAndItsUsesAndOneUndoTakesThatBack() throws Exception {
		var user = bench.file("src/zoo/Zoo.java",
				"package zoo;\n\nimport old.cats.Lion;\n\nclass Zoo {\n\tLion lion;\n}\n");
		var lion = bench.file("src/old/cats/Lion.java", "package old.cats;\n\npublic class Lion {\n}\n");
		bench.file("src/old/cats/names.txt", "Leo\n");
		bench.file("src/old/cats/small/Cat.java", "package old.cats.small;\n\nclass Cat {\n}\n");
		bench.build();
		var arguments = "{'symbol':'old.cats','new_name':'wild.big'}";
		var question = assertInstanceOf(ToolPermission.Ask.class, bench.permission("java_rename", arguments))
				.question();
		assertTrue(question.details().contains("-package old.cats;\n+package wild.big;\n"), question.details());
		assertTrue(question.details().contains("rename to edits/src/wild/big/names.txt\n"), question.details());
		assertTrue(question.details().contains("+import wild.big.Lion;\n"), question.details());
		var begun = Instant.now();
		var told = bench.done("java_rename", arguments);
		assertTrue(told.contains(" in 3 files: "), told);
		assertTrue(told.contains("edits/src/wild/big/Lion.java (which was edits/src/old/cats/Lion.java)"), told);
		assertTrue(text(user).contains("import wild.big.Lion;"), text(user));
		assertEquals("package wild.big;\n\npublic class Lion {\n}\n",
				text(bench.project.getFile("src/wild/big/Lion.java")));
		assertTrue(bench.project.getFile("src/wild/big/names.txt").exists());
		assertTrue(bench.project.getFile("src/old/cats/small/Cat.java").exists(), "another package");
		assertEquals(5, JavaBench.service(Checkpoints.class)
				.changes(List.of(new Checkpoints.Call("c1", "call_1", begun, Instant.MAX))).size());
		undo();
		assertTrue(text(user).contains("import old.cats.Lion;"), text(user));
		assertEquals("package old.cats;\n\npublic class Lion {\n}\n", text(lion));
		assertTrue(bench.project.getFile("src/old/cats/names.txt").exists());
		assertTrue(bench.failed("java_rename", "{'path':'edits/src/old/cats','new_name':'not a name'}")
				.startsWith("It cannot be renamed: "));
		assertTrue(bench.failed("java_rename", "{'symbol':'no.such','new_name':'x'}")
				.contains("There is no type no.such"));
	}

	@Test
	void membersAndVariablesAreRenamedToo() throws Exception {
		var file = bench.file("src/names/Names.java", """
				package names;

				class Names {
					int count;

					int sum(int extra) {
						int count = extra;
						return count + this.count;
					}

					int twice() {
						return sum(1) + sum(2);
					}
				}
				""");
		assertTrue(bench.done("java_rename", "{'symbol':'names.Names#sum(int)','new_name':'total'}")
				.contains(" in 1 file: "));
		assertTrue(text(file).contains("total(1) + total(2)") && text(file).contains("int total(int extra)"));
		bench.done("java_rename", "{'path':'src/names/Names.java','line':7,'name':'count','new_name':'local'}");
		assertTrue(text(file).contains("int local = extra;\n\t\treturn local + this.count;"), text(file));
		assertTrue(bench.failed("java_rename", "{'symbol':'names.Names#count','new_name':'not a name'}")
				.startsWith("It cannot be renamed: "));
		assertTrue(
				bench.failed("java_rename", "{'symbol':'java.util.List','new_name':'Liste'}").contains("of a library"));
	}

	/** The user may take a while to answer. */
	@Test
	void aUseThatIsWrittenWhileTheUserIsAskedIsRenamedToo() throws Exception {
		bench.file("src/late/One.java", "package late;\n\nclass One {\n\tint a;\n\tint b = a;\n}\n");
		var other = bench.file("src/late/Two.java", "package late;\n\nclass Two {\n}\n");
		bench.build();
		var arguments = "{'symbol':'late.One#a','new_name':'x'}";
		assertInstanceOf(ToolPermission.Ask.class, bench.permission("java_rename", arguments));
		other.setContents("package late;\n\nclass Two {\n\tint c = new One().a;\n}\n".getBytes(StandardCharsets.UTF_8),
				true, true, null);
		assertTrue(bench.run("java_rename", arguments).contains("in 2 files"));
		assertEquals("package late;\n\nclass Two {\n\tint c = new One().x;\n}\n", text(other));
		arguments = "{'symbol':'late.One#x','new_name':'y'}";
		assertInstanceOf(ToolPermission.Ask.class, bench.permission("java_rename", arguments));
		assertTrue(bench.run("java_rename", arguments).contains("in 2 files"));
		assertEquals("package late;\n\nclass Two {\n\tint c = new One().y;\n}\n", text(other));
	}

	@Test
	void whatWasPreparedCountsUntilAFileChanges() throws Exception {
		var file = bench.file("src/late/Kept.java", "package late;\n");
		var prepared = new Prepared<String>();
		prepared.keep(prepared.begin(), "a", "plan");
		file.createMarker(IMarker.TASK); // a build makes such
		assertEquals("plan", prepared.get("a"));
		assertEquals("plan", prepared.take("a"));
		assertNull(prepared.take("a"), "once");
		prepared.keep(prepared.begin(), "a", "plan");
		assertNull(prepared.take("b"));
		var begun = prepared.begin();
		file.setContents("package late; //".getBytes(StandardCharsets.UTF_8), true, true, null);
		prepared.keep(begun, "a", "plan");
		assertNull(prepared.take("a"), "it changed while it was made");
		var later = prepared.begin();
		prepared.keep(begun, "a", "plan");
		assertNull(prepared.get("a"), "somebody else has begun since");
		prepared.keep(later, "a", "plan");
		assertEquals("plan", prepared.take("a"));
		prepared.keep(prepared.begin(), "a", "plan");
		var unit = JavaCore.createCompilationUnitFrom(file);
		unit.becomeWorkingCopy(null);
		try {
			unit.getBuffer().append("\nclass Kept {\n}\n");
			unit.reconcile(ICompilationUnit.NO_AST, false, null, null);
			assertNull(prepared.take("a"), "somebody types");
		} finally {
			unit.discardWorkingCopy();
		}
	}

	/** The chat asks again when the user has agreed. In a big workspace that is a wait before anything happens. */
	@Test
	void aRenamingIsPlannedOnceUnlessSomethingChanges() throws Exception {
		bench.file("src/once/One.java", "package once;\n\nclass One {\n\tint a;\n\tint b = a;\n}\n");
		bench.build();
		var arguments = "{'symbol':'once.One#a','new_name':'x'}";
		var question = bench.permission("java_rename", arguments);
		bench.cancellation.cancel(); // which ends a refactoring that begins now
		try {
			assertEquals(question, bench.permission("java_rename", arguments));
			bench.file("src/once/Two.java", "package once;\n\nclass Two {\n\tint c = new One().a;\n}\n");
			assertThrows(OperationCanceledException.class, () -> bench.permission("java_rename", arguments));
		} finally {
			bench.cancellation = new Cancellation();
		}
		assertTrue(bench.done("java_rename", arguments).contains("in 2 files"));
	}

	@Test
	void theUserSeesWhatARenamingChangesAndMayAllowAllEdits() throws Exception {
		bench.file("src/ask/Ask.java", "package ask;\n\nclass Ask {\n\tint one;\n\tint two = one;\n}\n");
		var arguments = "{'symbol':'ask.Ask#one','new_name':'first'}";
		var question = assertInstanceOf(ToolPermission.Ask.class, bench.permission("java_rename", arguments))
				.question();
		assertEquals("ask.Ask#one \u2192 first", question.subject());
		assertTrue(question.details().contains("+\tint two = first;\n"), question.details());
		var other = new JavaTools(new EditApprovals(),
				new Languages(), NoCheckpoints.create(),
				new Approvals(new RuleBook(Path.of("no rules"), () -> false)));
		var call = new ToolRequest("c", "java_rename", arguments.replace('\'', '"'));
		other.decided(call, bench.context, new ToolDecision.Approved("conversation"));
		assertInstanceOf(ToolPermission.Allowed.class, other.permission(call, bench.context, new Cancellation()));
	}

	/** What is planned for the question may take Eclipse long. */
	@Test
	void whoStopsDoesNotWaitUntilItIsPlanned() throws Exception {
		bench.file("src/halt/Halt.java", "package halt;\n\nclass Halt {\n\tint one;\n\tList<String> two;\n}\n");
		bench.build();
		var calls = Map.of("java_rename", "{'symbol':'halt.Halt#one','new_name':'first'}", //
				"java_replace_member", "{'type':'halt.Halt','member':'one','source':'int one = 1;'}",
				"java_organize_imports", "{'path':'edits/src/halt/Halt.java'}");
		var stopped = new HashSet<String>();
		bench.cancellation.cancel();
		try {
			calls.forEach((tool, arguments) -> {
				try {
					bench.permission(tool, arguments);
				} catch (@SuppressWarnings("unused") OperationCanceledException e) {
					stopped.add(tool);
				}
			});
			assertEquals(calls.keySet(), stopped);
		} finally {
			bench.cancellation = new Cancellation();
		}
	}

	/** JDT would write what the user has not saved. */
	@Test
	void whatIsNotSavedIsNotRenamed() throws Exception {
		var file = bench.file("src/open/Open.java", "package open;\n\nclass Open {\n\tint one;\n}\n");
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(file.getFullPath(), LocationKind.IFILE, null);
		try {
			manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE).getDocument().replace(0, 0, "// mine\n");
			assertTrue(
					bench.failed("java_rename", "{'symbol':'open.Open#one','new_name':'two'}").contains("not saved"));
		} finally {
			manager.disconnect(file.getFullPath(), LocationKind.IFILE, null);
		}
	}

	@Test
	void importsAreAddedAndRemovedButNotGuessed() throws Exception {
		bench.file("src/one/Item.java", "package one;\n\npublic class Item {\n}\n");
		bench.file("src/two/Item.java", "package two;\n\npublic class Item {\n}\n");
		var file = bench.file("src/imports/Imports.java", """
				package imports;

				import java.util.Set;

				class Imports {
					ArrayList<String> names;
					Item item;
				}
				""");
		var told = bench.done("java_organize_imports", "{'path':'edits/src/imports/Imports.java'}");
		assertTrue(told.contains("Not clear, and therefore not imported: ") && told.contains("one.Item")
				&& told.contains("two.Item"), told);
		assertEquals("package imports;\n\nimport java.util.ArrayList;\n\nclass Imports {", text(file).lines().limit(5)
				.reduce((a, b) -> a + "\n" + b).orElseThrow());
		told = bench.done("java_organize_imports", "{'path':'edits/src/imports/Imports.java','choose':'two.Item'}");
		assertTrue(text(file).contains("import java.util.ArrayList;\n\nimport two.Item;\n"), text(file));
		assertTrue(bench.failed("java_organize_imports", "{'path':'edits/src/imports/Imports.java'}")
				.startsWith("No imports"));
	}

	@Test
	void onlyTheGivenLinesAreFormatted() throws Exception {
		var file = bench.file("src/form/Form.java", "package form;\n\nclass Form {\n    int  a=1;\n    int  b=2;\n}\n");
		bench.done("java_format", "{'path':'edits/src/form/Form.java','from':5}");
		assertEquals("package form;\n\nclass Form {\n    int  a=1;\n\tint b = 2;\n}\n", text(file));
		undo();
		assertTrue(text(file).contains("    int  b=2;"));
		assertTrue(bench.failed("java_format", "{'path':'edits/src/form/Form.java'}")
				.contains("No tool has changed a line of edits/src/form/Form.java"));
	}

	@Test
	void withoutLinesThoseThatToolsHaveChangedAreFormatted() throws Exception {
		var file = bench.file("src/form/Mine.java",
				"package form;\n\nclass Mine {\n    int  a=1;\n    int  b=2;\n    int  c=3;\n    int  d=4;\n}\n");
		bench.done("edit_file",
				"{'path':'edits/src/form/Mine.java','edits':[{'old':'    int  a=1;','new':'    int  x=1;'},"
						+ "{'old':'c=3;','new':'c=3;\n    int  e=5;'}]}");
		bench.done("java_format", "{'path':'edits/src/form/Mine.java'}");
		assertEquals(
				"package form;\n\nclass Mine {\n\tint x = 1;\n    int  b=2;\n    int  c=3;\n\tint e = 5;\n    int  d=4;\n}\n",
				text(file));
	}

	@Test
	void aMemberIsReplacedWhateverItSays() throws Exception {
		var file = bench.file("src/swap/Swap.java", """
				package swap;

				class Swap {
					/** Counts. */
					int count(String text) {
						return 1;
					}

					int other;
				}
				""");
		var told = bench.done("java_replace_member",
				"{'type':'swap.Swap','member':'count','imports':'java.util.List','source':'int count(List<String> texts) {\\n    return texts.size();\\n}'}");
		assertTrue(told.contains("No new errors."), told);
		assertEquals("""
				package swap;

				import java.util.List;

				class Swap {
					/** Counts. */
					int count(List<String> texts) {
					    return texts.size();
					}

					int other;
				}
				""", text(file));
		assertTrue(bench.failed("java_replace_member", "{'type':'swap.Swap','member':'count','source':'int count() {'}")
				.startsWith("The file would have a syntax error in line "));
		assertFalse(text(file).contains("int count() {"));
		assertTrue(bench.failed("java_replace_member", "{'type':'swap.Swap','member':'toString','source':'int a;'}")
				.startsWith("swap.Swap inherits it"));
	}

	@Test
	void aMemberThatLeavesLinesOutIsNotWritten() throws Exception {
		var source = "package gap;\n\nclass Gap {\n\tvoid all() {\n\t\tall();\n\t\t// ...\n\t}\n}\n";
		var file = bench.file("src/gap/Gap.java", source);
		assertEquals(
				"The new text leaves lines out (\"// ... existing code ...\"). Write the lines out: the text is written as it"
						+ " is. Nothing was changed.",
				bench.failed("java_replace_member",
						"{'type':'gap.Gap','member':'all','source':'void all() {\\n\\t// ...\\n\\t// ... existing code ...\\n}'}"));
		assertEquals(source, text(file));
		bench.done("java_replace_member",
				"{'type':'gap.Gap','member':'all','source':'void all() {\\n\\t// ...\\n}'}"); // a comment of the user
		assertFalse(text(file).contains("all();"), text(file));
	}

	/** The name of the file, and the line that has the error, are not for models. */
	@Test
	void errorsInWhatIsKeptFromModelsAreNotTold() throws Exception {
		var price = bench.file("src/hush/Price.java",
				"package hush;\n\nclass Price {\n\tint of() {\n\t\treturn 1;\n\t}\n}\n");
		bench.file("src/hush/Shown.java",
				"package hush;\n\nclass Shown {\n\tint open = new Price().of();\n}\n");
		var plan = bench.file("src/hush/Plan.java",
				"package hush;\n\nclass Plan {\n\tint margin = new Price().of();\n}\n");
		var ignored = bench.file(".aiignore", "src/hush/Plan.java\n");
		bench.build();
		try {
			var told = bench.done("java_replace_member",
					"{'type':'hush.Price','member':'of','source':'String of() {\\n\\treturn null;\\n}'}");
			assertTrue(told.contains("int open = new Price().of();"), told);
			assertFalse(told.contains("Plan") || told.contains("margin"), told);
		} finally {
			ignored.delete(true, null);
			price.delete(true, null);
			plan.delete(true, null);
			bench.project.getFile("src/hush/Shown.java").delete(true, null);
		}
	}

	@ParameterizedTest
	@CsvSource({"'int a;','int a;'", "'int a() {|  return 1;|}','int a() {|\t  return 1;|\t}'",
			"'\t\tint a() {|\t\t\treturn 1;|\t\t}','int a() {|\t\treturn 1;|\t}'",
			"'int a() {|\t\treturn 1;|\t}','int a() {|\t\treturn 1;|\t}'", "'int a;||int b;','int a;||\tint b;'"})
	void sourceGetsTheIndentOfItsPlace(String source, String expected) {
		assertEquals(expected, Indentation.indented(source.replace('|', '\n'), "\t", "\n").replace('\n', '|'));
	}
}
