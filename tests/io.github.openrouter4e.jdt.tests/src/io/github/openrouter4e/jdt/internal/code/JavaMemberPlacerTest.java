package io.github.openrouter4e.jdt.internal.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.apply.CodeApplier;
import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.apply.MemberPlacer.Placement;
import io.github.openrouter4e.agent.apply.PlaceUnclearException;
import io.github.openrouter4e.jdt.internal.JavaBench;

/** Members of answers find their places in Java files. One project for all tests. */
@SuppressWarnings("nls")
class JavaMemberPlacerTest {

	private static final String CART = """
			package shop;

			import java.util.List;

			/** What is bought. */
			public class Cart {

				private int total; // cents
				private final List<String> items = List.of();

				/** Adds. */
				public void add(String item, int price) {
					total += price;
				}

				int total() {
					return total;
				}

				static class Line {
					int total() {
						return 1;
					}
				}
			}
			""";

	private static JavaBench bench;
	private static IFile file;

	@BeforeAll
	static void open() throws Exception {
		bench = new JavaBench("placed");
		file = bench.file("src/shop/Cart.java", CART);
	}

	@AfterAll
	static void close() throws Exception {
		bench.close();
	}

	private static Placement place(String text, String code, String type) throws Exception {
		return new JavaMemberPlacer().place(file, text, code, type);
	}

	private static String merged(String text, String code) throws Exception {
		return merged(text, code, "");
	}

	private static String merged(String text, String code, String type) throws Exception {
		var found = assertInstanceOf(Placement.Found.class, place(text, code, type));
		var result = new StringBuilder(text);
		for (var splice : found.splices().reversed()) {
			assertEquals(splice.expected(), text.substring(splice.offset(), splice.end()));
			result.replace(splice.offset(), splice.end(), splice.text());
		}
		return result.toString();
	}

	@Test
	void aMethodTakesThePlaceOfTheOneWithItsParameters() throws Exception {
		assertEquals(CART.replace("total += price;", "total += 2 * price;"), merged(CART, """
				public void add(final java.lang.String item, int price) {
					total += 2 * price;
				}
				""").replace("final java.lang.String", "String"));
	}

	@Test
	void whatIsNewComesBehindItsNeighbourWithItsImports() throws Exception {
		var code = """
				import java.util.List;
				import java.util.Map;
				import static java.util.Map.entry;

				public void add(String item, int price) {
					total += price;
				}

				/** Removes. */
				public void remove(String item) {
					total = Map.ofEntries(entry(item, 1)).get(item);
				}
				""";
		assertEquals(CART.replace("import java.util.List;\n", """
				import static java.util.Map.entry;

				import java.util.List;
				import java.util.Map;
				""").replace("\n\n\tint total() {\n\t\treturn total;", """


				\t/** Removes. */
				\tpublic void remove(String item) {
				\t\ttotal = Map.ofEntries(entry(item, 1)).get(item);
				\t}

				\tint total() {
				\t\treturn total;"""), merged(CART, code));
	}

	@Test
	void aShortenedClassKeepsWhatItLeavesOut() throws Exception {
		var code = """
				package shop;

				public class Cart implements Runnable {

				    // ... existing code ...

				    private boolean paid;

				    int total() {
				        // ... existing code ...
				    }

				    @Override
				    public void run() {
				        paid = true;
				    }

				    static class Line {
				        int total() {
				            return 2;
				        }
				    }
				}
				""";
		var merged = merged(CART, code);
		assertEquals(CART.replace("class Cart {", "class Cart implements Runnable {")
				.replace("items = List.of();", "items = List.of();\n\tprivate boolean paid;")
				.replace("\t\treturn total;\n\t}\n", "\t\treturn total;\n\t}\n\n\t@Override\n\tpublic void run() {\n"
						+ "\t    paid = true;\n\t}\n")
				.replace("\t\t\treturn 1;", "\t\t    return 2;"), merged);
		assertEquals(merged, merged(merged, code), "the second time there is nothing to do");
	}

	@Test
	void whatLeavesLinesOutInTheMiddleIsRefused() throws Exception {
		assertEquals(new Placement.Elided("// ... existing code ..."), place(CART, """
				public void add(String item, int price) {
					// ... existing code ...
					total += price;
				}
				""", ""));
		assertEquals(new Placement.Elided("// ... rest of the method"), place(CART, """
				void fresh() {
					// ... rest of the method
				}
				""", "Cart"));
	}

	@Test
	void whatCouldBelongToSeveralTypesIsAsked() throws Exception {
		assertEquals(new Placement.Unclear(List.of("Cart", "Cart.Line")),
				place(CART, "int total() {\n\treturn 3;\n}\n", ""));
		assertEquals(new Placement.Unclear(List.of("Cart", "Cart.Line")), place(CART, "void fresh() {\n}\n", ""));
		assertEquals(CART.replace("return 1;", "return 3;"),
				merged(CART, "int total() {\n\treturn 3;\n}\n", "Cart.Line"));
		assertEquals(new Placement.None(), place(CART, "void fresh() {\n}\n", "Gone"));
	}

	@Test
	void theApplierAsksForThePlaceAndTakesOneUndo() throws Exception {
		var applier = JavaBench.service(CodeApplier.class);
		var block = new CodeBlock("java", "int total() {\n\treturn 3;\n}\n");
		assertEquals(List.of("Cart", "Cart.Line"),
				assertThrows(PlaceUnclearException.class, () -> applier.propose(file, block)).types());
		applier.apply(applier.propose(file, block, "Cart.Line"));
		assertEquals(CART.replace("return 1;", "return 3;"), file.readString());
		assertThrows(CoreException.class, () -> applier.propose(file, block, "Cart.Line"), "it is there");
		RefactoringCore.getUndoManager().performUndo(null, new NullProgressMonitor());
		assertEquals(CART, file.readString());
	}

	@Test
	void emptyTypesAndOtherLineEndsAreKept() throws Exception {
		assertEquals("class A {\n\tint a;\n}\n", merged("class A {\n}\n", "int a;"));
		assertEquals("class A {\n\tint a;\n}\n", merged("class A {}\n", "int a;"));
		assertEquals("class A {\r\n\tint a;\r\n\tint b;\r\n}\r\n", merged("class A {\r\n\tint a;\r\n}\r\n", "int b;"));
		assertEquals("class A {\n\tint a;\n\n\tA(int a) {\n\t\tthis.a = a;\n\t}\n}\n",
				merged("class A {\n\tint a;\n}\n", "A(int a) {\n\tthis.a = a;\n}"));
	}

	@Test
	void whatIsNoMemberHasNoPlace() throws Exception {
		for (var code : List.of("total += 1;", "return total;", "Run this:", "", "class Cart {", "interface Cart {}",
				"private int total, other;")) {
			assertEquals(new Placement.None(), place(CART, code, "Cart"), code);
		}
		assertEquals(new Placement.None(), place("class {", "int a;", ""));
		assertTrue(new JavaMemberPlacer().place(bench.file("Loose.java", "class A {}"), "class A {}", "int a;",
				"") instanceof Placement.None);
	}
}
