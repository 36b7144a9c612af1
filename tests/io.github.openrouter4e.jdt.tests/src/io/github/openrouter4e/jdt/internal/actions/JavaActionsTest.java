package io.github.openrouter4e.jdt.internal.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.junit.JUnitCore;
import org.eclipse.jdt.ui.JavaUI;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.CodePart;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.PopupMenus;
import io.github.openrouter4e.testing.workbench.UiThread;

/** Actions on Java code in the views of JDT. One project, file and editor for all tests. */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("nls")
class JavaActionsTest {

	private static final String CHAT = "io.github.openrouter4e.ui.chat";
	private static final String CODE = """
			package a;

			import java.util.List;

			/** Counts. */
			@SuppressWarnings("{")
			public class Counter extends Object {

				/** How many. */
				private int count = 0;

				/** Counts { one. */
				@Deprecated
				int count(List<String> list) {
					Runnable later = new Runnable() {
						@Override
						public void run() {
							count++;
						}
					};
					return missing;
				}

				static class Inner {
					void other() {
					}
				}
			}
			""";
	private static final String TEST = """
			package a;

			class CounterTest {
				void counts() {
					throw new AssertionError();
				}
			}
			""";

	private static JavaBench bench;
	private static IFile file;
	private static ITextEditor editor;

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		bench = new JavaBench("actions");
		file = bench.file("src/a/Counter.java", CODE);
		bench.file("src/a/CounterTest.java", TEST);
		bench.build();
		UiThread.get(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			editor = (ITextEditor) JavaUI.openInEditor(JavaCore.create(file));
			return null;
		});
	}

	@AfterAll
	static void close() throws Exception {
		UiThread.get(() -> {
			Parts.page().closeAllEditors(false);
			return null;
		});
		bench.close();
	}

	private static IWorkbenchPart view(String id) {
		return UiThread.get(() -> Parts.page().showView(id));
	}

	private static List<String> popup(IWorkbenchPart view) {
		return UiThread.get(() -> PopupMenus.entries(Parts.controls(view, Tree.class).getFirst()));
	}

	private static void select(IWorkbenchPart view, Object element) {
		UiThread.get(() -> {
			((ISetSelectionTarget) view).selectReveal(new StructuredSelection(element));
			return null;
		});
		UiThread.waitUntil("it is selected", () -> view.getSite().getSelectionProvider().getSelection()
				.equals(new StructuredSelection(element)));
	}

	@Test
	@Order(1)
	void openingTheMenusActivatesNothing() throws Exception {
		var sleeping = Stream.of("io.github.openrouter4e.editor", "io.github.openrouter4e.ui")
				.filter(bundle -> Platform.getBundle(bundle).getState() != Bundle.ACTIVE).toList(); // other tests may be first
		var menus = new LinkedHashMap<String, Integer>();
		menus.put("editor", UiThread.get(() -> PopupMenus
				.entries((StyledText) editor.getAdapter(Control.class))).size());
		var packages = view(JavaUI.ID_PACKAGES);
		var method = unit().getType("Counter").getMethods()[0];
		select(packages, method);
		menus.put("method", popup(packages).size());
		select(packages, unit());
		menus.put("file", popup(packages).size());
		select(packages, unit().getParent());
		menus.put("package", popup(packages).size());
		var outline = (ContentOutline) view("org.eclipse.ui.views.ContentOutline");
		UiThread.get(() -> {
			Parts.page().activate(editor);
			Parts.page().activate(outline);
			outline.setSelection(new StructuredSelection(method));
			return null;
		});
		UiThread.waitUntil("the method is selected", () -> !outline.getSelection().isEmpty());
		menus.put("outline", popup(outline).size());
		assertEquals(Map.of("editor", 10, "method", 10, "file", 10, "package", 0, "outline", 10), menus);
		for (var bundle : sleeping) {
			assertNotEquals(Bundle.ACTIVE, Platform.getBundle(bundle).getState(), bundle);
		}
	}

	private static ICompilationUnit unit() {
		return (ICompilationUnit) JavaCore.create(file);
	}

	@Test
	@Order(2)
	void aMethodBringsItsTypeFieldsAndImports() throws Exception {
		var inRun = JavaParts.around(file, CODE.indexOf("count++")).orElseThrow();
		assertEquals(new CodePart("""
				package a;

				import java.util.List;

				@SuppressWarnings("{")
				public class Counter extends Object {
					private int count = 0;
				\u2026
					/** Counts { one. */
					@Deprecated
					int count(List<String> list) {
						Runnable later = new Runnable() {
							@Override
							public void run() {
								count++;
							}
						};
						return missing;
					}""", 12, 22, "Java 21"), inRun);
		var inner = JavaParts.around(file, CODE.indexOf("other")).orElseThrow().code();
		assertTrue(inner.contains("\tstatic class Inner {\n\u2026\n\t\tvoid other() {"), inner);
	}

	@Test
	@Order(3)
	void aFileThatIsInNoSourceFolderIsLeftToOthers() throws Exception {
		assertTrue(JavaParts.around(bench.file("Loose.java", CODE), CODE.indexOf("missing")).isEmpty());
	}

	@Test
	@Order(4)
	void aMemberOfAViewIsRead() throws Exception {
		var subject = MembersSubject.of(List.of(unit().getType("Counter").getMethods()[0]));
		var material = subject.read(false, new NullProgressMonitor());
		assertEquals(List.of("Java 21: actions/src/a/Counter.java (lines 12\u201322)"),
				material.attachments().stream().map(Attachment::name).toList());
	}

	@Test
	@Order(4)
	void ofManyMembersTheFirstAreReadAndTheUserIsTold() throws Exception {
		var method = unit().getType("Counter").getMethods()[0];
		assertEquals(List.of(),
				MembersSubject.of(Collections.nCopies(20, method)).read(false, new NullProgressMonitor())
						.notes());
		var material = MembersSubject.of(Collections.nCopies(21, method)).read(false, new NullProgressMonitor());
		assertEquals(20, material.attachments().size());
		assertEquals(List.of(NLS.bind(Messages.MembersSubject_tooMany, "20", "21")), material.notes());
	}

	@Test
	@Order(5)
	void aFailedTestBringsItsSourceItsValuesAndTheCode(@TempDir Path folder) throws Exception {
		var run = Files.writeString(folder.resolve("run.xml"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<testrun name="r" project="actions" tests="1" started="1" failures="1" errors="0" ignored="0">
				<testsuite name="a.CounterTest" time="0.1">
				<testcase name="counts()" classname="a.CounterTest" time="0.1">
				<failure>
				<expected>1</expected>
				<actual>2</actual>
				org.opentest4j.AssertionFailedError: expected: 1 but was: 2
					at a.Counter.count(Counter.java:21)
					at a.CounterTest.counts(CounterTest.java:5)
				</failure>
				</testcase>
				</testsuite>
				</testrun>
				""");
		var session = JUnitCore.importTestRunSession(run.toFile());
		var subject = TestsSubject.of(List.of(session));
		assertNotNull(subject);
		var material = subject.read(false, new NullProgressMonitor());
		assertEquals(Material.Kind.TEST, material.kind());
		assertEquals(List.of(Messages.TestsSubject_name, "Java 21: actions/src/a/CounterTest.java (lines 4\u20136)",
				"actions/src/a/Counter.java (lines 11\u201328)"),
				material.attachments().stream().map(Attachment::name).toList());
		var text = material.context().selection();
		assertTrue(text.contains("expected: 1\nactual: 2\n"), text);
		assertTrue(text.contains("at a.Counter.count(Counter.java:21)"), text);
	}

	@Test
	@Order(6)
	void aQuickAssistFillsInThePrompt() throws Exception {
		UiThread.waitUntil("the error is found", () -> {
			var annotations = editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
			var texts = new ArrayList<String>();
			annotations.getAnnotationIterator().forEachRemaining(annotation -> texts.add(annotation.getText()));
			return texts.toString().contains("missing");
		});
		UiThread.get(() -> {
			Parts.page().activate(editor);
			editor.selectAndReveal(CODE.indexOf("missing"), 0);
			var proposals = new JavaAssist().getAssists(null, null);
			assertEquals(2, proposals.length);
			assertTrue(proposals[0].getRelevance() > proposals[1].getRelevance());
			assertNotNull(proposals[0].getImage());
			proposals[0].apply(null);
			return null;
		});
		UiThread.waitUntil("the prompt and its attachments are shown", () -> {
			var chat = Parts.page().findView(CHAT);
			var chips = chat == null
					? Stream.<String>empty()
					: Parts.controls(chat, Button.class).stream()
							.filter(button -> "openrouter.chip.open"
									.equals(button.getData("org.eclipse.swtbot.widget.key")))
							.map(Button::getToolTipText);
			var names = chips.toList();
			return names.size() == 2 && names.get(0).contains("lines 12\u201322") && names.get(1).contains("Problems");
		});
	}
}
