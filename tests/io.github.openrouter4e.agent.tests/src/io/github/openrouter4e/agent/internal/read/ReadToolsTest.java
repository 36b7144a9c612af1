package io.github.openrouter4e.agent.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** The tools that read, in a real workspace. */
@SuppressWarnings("nls")
class ReadToolsTest {

	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("shop");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void projectsAndFoldersAreListed() throws Exception {
		bench.file("src/shop/Cart.java", "");
		bench.file("src/shop/Item.java", "");
		bench.file("readme.md", "");
		bench.file("bin/Cart.class", "");
		bench.project.getFolder("bin").setDerived(true, null);
		assertTrue(bench.done("list", "{}").contains("shop/"));
		assertEquals("""
				.settings/
				src/
				.project
				readme.md
				(1 generated or hidden entries are not listed.)
				""", bench.done("list", "{'path':'shop'}"));
		assertEquals("""
				src/
				  shop/
				    Cart.java
				    Item.java
				""", bench.done("list", "{'path':'shop','depth':3}").replaceAll("(?m)^ *[.r(o].*\\n", ""));
		assertEquals("The argument \"depth\" must be a whole number from 1 to 4.",
				bench.failed("list", "{'path':'shop','depth':9}").text());
	}

	@Test
	void aFolderWithThousandsOfFilesIsCut() throws Exception {
		for (var i = 0; i < 510; i++) {
			bench.file("many/file" + i, "");
		}
		var text = bench.done("list", "{'path':'shop/many'}");
		assertEquals(501, text.lines().count());
		assertTrue(text.endsWith("There is more: 510 entries in all. List a folder of it, or use find_files.\n"), text);
	}

	@Test
	void filesAreFoundByName() throws Exception {
		bench.file("src/shop/Cart.java", "");
		bench.file("test/shop/CartTest.java", "");
		assertEquals("shop/src/shop/Cart.java\nshop/test/shop/CartTest.java\n",
				bench.done("find_files", "{'pattern':'cart'}"));
		assertEquals("shop/test/shop/CartTest.java\n", bench.done("find_files", "{'pattern':'*Test.{java,kt}'}"));
		assertEquals("shop/src/shop/Cart.java\n", bench.done("find_files", "{'pattern':'src/**/*.java'}"));
		assertEquals("shop/src/shop/Cart.java\n", bench.done("find_files", "{'pattern':'/shop/src/**'}"));
		assertEquals("shop/test/shop/CartTest.java\n",
				bench.done("find_files", "{'pattern':'*.java','path':'shop/test'}"));
		assertEquals("No file matches *.py.", bench.done("find_files", "{'pattern':'*.py'}"));
		assertEquals(Kind.ARGUMENTS, bench.failed("find_files", "{'pattern':'[*'}").kind());
	}

	@Test
	void aFileIsReadWithNumbersHoweverItsPathIsWritten() throws Exception {
		bench.file("src/shop/Cart.java", "class Cart {\r\n\tint n;\r}");
		var expected = "shop/src/shop/Cart.java, version ";
		for (var path : List.of("shop/src/shop/Cart.java", "/shop/src/shop/Cart.java", "src/shop/Cart.java",
				"shop\\\\src\\\\shop\\\\Cart.java", " shop/src/shop/../shop/Cart.java",
				bench.project.getLocation().append("src/shop/Cart.java").toString())) {
			var text = bench.done("read_file", "{'path':'" + path + "'}");
			assertTrue(text.startsWith(expected), path + ": " + text);
			assertEquals("1\tclass Cart {\n2\t\tint n;\n3\t}\n", text.substring(text.indexOf('\n') + 1));
		}
		assertEquals("There is no shop/Cart.java in the workspace. Did you mean shop/src/shop/Cart.java?",
				bench.failed("read_file", "{'path':'shop/Cart.java'}").text());
		assertEquals("shop/src is a folder. Use list to see what is in it.",
				bench.failed("read_file", "{'path':'shop/src'}").text());
		assertEquals(Kind.NOT_FOUND, bench.failed("read_file", "{'path':'/etc/passwd'}").kind());
		assertEquals(Kind.NOT_FOUND, bench.failed("read_file", "{'path':'../../etc/passwd'}").kind());
		assertEquals(Kind.NOT_FOUND, bench.failed("read_file", "{'path':'shop/../../../../etc/passwd'}").kind());
	}

	@Test
	void partsOfALongFileAreRead() throws Exception {
		var text = new StringBuilder();
		for (var i = 1; i <= 2_500; i++) {
			text.append("line ").append(i).append('\n');
		}
		bench.file("long.txt", text.toString());
		var whole = bench.done("read_file", "{'path':'shop/long.txt'}");
		assertTrue(whole.endsWith("2000\tline 2000\n(Ends at line 2000 of 2500. Go on with from: 2001.)\n"), whole);
		var part = bench.done("read_file", "{'path':'shop/long.txt','from':2499}");
		assertTrue(part.contains(", lines 2499 to 2500 of 2500\n2499\tline 2499\n2500\tline 2500\n"), part);
		assertEquals("shop/long.txt has 2500 lines; there are none from 2501 to 2500.",
				bench.failed("read_file", "{'path':'shop/long.txt','from':2501}").text());
	}

	@Test
	void hugeLinesAreCutAndNoResultIsLargerThanItsLimit() throws Exception {
		bench.file("data.json", "x".repeat(1_000_000) + "\n" + ("y".repeat(1_999) + "\n").repeat(100));
		var text = bench.done("read_file", "{'path':'shop/data.json'}");
		assertTrue(text.contains("x … (998002 more characters in this line)"), text.substring(0, 2_200));
		assertTrue(text.length() <= ResultText.LIMIT + 200, String.valueOf(text.length()));
		assertTrue(text.contains("Go on with from: "), text.substring(text.length() - 200));
	}

	@Test
	void theOutlineHasTheLinesThatBeginParts() throws Exception {
		bench.file("A.java", """
				package a;

				class A {
					int n;

					void first() {
						if (n > 0) {
							n--;
						}
					}

					void second()
					{
					}
				}
				""");
		var text = bench.done("read_file", "{'path':'shop/A.java','outline':true}");
		assertEquals("3\tclass A {\n6\t\tvoid first() {\n12\t\tvoid second()\n",
				text.substring(text.indexOf('\n') + 1));
	}

	@Test
	void whatIsNotSavedIsRead() throws Exception {
		var file = bench.file("a.txt", "saved\n");
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(file.getFullPath(), LocationKind.IFILE, null);
		try {
			var before = bench.done("read_file", "{'path':'shop/a.txt'}");
			manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE).getDocument().set("typed\n");
			var text = bench.done("read_file", "{'path':'shop/a.txt'}");
			assertTrue(text.endsWith(", with changes that are not saved\n1\ttyped\n"), text);
			assertFalse(text.startsWith(before.substring(0, before.indexOf('\n'))), "another version");
			assertEquals("shop/a.txt\n1\ttyped\n", bench.done("search_text", "{'pattern':'typed'}"));
			assertEquals("Nothing found in 1 file.\n",
					bench.done("search_text", "{'pattern':'saved','files':'a.txt'}"));
		} finally {
			manager.disconnect(file.getFullPath(), LocationKind.IFILE, null);
		}
	}

	@Test
	void filesAreDecodedAsTheWorkspaceSays() throws Exception {
		bench.file("latin.txt", "Grüße".getBytes(StandardCharsets.ISO_8859_1)).setCharset("ISO-8859-1", null);
		bench.file("wide.txt", "\uFEFFGrüße".getBytes(StandardCharsets.UTF_16LE));
		bench.file("broken.txt", new byte[]{'G', 'r', (byte) 0xFC, (byte) 0xDF, 'e'});
		bench.file("marked.txt", "\uFEFFGrüße");
		for (var name : List.of("latin.txt", "wide.txt", "marked.txt")) {
			var text = bench.done("read_file", "{'path':'shop/" + name + "'}");
			assertTrue(text.endsWith("\n1\tGrüße\n"), name + ": " + text);
			assertTrue(bench.done("search_text", "{'pattern':'grüße'}").contains("shop/" + name), name);
		}
		var broken = bench.done("read_file", "{'path':'shop/broken.txt'}");
		assertTrue(broken.contains("bytes that are not UTF-8 (the file cannot be changed)"), broken);
		bench.file("image.png", new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 0});
		assertEquals("shop/image.png is not a text file.",
				bench.failed("read_file", "{'path':'shop/image.png'}").text());
	}

	@Test
	void textIsFoundWithItsLines() throws Exception {
		bench.file("a.txt", "one\nTwo two\nthree\nfour\n");
		bench.file("b.md", "two");
		assertEquals("shop/a.txt\n2\tTwo two\nshop/b.md\n1\ttwo\n", bench.done("search_text", "{'pattern':'two'}"));
		assertEquals("shop/a.txt\n2\tTwo two\n",
				bench.done("search_text", "{'pattern':'Two','case':true}"));
		assertEquals("shop/b.md\n1\ttwo\n", bench.done("search_text", "{'pattern':'two','files':'*.md'}"));
		assertEquals("shop/a.txt\n1-\tone\n2\tTwo two\n3-\tthree\n",
				bench.done("search_text", "{'pattern':'Two','context':1,'files':'a*'}"));
		assertEquals("shop/a.txt\n1\tone\n4\tfour\n",
				bench.done("search_text", "{'pattern':'^(one|four)$','regex':true}"));
		assertEquals("The regular expression is not valid: Unclosed group at 1.",
				bench.failed("search_text", "{'pattern':'(','regex':true}").text());
	}

	@Test
	void manyHitsAreCounted() throws Exception {
		bench.file("a.txt", "hit\n".repeat(150));
		var text = bench.done("search_text", "{'pattern':'hit'}");
		assertEquals(102, text.lines().count());
		assertTrue(text.endsWith("There are 150 lines in all. Use a narrower pattern, files or path.\n"), text);
		bench.file("b.txt", "hit\n".repeat(1_500));
		assertTrue(bench.done("search_text", "{'pattern':'hit'}").contains("more than 1000 lines"));
	}

	@Test
	void anExpressionThatNeverEndsIsGivenUp() throws Exception {
		bench.file("a.txt", "a".repeat(60) + "!");
		var text = bench.done("search_text", "{'pattern':'(?:(a|a?)+)+\\\\1b','regex':true}");
		assertTrue(text.contains("takes too long on 1 files"), text);
	}

	@Test
	void problemsAreListedErrorsFirst() throws Exception {
		var file = bench.file("A.java", "class A {\n\tint n = \"\";\n}\n");
		problem(file, IMarker.SEVERITY_WARNING, 1, 0, "A is unused");
		problem(file, IMarker.SEVERITY_ERROR, 2, 19, "cannot convert from String to int");
		problem(bench.project, IMarker.SEVERITY_INFO, 0, -1, "built by nobody");
		assertEquals("""
				error shop/A.java:2:10: cannot convert from String to int
					int n = "";
				warning shop/A.java:1:1: A is unused
					class A {
				""", bench.done("problems", "{}"));
		assertTrue(bench.done("problems", "{'severity':'info'}").endsWith("info shop: built by nobody\n"));
		assertEquals("No problems in shop/.project.\n", bench.done("problems", "{'path':'shop/.project'}"));
		for (var i = 0; i < 40; i++) {
			problem(file, IMarker.SEVERITY_ERROR, 3, -1, "again");
		}
		var text = bench.done("problems", "{'severity':'error'}");
		assertTrue(text.endsWith("There are 41 in all.\n"), text);
	}

	@Test
	void problemsAreThoseOfTheFilesOnTheDisk() throws Exception {
		bench.file("B.java", "class B {}\n");
		try (var typed = bench.typed(bench.file("A.java", "class A {}\n"))) {
			assertEquals("No problems.\nNot saved, so that this is of what the disk has: shop/A.java.\n",
					bench.done("problems", "{}"));
			assertEquals("No problems in shop/A.java.\nNot saved, so that this is of what the disk has: shop/A.java.\n",
					bench.done("problems", "{'path':'shop/A.java'}"));
			assertEquals("No problems in shop/B.java.\n", bench.done("problems", "{'path':'shop/B.java'}"));
		}
	}

	private static void problem(IResource resource, int severity, int line, int start, String message)
			throws Exception {
		var marker = resource.createMarker(IMarker.PROBLEM);
		marker.setAttribute(IMarker.SEVERITY, severity);
		marker.setAttribute(IMarker.MESSAGE, message);
		if (line > 0) {
			marker.setAttribute(IMarker.LINE_NUMBER, line);
		}
		if (start >= 0) {
			marker.setAttribute(IMarker.CHAR_START, start);
		}
	}

	@Test
	void earlierStatesAreRead() throws Exception {
		var file = bench.file("a.txt", "first");
		assertEquals("Eclipse has kept no earlier state of shop/a.txt.\n",
				bench.done("local_history", "{'path':'shop/a.txt'}"));
		file.setContents("second".getBytes(StandardCharsets.UTF_8), IResource.KEEP_HISTORY, null);
		assertTrue(bench.done("local_history", "{'path':'shop/a.txt'}").startsWith("1\t"));
		assertTrue(bench.done("local_history", "{'path':'shop/a.txt','state':1}").endsWith("\n1\tfirst\n"));
		assertEquals("shop/a.txt has 1 earlier states.",
				bench.failed("local_history", "{'path':'shop/a.txt','state':2}").text());
	}

	@Test
	void aConversationAboutOneProjectSeesNoOther() throws Exception {
		bench.file("a.txt", "canary");
		var other = new ToolContext("c1", "m", ToolContext.ASK, List.of("elsewhere"));
		for (var call : List.of("list {}", "find_files {'pattern':'*'}", "search_text {'pattern':'canary'}",
				"problems {}",
				"read_file {'path':'shop/a.txt'}", "list {'path':'shop'}", "local_history {'path':'shop/a.txt'}")) {
			var at = call.indexOf(' ');
			var text = bench.call(other, call.substring(0, at), call.substring(at + 1)).text();
			assertFalse(text.contains("a.txt") || text.contains("1\tcanary"), call + ": " + text);
		}
	}
}
