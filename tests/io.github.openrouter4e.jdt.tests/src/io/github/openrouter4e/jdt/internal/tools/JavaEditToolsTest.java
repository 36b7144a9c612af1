package io.github.openrouter4e.jdt.internal.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
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
		assertInstanceOf(ToolPermission.Allowed.class, other.permission(call, bench.context));
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
		assertTrue(bench.failed("java_format", "{'path':'edits/src/form/Form.java'}").contains("\"from\" is missing"));
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

	@ParameterizedTest
	@CsvSource({"'int a;','int a;'", "'int a() {|  return 1;|}','int a() {|\t  return 1;|\t}'",
			"'\t\tint a() {|\t\t\treturn 1;|\t\t}','int a() {|\t\treturn 1;|\t}'",
			"'int a() {|\t\treturn 1;|\t}','int a() {|\t\treturn 1;|\t}'", "'int a;||int b;','int a;||\tint b;'"})
	void sourceGetsTheIndentOfItsPlace(String source, String expected) {
		assertEquals(expected, Indentation.indented(source.replace('|', '\n'), "\t", "\n").replace('\n', '|'));
	}
}
