package io.github.openrouter4e.editor.internal.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.dialogs.IDialogConstants;
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
		Workbench.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		Platform.addLogListener(LOG);
		file = Workbench.get(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			return Workbench.file(folder, PROJECT, "A.txt", CODE);
		});
	}

	@AfterAll
	static void close() {
		Workbench.get(() -> {
			Workbench.page().closeAllEditors(false);
			file.getProject().delete(true, null);
			return null;
		});
		Platform.removeLogListener(LOG);
		assertEquals(List.of(), LOGGED);
	}

	private static StyledText editor() throws Exception {
		return (StyledText) IDE.openEditor(Workbench.page(), file, "org.eclipse.ui.DefaultTextEditor")
				.getAdapter(Control.class);
	}

	private static IWorkbenchPart view(String id) throws Exception {
		return Workbench.page().showView(id);
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
		Workbench.waitUntil("the tree has a leaf", () -> {
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
	private static IWorkbenchPart console(String text) {
		var view = Workbench.get(() -> {
			var console = new MessageConsole("Test", null);
			ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[]{console});
			var shown = view("org.eclipse.ui.console.ConsoleView");
			ConsolePlugin.getDefault().getConsoleManager().showConsoleView(console);
			try (var out = console.newMessageStream()) {
				out.print(text);
			}
			return shown;
		});
		Workbench.waitUntil("the console shows the text", () -> Workbench.controls(view, StyledText.class).stream()
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
							&& !name.startsWith("io.github.openrouter4e.editor.")) {
						names.add(name);
					}
				}, null);

		@Override
		public void close() {
			registration.unregister();
		}
	}

	@Test
	@Order(1)
	void openingTheMenusLoadsNoOtherBundle() throws Exception {
		var menus = new HashMap<String, List<String>>();
		var wanted = new HashMap<String, List<String>>();
		try (var loaded = new Loaded()) {
			menus.put("text editor", Workbench.get(() -> Workbench.popup(editor())));
			wanted.put("text editor", FOR_CODE);

			Workbench.get(() -> marker(IMarker.PROBLEM, "x cannot be resolved"));
			var problems = Workbench.get(() -> view("org.eclipse.ui.views.ProblemView"));
			var tree = leaf(problems);
			menus.put("Problems", Workbench.get(() -> Workbench.popup(tree)));
			wanted.put("Problems", FOR_OUTPUT);

			Workbench.get(() -> marker(IMarker.TASK, "Write it"));
			var tasks = Workbench.get(() -> view("org.eclipse.ui.views.TaskList"));
			var taskTree = leaf(tasks);
			menus.put("Tasks", Workbench.get(() -> Workbench.popup(taskTree)));
			wanted.put("Tasks", FOR_OUTPUT);

			var explorer = Workbench.get(() -> view("org.eclipse.ui.navigator.ProjectExplorer"));
			Workbench.get(() -> {
				((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(file));
				return null;
			});
			Workbench.waitUntil("the file is selected", () -> explorer.getSite().getSelectionProvider().getSelection()
					.equals(new StructuredSelection(file)));
			menus.put("Project Explorer", Workbench.get(() -> Workbench
					.popup(Workbench.controls(explorer, Tree.class).getFirst())));
			wanted.put("Project Explorer", FOR_CODE);
			Workbench.get(() -> {
				((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(file.getProject()));
				return null;
			});
			Workbench.waitUntil("the project is selected",
					() -> explorer.getSite().getSelectionProvider().getSelection()
							.equals(new StructuredSelection(file.getProject())));
			menus.put("project", Workbench.get(() -> Workbench
					.popup(Workbench.controls(explorer, Tree.class).getFirst())));
			wanted.put("project", List.of());

			var consoles = console("out");
			menus.put("console", Workbench.get(() -> Workbench
					.popup(Workbench.controls(consoles, StyledText.class).getFirst())));
			wanted.put("console", FOR_OUTPUT);

			Platform.getLog(FrameworkUtil.getBundle(EditorMenusTest.class)).warn("for the Error Log");
			var log = Workbench.get(() -> view("org.eclipse.pde.runtime.LogView"));
			var entries = leaf(log);
			menus.put("Error Log", Workbench.get(() -> Workbench.popup(entries)));
			wanted.put("Error Log", FOR_OUTPUT);

			assertEquals(wanted, menus);
			assertEquals(List.of(), loaded.names);
		}
	}

	@Test
	@Order(2)
	void theReusablePromptsAreListed() {
		assertEquals(List.of("Explain", "Review", "Write tests", "Document"), Workbench.get(() -> Workbench
				.savedPrompts(editor(), "Reusable Prompts")));
	}

	@Test
	@Order(3)
	void eachKeyIsFree() {
		var taken = new ArrayList<String>();
		Workbench.get(() -> {
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
		Workbench.get(() -> {
			var text = editor();
			text.setSelection(CODE.indexOf("return"));
			Workbench.execute(ACTION + "fix");
			return null;
		});
		assertComposer(Messages.ActionPrompts_fixProblem, "lines 2\u20134", "Problems");
	}

	@Test
	@Order(5)
	void aProblemBringsItsCode() throws Exception {
		var problems = Workbench.get(() -> view("org.eclipse.ui.views.ProblemView"));
		leaf(problems);
		Workbench.get(() -> {
			Workbench.execute(ACTION + "explain");
			return null;
		});
		assertComposer(Messages.ActionPrompts_explainProblem, "Problems", "lines 2\u20134");
	}

	@Test
	@Order(6)
	void aConsoleBringsTheSourceOfItsTrace() throws Exception {
		Workbench.get(() -> {
			Workbench.file(folder, PROJECT, "B.java", "class B {\n}\n");
			return null;
		});
		console("Exception\n\tat B.main(B.java:1)\n");
		Workbench.get(() -> {
			Workbench.execute(ACTION + "explain");
			return null;
		});
		assertComposer(Messages.ActionPrompts_explainOutput, "Console", "lines 1\u20132");
	}

	@Test
	@Order(7)
	void whatIsExcludedIsAskedAbout() throws Exception {
		Workbench.get(() -> {
			Workbench.file(folder, PROJECT, ".aiignore", "Private.txt\n");
			IDE.openEditor(Workbench.page(), Workbench.file(folder, PROJECT, "Private.txt", CODE),
					"org.eclipse.ui.DefaultTextEditor");
			Workbench.execute(ACTION + "review");
			return null;
		});
		press(Messages.WorkbenchEditorActions_leaveOut);
		Workbench.waitUntil("nothing is left to do", () -> Job.getJobManager().isIdle());
		assertNull(Workbench.get(() -> Workbench.page().findView(CHAT)));
		Workbench.get(() -> {
			Workbench.execute(ACTION + "review");
			return null;
		});
		press(Messages.WorkbenchEditorActions_take);
		assertComposer(Messages.ActionPrompts_review, "Private.txt");
	}

	private static void press(String button) {
		Workbench.waitUntil("it is asked", () -> {
			var found = Stream.of(PlatformUI.getWorkbench().getDisplay().getShells())
					.flatMap(shell -> Workbench.all(shell, Button.class))
					.filter(shown -> shown.getText().equals(button)).toList();
			found.stream().findFirst().ifPresent(shown -> shown.notifyListeners(SWT.Selection, new Event()));
			return !found.isEmpty();
		});
	}

	@Test
	@Order(8)
	void ofAConsoleOnlyTheLastLinesAreTakenDown() throws Exception {
		var text = "line\n".repeat(200_000) + "last";
		var view = console(text);
		var subject = Workbench.get(() -> PlatformSubjects.of(view, StructuredSelection.EMPTY));
		var sent = subject.read(false, new NullProgressMonitor()).context().selection();
		assertEquals("line\n".repeat(199) + "last", sent);
	}

	@Test
	@Order(10)
	void aFileThatIsNoTextIsNoQuestion() throws Exception {
		Workbench.get(() -> {
			var binary = Workbench.file(folder, PROJECT, "b.bin", "\0\0\0");
			Workbench.page().activate(view("org.eclipse.ui.navigator.ProjectExplorer"));
			((ISetSelectionTarget) view("org.eclipse.ui.navigator.ProjectExplorer"))
					.selectReveal(new StructuredSelection(binary));
			return null;
		});
		Workbench.waitUntil("the file is selected", () -> Workbench.page().getActivePart().getSite()
				.getSelectionProvider().getSelection().toString().contains("b.bin"));
		Workbench.get(() -> {
			Workbench.execute(ACTION + "explain");
			return null;
		});
		press(IDialogConstants.OK_LABEL);
		assertNull(Workbench.get(() -> Workbench.page().findView(CHAT)));
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
	}

	/** That the composer of the chat has a prompt and chips, each with a part of its name. */
	private static void assertComposer(String text, String... chips) {
		Workbench.waitUntil("the composer has the prompt", () -> {
			var chat = Workbench.page().findView(CHAT);
			return chat != null && Workbench.controls(chat, StyledText.class).stream()
					.anyMatch(shown -> shown.getText().equals(text));
		});
		var shown = Workbench.get(() -> Workbench
				.controls(Workbench.page().findView(CHAT), Button.class).stream()
				.filter(button -> "openrouter.chip.open".equals(button.getData("org.eclipse.swtbot.widget.key")))
				.map(Button::getToolTipText).toList());
		assertEquals(chips.length, shown.size(), shown::toString);
		for (var i = 0; i < chips.length; i++) {
			assertEquals(true, shown.get(i).contains(chips[i]), shown.get(i));
		}
		Workbench.get(() -> {
			Workbench.page().hideView(Workbench.page().findView(CHAT));
			return null;
		});
	}
}
