package io.github.openrouter4e.jdt.internal.actions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jdt.core.IField;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.junit.JUnitCore;
import org.eclipse.jdt.launching.IJavaLaunchConfigurationConstants;
import org.eclipse.jdt.ui.actions.FindReferencesInProjectAction;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.IConsoleFactory;

import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * A program that is stopped at a breakpoint, and the views that show it, each with something selected. What is asked for comes
 * to the front and gets the focus: what is visible in a menu depends on that.
 */
@SuppressWarnings("nls")
final class StoppedProgram implements AutoCloseable {

	private static final String CODE = """
			package shop;

			public class Cart {

				int count = 3;
				String note = "x".repeat(5000);

				void add(int more) {
					System.out.println("adding");
					count += more;
				}

				public static void main(String[] args) {
					new Cart().add(4);
				}
			}
			""";
	private static final int STOP = 10;
	/** What a view shows of a frame has come after that. */
	private static final Duration LATE = Duration.ofSeconds(3);

	private final JavaBench bench;
	private final ILaunch launch;

	/** @param folder for files that are in no project */
	StoppedProgram(Path folder) throws Exception {
		bench = new JavaBench("program");
		var file = bench.file("src/shop/Cart.java", CODE);
		bench.build();
		InstanceScope.INSTANCE.getNode("org.eclipse.debug.ui")
				.put("org.eclipse.debug.ui.switch_perspective_on_suspend", "never");
		UiThread.get(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			view(IDebugUIConstants.ID_VARIABLE_VIEW);
			return view(IDebugUIConstants.ID_DEBUG_VIEW);
		});
		var run = folder.resolve("run.xml");
		Files.writeString(run, """
				<?xml version="1.0" encoding="UTF-8"?>
				<testrun name="r" project="program" tests="1" started="1" failures="1" errors="0" ignored="0">
				<testsuite name="shop.CartTest" time="0.1">
				<testcase name="counts()" classname="shop.CartTest" time="0.1">
				<failure>
				<expected>1</expected>
				<actual>2</actual>
				org.opentest4j.AssertionFailedError: expected: 1 but was: 2
					at shop.Cart.add(Cart.java:10)
				</failure>
				</testcase>
				</testsuite>
				</testrun>
				""");
		JUnitCore.importTestRunSession(run.toFile());
		stopAt(file, STOP);
		var configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(IJavaLaunchConfigurationConstants.ID_JAVA_APPLICATION)
				.newInstance(null, "cart");
		configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROJECT_NAME, "program");
		configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME, "shop.Cart");
		launch = configuration.launch(ILaunchManager.DEBUG_MODE, null);
		UiThread.waitUntil("the program has stopped, and its source is shown",
				() -> DebugUITools.getDebugContext() instanceof IStackFrame && Parts.page().getActiveEditor() != null);
	}

	@Override
	public void close() throws Exception {
		launch.terminate();
		var debug = DebugPlugin.getDefault();
		debug.getExpressionManager().removeExpressions(debug.getExpressionManager().getExpressions());
		debug.getBreakpointManager().removeBreakpoints(debug.getBreakpointManager().getBreakpoints(), true);
		debug.getLaunchManager().removeLaunches(debug.getLaunchManager().getLaunches());
		UiThread.get(() -> {
			Parts.page().closeAllEditors(false);
			Parts.page().resetPerspective();
			return null;
		});
		bench.close();
	}

	/** By reflection, as the classes are in a library within their bundle, which not every compiler finds. */
	private static void stopAt(IFile file, int line) throws Exception {
		Platform.getBundle("org.eclipse.jdt.debug").loadClass("org.eclipse.jdt.debug.core.JDIDebugModel")
				.getMethod("createLineBreakpoint", IResource.class, String.class, int.class, int.class, int.class,
						int.class, boolean.class, Map.class)
				.invoke(null, file, "shop.Cart", line, -1, -1, 0, true, null);
	}

	private static IWorkbenchPart view(String id) throws Exception {
		return Parts.page().showView(id);
	}

	/** The view Debug, with the launch selected. */
	Tree launch() {
		var tree = UiThread.get(() -> Parts.controls(view(IDebugUIConstants.ID_DEBUG_VIEW), Tree.class).getFirst());
		select(tree, "cart");
		return tree;
	}

	/** The view Debug, with the upper frame selected. */
	Tree frames() {
		var tree = UiThread.get(() -> Parts.controls(view(IDebugUIConstants.ID_DEBUG_VIEW), Tree.class).getFirst());
		select(tree, "add(int)");
		return tree;
	}

	/** The view Variables, with one of them selected. */
	Tree variables(String name) {
		var frames = frames();
		var tree = UiThread.get(() -> Parts.controls(view(IDebugUIConstants.ID_VARIABLE_VIEW), Tree.class).getFirst());
		UiThread.get(() -> {
			tree.getShell().forceActive();
			return tree.forceFocus(); // else the menu may look for actions that the details have put in place of its own
		});
		selectBelow(frames, tree, name);
		return tree;
	}

	StyledText details() {
		variables("this");
		var view = UiThread.get(() -> view(IDebugUIConstants.ID_VARIABLE_VIEW));
		var text = UiThread.waitFor("the details are shown", () -> Parts.controls(view, StyledText.class).stream()
				.filter(shown -> shown.getText().startsWith("shop.Cart@")).findFirst().orElse(null));
		UiThread.get(() -> {
			text.getShell().forceActive();
			return text.forceFocus();
		});
		return text;
	}

	Tree expressions(String expression) {
		frames();
		var view = UiThread.get(() -> view(IDebugUIConstants.ID_EXPRESSION_VIEW));
		var expressions = DebugPlugin.getDefault().getExpressionManager();
		if (expressions.getExpressions().length == 0) {
			expressions.addExpression(expressions.newWatchExpression(expression));
		}
		UiThread.waitUntil("it has a value", () -> expressions.getExpressions()[0].getValue() != null);
		var tree = UiThread.get(() -> Parts.controls(view, Tree.class).getFirst());
		select(tree, expression);
		return tree;
	}

	/** The console, with a text in it, on top. */
	StyledText console(String text) {
		var view = UiThread.get(() -> view(IConsoleConstants.ID_CONSOLE_VIEW));
		UiThread.get(() -> {
			ConsolePlugin.getDefault().getConsoleManager()
					.showConsoleView(DebugUITools.getConsole(launch.getProcesses()[0]));
			return null;
		});
		return shown(view, text);
	}

	StyledText shown(IWorkbenchPart view, String text) {
		return UiThread.waitFor("the console shows " + text, () -> Parts.controls(view, StyledText.class).stream()
				.filter(shown -> shown.isVisible() && shown.getText().contains(text)).findFirst().orElse(null));
	}

	StyledText stackTraces() {
		var view = UiThread.get(() -> {
			for (var element : Platform.getExtensionRegistry()
					.getConfigurationElementsFor("org.eclipse.ui.console.consoleFactories")) {
				if (element.getAttribute("class").contains("JavaStackTraceConsoleFactory")) {
					((IConsoleFactory) element.createExecutableExtension("class")).openConsole();
				}
			}
			return view(IConsoleConstants.ID_CONSOLE_VIEW);
		});
		var text = UiThread.waitFor("the console is shown", () -> Parts.controls(view, StyledText.class).stream()
				.filter(shown -> shown.isVisible() && !shown.getText().contains("adding")).findFirst().orElse(null));
		UiThread.get(() -> {
			text.setText("java.lang.Error\n\tat shop.Cart.add(Cart.java:10)\n");
			return null;
		});
		return text;
	}

	Tree failedTest() {
		var view = UiThread.get(() -> view("org.eclipse.jdt.junit.ResultView"));
		var tree = UiThread.waitFor("the run is shown", () -> Parts.controls(view, Tree.class).stream()
				.filter(shown -> shown.isVisible() && shown.getItemCount() > 0).findFirst().orElse(null));
		select(tree, "counts()");
		return tree;
	}

	/** The view Search, with the method that uses a field selected. */
	Tree found() {
		var view = UiThread.get(() -> {
			var site = view(IDebugUIConstants.ID_DEBUG_VIEW).getSite();
			IField field = JavaCore.createCompilationUnitFrom(bench.project.getFile("src/shop/Cart.java"))
					.getType("Cart").getField("count");
			new FindReferencesInProjectAction(site).run(field);
			return NewSearchUI.activateSearchResultView();
		});
		var tree = UiThread.waitFor("something is found", () -> Parts.controls(view, Tree.class).stream()
				.filter(shown -> shown.isVisible() && shown.getItemCount() > 0).findFirst().orElse(null));
		select(tree, "add(int)");
		return tree;
	}

	/** Selects the item that begins like this, as a user does; expands all of them on the way. */
	private static void select(Tree tree, String text) {
		UiThread.waitUntil(text + " is selected", () -> isSelected(tree, text));
	}

	private static boolean isSelected(Tree tree, String text) {
		var found = find(tree, tree.getItems(), text);
		if (found == null) {
			return false;
		}
		tree.setSelection(found);
		var event = new Event();
		event.item = found;
		tree.notifyListeners(SWT.Selection, event);
		return true;
	}

	/**
	 * Selects what another view has of the frame. An event of the program that comes late may have emptied that view although the
	 * frame looks selected: then it is selected anew, by way of something else, as a user would.
	 */
	private static void selectBelow(Tree frames, Tree tree, String text) {
		var begun = new AtomicLong(System.nanoTime());
		UiThread.waitUntil(text + " is selected", () -> {
			if (isSelected(tree, text)) {
				return true;
			}
			if (System.nanoTime() - begun.get() > LATE.toNanos()) {
				isSelected(frames, "cart");
				isSelected(frames, "add(int)");
				begun.set(System.nanoTime());
			}
			return false;
		});
	}

	private static TreeItem find(Tree tree, TreeItem[] items, String text) {
		for (var item : items) {
			if (item.getText().contains(text)) {
				return item;
			}
			if (!item.getExpanded() && item.getItemCount() > 0 && !(item.getData() instanceof IVariable)) {
				var event = new Event();
				event.item = item;
				tree.notifyListeners(SWT.Expand, event);
				item.setExpanded(true);
			}
			var below = find(tree, item.getItems(), text);
			if (below != null) {
				return below;
			}
		}
		return null;
	}
}
