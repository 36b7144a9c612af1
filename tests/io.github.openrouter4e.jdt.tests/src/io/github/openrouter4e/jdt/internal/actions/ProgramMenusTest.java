package io.github.openrouter4e.jdt.internal.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.PopupMenus;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * The menu "OpenRouter" where Java programs run: the views of a program that is stopped at a breakpoint, its console, the console
 * of stack traces, and the JUnit view; and in a search of Java. One project, and one program, for all tests.
 */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("nls")
class ProgramMenusTest {

	private static final String CHAT = "io.github.openrouter4e.ui.chat";
	private static final List<String> FOR_CODE = List.of("OpenRouter", "  Explain", "  Fix", "  Document",
			"  Write Tests", "  Refactor", "  Simplify", "  Review", "  Ask\u2026", "  Reusable Prompts");
	private static final List<String> FOR_OUTPUT = List.of("OpenRouter", "  Explain", "  Fix", "  Ask\u2026",
			"  Reusable Prompts");
	private static final List<String> FOR_VALUES = List.of("OpenRouter", "  Explain", "  Ask\u2026",
			"  Reusable Prompts");
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	static Path folder;
	private static StoppedProgram program;
	private static List<String> sleeping;

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		sleeping = Stream.of("io.github.openrouter4e.editor", "io.github.openrouter4e.ui")
				.filter(bundle -> Platform.getBundle(bundle).getState() != Bundle.ACTIVE).toList(); // other tests may be first
		program = new StoppedProgram(folder);
	}

	@AfterAll
	static void close() throws Exception {
		program.close();
	}

	@Test
	@Order(1)
	void openingTheMenusActivatesNothing() throws Exception {
		var menus = new LinkedHashMap<String, List<String>>();
		var wanted = new LinkedHashMap<String, List<String>>();
		menus.put("frame", entries(() -> program.frames()));
		wanted.put("frame", FOR_VALUES);
		menus.put("launch", entries(program.launch()));
		wanted.put("launch", List.of());
		menus.put("variable", entries(() -> program.variables("this")));
		wanted.put("variable", FOR_VALUES);
		menus.put("details", entries(() -> program.details()));
		wanted.put("details", FOR_VALUES);
		menus.put("expression", entries(() -> program.expressions("more + 1")));
		wanted.put("expression", FOR_VALUES);
		menus.put("process console", entries(() -> program.console("adding")));
		wanted.put("process console", FOR_OUTPUT);
		menus.put("stack traces", entries(() -> program.stackTraces()));
		wanted.put("stack traces", FOR_OUTPUT);
		menus.put("failed test", entries(() -> program.failedTest()));
		wanted.put("failed test", FOR_OUTPUT);
		menus.put("Java search", entries(() -> program.found()));
		wanted.put("Java search", FOR_CODE);
		assertEquals(wanted, menus);
		for (var bundle : sleeping) {
			assertNotEquals(Bundle.ACTIVE, Platform.getBundle(bundle).getState(), bundle);
		}
	}

	@Test
	@Order(2)
	void aFrameBringsItsSourceAndItsVariables() {
		choose(() -> program.frames(), "Explain");
		var text = composer("Values", "program/src/shop/Cart.java (lines 1\u201316)");
		assertTrue(text.contains("> add at program/src/shop/Cart.java:10\n"), text);
		assertTrue(text.contains("  main at program/src/shop/Cart.java:14\n"), text);
		assertTrue(text.contains("more: int = 4"), text);
	}

	@Test
	@Order(3)
	void aVariableBringsWhatIsInItCapped() {
		choose(() -> program.variables("this"), "Explain");
		var text = composer("Values");
		assertTrue(text.contains("\tcount: int = 3\n"), text);
		assertTrue(text.contains("\tnote: java.lang.String = " + "x".repeat(2000) + "\u2026"), text);
	}

	@Test
	@Order(4)
	void theDetailsOfAVariableAreTaken() {
		choose(() -> program.details(), "Explain");
		var text = composer("Variables");
		assertTrue(text.contains("shop.Cart@"), text);
	}

	@Test
	@Order(5)
	void anExpressionBringsItsValue() {
		choose(() -> program.expressions("more + 1"), "Explain");
		assertEquals("more + 1: int = 5", composer("Values"));
	}

	@Test
	@Order(6)
	void theConsoleOfTheProgramIsTaken() {
		choose(() -> program.console("adding"), "Explain");
		assertEquals("adding", composer("Console"));
	}

	@Test
	@Order(7)
	void aStackTraceBringsTheSourceOfItsFrames() {
		choose(() -> program.stackTraces(), "Fix");
		composer("Console", "program/src/shop/Cart.java (lines 1\u201316)");
	}

	@Test
	@Order(8)
	void aFailedTestBringsWhatWasExpected() throws Exception {
		choose(() -> program.failedTest(), "Fix");
		var text = composer("Failed Tests", "program/src/shop/Cart.java");
		assertTrue(text.contains("expected: 1\nactual: 2\n"), text);
	}

	@Test
	@Order(9)
	void aMethodThatWasFoundIsTaken() {
		choose(() -> program.found(), "Explain");
		composer("program/src/shop/Cart.java (lines 8\u201311)");
	}

	/** What a menu has once it is shown. */
	private static List<String> entries(Supplier<Control> menu) {
		return entries(menu, control -> {
			// only looked at
		});
	}

	/**
	 * Events of the program may still bring another part to the front: what is asked for is brought back then.
	 *
	 * @param then runs before other events
	 */
	private static List<String> entries(Supplier<Control> menu, Consumer<Control> then) {
		for (var begun = System.nanoTime(); System.nanoTime() - begun < PATIENCE.toNanos();) {
			var control = menu.get();
			var entries = UiThread.get(() -> {
				var shown = PopupMenus.entries(control);
				if (!shown.isEmpty()) {
					then.accept(control);
				}
				return shown;
			});
			if (!entries.isEmpty()) {
				return entries;
			}
			UiThread.settle();
		}
		throw new AssertionError("no menu");
	}

	private static List<String> entries(Control control) {
		return UiThread.get(() -> PopupMenus.entries(control));
	}

	/** @param menu makes its view active: what is visible in a menu depends on that */
	private static void choose(Supplier<Control> menu, String entry) {
		UiThread.get(() -> {
			var chat = Parts.page().findView(CHAT);
			if (chat != null) {
				Parts.page().hideView(chat);
			}
			return null;
		});
		entries(menu, control -> PopupMenus.choose(control, entry));
	}

	/** What the first of the chips stands for, when the composer has just these. */
	private static String composer(String... chips) {
		UiThread.waitUntil("the chat has chips", () -> chips().count() > 0);
		var shown = UiThread.get(() -> chips().map(Button::getToolTipText).toList());
		assertEquals(chips.length, shown.size(), shown::toString);
		for (var i = 0; i < chips.length; i++) {
			assertTrue(shown.get(i).contains(chips[i]), shown.get(i));
		}
		UiThread.start(() -> chips().findFirst().orElseThrow().notifyListeners(SWT.Selection, new Event()));
		var text = UiThread.waitFor("what is sent is shown", () -> Stream
				.of(UiThread.display().getShells()).flatMap(shell -> Parts.controls(shell, Text.class))
				.filter(field -> field.getShell().getParent() instanceof Shell && !field.getEditable())
				.findFirst().orElse(null));
		return UiThread.get(() -> {
			var sent = text.getText().replace(Text.DELIMITER, "\n");
			text.getShell().close();
			return sent;
		});
	}

	private static Stream<Button> chips() {
		var chat = Parts.page().findView(CHAT);
		return chat == null
				? Stream.of()
				: Parts.controls(chat, Button.class).stream()
						.filter(button -> "openrouter.chip.open"
								.equals(button.getData("org.eclipse.swtbot.widget.key")));
	}
}
