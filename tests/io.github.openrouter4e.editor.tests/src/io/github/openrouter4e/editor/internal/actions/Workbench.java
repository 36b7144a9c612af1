package io.github.openrouter4e.editor.internal.actions;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** The workbench as a test sees it from a thread of its own. */
public final class Workbench {

	private static final int PATIENCE_MS = 15_000;

	private Workbench() {}

	/** Runs this on the UI thread. */
	public static <T> T get(Callable<T> work) {
		var result = new CompletableFuture<T>();
		PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
			try {
				result.complete(work.call());
			} catch (Throwable e) {
				result.completeExceptionally(e);
			}
		});
		return result.join();
	}

	/** Waits between the events of the UI thread until the condition holds there. */
	public static void waitUntil(String description, Callable<Boolean> condition) {
		var display = PlatformUI.getWorkbench().getDisplay();
		var held = new CompletableFuture<Boolean>();
		display.asyncExec(new Runnable() {
			private final long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;

			@Override
			public void run() {
				try {
					if (condition.call()) {
						held.complete(true);
					} else if (System.nanoTime() > end) {
						throw new AssertionError("waited in vain until " + description + dialogs());
					} else {
						Display.getCurrent().timerExec(10, this);
					}
				} catch (Throwable e) {
					held.completeExceptionally(e);
				}
			}
		});
		held.join();
	}

	private static String dialogs() {
		return Stream.of(Display.getCurrent().getShells()).filter(Shell::isVisible)
				.map(shell -> "; " + shell.getText() + ' ' + all(shell, Label.class).map(Label::getText).toList())
				.collect(Collectors.joining());
	}

	public static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	/** A file in a project of its own, which is made if need be. */
	public static IFile file(Path folder, String project, String path, String text) throws Exception {
		IProject made = ResourcesPlugin.getWorkspace().getRoot().getProject(project);
		if (!made.exists()) {
			var description = ResourcesPlugin.getWorkspace().newProjectDescription(project);
			description.setLocation(IPath.fromPath(folder)); // the workspace of the tests is excluded by .gitignore
			made.create(description, null);
		}
		made.open(null);
		var file = made.getFile(path);
		file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
		return file;
	}

	/** All controls of a type in a part. */
	static <T extends Control> List<T> controls(IWorkbenchPart part, Class<T> type) {
		return all((Composite) part.getSite().getService(MPart.class).getWidget(), type).toList();
	}

	static <T extends Control> Stream<T> all(Composite parent, Class<T> type) {
		return Stream.of(parent.getChildren()).flatMap(child -> Stream.concat(
				type.isInstance(child) ? Stream.of(type.cast(child)) : Stream.of(),
				child instanceof Composite inner ? all(inner, type) : Stream.of()));
	}

	/** What a popup menu shows, with what is in the menus called OpenRouter behind it. Nothing else is opened. */
	static List<String> popup(Control control) {
		var menu = assertNotNullMenu(control);
		menu.notifyListeners(SWT.Show, new Event());
		var texts = new ArrayList<String>();
		for (var item : menu.getItems()) {
			if (name(item).equals("OpenRouter")) {
				texts.add(name(item));
				item.getMenu().notifyListeners(SWT.Show, new Event());
				Stream.of(item.getMenu().getItems()).map(Workbench::name).filter(text -> !text.isEmpty())
						.map(text -> "  " + text).forEach(texts::add);
				item.getMenu().notifyListeners(SWT.Hide, new Event());
			}
		}
		menu.notifyListeners(SWT.Hide, new Event());
		return texts;
	}

	/** What the menu of the saved prompts in the menu OpenRouter shows. */
	static List<String> savedPrompts(Control control, String label) {
		var menu = assertNotNullMenu(control);
		menu.notifyListeners(SWT.Show, new Event());
		var ours = item(menu, "OpenRouter").getMenu();
		ours.notifyListeners(SWT.Show, new Event());
		var saved = item(ours, label).getMenu();
		saved.notifyListeners(SWT.Show, new Event());
		var texts = Stream.of(saved.getItems()).map(Workbench::name).toList();
		for (var open : List.of(saved, ours, menu)) {
			open.notifyListeners(SWT.Hide, new Event());
		}
		return texts;
	}

	private static MenuItem item(Menu menu, String name) {
		return Stream.of(menu.getItems()).filter(item -> name(item).equals(name)).findFirst().orElseThrow();
	}

	private static Menu assertNotNullMenu(Control control) {
		var menu = control.getMenu();
		assertNotNull(menu, () -> "no menu of " + control);
		return menu;
	}

	/** Without mnemonic and key. */
	private static String name(MenuItem item) {
		var text = item.getText().replace("&", "");
		var tab = text.indexOf('\t');
		return tab < 0 ? text : text.substring(0, tab);
	}

	/** Runs a command where the user is. */
	public static void execute(String command) throws Exception {
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
	}
}
