package io.github.openrouter4e.jdt.internal.mentions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.junit.JUnitCore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextQuery;

/** What of Java is offered after an @, and what is sent when it is chosen. One project for all tests. */
@SuppressWarnings("nls")
class JavaMentionsTest {

	private static final SymbolMention SYMBOLS = new SymbolMention();
	private static JavaBench bench;

	@BeforeAll
	static void open() throws Exception {
		bench = new JavaBench("mentions");
		bench.file("src/shop/Basket.java", """
				package shop;

				import java.util.List;

				public class Basket {
					private int total;

					int totalOf(List<String> items) {
						return total + items.size();
					}

					static class Line {
					}
				}
				""");
		bench.file("src/shop/BasketTest.java", "package shop;\n\nclass BasketTest {\n\tvoid adds() {\n\t}\n}\n");
		bench.file("src/shop/BasketSecrets.java", "package shop;\n\nclass BasketSecrets {\n}\n");
		bench.file(".aiignore", "BasketSecrets.java\n");
		bench.build();
	}

	@AfterAll
	static void close() throws Exception {
		bench.close();
	}

	private static List<String> offered(String typed) throws CoreException {
		return proposals(typed).stream().map(ContextProposal::label).toList();
	}

	/** Without those of libraries, which come behind them. */
	private static List<String> ours(String typed) throws CoreException {
		return offered(typed).stream().takeWhile(label -> label.startsWith("Basket")).toList();
	}

	private static List<ContextProposal> proposals(String typed) throws CoreException {
		return SYMBOLS.propose(new ContextQuery(typed, 20), new NullProgressMonitor());
	}

	@Test
	void typesAreFoundByTheirBeginningsAndWithoutWhatIsKeptFromModels() throws Exception {
		assertEquals(List.of("Basket", "BasketTest"), ours("Bask"));
		assertEquals(List.of("BasketTest"), ours("BaTe"));
		assertEquals(List.of("Basket.Line"), offered("Basket.Li"));
		assertEquals("shop, mentions/src/shop/Basket.java:5", proposals("shop.Basket").getFirst().detail());
		assertEquals(List.of(), offered(""));
		assertEquals(List.of(), offered("nothing is called so"));
	}

	@Test
	void typesOfLibrariesComeLast() throws Exception {
		assertTrue(offered("BasicFileAttr").contains("BasicFileAttributes"));
		assertTrue(offered("Bas").indexOf("Basket") < 1);
	}

	@Test
	void membersAreFoundByNameAndBehindTheirType() throws Exception {
		assertEquals(List.of("Basket#total", "Basket#totalOf(List)"), ours("tot"));
		assertEquals(List.of("Basket#total", "Basket#totalOf(List)", "Basket.Line"), offered("Basket#"));
		assertEquals(List.of("Basket#totalOf(List)"), offered("basket#totalO"));
		assertEquals(List.of("Basket#totalOf(List)"), offered("Basket#totalOf(List)"));
	}

	@Test
	void theSourceIsSentWithWhatBelongsToIt() throws Exception {
		var chosen = SYMBOLS.resolve(proposals("totalOf").getFirst(), new NullProgressMonitor());
		var source = assertInstanceOf(Attachment.TextFile.class, chosen);
		assertEquals("Java 21: mentions/src/shop/Basket.java (lines 8\u201310)", source.name());
		assertTrue(source.text().contains("import java.util.List;"), source.text());
		assertTrue(source.text().contains("return total + items.size();"), source.text());
		var gone = new ContextProposal("=mentions/src<shop{Gone.java[Gone", "Gone", "", java.util.OptionalLong.empty());
		assertEquals("There is no source of Gone.", assertThrows(CoreException.class,
				() -> SYMBOLS.resolve(gone, new NullProgressMonitor())).getMessage());
	}

	@Test
	void failedTestsAreOfferedTogetherAndAlone(@TempDir Path folder) throws Exception {
		var run = Files.writeString(folder.resolve("run.xml"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<testrun name="all of it" project="mentions" tests="3" started="3" failures="2" errors="0" ignored="0">
				<testsuite name="shop.BasketTest" time="0.1">
				<testcase name="adds()" classname="shop.BasketTest" time="0.1">
				<failure>
				<expected>1</expected>
				<actual>2</actual>
				org.opentest4j.AssertionFailedError: expected: 1 but was: 2
					at shop.BasketTest.adds(BasketTest.java:4)
				</failure>
				</testcase>
				<testcase name="takes()" classname="shop.BasketTest" time="0.1">
				<failure>java.lang.AssertionError: empty</failure>
				</testcase>
				<testcase name="works()" classname="shop.BasketTest" time="0.1"/>
				</testsuite>
				</testrun>
				""");
		var session = JUnitCore.importTestRunSession(run.toFile());
		assertEquals(List.of("All Failed Tests", "BasketTest.adds()", "BasketTest.takes()"),
				FailedTests.find(session, "").stream().map(ContextProposal::label).toList());
		var one = FailedTests.find(session, "adds").getFirst();
		var told = (Attachment.PastedText) FailedTests.read(session, one, new NullProgressMonitor());
		assertEquals("BasketTest.adds()", told.name());
		assertTrue(told.text().contains("expected: 1\nactual: 2\n"), told.text());
		assertTrue(told.text().contains("at shop.BasketTest.adds(BasketTest.java:4)"), told.text());
		assertTrue(told.text().contains("void adds() {"), told.text());
		var all = FailedTests.find(session, "").getFirst();
		var both = (Attachment.PastedText) FailedTests.read(session, all, new NullProgressMonitor());
		assertEquals("Failed Tests of all of it", both.name());
		assertTrue(both.text().contains("AssertionError: empty"), both.text());
	}
}
