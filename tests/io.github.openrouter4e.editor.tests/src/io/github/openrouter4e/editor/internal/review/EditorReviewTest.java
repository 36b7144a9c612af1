package io.github.openrouter4e.editor.internal.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.IChangeRulerColumn;
import org.eclipse.jface.text.source.ILineDiffInfo;
import org.eclipse.jface.text.source.ILineDiffer;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.ReviewListener;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.testing.workbench.UiThread;

/** Changes by a model in the ruler of a real editor. */
@SuppressWarnings("nls")
class EditorReviewTest {

	private static final ToolContext ACT = new ToolContext("review", "m", ToolContext.ACT, List.of());
	private static final String EDITOR = "org.eclipse.ui.DefaultTextEditor";
	private static final String KEEP = "io.github.openrouter4e.editor.keepChange";
	private static final String UNDO = "io.github.openrouter4e.editor.rejectChange";
	private static final String BEFORE = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

	@TempDir
	static Path folder;
	private static IFile file;

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		file = UiThread.get(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			return Projects.file(folder, "review", "A.txt", BEFORE);
		});
	}

	@AfterAll
	static void close() {
		UiThread.get(() -> {
			Parts.page().closeAllEditors(false);
			file.getProject().delete(true, null);
			return null;
		});
	}

	/** What is misspelt in plugin.xml must not undo what the user wanted to keep. */
	@Test
	void aCommandKeepsOrRejectsAndNothingElse() {
		var handler = new ReviewHandler();
		handler.setInitializationData(null, "defaultHandler", "KEEP");
		handler.setInitializationData(null, "defaultHandler", "REJECT");
		for (var data : new String[]{null, "Keep", ""}) {
			assertThrows(IllegalArgumentException.class,
					() -> handler.setInitializationData(null, "defaultHandler", data));
		}
	}

	@Test
	void changesAreReviewedInTheRulerOneByOne() throws Exception {
		var editor = UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), file, EDITOR));
		var document = UiThread.get(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		UiThread.waitUntil("the user's own comparison is there", () -> model(editor) != null);
		var users = UiThread.get(() -> model(editor));
		var focus = UiThread.get(() -> Parts.page().getActivePart());

		changed(editor, document, "one\n2\nthree\nfour\n5\nsix\nseven\n");
		UiThread.waitUntil("both changes are marked", () -> marked(editor, document).equals(List.of(1, 4)));
		assertSame(focus, UiThread.<IWorkbenchPart>get(() -> Parts.page().getActivePart()));
		var text = editor.getAdapter(Control.class);
		var ruler = UiThread.get(() -> editor.getAdapter(IVerticalRulerInfo.class).getControl());
		for (var control : List.of(text, ruler)) {
			assertEquals(List.of(Messages.ReviewMenu_keepChange, Messages.ReviewMenu_rejectChange),
					inPopup(editor, control));
		}

		UiThread.get(() -> {
			document.replace(0, 0, "typed\n");
			return null;
		});
		UiThread.waitUntil("what the user types is not marked",
				() -> marked(editor, document).equals(List.of(2, 5)));

		at(editor, document, 2, KEEP);
		UiThread.waitUntil("what is kept is not marked any more",
				() -> marked(editor, document).equals(List.of(5)));
		at(editor, document, 5, UNDO);
		UiThread.waitUntil("the other one is taken back",
				() -> document.get().equals("typed\none\n2\nthree\nfour\nfive\nsix\nseven\n"));
		UiThread.waitUntil("the user's own comparison is back", () -> model(editor) == users);
		assertEquals(List.of(), inPopup(editor, text));
		assertEquals(List.of(), inPopup(editor, ruler));
		assertEquals(Set.of(), checkpoints().unreviewed());

		UiThread.get(() -> {
			editor.getAction(ITextEditorActionConstants.UNDO).run();
			return null;
		});
		assertEquals("typed\none\n2\nthree\nfour\n5\nsix\nseven\n", UiThread.get(document::get));
	}

	@Test
	void anEditorThatIsOpenedLaterShowsWhatIsLeft() throws Exception {
		var text = file.readString();
		checkpoints().record(ACT, "later", file, FileImage.of(text + "eight\n"), FileImage.of(text));
		for (var time = 0; time < 2; time++) {
			var editor = UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), file, EDITOR));
			var document = UiThread.get(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()));
			UiThread.waitUntil("its end is compared with what was there",
					() -> model(editor) instanceof ILineDiffer differ
							&& differ.getLineInfo(document.getNumberOfLines() - 2) instanceof ILineDiffInfo last
							&& last.getRemovedLinesBelow() == 1);
			UiThread.get(() -> Parts.page().closeEditor(editor, false));
		}
		checkpoints().keep(List.of(new Checkpoints.Call("review", "later", Instant.EPOCH, Instant.MAX)), null);
	}

	/** They have one document and one comparison, whichever is opened or closed first. */
	@Test
	void twoEditorsOnAFileAreReviewedTogether() throws Exception {
		var shared = UiThread.get(() -> Projects.file(folder, "review", "Two.txt", BEFORE));
		var first = UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), shared, EDITOR));
		var second = another(shared);
		var document = UiThread.get(() -> second.getDocumentProvider().getDocument(second.getEditorInput()));
		UiThread.waitUntil("the user's own comparison is there", () -> model(second) != null);
		var users = UiThread.get(() -> model(second));
		changed(second, document, "one\n2\nthree\nfour\n5\nsix\nseven\n");
		UiThread.waitUntil("both changes are marked", () -> marked(second, document).equals(List.of(1, 4)));

		UiThread.run(() -> Parts.page().closeEditor(first, false));
		UiThread.run(() -> document.replace(0, 0, "typed\n"));
		UiThread.waitUntil("the comparison goes on", () -> marked(second, document).equals(List.of(2, 5)));

		var third = another(shared);
		at(third, document, 5, KEEP);
		UiThread.waitUntil("what is kept is not marked any more", () -> marked(second, document).equals(List.of(2)));
		at(third, document, 2, UNDO);
		UiThread.waitUntil("the other one is taken back", () -> document.get().startsWith("typed\none\ntwo\n"));
		UiThread.waitUntil("no editor is reviewed",
				() -> EditorReviews.find(second) == null && EditorReviews.find(third) == null);
		assertSame(users, UiThread.get(() -> model(second)));
		UiThread.run(() -> Parts.page().closeAllEditors(false));
	}

	private static ITextEditor another(IFile of) {
		return UiThread.get(() -> (ITextEditor) Parts.page().openEditor(new FileEditorInput(of), EDITOR, true,
				IWorkbenchPage.MATCH_NONE));
	}

	@Test
	void anEditorWhoseTextIsBehindAnotherPageEndsItsReview() throws Exception {
		var behind = UiThread.get(() -> Projects.file(folder, "review", "Behind.txt", BEFORE));
		var pages = UiThread.get(() -> (PagesEditor) IDE.openEditor(Parts.page(), behind,
				"io.github.openrouter4e.editor.tests.pages"));
		var editor = pages.text();
		var document = UiThread.get(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		UiThread.waitUntil("the user's own comparison is there", () -> model(editor) != null);
		var users = UiThread.get(() -> model(editor));
		changed(editor, document, "1\ntwo\nthree\nfour\nfive\nsix\nseven\n");
		UiThread.waitUntil("the change is marked", () -> marked(editor, document).equals(List.of(0)));
		UiThread.run(pages::showOther);
		checkpoints().keep(List.of(new Checkpoints.Call("review", "call", Instant.EPOCH, Instant.MAX)), null);
		UiThread.waitUntil("the user's own comparison is back", () -> model(editor) == users);
		assertNull(UiThread.get(() -> EditorReviews.find(editor)));
	}

	@Test
	void anEditorThatIsClosedWithItsTextBehindAnotherPageEndsItsReview() throws Exception {
		var closed = UiThread.get(() -> Projects.file(folder, "review", "Closed.txt", BEFORE));
		var pages = UiThread.get(() -> (PagesEditor) IDE.openEditor(Parts.page(), closed,
				"io.github.openrouter4e.editor.tests.pages"));
		var editor = pages.text();
		var document = UiThread.get(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		changed(editor, document, "1\ntwo\nthree\nfour\nfive\nsix\nseven\n");
		UiThread.waitUntil("the change is marked", () -> marked(editor, document).equals(List.of(0)));
		UiThread.run(() -> {
			pages.showOther();
			Parts.page().closeEditor(pages, false);
		});
		assertNull(UiThread.get(() -> EditorReviews.find(editor)));
		checkpoints().keep(List.of(new Checkpoints.Call("review", "call", Instant.EPOCH, Instant.MAX)), null);
	}

	/** A comparison of a large file takes longer than the next change needs to come. */
	@Test
	void whatChangesDuringAComparisonIsComparedOnceAfterwards() throws Exception {
		var editor = UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), file, EDITOR));
		var document = UiThread.get(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		var text = UiThread.get(document::get);
		var compared = new CopyOnWriteArrayList<String>();
		var begun = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		var slow = (Checkpoints) Proxy.newProxyInstance(Checkpoints.class.getClassLoader(),
				new Class<?>[]{Checkpoints.class}, (proxy, method, arguments) -> {
					if (method.getName().equals("reference")) {
						compared.add((String) arguments[1]);
						begun.countDown();
						goOn.await();
					}
					return null; // nothing to be reviewed
				});
		var review = UiThread.get(() -> Objects.requireNonNull(EditorReview.of(editor, "review/A.txt", slow)));
		try {
			UiThread.run(review::refresh);
			begun.await();
			for (var i = 0; i < 20; i++) {
				UiThread.run(() -> {
					document.replace(0, 0, "x");
					review.refresh();
				});
			}
			var paused = new CountDownLatch(1); // the pause after the last of these changes compares as well
			UiThread.run(() -> UiThread.display().timerExec(EditorReview.PAUSE, paused::countDown));
			paused.await();
			goOn.countDown();
			UiThread.waitUntil("the last text is compared", () -> compared.getLast().equals("x".repeat(20) + text));
			assertEquals(List.of(text, "x".repeat(20) + text), compared);
		} finally {
			goOn.countDown();
			UiThread.run(() -> {
				review.close();
				Parts.page().closeEditor(editor, false);
			});
		}
	}

	/** A comparison is work for the processor, and there may be many editors. */
	@Test
	void aChangeOfOneFileComparesNoOtherOne() throws Exception {
		var other = UiThread.get(() -> Projects.file(folder, "review", "Other.txt", BEFORE));
		var changed = UiThread.get(() -> Projects.file(folder, "review", "Changed.txt", BEFORE));
		var editors = UiThread.get(() -> List.of((ITextEditor) IDE.openEditor(Parts.page(), other, EDITOR),
				(ITextEditor) IDE.openEditor(Parts.page(), changed, EDITOR)));
		var paths = Set.of(other.getFullPath().toString(), changed.getFullPath().toString());
		var compared = new CopyOnWriteArrayList<String>();
		var counting = unreviewed(paths, compared);
		var reviews = reviews();
		reviews.changed(counting, paths);
		UiThread.waitUntil("both are compared", () -> compared.size() == 2);
		for (var i = 1; i <= 5; i++) {
			var times = 1 + i;
			reviews.changed(counting, Set.of(changed.getFullPath().toString()));
			UiThread.waitUntil("the changed one is compared",
					() -> Collections.frequency(compared, changed.getFullPath().toString()) == times);
		}
		assertEquals(1, Collections.frequency(compared, other.getFullPath().toString()));
		reviews.changed(checkpoints(), paths);
		UiThread.waitUntil("no editor is reviewed",
				() -> editors.stream().allMatch(editor -> EditorReviews.find(editor) == null));
		UiThread.run(() -> Parts.page().closeAllEditors(false));
	}

	@Test
	void nothingIsReviewedAfterTheServiceIsGone() throws Exception {
		var open = UiThread.get(() -> Projects.file(folder, "review", "Open.txt", BEFORE));
		var later = UiThread.get(() -> Projects.file(folder, "review", "Later.txt", BEFORE));
		var paths = Set.of(open.getFullPath().toString(), later.getFullPath().toString());
		var reviews = new EditorReviews();
		var first = UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), open, EDITOR));
		reviews.changed(unreviewed(paths, new CopyOnWriteArrayList<>()), paths);
		UiThread.waitUntil("its review has begun", () -> EditorReviews.find(first) != null);
		reviews.close();
		UiThread.waitUntil("its review has ended", () -> EditorReviews.find(first) == null);
		var second = UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), later, EDITOR));
		assertNull(UiThread.get(() -> EditorReviews.find(second)));
		reviews.changed(unreviewed(paths, new CopyOnWriteArrayList<>()), paths);
		UiThread.run(() -> {
			// comes after what that has put off
		});
		assertNull(UiThread.get(() -> EditorReviews.find(second)));
		UiThread.run(() -> Parts.page().closeAllEditors(false));
	}

	/**
	 * As if these files had to be reviewed.
	 *
	 * @param compared which of them were compared
	 */
	private static Checkpoints unreviewed(Set<String> paths, List<String> compared) {
		var real = checkpoints();
		return (Checkpoints) Proxy.newProxyInstance(Checkpoints.class.getClassLoader(),
				new Class<?>[]{Checkpoints.class}, (proxy, method, arguments) -> {
					if (method.getName().equals("unreviewed")) {
						return paths;
					}
					if (method.getName().equals("reference") && paths.contains(arguments[0])) {
						compared.add((String) arguments[0]);
						return null;
					}
					return method.invoke(real, arguments);
				});
	}

	private static EditorReviews reviews() throws Exception {
		var context = Objects.requireNonNull(FrameworkUtil.getBundle(EditorReviews.class)).getBundleContext();
		return context.getServiceReferences(ReviewListener.class, null).stream().map(context::getService)
				.filter(EditorReviews.class::isInstance).map(EditorReviews.class::cast).findFirst().orElseThrow();
	}

	/** As a tool does, with what the editor has after it. */
	private static void changed(ITextEditor editor, IDocument document, String text) {
		var before = UiThread.get(document::get);
		UiThread.get(() -> {
			document.set(text);
			editor.doSave(new NullProgressMonitor());
			return null;
		});
		var of = Objects.requireNonNull(editor.getEditorInput().getAdapter(IFile.class));
		checkpoints().record(ACT, "call", of, FileImage.of(before), FileImage.of(text));
	}

	private static Checkpoints checkpoints() {
		var context = Objects.requireNonNull(FrameworkUtil.getBundle(EditorReviews.class)).getBundleContext();
		return Objects.requireNonNull(context.getService(context.getServiceReference(Checkpoints.class)));
	}

	/** What the popup menu of a part of an editor offers to do with a change. */
	private static List<String> inPopup(ITextEditor editor, Control control) {
		return UiThread.get(() -> {
			Parts.page().activate(editor);
			var popup = control.getMenu();
			popup.notifyListeners(SWT.Show, new Event());
			var texts = Stream.of(popup.getItems()).map(item -> item.getText().replaceFirst("\\t.*", ""))
					.filter(text -> text.contains(" Change by ")).toList();
			popup.notifyListeners(SWT.Hide, new Event());
			return texts;
		});
	}

	private static void at(ITextEditor editor, IDocument document, int line, String command) {
		UiThread.get(() -> {
			editor.selectAndReveal(document.getLineOffset(line), 0);
			Parts.execute(command);
			return null;
		});
	}

	private static IAnnotationModel model(ITextEditor editor) {
		return ((IAnnotationModelExtension) editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput()))
				.getAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID);
	}

	/** The lines that the ruler shows as changed. */
	private static List<Integer> marked(ITextEditor editor, IDocument document) {
		var lines = new ArrayList<Integer>();
		if (model(editor) instanceof ILineDiffer differ) {
			for (var line = 0; line < document.getNumberOfLines(); line++) {
				var info = differ.getLineInfo(line);
				if (info != null && info.getChangeType() != ILineDiffInfo.UNCHANGED) {
					lines.add(line);
				}
			}
		}
		return lines;
	}
}
