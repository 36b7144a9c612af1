package io.github.openrouter4e.jdt.internal.actions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.CompareUI;
import org.eclipse.compare.ResourceNode;
import org.eclipse.compare.structuremergeviewer.DiffNode;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.ui.JavaUI;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.search.ui.text.TextSearchQueryProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.team.ui.TeamUI;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * Photographs the menu "OpenRouter", open, in each editor and view that has it, and what else there is of ours outside the chat, into the folder
 * that the system property {@code openrouter4e.screens} names. {@code openrouter4e.look} begins the names of the files;
 * {@code openrouter4e.places}, if set, names the only places that are photographed. Not part of the tests: run by name. It needs a display of
 * its own, as it uses its keyboard.
 */
@SuppressWarnings("nls")
class PlacesTour {

	private static final Path FOLDER = Path.of(System.getProperty("openrouter4e.screens", "screens"));
	private static final String LOOK = System.getProperty("openrouter4e.look", "light");
	private static final List<String> PLACES = List.of(System.getProperty("openrouter4e.places", "").split(","));
	private static final Point SIZE = new Point(900, 960);
	/** In which a menu is drawn. */
	private static final int DRAWN_MS = 700;
	private static final int BETWEEN_KEYS_MS = 60;
	/** What must change in a row or column of pixels so that it belongs to the menu: a blinking cursor does not. */
	private static final int LEAST_CHANGE = 24;
	private static final int AROUND = 6;
	/** So much of the view is shown above what has changed. */
	private static final int ABOVE = 140;
	private static final int MOST_ATTEMPTS = 10;
	private static final Point IN_THE_VIEW = new Point(40, 40);
	private static final String CODE = """
			package shop;

			public class Till {

				private int sum;

				/** Adds what a customer takes. */
				void add(int price, int count) {
					if (count > 0) {
						sum += price * cuont;
					}
				}

				int sum() {
					return sum;
				}
			}
			""";
	private static final String NOTES = """
			Till
			====

			A customer who takes nothing pays nothing.
			Prices are in cents.
			""";
	private static final String ANSWER = "<replacement>\n" + """
				/** Adds what a customer takes. */
				void add(int price, int count) {
					if (count < 0) {
						throw new IllegalArgumentException("count: " + count);
					}
					sum += price * count;
				}
			""" + "</replacement>";

	/** Photographs everything that the chosen places need. */
	@Test
	void photograph(@TempDir Path folder) throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		UiThread.run(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			var shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
			shell.setMaximized(false);
			shell.setBounds(0, 0, SIZE.x, SIZE.y);
			shell.forceActive();
		});
		Files.createDirectories(FOLDER);
		try (var shop = new JavaBench("shop")) {
			var code = shop.file("src/shop/Till.java", CODE);
			var notes = shop.file("Notes.txt", NOTES);
			shop.build();
			editors(code, notes);
			explorers(code);
			output(code);
			changes(code, notes);
			ours(code);
			UiThread.run(() -> Parts.page().closeAllEditors(false));
		}
		try (var program = new StoppedProgram(folder)) {
			menu("debug", program::frames);
			menu("variables", () -> program.variables("this"));
			menu("details", program::details);
			menu("expressions", () -> program.expressions("more + 1"));
			menu("process-console", () -> program.console("adding"));
			menu("stack-trace", program::stackTraces);
			menu("junit", program::failedTest);
		}
	}

	private static void editors(IFile code, IFile notes) throws Exception {
		menu("text-editor", () -> text(edit(notes, "org.eclipse.ui.DefaultTextEditor", "Prices")));
		menu("java-editor", () -> text(edit(code, JavaUI.ID_CU_EDITOR, "sum +=")));
		menu("ruler", () -> {
			var editor = edit(code, JavaUI.ID_CU_EDITOR, "cuont");
			return UiThread.get(() -> {
				var ruler = (CompositeRuler) editor.getAdapter(IVerticalRulerInfo.class);
				ruler.setLocationOfLastMouseButtonActivity(1, text(editor).getLinePixel(9) + 1);
				return ruler.getControl();
			});
		});
		picture("quick-assist", () -> {
			var editor = edit(code, JavaUI.ID_CU_EDITOR, "cuont");
			UiThread.run(() -> maximize(true));
			pause(3 * DRAWN_MS);
			return text(editor);
		}, text -> {
			UiThread.run(() -> Parts.execute("org.eclipse.jdt.ui.edit.text.java.correction.assist.proposals"));
			pause(DRAWN_MS);
			press(SWT.ARROW_UP);
			press(SWT.ARROW_UP);
			pause(DRAWN_MS);
		});
		press(SWT.ESC);
	}

	private static void explorers(IFile code) throws Exception {
		menu("project-explorer", () -> selected("org.eclipse.ui.navigator.ProjectExplorer", code));
		menu("package-explorer", () -> selected(JavaUI.ID_PACKAGES, JavaCore.create(code)));
		menu("outline", () -> {
			var editor = edit(code, JavaUI.ID_CU_EDITOR, "sum +=");
			var outline = (ContentOutline) view("org.eclipse.ui.views.ContentOutline");
			UiThread.run(() -> {
				Parts.page().activate(editor);
				Parts.page().activate(outline);
				outline.setSelection(new StructuredSelection(
						JavaCore.createCompilationUnitFrom(code).getType("Till").getMethods()[0]));
			});
			return tree(outline);
		});
		menu("search", () -> {
			var found = UiThread.get(() -> {
				NewSearchUI.runQueryInForeground(null, TextSearchQueryProvider.getPreferred().createQuery("price",
						new IResource[]{code.getProject()}));
				return NewSearchUI.activateSearchResultView();
			});
			return leaf(found);
		});
	}

	private static void output(IFile code) throws Exception {
		UiThread.waitUntil("the error is found", () -> code.findMaxProblemSeverity(null, true, 0) > 0);
		menu("problems", () -> leaf(view("org.eclipse.ui.views.ProblemView")));
		menu("message-console", () -> {
			var view = view(IConsoleConstants.ID_CONSOLE_VIEW);
			var console = new MessageConsole("Build", null);
			UiThread.run(() -> {
				ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[]{console});
				ConsolePlugin.getDefault().getConsoleManager().showConsoleView(console);
				try (var out = console.newMessageStream()) {
					out.print("src/shop/Till.java:10: error: cannot find symbol\n1 error\n");
				}
			});
			return UiThread.waitFor("the console has its text", () -> Parts.controls(view, StyledText.class).stream()
					.filter(text -> text.isVisible() && text.getText().contains("cannot")).findFirst().orElse(null));
		});
		ConsolePlugin.getDefault().getConsoleManager()
				.removeConsoles(ConsolePlugin.getDefault().getConsoleManager().getConsoles());
		menu("error-log", () -> {
			Platform.getLog(FrameworkUtil.getBundle(PlacesTour.class)).error("The till cannot be opened",
					new IllegalStateException("no drawer"));
			return leaf(view("org.eclipse.pde.runtime.LogView"));
		});
	}

	private static void changes(IFile code, IFile notes) throws Exception {
		var copy = code.getProject().getFile("Before.java");
		copy.create(CODE.replace("count > 0", "count >= 0").getBytes(StandardCharsets.UTF_8), true, false, null);
		menu("compare", () -> {
			var input = new CompareEditorInput(new CompareConfiguration()) {
				@Override
				protected Object prepareInput(IProgressMonitor monitor) {
					return new DiffNode(new ResourceNode(code), new ResourceNode(copy));
				}
			};
			UiThread.run(() -> CompareUI.openCompareEditor(input));
			return UiThread.waitFor("both sides are shown",
					() -> Parts.page().getActiveEditor() instanceof IEditorPart it
							? Parts.controls(it, StyledText.class).stream().filter(text -> text.getText().equals(CODE))
									.findFirst().orElse(null)
							: null);
		});
		UiThread.run(() -> Parts.page().closeAllEditors(false));
		notes.setContents((NOTES + "There is no discount.\n").getBytes(StandardCharsets.UTF_8), IResource.KEEP_HISTORY,
				null);
		menu("history", () -> {
			var view = view("org.eclipse.team.ui.GenericHistoryView");
			UiThread.run(() -> TeamUI.getHistoryView().showHistoryFor(notes));
			var tree = UiThread.waitFor("two versions are shown", () -> Parts.controls(view, Tree.class).stream()
					.filter(shown -> shown.isVisible() && shown.getItemCount() == 2).findFirst().orElse(null));
			UiThread.run(() -> {
				tree.setSelection(tree.getItem(1));
				tree.notifyListeners(SWT.Selection, new Event());
			});
			return tree;
		});
	}

	/** What is shown without a menu: an inline edit, and the list of what can be mentioned. */
	private static void ours(IFile code) throws Exception {
		var preferences = JavaBench.service(OpenRouterPreferences.class);
		var keys = JavaBench.service(KeyStore.class);
		try (var server = StandInServer.start()) {
			keys.confirm(server.baseUri());
			preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
			preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl());
			preferences.set(Settings.MODEL_ID, "anthropic/claude-sonnet-4.5");
			keys.store(server.baseUri(), ApiKey.parse("sk-or-v1-0123456789abcdef"), KeyLocation.MEMORY);
			server.enqueue(Answer.text(ANSWER));
			picture("inline-edit", () -> {
				var editor = edit(code, JavaUI.ID_CU_EDITOR, "sum +=");
				UiThread.run(() -> maximize(true));
				pause(3 * DRAWN_MS);
				return text(editor);
			}, widget -> {
				UiThread.run(() -> Parts.execute("io.github.openrouter4e.editor.edit"));
				var field = UiThread.waitFor("the field is open",
						() -> Parts.controls(widget, Text.class).findFirst().orElse(null));
				UiThread.run(() -> {
					field.setText(LOOK.startsWith("chinese") ? "\u62D2\u7EDD\u8D1F\u6570" : "Refuse negative counts");
					var enter = new Event();
					enter.keyCode = SWT.CR;
					field.notifyListeners(SWT.KeyDown, enter);
				});
				UiThread.waitUntil("the changes are shown", () -> {
					var room = 0;
					for (var line = 0; line < widget.getLineCount(); line++) {
						room += widget.getLineVerticalIndent(line);
					}
					return room > 2 * widget.getLineHeight() && server.requests().size() > 0;
				});
				pause(3 * DRAWN_MS);
			});
			press(SWT.ESC);
			picture("mentions", () -> {
				var chat = view("io.github.openrouter4e.ui.chat");
				UiThread.run(() -> maximize(true));
				var composer = UiThread.waitFor("the composer is there",
						() -> Parts.controls(chat, StyledText.class).stream().filter(
								text -> "openrouter.composer".equals(text.getData("org.eclipse.swtbot.widget.key")))
								.findFirst().orElse(null));
				UiThread.run(composer::forceFocus);
				pause(10 * DRAWN_MS); // with the browser, which comes later
				return composer;
			}, composer -> {
				type(SWT.KeyDown, SWT.SHIFT, '\0');
				type(SWT.KeyDown, 0, '2');
				type(SWT.KeyUp, 0, '2');
				type(SWT.KeyUp, SWT.SHIFT, '\0');
				pause(2 * DRAWN_MS);
			});
			press(SWT.ESC);
			UiThread.run(() -> {
				maximize(false);
				Parts.page().hideView(Parts.page().findView("io.github.openrouter4e.ui.chat"));
			});
			keys.remove(server.baseUri());
			preferences.set(Settings.USE_CUSTOM_BASE_URL, false);
		}
	}

	private static IWorkbenchPart view(String id) {
		return UiThread.get(() -> Parts.page().showView(id));
	}

	private static Tree tree(IWorkbenchPart part) {
		return UiThread.waitFor("the view has a tree", () -> Parts.controls(part, Tree.class).stream()
				.filter(tree -> tree.isVisible() && tree.getItemCount() > 0).findFirst().orElse(null));
	}

	private static Tree selected(String view, Object element) {
		var part = view(view);
		UiThread.run(() -> ((ISetSelectionTarget) part).selectReveal(new StructuredSelection(element)));
		UiThread.waitUntil("it is selected", () -> !part.getSite().getSelectionProvider().getSelection().isEmpty());
		return tree(part);
	}

	/** Selects the first item that has none below it. */
	private static Tree leaf(IWorkbenchPart part) {
		var tree = tree(part);
		UiThread.waitUntil("an item is selected", () -> {
			var item = tree.getItem(0);
			while (item.getItemCount() > 0) {
				var event = new Event();
				event.item = item;
				tree.notifyListeners(SWT.Expand, event);
				item.setExpanded(true);
				item = item.getItem(0);
			}
			tree.setSelection(item);
			var event = new Event();
			event.item = item;
			tree.notifyListeners(SWT.Selection, event);
			return !item.getText().isEmpty() && !part.getSite().getSelectionProvider().getSelection().isEmpty();
		});
		return tree;
	}

	private static ITextEditor edit(IFile file, String editor, String at) {
		return UiThread.get(() -> {
			var opened = (ITextEditor) IDE.openEditor(Parts.page(), file, editor);
			opened.selectAndReveal(opened.getDocumentProvider().getDocument(opened.getEditorInput()).get().indexOf(at),
					0);
			return opened;
		});
	}

	private static StyledText text(ITextEditor editor) {
		return (StyledText) Objects.requireNonNull(editor.getAdapter(Control.class));
	}

	/** What changes on the way to what is photographed. */
	@FunctionalInterface
	private interface Way<T extends Control> {
		void go(T from) throws Exception;
	}

	private static void menu(String name, Callable<? extends Control> place) throws Exception {
		picture(name, () -> {
			var control = inFront(place);
			UiThread.run(() -> maximize(true));
			pause(2 * DRAWN_MS);
			UiThread.run(control::forceFocus);
			pause(DRAWN_MS);
			return control;
		}, PlacesTour::openMenu);
		if (isWanted(name)) {
			press(SWT.ESC);
			press(SWT.ESC);
			press(SWT.ESC);
			UiThread.run(() -> maximize(false));
		}
	}

	/** The source of a stopped program may come to the front late; whose menu is meant depends on what is active. */
	private static Control inFront(Callable<? extends Control> place) throws Exception {
		for (var i = 0; i < MOST_ATTEMPTS; i++) {
			var control = place.call();
			UiThread.run(control::forceFocus);
			pause(2 * DRAWN_MS);
			if (UiThread.get(() -> Parts.controls(Parts.page().getActivePart(), Control.class).contains(control))) {
				return control;
			}
		}
		throw new AssertionError("it does not stay in front");
	}

	/** The keys do not stop at entries that are disabled. */
	private static void openMenu(Control control) throws Exception {
		UiThread.run(() -> {
			var menu = control.getMenu();
			menu.setLocation(control.toDisplay(Math.min(IN_THE_VIEW.x, control.getSize().x / 2), IN_THE_VIEW.y));
			menu.setVisible(true);
		});
		pause(DRAWN_MS);
		var below = UiThread.get(() -> {
			var items = Stream.of(control.getMenu().getItems())
					.filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0 && item.isEnabled()).map(MenuItem::getText)
					.toList();
			return items.size() - items.indexOf("OpenRouter");
		});
		for (var i = 0; i < below; i++) {
			press(SWT.ARROW_UP);
		}
		press(SWT.ARROW_RIGHT);
		pause(DRAWN_MS);
	}

	/** Keeps what changes, with what is around it. */
	private static <T extends Control> void picture(String name, Callable<T> before, Way<T> way) throws Exception {
		if (!isWanted(name)) {
			return;
		}
		var control = before.call();
		var view = UiThread.get(() -> {
			Control folder = control;
			while (!(folder instanceof CTabFolder)) {
				folder = folder.getParent();
			}
			return folder.toDisplay(0, 0);
		});
		var then = UiThread.get(PlacesTour::screen);
		way.go(control);
		var now = UiThread.get(PlacesTour::screen);
		save(name, now, shown(view, then, now));
	}

	private static boolean isWanted(String name) {
		return PLACES.contains("") || PLACES.contains(name);
	}

	/** For what the window system draws, which tells nobody when it has. */
	private static void pause(int milliseconds) throws Exception {
		var over = new CompletableFuture<Boolean>();
		UiThread.run(() -> UiThread.display().timerExec(milliseconds, () -> over.complete(true)));
		over.get();
	}

	private static void maximize(boolean maximized) {
		var page = Parts.page();
		page.setPartState(page.getReference(page.getActivePart()),
				maximized ? IWorkbenchPage.STATE_MAXIMIZED : IWorkbenchPage.STATE_RESTORED);
	}

	private static void press(int key) throws Exception {
		type(SWT.KeyDown, key, '\0');
		type(SWT.KeyUp, key, '\0');
	}

	private static void type(int type, int key, char character) throws Exception {
		var event = new Event();
		event.type = type;
		event.keyCode = key;
		event.character = character;
		UiThread.display().post(event);
		UiThread.settle();
		pause(BETWEEN_KEYS_MS);
	}

	private static ImageData screen() {
		var display = UiThread.display();
		var bounds = display.getBounds();
		var image = new Image(display, bounds.width, bounds.height);
		var gc = new GC(display);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		var data = image.getImageData();
		image.dispose();
		return data;
	}

	private static Rectangle shown(Point view, ImageData then, ImageData now) {
		var rows = new int[now.height];
		var columns = new int[now.width];
		for (var y = 0; y < now.height; y++) {
			for (var x = 0; x < now.width; x++) {
				if (then.getPixel(x, y) != now.getPixel(x, y)) {
					rows[y]++;
					columns[x]++;
				}
			}
		}
		var top = Math.max(view.y, first(rows) - ABOVE);
		return new Rectangle(view.x, top, Math.min(now.width, last(columns) + AROUND) - view.x,
				Math.min(now.height, last(rows) + AROUND) - top);
	}

	private static int first(int[] changes) {
		var at = 0;
		while (at < changes.length - 1 && changes[at] < LEAST_CHANGE) {
			at++;
		}
		return at;
	}

	private static int last(int[] changes) {
		var at = changes.length - 1;
		while (at > 0 && changes[at] < LEAST_CHANGE) {
			at--;
		}
		return at + 1;
	}

	private static void save(String name, ImageData screen, Rectangle part) {
		UiThread.run(() -> {
			var display = UiThread.display();
			var whole = new Image(display, screen);
			var image = new Image(display, part.width, part.height);
			var gc = new GC(image);
			gc.drawImage(whole, -part.x, -part.y);
			gc.dispose();
			var loader = new ImageLoader();
			loader.data = new ImageData[]{image.getImageData()};
			whole.dispose();
			image.dispose();
			loader.save(FOLDER.resolve(LOOK + "-" + name + ".png").toString(), SWT.IMAGE_PNG);
		});
	}
}
