package io.github.openrouter4e.jdt.internal.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.jdt.internal.JavaBench;

/** What the tools for text tell of Java files. */
@SuppressWarnings("nls")
class JavaLanguageTest {

	private static JavaBench bench;
	private static IFile barn;

	@BeforeAll
	static void open() throws Exception {
		var description = ResourcesPlugin.getWorkspace().getDescription();
		description.setAutoBuilding(false); // what is told comes from no build
		ResourcesPlugin.getWorkspace().setDescription(description);
		bench = new JavaBench("farm");
		barn = bench.file("src/farm/Barn.java", """
				package farm;

				class Barn {
					String name;
					Cow missing;

					/** How many. */
					@Deprecated
					int cows() {
						return name.length();
					}
				}
				""");
	}

	@AfterAll
	static void close() throws Exception {
		var description = ResourcesPlugin.getWorkspace().getDescription();
		description.setAutoBuilding(true);
		ResourcesPlugin.getWorkspace().setDescription(description);
		bench.close();
	}

	@Test
	void anEditIsCompiledBeforeItIsMade() {
		var told = bench.done("edit_file",
				"{'path':'farm/src/farm/Barn.java','edits':[{'old':'name.length','new':'name.size'}]}");
		assertTrue(
				told.contains(
						"error farm/src/farm/Barn.java:10:15: The method size() is undefined for the type String"),
				told);
		assertFalse(told.contains("Cow"), told); // it was there before
		told = bench.done("edit_file",
				"{'path':'farm/src/farm/Barn.java','edits':[{'old':'name.size','new':'name.length'}]}");
		assertFalse(told.contains("error farm"), told);
	}

	@Test
	void aNewFileIsCompiledToo() throws Exception {
		var told = bench.done("write_file",
				"{'path':'farm/src/farm/Pig.java','content':'package farm;\\n\\nclass Pig extends Barn {\\n\\tint a = cows;\\n}\\n'}");
		assertTrue(told.contains("error farm/src/farm/Pig.java:4:10: cows cannot be resolved to a variable"), told);
		bench.project.getFile("src/farm/Pig.java").delete(true, null);
	}

	/** The new file needs what the other one gets by the same patch. */
	@Test
	void theFilesOfAPatchAreCompiledTogether() throws Exception {
		var patch = "*** Begin Patch\\n*** Update File: farm/src/farm/Barn.java\\n@@ class Barn {\\n \\tString name;\\n"
				+ "+\\tint pigs;\\n*** Add File: farm/src/farm/Sty.java\\n+package farm;\\n+\\n+class Sty extends Barn {\\n"
				+ "+\\tint all = pigs + hens;\\n+}\\n*** End Patch";
		var told = bench.done("apply_patch", "{'patch':'" + patch + "'}");
		assertTrue(told.contains("error farm/src/farm/Sty.java:4:19: hens cannot be resolved to a variable"), told);
		assertFalse(told.contains("pigs cannot"), told);
		bench.done("apply_patch", "{'patch':'*** Begin Patch\\n*** Delete File: farm/src/farm/Sty.java\\n"
				+ "*** Update File: farm/src/farm/Barn.java\\n@@\\n-\\tint pigs;\\n*** End Patch'}");
		assertFalse(bench.project.getFile("src/farm/Sty.java").exists());
	}

	@Test
	void anOutlineHasTheMembers() {
		assertEquals("3\tclass Barn {\n4\t\tString name;\n5\t\tCow missing;\n9\t\tint cows() {",
				bench.done("read_file", "{'path':'farm/src/farm/Barn.java','outline':true}").lines().skip(1)
						.reduce((a, b) -> a + "\n" + b).orElseThrow());
		assertTrue(barn.exists());
	}
}
