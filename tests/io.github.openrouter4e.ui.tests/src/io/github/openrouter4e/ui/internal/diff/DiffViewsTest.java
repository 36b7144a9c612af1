package io.github.openrouter4e.ui.internal.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ISaveablesSource;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.Saveable;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.internal.PartSite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.ui.Diff;
import io.github.openrouter4e.ui.DiffViews;
import io.github.openrouter4e.ui.FileDiff;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Diffs in the compare editor of the running workbench. */
@WorkbenchTest
@SuppressWarnings({"nls", "restriction"})
class DiffViewsTest {

	private static final String PROBLEMS = "org.eclipse.ui.views.ProblemView";

	private final WorkbenchDiffViews views = new WorkbenchDiffViews(
			FrameworkUtil.getBundle(WorkbenchDiffViews.class).getBundleContext());
	private IWorkbenchPage page;

	@BeforeEach
	void begin() {
		page = UiThread.get(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage());
	}

	@AfterEach
	void end() {
		UiThread.run(() -> page.closeAllEditors(false));
	}

	@Test
	void isAService() {
		var context = FrameworkUtil.getBundle(WorkbenchDiffViews.class).getBundleContext();
		ServiceReference<DiffViews> reference = context.getServiceReference(DiffViews.class);
		assertNotNull(reference);
		assertTrue(context.getService(reference).isSupported());
		context.ungetService(reference);
	}

	@Test
	void bothTextsAreShownAndCannotBeChanged() {
		open(diff("one\ntwo\n", "one\n2\n"));
		awaitTexts("one\ntwo\n", "one\n2\n");
		for (var text : texts()) {
			assertFalse(UiThread.get(text::getEditable));
		}
		assertFalse(UiThread.get(() -> only().isDirty()));
		assertEquals("Review", UiThread.get(() -> only().getTitle()));
	}

	@Test
	void equalTextsAreShownToo() {
		open(diff("same\n", "same\n"));
		awaitTexts("same\n", "same\n");
	}

	@Test
	void lineEndsAreKept() {
		open(diff("a\r\nb\r\n", "a\nb\n"));
		awaitTexts("a\r\nb\r\n", "a\nb\n");
	}

	@Test
	void whatHidesInATextIsVisible() {
		open(diff("if (admin)\n", "if (\u202Eadmin)\n"));
		UiThread.waitUntil("the texts are there", () -> texts().size() == 2);
		var right = UiThread.get(() -> texts().get(1).getText());
		assertFalse(right.contains("\u202E"), right);
		assertTrue(right.contains("U+202E"), right);
	}

	@Test
	void fiveMegabytesAreShown() {
		var line = "0123456789 abcdefghijklmnopqrstuvwxyz ".repeat(2);
		var left = IntStream.range(0, 66_000).mapToObj(i -> line + i).collect(Collectors.joining("\n"));
		var right = left.replace(line + "33000\n", "another line\n");
		assertTrue(left.length() > 5_000_000);
		open(diff(left, right));
		awaitTexts(left, right);
	}

	@Test
	void aTitleAndALabelAreOneLine() {
		open(new Diff("Review\nof \u202Ethat", "a.txt", new Diff.Side("before\r\nall", "a"),
				new Diff.Side("after", "b")));
		awaitTexts("a", "b");
		assertEquals("Review of that", UiThread.get(() -> only().getTitle()));
		assertEquals("before all", UiThread.get(() -> ((DiffInput) only().getEditorInput())
				.getCompareConfiguration().getLeftLabel(null)));
	}

	@Test
	void theSameDiffComesToTheTopAgain() {
		open(diff("a", "b"));
		var first = UiThread.get(this::only);
		open(new Diff("Other", "a.txt", new Diff.Side("l", "c"), new Diff.Side("r", "d")));
		open(diff("a", "b"));
		assertEquals(2, UiThread.get(() -> page.getEditorReferences().length));
		assertSame(first, UiThread.get(() -> page.getActiveEditor()));
	}

	@Test
	void aLaterDiffOfThatTitleTakesThePlaceOfTheEarlierOne() {
		open(diff("a", "b"));
		awaitTexts("a", "b");
		open(diff("a", "c"));
		awaitTexts("a", "c");
		assertEquals(1, UiThread.get(() -> page.getEditorReferences().length));
		open(diff("a", "d").withoutFocus());
		awaitTexts("a", "d");
		assertSame(UiThread.get(this::only), UiThread.get(page::getActivePart), "the editor had the focus, and has it");
	}

	@Test
	void theFocusStaysIfAskedTo() throws Exception {
		IViewPart before = UiThread.get(() -> page.showView(PROBLEMS));
		try {
			open(diff("a", "b").withoutFocus());
			awaitTexts("a", "b");
			assertSame(before, UiThread.get(page::getActivePart));
			open(diff("a", "c").withoutFocus());
			awaitTexts("a", "c");
			assertSame(before, UiThread.get(page::getActivePart), "nor does a later one take it");
			open(diff("a", "c"));
			assertSame(UiThread.get(this::only), UiThread.get(page::getActivePart));
		} finally {
			UiThread.run(() -> page.hideView(before));
		}
	}

	/** What is typed there is in the user's editor at once, and saved once; what was not saved before is shown. */
	@Test
	void aFileIsComparedAsItsEditorHasItAndCanBeChanged(@TempDir Path folder) throws Exception {
		var file = Projects.file(folder, "compared", "notes.txt", "one\n2\nthree\n");
		var project = file.getProject();
		IViewPart before = UiThread.get(() -> page.showView(PROBLEMS));
		try {
			var editor = (ITextEditor) UiThread
					.get(() -> IDE.openEditor(page, file, "org.eclipse.ui.DefaultTextEditor", false));
			var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			UiThread.run(() -> document.replace(document.getLength(), 0, "unsaved\n"));
			var diff = new FileDiff("Review", new Diff.Side("before", "one\ntwo\nthree\n"), file, "now", false);
			assertTrue(UiThread.get(() -> views.open(page, diff)));
			awaitTexts("one\ntwo\nthree\n", "one\n2\nthree\nunsaved\n");
			assertTrue(UiThread.get(() -> views.open(page, diff)), "the same one comes to the top");
			assertEquals(2, UiThread.get(() -> page.getEditorReferences().length));
			assertSame(before, UiThread.get(page::getActivePart), "nobody took the focus");
			assertFalse(UiThread.get(texts().get(0)::getEditable));
			assertTrue(UiThread.get(texts().get(1)::getEditable));

			UiThread.run(() -> texts().get(1).replaceTextRange(4, 1, "two"));
			assertEquals("one\ntwo\nthree\nunsaved\n", UiThread.get(document::get));
			var compare = UiThread.get(page::getActiveEditor);
			assertTrue(UiThread.get(() -> compare.isDirty() && editor.isDirty()));
			assertEquals(saveables(editor), saveables(compare), "the workbench asks and saves once");
			assertTrue(UiThread.get(() -> page.saveEditor(compare, false)));
			UiThread.waitUntil("it is saved", () -> !compare.isDirty() && !editor.isDirty());
			assertEquals("one\ntwo\nthree\nunsaved\n", file.readString());

			UiThread.run(() -> document.replace(0, 0, "a"));
			UiThread.waitUntil("it is dirty again", compare::isDirty);
			assertTrue(UiThread.get(() -> page.closeEditor(compare, false)));
			assertTrue(UiThread.get(editor::isDirty), "what is not saved is still in the editor");
			assertTrue(UiThread.get(document::get).startsWith("aone"));
		} finally {
			UiThread.run(() -> {
				page.closeAllEditors(false);
				page.hideView(before);
			});
			project.delete(true, true, null);
		}
	}

	@Test
	void anotherThreadIsTurnedAway() {
		assertThrows(SWTException.class, () -> views.open(page, diff("a", "b")));
	}

	@Test
	void withoutTheCompareEditorTheAnswerIsNo() throws Exception {
		var without = new WorkbenchDiffViews(false);
		assertFalse(without.isSupported());
		assertFalse(UiThread.get(() -> without.open(page, diff("a", "b"))));
		assertEquals(0, UiThread.get(() -> page.getEditorReferences().length));
	}

	private static Diff diff(String left, String right) {
		return new Diff("Review", "notes.txt", new Diff.Side("before", left), new Diff.Side("after", right));
	}

	private void open(Diff diff) {
		assertTrue(UiThread.get(() -> views.open(page, diff)));
	}

	private static Set<Saveable> saveables(IEditorPart editor) {
		return Set.of(UiThread.get(() -> ((ISaveablesSource) editor).getSaveables()));
	}

	private IEditorPart only() {
		assertEquals(1, page.getEditorReferences().length);
		return page.getEditorReferences()[0].getEditor(true);
	}

	private void awaitTexts(String left, String right) {
		UiThread.waitUntil("the texts are shown", () -> texts().stream().map(StyledText::getText).toList()
				.equals(List.of(left, right)));
	}

	/** The visible texts of the editor in front, from left to right; called on the UI thread or not. */
	private List<StyledText> texts() {
		return UiThread.get(() -> {
			var editor = page.getActiveEditor();
			var control = editor == null ? null : ((PartSite) editor.getSite()).getModel().getWidget();
			return control instanceof Composite part
					? Widgets.all(part, StyledText.class).filter(StyledText::isVisible)
							.sorted((a, b) -> Integer.compare(a.toDisplay(0, 0).x, b.toDisplay(0, 0).x)).toList()
					: List.of();
		});
	}
}
