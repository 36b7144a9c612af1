package io.github.openrouter4e.jdt.internal.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.core.JavaCore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.jdt.internal.NoCheckpoints;

/** What the reading tools tell of a real Java project. */
@SuppressWarnings("nls")
class JavaReadToolsTest {

	private static JavaBench bench;
	private static IFile cart;

	@BeforeAll
	static void open() throws Exception {
		bench = new JavaBench("shop");
		cart = bench.file("src/shop/Cart.java", """
				package shop;

				import java.util.List;

				/** What is bought. */
				public class Cart implements Priced {
					private int count;

					/** Puts something in. */
					public void add(String item, int pieces) {
						count += pieces;
					}

					public void add(List<String> items) {
						items.forEach(item -> add(item, 1));
					}

					@Override
					public long price() {
						return count;
					}
				}
				""");
		bench.file("src/shop/Priced.java", "package shop;\n\npublic interface Priced {\n\tlong price();\n}\n");
		bench.file("src/shop/till/Till.java", """
				package shop.till;

				import shop.Cart;

				class Till {
					long pay(Cart cart) {
						cart.add("bag", 1);
						return cart.price();
					}
				}
				""");
		bench.file("src/other/Cart.java", "package other;\n\nclass Cart {\n\tString key = \"none\";\n}\n");
		bench.file("src/keys/Vault.java", "package keys;\n\nclass Vault {\n\tshop.Cart cart;\n\t// sk-or-v1-"
				+ "0123456789abcdef".repeat(4) + "\n}\n");
		bench.file("src/hidden/Mine.java", "package hidden;\n\nclass Mine {\n\tshop.Cart cart;\n}\n");
		bench.file(".aiignore", "src/hidden/\n");
		bench.build();
	}

	@AfterAll
	static void close() throws Exception {
		bench.close();
	}

	@Test
	void typesAreFoundByPartsOfTheirNamesThoseOfTheProjectFirst() {
		assertEquals("class shop.Cart\tshop/src/shop/Cart.java:6\nclass other.Cart\tshop/src/other/Cart.java:3\n",
				bench.done("java_find", "{'name':'Cart'}").lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
		assertTrue(bench.done("java_find", "{'name':'NPE'}")
				.contains("class java.lang.NullPointerException\tlibrary java.base"));
		assertEquals("class shop.till.Till\tshop/src/shop/till/Till.java:5\n",
				bench.done("java_find", "{'name':'shop.till.T*'}"));
		assertTrue(bench.done("java_find", "{'name':'NoSuchThingAtAll'}").startsWith("Nothing is called"));
	}

	@Test
	void membersAreFoundInTheProjects() {
		assertEquals(
				"shop.Cart#add(List)\tshop/src/shop/Cart.java:14\nshop.Cart#add(String, int)\tshop/src/shop/Cart.java:10\n",
				bench.done("java_find", "{'name':'add','kind':'method'}"));
		assertEquals("shop.Cart#count\tshop/src/shop/Cart.java:7\n",
				bench.done("java_find", "{'name':'cou','kind':'field'}"));
	}

	@Test
	void sourceHasTheJavadocAndTheLines() {
		var told = bench.done("java_source", "{'type':'shop.Cart','member':'add(String, int)'}");
		assertTrue(told.startsWith("shop.Cart#add(String, int) in shop/src/shop/Cart.java:10, version "), told);
		assertTrue(told.endsWith("\n9\t\t/** Puts something in. */\n10\t\tpublic void add(String item, int pieces) {\n"
				+ "11\t\t\tcount += pieces;\n12\t\t}\n"), told);
		assertTrue(bench.done("java_source", "{'type':'Till'}").contains("\n5\tclass Till {\n"));
		assertTrue(bench.done("java_source", "{'type':'Till','member':'hashCode'}")
				.startsWith("java.lang.Object#hashCode()"));
	}

	/** The libraries of a JDK may come with their sources or without. */
	@Test
	void libraryTypesAreReadToo() {
		var told = bench.done("java_source", "{'type':'java.util.Iterator'}");
		assertTrue(told.startsWith("java.util.Iterator in library java.base\n"), told);
		assertTrue(told.contains("hasNext()"), told);
	}

	@Test
	void errorsSayWhatToDo() {
		assertEquals("There are several: add(String, int), add(List). Give the one with its parameters.",
				bench.failed("java_source", "{'type':'shop.Cart','member':'add'}"));
		assertEquals("There are several types Cart: shop.Cart, other.Cart. Give the one with its package.",
				bench.failed("java_source", "{'type':'Cart'}"));
		assertEquals(
				"There is no type Tills in the projects and their libraries. Use java_find to find the right name.",
				bench.failed("java_source", "{'type':'Tills'}"));
		assertEquals("There is no type Til in the projects and their libraries. Did you mean shop.till.Till?",
				bench.failed("java_source", "{'type':'Til'}"));
		assertEquals("other.Cart has no member size. Its own members are key.",
				bench.failed("java_source", "{'type':'other.Cart','member':'size'}"));
		assertEquals("Line 6 of shop/src/shop/till/Till.java has no cat. It is: long pay(Cart cart) {",
				bench.failed("java_references", "{'path':'shop/src/shop/till/Till.java','line':6,'name':'cat'}"));
	}

	@Test
	void usesAreThoseOfTheMemberAndNotOfTheName() {
		assertEquals("""
				shop.Cart#add(String, int) (shop/src/shop/Cart.java:10) is used 2 times:
				shop/src/shop/Cart.java
					15:25 items.forEach(item -> add(item, 1));  [in add(List)]
				shop/src/shop/till/Till.java
					7:8 cart.add("bag", 1);  [in pay(Cart)]
				""", bench.done("java_references", "{'symbol':'shop.Cart#add(String item, int n)'}"));
		assertEquals(bench.done("java_references", "{'symbol':'shop.Cart.price()'}"),
				bench.done("java_references", "{'path':'src/shop/till/Till.java','line':8,'name':'price'}"));
		assertEquals("other.Cart#key (shop/src/other/Cart.java:4) is not used in the projects.",
				bench.done("java_references", "{'symbol':'other.Cart#key'}"));
	}

	@Test
	void usesMayBeThoseInAFileOrProject() {
		var add = "'symbol':'shop.Cart#add(String item, int n)'";
		assertTrue(bench.done("java_references", "{" + add + ",'scope':'file'}")
				.contains("is used 1 time:\nshop/src/shop/Cart.java"));
		assertTrue(bench.done("java_references", "{" + add + ",'scope':'file','path':'shop/src/shop/till/Till.java'}")
				.contains("is used 1 time:\nshop/src/shop/till/Till.java"));
		assertEquals("other.Cart#key (shop/src/other/Cart.java:4) is not used in that file.",
				bench.done("java_references", "{'symbol':'other.Cart#key','scope':'file'}"));
		for (var scope : List.of("project", "workspace", "Project", "")) {
			assertEquals(bench.done("java_references", "{" + add + "}"),
					bench.done("java_references", "{" + add + ",'scope':'" + scope + "'}"), scope);
		}
		assertTrue(bench.failed("java_references", "{" + add + ",'scope':'planet'}")
				.contains("is one of workspace, project"));
		assertTrue(bench.failed("java_references", "{'symbol':'java.lang.String','scope':'file'}")
				.contains("of a library"));
	}

	@Test
	void whatIsKeptFromModelsIsNotTold() {
		var uses = bench.done("java_references", "{'symbol':'shop.Cart'}");
		assertTrue(uses.contains("Till.java"), uses);
		assertFalse(uses.contains("Vault") || uses.contains("Mine"), uses);
		assertTrue(bench.done("java_find", "{'name':'Mine'}").startsWith("Nothing"));
		assertTrue(bench.failed("java_source", "{'type':'hidden.Mine'}").contains(".aiignore"));
		assertTrue(bench.failed("java_source", "{'type':'keys.Vault'}").contains("private key or a token"));
		assertTrue(bench.failed("java_complete", "{'path':'src/keys/Vault.java','line':4}")
				.contains("private key or a token"));
	}

	@Test
	void hierarchiesAreTrees() {
		assertEquals("""
				class shop.Cart	shop/src/shop/Cart.java:6
				extends or implements:
					interface shop.Priced	shop/src/shop/Priced.java:3
					class java.lang.Object	library java.base
				is extended or implemented by:
					nothing
				""", bench.done("java_hierarchy", "{'type':'shop.Cart'}"));
		assertTrue(bench.done("java_hierarchy", "{'type':'Priced','direction':'down'}")
				.endsWith("\n\tclass shop.Cart\tshop/src/shop/Cart.java:6\n"));
		assertTrue(bench.failed("java_hierarchy", "{'type':'java.lang.Object'}").startsWith("Every class"));
	}

	@Test
	void completionTellsWhatThereIs() {
		var told = bench.done("java_complete",
				"{'path':'src/shop/till/Till.java','line':8,'expression':'cart.'}");
		assertTrue(told.contains("void add(String item, int pieces)  [Cart]\n"), told);
		assertTrue(told.contains("long price()  [Cart]\n"), told);
		assertFalse(told.contains("count"), told); // private
		assertEquals("void add(List<String> items)  [Cart]\nvoid add(String item, int pieces)  [Cart]\n",
				bench.done("java_complete", "{'path':'src/shop/till/Till.java','line':7,'column':11}").lines().sorted()
						.reduce("", (a, b) -> a + b + "\n"));
		assertEquals(null, bench.project.findMember("src/shop/till/Till.java.tmp"));
	}

	/** Nobody has to save first. */
	@Test
	void unsavedTextIsWhatCounts() throws Exception {
		var unit = JavaCore.createCompilationUnitFrom(cart);
		unit.becomeWorkingCopy(null);
		try {
			unit.getBuffer().setContents(unit.getSource().replace("\tprivate int count;",
					"\tprivate int count;\n\n\tvoid brandNew() {\n\t\tprice();\n\t}"));
			assertEquals("shop.Cart#brandNew()\tshop/src/shop/Cart.java:9\n",
					bench.done("java_find", "{'name':'brandNew','kind':'method'}"));
			assertTrue(
					bench.done("java_source", "{'type':'shop.Cart','member':'brandNew'}").contains("10\t\t\tprice();"));
			assertTrue(bench.done("java_references", "{'symbol':'shop.Cart#price'}").contains("[in brandNew()]"));
		} finally {
			unit.discardWorkingCopy();
		}
	}

	@Test
	void namesAreOfferedInOrder() {
		assertEquals(List.of("java_complete", "java_find", "java_hierarchy", "java_references", "java_source"),
				new JavaTools(new EditApprovals(), new Languages(), NoCheckpoints.create(),
						new Approvals(new RuleBook(Path.of("no rules"), () -> false))).tools(bench.context)
						.stream().map(ToolOffer::name)
						.filter(name -> name.matches("java_(complete|find|hierarchy|references|source)")).toList());
	}
}
