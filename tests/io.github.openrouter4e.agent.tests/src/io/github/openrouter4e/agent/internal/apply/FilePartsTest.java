package io.github.openrouter4e.agent.internal.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.internal.apply.FileParts.Kind;
import io.github.openrouter4e.agent.internal.apply.FileParts.Part;

/** The forms in which models change several files in one block. */
@SuppressWarnings("nls")
class FilePartsTest {

	private static List<Part> parts(String code) {
		return FileParts.of(new CodeBlock("diff", code));
	}

	private static Part writes(String info, String code) {
		return new Part(new CodeBlock(info, code), Kind.WRITES);
	}

	@Test
	void aDifferenceHasAPartForEachFile() {
		var one = "--- a/src/A.java\n+++ b/src/A.java\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n";
		var two = "--- a/B.txt\n+++ b/B.txt\n@@ -1 +1 @@\n-x\n+y\n";
		assertEquals(List.of(writes("diff", one), writes("diff", two)), parts(one + "\n" + two));
		assertEquals(List.of(writes("diff", one), writes("diff", two)),
				parts("diff --git a/src/A.java b/src/A.java\nindex 1..2 100644\n" + one
						+ "diff --git a/B.txt b/B.txt\nindex 3..4 100644\n" + two));
		assertEquals(List.of(writes("diff src/A.java", one)),
				FileParts.of(new CodeBlock("diff src/A.java", one)), "one file: the block as it is");
	}

	@Test
	void linesThatLookLikeAHeadAreNone() {
		var code = "--- a/q.sql\n+++ b/q.sql\n@@ -1,3 +1,3 @@\n x\n--- old comment\n+++ new comment\n z\n";
		assertEquals(List.of(writes("diff", code)), parts(code));
	}

	@Test
	void aNewFileIsItsLines() {
		assertEquals(List.of(writes("src/New.java", "class New {\n\n}\n")), parts(
				"diff --git a/src/New.java b/src/New.java\nnew file mode 100644\n--- /dev/null\n+++ b/src/New.java\n@@ -0,0 +1,3 @@\n+class New {\n+\n+}\n"));
	}

	@Test
	void whatGoesOrMovesIsSaid() {
		assertEquals(
				List.of(new Part(new CodeBlock("Old.java", ""), Kind.DELETES),
						new Part(new CodeBlock("A.java", ""), Kind.MOVES),
						new Part(new CodeBlock("C.java", ""), Kind.MOVES)),
				parts("""
						--- a/Old.java
						+++ /dev/null
						@@ -1 +0,0 @@
						-x
						diff --git a/A.java b/B.java
						similarity index 100%
						rename from A.java
						rename to B.java
						diff --git a/C.java b/D.java
						rename from C.java
						rename to D.java
						--- a/C.java
						+++ b/D.java
						@@ -1 +1 @@
						-x
						+y
						"""));
	}

	@Test
	void aPatchHasSections() {
		assertEquals(
				List.of(writes("diff", "+++ app/A.java\n@@ class A\n-x\n+y\n"), writes("app/New.txt", "one\n\n"),
						new Part(new CodeBlock("app/Old.txt", ""), Kind.DELETES)),
				parts("""
						*** Begin Patch
						*** Update File: app/A.java
						@@ class A
						-x
						+y
						*** Add File: app/New.txt
						+one
						+
						*** Delete File: app/Old.txt
						*** End Patch
						""").stream().map(part -> part.block().info().equals("app/New.txt")
						? writes("app/New.txt", part.block().code() + "\n")
						: part).toList());
	}

	@Test
	void blocksToSearchBelongToTheNameAboveThem() {
		var first = "<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n";
		var second = "<<<<<<< SEARCH\nc\n=======\nx.java\n>>>>>>> REPLACE\n";
		assertEquals(List.of(writes("src/A.java", first + second), writes("B.py", first)),
				parts("src/A.java\n" + first + "\n" + second + "\n# B.py\n" + first));
		assertEquals(List.of(writes("java src/C.java", first)),
				FileParts.of(new CodeBlock("java src/C.java", first)));
	}
}
