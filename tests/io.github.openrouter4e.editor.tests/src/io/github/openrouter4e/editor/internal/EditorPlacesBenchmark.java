package io.github.openrouter4e.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuContribution;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuContributions;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.agent.files.WorkspaceNames;
import io.github.openrouter4e.editor.internal.actions.Subjects;
import io.github.openrouter4e.testing.workbench.Figures;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * What our entries add to popup menus, what an action takes in a text editor, and mentions among the names of 50,000 files. Not
 * part of the tests: {@code releng/benchmark.sh editor} runs it.
 */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("nls")
class EditorPlacesBenchmark {

	private static final String CHAT = "io.github.openrouter4e.ui.chat";
	private static final String OURS = "io.github.openrouter4e.";
	private static final String KEY = "org.eclipse.swtbot.widget.key";
	private static final int FILES = 50_000;
	private static final int FILES_A_FOLDER = 100;
	private static final int METHODS = 2_000;
	private static final int ROUNDS = 31;
	/** Before somebody types again: content assist has a thread that ends. */
	private static final long QUIET = 500_000_000L;

	private static final Figures FIGURES = new Figures();

	@TempDir
	static Path folder;
	private static IFile file;
	private static ITextEditor editor;

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		var code = IntStream.range(0, METHODS).mapToObj(i -> "\tint m" + i + "() {\n\t\treturn x;\n\t}\n")
				.collect(Collectors.joining("", "class A {\n", "}\n"));
		UiThread.run(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			file = Projects.file(folder, "places", "A.txt", code);
			editor = (ITextEditor) IDE.openEditor(Parts.page(), file, "org.eclipse.ui.DefaultTextEditor");
		});
	}

	@AfterAll
	static void close() throws Exception {
		UiThread.run(() -> {
			Parts.page().closeAllEditors(false);
			file.getProject().delete(true, null);
		});
		FIGURES.write();
	}

	@Test
	@Order(1)
	void popupMenus() throws Exception {
		menu("text editor", () -> (StyledText) editor.getAdapter(Control.class));
		menu("Project Explorer", () -> {
			var explorer = Parts.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
			((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(file));
			return Parts.controls(explorer, Tree.class).getFirst();
		});
	}

	/** What has a popup menu. */
	private interface Place {
		Control get() throws Exception;
	}

	/**
	 * Opens the menu by turns with our contributions in the model of the workbench and without. Each time in an event of its own:
	 * what was in the menu is taken away after the event in which it is hidden, or else when it is shown again.
	 */
	private static void menu(String name, Place place) {
		var control = UiThread.get(place::get);
		var with = new Figures.Times();
		var without = new Figures.Times();
		UiThread.settle();
		for (var round = 0; round < ROUNDS; round++) {
			var shown = UiThread.get(() -> {
				place.get().setFocus();
				return items(control, with);
			});
			UiThread.run(() -> {
				var all = contributions();
				var ours = List.copyOf(all.stream()
						.filter(each -> each.getChildren().stream()
								.anyMatch(item -> String.valueOf(item.getElementId()).startsWith(OURS)))
						.toList());
				all.removeAll(ours);
				try {
					place.get().setFocus();
					assertTrue(items(control, without) < shown, name);
				} finally {
					all.addAll(ours);
				}
			});
		}
		FIGURES.addedRow("what our entries add to the popup menu of the " + name, 0.1, with, without);
	}

	private static List<MMenuContribution> contributions() {
		MMenuContributions application = PlatformUI.getWorkbench().getService(MApplication.class);
		return application.getMenuContributions();
	}

	private static int items(Control control, Figures.Times times) throws Exception {
		var menu = Objects.requireNonNull(control.getMenu());
		times.measure(() -> menu.notifyListeners(SWT.Show, new Event()));
		var count = menu.getItemCount();
		menu.notifyListeners(SWT.Hide, new Event());
		return count;
	}

	@Test
	@Order(2)
	void actions() throws Exception {
		var snapshots = new Figures.Times();
		var readings = new Figures.Times();
		var monitor = new NullProgressMonitor();
		for (var round = 0; round < ROUNDS; round++) {
			var line = 100 * round + 50;
			var subject = UiThread.get(() -> {
				var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
				editor.selectAndReveal(document.getLineOffset(line), 0);
				var cpu = Figures.processorTime(Thread.currentThread());
				var begun = System.nanoTime();
				var made = Objects.requireNonNull(Subjects.of(Parts.page(), editor,
						editor.getSelectionProvider().getSelection()));
				snapshots.add(Figures.processorTime(Thread.currentThread()) - cpu, System.nanoTime() - begun);
				return made;
			});
			readings.measure(() -> assertEquals(1, subject.read(false, monitor).attachments().size()));
		}
		FIGURES.row("an action in a text editor with 2,000 functions, UI thread", 2, snapshots);
		FIGURES.row("the rest of it, another thread", 80, readings);
	}

	@Test
	@Order(3)
	void mentions(@TempDir Path root) throws Exception {
		var project = project(root);
		var names = new WorkspaceNames(ResourcesPlugin.getWorkspace());
		var gathered = new Figures.Times();
		for (var round = 0; round < ROUNDS / 2; round++) {
			gathered.measure(() -> assertTrue(names.all().size() > FILES));
			names.close();
		}
		FIGURES.row("names of 50,500 files and folders, off the UI thread", 300, gathered);
		var chat = UiThread.get(() -> Parts.page().showView(CHAT));
		var composer = UiThread.waitFor("the chat is open", () -> Parts.controls(chat, StyledText.class).stream()
				.filter(text -> "openrouter.composer".equals(text.getData(KEY))).findFirst().orElse(null));
		kinds(composer);
		project.delete(true, null);
	}

	private static IProject project(Path root) throws Exception {
		for (var i = 0; i < FILES; i++) {
			var inner = root.resolve("f" + i / FILES_A_FOLDER);
			if (i % FILES_A_FOLDER == 0) {
				Files.createDirectories(inner);
			}
			Files.createFile(inner.resolve("File" + i + ".txt"));
		}
		var project = UiThread.get(() -> Projects.create(root, "names"));
		ResourcesPlugin.getWorkspace().run(monitor -> project.refreshLocal(IResource.DEPTH_INFINITE, null), null);
		return project;
	}

	/** From the key until the list is painted. */
	private static void kinds(StyledText composer) {
		var times = new Figures.Times();
		var painted = new AtomicLong();
		Listener listener = event -> {
			if (event.widget instanceof Table list && list.getItemCount() > 0) {
				painted.compareAndSet(0, System.nanoTime());
			}
		};
		UiThread.run(() -> UiThread.display().addFilter(SWT.Paint, listener));
		var key = new Event();
		key.keyCode = '@';
		key.character = '@';
		for (var round = 0; round < ROUNDS / 2; round++) {
			UiThread.run(() -> {
				composer.setText("");
				composer.setFocus();
			});
			var quiet = System.nanoTime() + QUIET;
			UiThread.waitUntil("the list is closed", () -> lists().findAny().isEmpty() && System.nanoTime() > quiet);
			painted.set(0);
			var cpu = Figures.processorTime(UiThread.display().getThread());
			var begun = System.nanoTime();
			UiThread.run(() -> composer.notifyListeners(SWT.KeyDown, key));
			UiThread.waitUntil("the list is painted", () -> painted.get() != 0);
			times.add(Figures.processorTime(UiThread.display().getThread()) - cpu, painted.get() - begun);
		}
		UiThread.run(() -> {
			UiThread.display().removeFilter(SWT.Paint, listener);
			composer.setText("");
		});
		FIGURES.clockRow("from @ until the list of kinds is painted", 50, times);
	}

	private static Stream<Table> lists() {
		return Stream.of(UiThread.display().getShells()).filter(shell -> shell.isVisible() && shell.getParent() != null)
				.flatMap(shell -> Parts.controls(shell, Table.class));
	}
}
