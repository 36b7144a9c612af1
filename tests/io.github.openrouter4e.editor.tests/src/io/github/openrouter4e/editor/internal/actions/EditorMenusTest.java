package io.github.openrouter4e.editor.internal.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.menu.MMenu;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuElement;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingHook;

import io.github.openrouter4e.editor.internal.subjects.PlatformSubjects;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.PopupMenus;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.testing.workbench.UiThread;

/** The menu "OpenRouter" in the popup menus of the platform. One file and one project for all tests. */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("nls")
class EditorMenusTest {

	private static final String PROJECT = "menus";
	private static final String CHAT = "io.github.openrouter4e.ui.chat";
	private static final String ACTION = "io.github.openrouter4e.editor.";
	private static final List<String> FOR_CODE = List.of("OpenRouter", "  Explain", "  Fix", "  Document",
			"  Write Tests", "  Refactor", "  Simplify", "  Review", "  Ask\u2026", "  Reusable Prompts");
	private static final List<String> FOR_OUTPUT = List.of("OpenRouter", "  Explain", "  Fix", "  Ask\u2026",
			"  Reusable Prompts");
	private static final String CODE = "class A {\n\tint f() {\n\t\treturn x;\n\t}\n}\n";

	@TempDir
	static Path folder;
	private static IFile file;
	private static final List<IStatus> LOGGED = new CopyOnWriteArrayList<>();
	private static final ILogListener LOG = (status, plugin) -> {
		if (status.getSeverity() == IStatus.ERROR) {
			LOGGED.add(status);
		}
	};

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		Platform.addLogListener(LOG);
		file = UiThread.get(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			return Projects.file(folder, PROJECT, "A.txt", CODE);
		});
	}

	@AfterAll
	static void close() {
		UiThread.get(() -> {
			Parts.page().closeAllEditors(false);
			file.getProject().delete(true, null);
			return null;
		});
		Platform.removeLogListener(LOG);
		assertEquals(List.of(), LOGGED);
	}

	private static StyledText editor() throws Exception {
		return (StyledText) IDE.openEditor(Parts.page(), file, "org.eclipse.ui.DefaultTextEditor")
				.getAdapter(Control.class);
	}

	private static IWorkbenchPart view(String id) throws Exception {
		return Parts.page().showView(id);
	}

	private static IMarker marker(String type, String message) throws Exception {
		var marker = file.createMarker(type);
		marker.setAttributes(Map.of(IMarker.MESSAGE, message, IMarker.LINE_NUMBER, 3, IMarker.SEVERITY,
				IMarker.SEVERITY_ERROR));
		return marker;
	}

	/** Selects the first leaf as soon as there is one. */
	private static Tree leaf(IWorkbenchPart view) {
		var viewer = (TreeViewer) view.getSite().getSelectionProvider();
		UiThread.waitUntil("the tree has a leaf", () -> {
			var content = (ITreeContentProvider) viewer.getContentProvider();
			var level = content.getElements(viewer.getInput());
			while (level.length > 0 && content.hasChildren(level[0])) {
				viewer.setExpandedState(level[0], true);
				level = content.getChildren(level[0]);
			}
			viewer.setSelection(level.length == 0 ? StructuredSelection.EMPTY : new StructuredSelection(level[0]));
			return !viewer.getSelection().isEmpty();
		});
		return viewer.getTree();
	}

	/** A console that shows a text, on top in its view. */
	static IWorkbenchPart console(String text) {
		var view = UiThread.get(() -> {
			var console = new MessageConsole("Test", null);
			ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[]{console});
			var shown = view("org.eclipse.ui.console.ConsoleView");
			ConsolePlugin.getDefault().getConsoleManager().showConsoleView(console);
			try (var out = console.newMessageStream()) {
				out.print(text);
			}
			return shown;
		});
		UiThread.waitUntil("the console shows the text", () -> Parts.controls(view, StyledText.class).stream()
				.anyMatch(control -> control.getText().equals(text)));
		return view;
	}

	/** Classes of our other bundles that are defined while it is open; this one is active because of the test. */
	private static final class Loaded implements AutoCloseable {

		final List<String> names = new CopyOnWriteArrayList<>();
		private final ServiceRegistration<?> registration = FrameworkUtil
				.getBundle(EditorMenusTest.class).getBundleContext().registerService(WeavingHook.class, woven -> {
					var name = woven.getClassName();
					if (name.startsWith("io.github.openrouter4e.")
							&& !name.startsWith("io.github.openrouter4e.editor.")
							&& !name.startsWith("io.github.openrouter4e.testing.")) {
						names.add(name);
					}
				}, null);

		@Override
		public void close() {
			registration.unregister();
		}
	}

	/** Whatever else of ours there is before the menu is opened makes each popup menu slower. */
	@Test
	@Order(0)
	void whatIsInTheMenuIsMadeWhenItOpens() {
		var made = inPopup(popup -> {
			var part = Parts.page().getActiveEditor().getSite().getService(MPart.class);
			return ours(part.getMenus()).map(MMenuElement::getElementId).toList();
		});
		assertEquals(List.of(ACTION + "edit", ACTION + "menu.code", ACTION + "items.code"), made);
		assertEquals(0, inPopup(popup -> ours(popup).getItemCount()));
	}

	@Test
	@Order(3)
	void eachEntryTellsItsKey() {
		assumeTrue("gtk".equals(SWT.getPlatform()), "others draw it");
		var keys = inPopup(popup -> {
			var menu = ours(popup);
			menu.notifyListeners(SWT.Show, new Event());
			var told = Stream.of(menu.getItems()).filter(item -> (item.getStyle() & SWT.PUSH) != 0)
					.map(item -> String.valueOf(item.getToolTipText())).toList();
			menu.notifyListeners(SWT.Hide, new Event());
			return told;
		});
		assertEquals(Stream.of("E", "F", "M", "U", "G", "A", "W", "I").map("Shift+Alt+Q "::concat).toList(), keys);
	}

	/** What something is while the popup menu of the editor is open. */
	private static <T> T inPopup(Function<Menu, T> what) {
		return UiThread.get(() -> {
			var popup = editor().getMenu();
			popup.notifyListeners(SWT.Show, new Event());
			try {
				return what.apply(popup);
			} finally {
				popup.notifyListeners(SWT.Hide, new Event());
			}
		});
	}

	private static Menu ours(Menu popup) {
		return Stream.of(popup.getItems()).filter(item -> item.getText().equals("OpenRouter")).findFirst()
				.orElseThrow().getMenu();
	}

	/** With everything that is in a menu of ours. */
	private static Stream<MMenuElement> ours(List<? extends MMenuElement> elements) {
		return elements.stream().flatMap(element -> {
			var isOurs = String.valueOf(element.getElementId()).startsWith(ACTION);
			var inner = element instanceof MMenu menu ? menu.getChildren() : List.<MMenuElement>of();
			return isOurs ? Stream.concat(Stream.of(element), inner.stream()) : ours(inner);
		});
	}

	@Test
	@Order(1)
	void openingTheMenusLoadsNoOtherBundle() throws Exception {
		var menus = new HashMap<String, List<String>>();
		var wanted = new HashMap<String, List<String>>();
		try (var loaded = new Loaded()) {
			menus.put("text editor", UiThread.get(() -> PopupMenus.entries(editor())));
			wanted.put("text editor", FOR_CODE);

			UiThread.get(() -> marker(IMarker.PROBLEM, "x cannot be resolved"));
			var problems = UiThread.get(() -> view("org.eclipse.ui.views.ProblemView"));
			var tree = leaf(problems);
			menus.put("Problems", UiThread.get(() -> PopupMenus.entries(tree)));
			wanted.put("Problems", FOR_OUTPUT);

			UiThread.get(() -> marker(IMarker.TASK, "Write it"));
			var tasks = UiThread.get(() -> view("org.eclipse.ui.views.TaskList"));
			var taskTree = leaf(tasks);
			menus.put("Tasks", UiThread.get(() -> PopupMenus.entries(taskTree)));
			wanted.put("Tasks", FOR_OUTPUT);

			var explorer = UiThread.get(() -> view("org.eclipse.ui.navigator.ProjectExplorer"));
			UiThread.get(() -> {
				((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(file));
				return null;
			});
			UiThread.waitUntil("the file is selected", () -> explorer.getSite().getSelectionProvider().getSelection()
					.equals(new StructuredSelection(file)));
			menus.put("Project Explorer", UiThread.get(() -> PopupMenus
					.entries(Parts.controls(explorer, Tree.class).getFirst())));
			wanted.put("Project Explorer", FOR_CODE);
			UiThread.get(() -> {
				((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(file.getProject()));
				return null;
			});
			UiThread.waitUntil("the project is selected",
					() -> explorer.getSite().getSelectionProvider().getSelection()
							.equals(new StructuredSelection(file.getProject())));
			menus.put("project", UiThread.get(() -> PopupMenus
					.entries(Parts.controls(explorer, Tree.class).getFirst())));
			wanted.put("project", List.of());

			var consoles = console("out");
			menus.put("console", UiThread.get(() -> PopupMenus
					.entries(Parts.controls(consoles, StyledText.class).getFirst())));
			wanted.put("console", FOR_OUTPUT);

			Platform.getLog(FrameworkUtil.getBundle(EditorMenusTest.class)).warn("for the Error Log");
			var log = UiThread.get(() -> view("org.eclipse.pde.runtime.LogView"));
			var entries = leaf(log);
			menus.put("Error Log", UiThread.get(() -> PopupMenus.entries(entries)));
			wanted.put("Error Log", FOR_OUTPUT);

			assertEquals(wanted, menus);
			assertEquals(List.of(), loaded.names);
		}
	}

	@Test
	@Order(2)
	void theReusablePromptsAreListed() {
		assertEquals(List.of("Explain", "Review", "Write tests", "Document"), UiThread.get(() -> PopupMenus
				.entries(editor(), "Reusable Prompts")));
	}

	@Test
	@Order(3)
	void eachKeyIsFree() {
		var taken = new ArrayList<String>();
		UiThread.get(() -> {
			var all = PlatformUI.getWorkbench().getService(IBindingService.class).getBindings();
			for (Binding ours : all) {
				if (id(ours).startsWith(ACTION)) {
					for (Binding other : all) {
						if (!id(other).startsWith(ACTION) && !id(other).isEmpty()
								&& other.getTriggerSequence().equals(ours.getTriggerSequence())) {
							taken.add(ours.getTriggerSequence() + " " + id(ours) + ", " + id(other));
						}
					}
				}
			}
			return null;
		});
		assertEquals(List.of(), taken);
	}

	private static String id(Binding binding) {
		return binding.getParameterizedCommand() == null ? "" : binding.getParameterizedCommand().getId();
	}

	@Test
	@Order(4)
	void theMethodAndItsProblemGoToTheComposerAndAreNotSent() throws Exception {
		UiThread.get(() -> {
			var text = editor();
			text.setSelection(CODE.indexOf("return"));
			Parts.execute(ACTION + "fix");
			return null;
		});
		assertComposer(Messages.ActionPrompts_fixProblem, "lines 2\u20134", "Problems");
	}

	@Test
	@Order(5)
	void aProblemBringsItsCode() throws Exception {
		var problems = UiThread.get(() -> view("org.eclipse.ui.views.ProblemView"));
		leaf(problems);
		UiThread.get(() -> {
			Parts.execute(ACTION + "explain");
			return null;
		});
		assertComposer(Messages.ActionPrompts_explainProblem, "Problems", "lines 2\u20134");
	}

	@Test
	@Order(5)
	void aGroupOfProblemsBringsWhatIsInIt() throws Exception {
		var problems = UiThread.get(() -> view("org.eclipse.ui.views.ProblemView"));
		var tree = leaf(problems);
		UiThread.get(() -> {
			var group = tree.getSelection()[0].getParentItem();
			problems.getSite().getSelectionProvider().setSelection(new StructuredSelection(group.getData()));
			Parts.execute(ACTION + "explain");
			return null;
		});
		assertComposer(Messages.ActionPrompts_explainProblem, "Problems", "lines 2\u20134");
	}

	@Test
	@Order(6)
	void aConsoleBringsTheSourceOfItsTrace() throws Exception {
		UiThread.get(() -> {
			Projects.file(folder, PROJECT, "B.java", "class B {\n}\n");
			return null;
		});
		console("Exception\n\tat B.main(B.java:1)\n");
		UiThread.get(() -> {
			Parts.execute(ACTION + "explain");
			return null;
		});
		assertComposer(Messages.ActionPrompts_explainOutput, "Console", "lines 1\u20132");
	}

	@Test
	@Order(7)
	void whatIsExcludedIsAskedAbout() throws Exception {
		UiThread.get(() -> {
			Projects.file(folder, PROJECT, ".aiignore", "Private.txt\n");
			IDE.openEditor(Parts.page(), Projects.file(folder, PROJECT, "Private.txt", CODE),
					"org.eclipse.ui.DefaultTextEditor");
			Parts.execute(ACTION + "review");
			return null;
		});
		press(Messages.WorkbenchEditorActions_leaveOut);
		UiThread.waitUntil("nothing is left to do", () -> Job.getJobManager().isIdle());
		UiThread.settle(); // what the last job may have left for it to do
		assertNull(UiThread.get(() -> Parts.page().findView(CHAT)));
		UiThread.get(() -> {
			Parts.execute(ACTION + "review");
			return null;
		});
		press(Messages.WorkbenchEditorActions_take);
		assertComposer(Messages.ActionPrompts_review, "Private.txt");
	}

	/** Presses a button of a dialog, and waits until what comes of it on the UI thread is done. */
	static void press(String button) {
		var dialog = UiThread.waitFor("it is asked", () -> {
			var found = Stream.of(PlatformUI.getWorkbench().getDisplay().getShells())
					.flatMap(shell -> Parts.controls(shell, Button.class))
					.filter(shown -> shown.getText().equals(button)).findFirst();
			var shell = found.map(Button::getShell).orElse(null);
			found.ifPresent(shown -> shown.notifyListeners(SWT.Selection, new Event()));
			return shell;
		});
		UiThread.waitUntil("the dialog is closed", dialog::isDisposed);
		UiThread.settle();
	}

	@Test
	@Order(8)
	void ofAConsoleOnlyTheLastLinesAreTakenDown() throws Exception {
		var text = "line\n".repeat(200_000) + "last";
		var view = console(text);
		var subject = UiThread.get(() -> PlatformSubjects.of(view, StructuredSelection.EMPTY));
		var sent = subject.read(false, new NullProgressMonitor()).context().selection();
		assertEquals("line\n".repeat(199) + "last", sent);
	}

	@Test
	@Order(10)
	void aFileThatIsNoTextIsNoQuestion() throws Exception {
		UiThread.get(() -> {
			var binary = Projects.file(folder, PROJECT, "b.bin", "\0\0\0");
			Parts.page().activate(view("org.eclipse.ui.navigator.ProjectExplorer"));
			((ISetSelectionTarget) view("org.eclipse.ui.navigator.ProjectExplorer"))
					.selectReveal(new StructuredSelection(binary));
			return null;
		});
		UiThread.waitUntil("the file is selected", () -> Parts.page().getActivePart().getSite()
				.getSelectionProvider().getSelection().toString().contains("b.bin"));
		UiThread.get(() -> {
			Parts.execute(ACTION + "explain");
			return null;
		});
		press(IDialogConstants.OK_LABEL);
		assertNull(UiThread.get(() -> Parts.page().findView(CHAT)));
	}

	/** The generic editor knows the processor by its extension point alone. */
	@Test
	@Order(9)
	void theGenericEditorHasQuickAssists() throws Exception {
		var ours = Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor(
				"org.eclipse.ui.genericeditor.quickAssistProcessors"))
				.filter(element -> element.getContributor().getName().equals("io.github.openrouter4e.editor")).toList();
		assertEquals(1, ours.size());
		var processor = (IQuickAssistProcessor) ours.getFirst().createExecutableExtension("class");
		assertEquals(List.of(Messages.ActionProposal_explain, Messages.ActionProposal_ask),
				Stream.of(processor.computeQuickAssistProposals(null)).map(ICompletionProposal::getDisplayString)
						.toList());
		UiThread.run(() -> {
			var icon = processor.computeQuickAssistProposals(null)[0].getImage();
			var all = JFaceResources.getImageRegistry(); // of all plug-ins
			assertSame(icon, all.get("io.github.openrouter4e.editor/openrouter"));
			assertNull(all.getDescriptor("/icons/openrouter.png"));
		});
	}

	/** That the composer of the chat has a prompt and chips, each with a part of its name. */
	static void assertComposer(String text, String... chips) {
		UiThread.waitUntil("the composer has the prompt", () -> {
			var chat = Parts.page().findView(CHAT);
			return chat != null && Parts.controls(chat, StyledText.class).stream()
					.anyMatch(shown -> shown.getText().equals(text));
		});
		var shown = UiThread.get(() -> Parts
				.controls(Parts.page().findView(CHAT), Button.class).stream()
				.filter(button -> "openrouter.chip.open".equals(button.getData("org.eclipse.swtbot.widget.key")))
				.map(Button::getToolTipText).toList());
		assertEquals(chips.length, shown.size(), shown::toString);
		for (var i = 0; i < chips.length; i++) {
			assertEquals(true, shown.get(i).contains(chips[i]), shown.get(i));
		}
		UiThread.get(() -> {
			Parts.page().hideView(Parts.page().findView(CHAT));
			return null;
		});
	}
}
