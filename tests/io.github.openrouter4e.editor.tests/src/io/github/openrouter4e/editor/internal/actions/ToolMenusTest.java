package io.github.openrouter4e.editor.internal.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.CompareUI;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.ResourceNode;
import org.eclipse.compare.structuremergeviewer.DiffNode;
import org.eclipse.compare.structuremergeviewer.Differencer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.search.ui.text.TextSearchQueryProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.team.core.history.IFileRevision;
import org.eclipse.team.ui.TeamUI;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.internal.subjects.ComparedText;
import io.github.openrouter4e.editor.internal.subjects.StoredText;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.PopupMenus;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * The menu "OpenRouter" where the tools of the platform show files: Search, compare editors, local history, rulers. One project
 * for all tests.
 */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("nls")
class ToolMenusTest {

	private static final String PROJECT = "tools";
	private static final List<String> FOR_CODE = List.of("OpenRouter", "  Explain", "  Fix", "  Document",
			"  Write Tests", "  Refactor", "  Simplify", "  Review", "  Ask\u2026", "  Reusable Prompts");
	private static final List<String> FOR_CHANGES = List.of("OpenRouter", "  Explain", "  Review", "  Ask\u2026",
			"  Reusable Prompts");
	private static final List<String> FOR_LINES = List.of("OpenRouter", "  Explain", "  Fix", "  Ask\u2026",
			"  Reusable Prompts");
	private static final String BEFORE = "class A {\n\tint f() {\n\t\treturn needle;\n\t}\n\n\tint g() {\n\t\treturn 1;\n\t}\n}\n";
	private static final String CODE = BEFORE.replace("return 1", "return 2");
	private static final String CANARY = "canary-77c1";

	@TempDir
	static Path folder;
	private static IFile file;
	private static IFile excluded;

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		UiThread.get(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			file = Projects.file(folder, PROJECT, "A.java", BEFORE);
			file.setContents(CODE.getBytes(StandardCharsets.UTF_8), IResource.KEEP_HISTORY, null);
			Projects.file(folder, PROJECT, ".aiignore", "Private.java\ngone/\n");
			excluded = Projects.file(folder, PROJECT, "Private.java", "// needle " + CANARY + "\n");
			excluded.setContents(("// needle, changed " + CANARY + '\n').getBytes(StandardCharsets.UTF_8),
					IResource.KEEP_HISTORY, null);
			return null;
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

	@Test
	@Order(1)
	void aFoundLineBringsTheMethodAroundIt() throws Exception {
		var view = search("needle");
		var line = select(view, "needle;");
		assertEquals(FOR_CODE, UiThread.get(() -> PopupMenus.entries(line)));
		var material = read(view);
		assertEquals(List.of("Search", PROJECT + "/A.java (lines 2\u20134)"), names(material));
		assertEquals(PROJECT + "/A.java:3: return needle;", text(material.attachments().getFirst()));
		var whole = select(view, "A.java");
		assertEquals(FOR_CODE, UiThread.get(() -> PopupMenus.entries(whole)));
		assertEquals(List.of(PROJECT + "/A.java"), names(read(view)));
		select(view, CANARY);
		assertIsWithheld(read(view));
		var project = select(view, PROJECT);
		assertEquals(List.of(), UiThread.get(() -> PopupMenus.entries(project)));
	}

	@Test
	@Order(2)
	void aCompareEditorBringsTheDifference() throws Exception {
		var editor = compare(new ResourceNode(file), new Former("A.java (before)", BEFORE));
		var text = shown(editor, CODE);
		assertEquals(FOR_CODE, UiThread.get(() -> PopupMenus.entries(text)));
		var material = read(editor);
		assertEquals(Material.Kind.CHANGE, material.kind());
		assertEquals(List.of("Difference: A.java"), names(material));
		assertEquals("""
				--- A.java (before)
				+++ tools/A.java
				@@ -4,6 +4,6 @@
				 \t}
				\s
				 \tint g() {
				-\t\treturn 1;
				+\t\treturn 2;
				 \t}
				 }""", text(material.attachments().getFirst()));
		UiThread.get(() -> {
			text.setSelection(CODE.indexOf("return 2"), CODE.indexOf(";\n\t}\n}"));
			text.notifyListeners(SWT.Selection, new Event());
			return null;
		});
		assertEquals(List.of("A.java", "Difference: A.java"), names(read(editor)));
	}

	/** Below a tree with the files that differ it shows the two that are chosen there. */
	@Test
	@Order(8)
	void aComparisonOfFoldersBringsTheFilesThatAreShown() throws Exception {
		var folders = new DiffNode(Differencer.CHANGE);
		folders.add(new DiffNode(new ResourceNode(file), new Former("A.java", BEFORE)));
		var editor = compare(folders);
		UiThread.waitUntil("the files that differ are shown", () -> {
			var tree = tree(editor);
			var found = tree == null ? null : find(tree, tree.getItems(), "A.java");
			if (tree == null || found == null) {
				return false;
			}
			tree.setSelection(found);
			var open = new Event();
			open.item = found;
			tree.notifyListeners(SWT.Selection, open);
			tree.notifyListeners(SWT.DefaultSelection, open);
			return true;
		});
		var text = shown(editor, CODE);
		UiThread.run(text::forceFocus);
		assertEquals(List.of("Difference: A.java"), names(read(editor)));
	}

	@Test
	@Order(3)
	void aCompareEditorDoesNotGetAroundIgnoreFiles() throws Exception {
		var before = new Former("Private.java (before)", "// needle " + CANARY + "\n");
		assertIsWithheld(read(compare(new ResourceNode(excluded), before)));
		var ofCommit = new Former("Private.java", "// needle, in a commit " + CANARY + "\n"); // nothing says which file it is
		assertIsWithheld(read(compare(ofCommit, before)));
	}

	@Test
	@Order(4)
	void aFormerVersionBringsWhatHasChangedSince() throws Exception {
		var view = history(file);
		var tree = UiThread.get(() -> Parts.controls(view, Tree.class).getFirst());
		var version = selectFormerVersion(tree);
		assertEquals(FOR_CHANGES, UiThread.get(() -> PopupMenus.entries(tree)));
		var material = read(Subjects.of(view, version)); // as the menu has it: the view itself tells no selection
		assertEquals(Material.Kind.CHANGE, material.kind());
		var told = text(material.attachments().getFirst());
		assertTrue(told.contains("-\t\treturn 1;\n+\t\treturn 2;\n"), told);
		var secret = history(excluded);
		assertIsWithheld(read(Subjects.of(secret, selectFormerVersion(tree))));
	}

	/** As Git and the local history open it: with a name for the eye, and in no file. */
	@Test
	@Order(9)
	void aFormerVersionInATextEditorDoesNotGetAroundIgnoreFiles() throws Exception {
		var text = "// needle " + CANARY + "\n";
		assertIsWithheld(read(open(new Stored("Private.java", excluded.getFullPath(), text))));
		assertIsWithheld(read(open(new Committed("Private.java 3f2a1b0", "Private.java", text))));
		assertIsWithheld(read(open(new Committed("Deleted.java 3f2a1b0", "gone/Deleted.java", text))));
		assertIsWithheld(read(open(new Stored("Private.java", null, text)))); // nothing says which file it is
		assertEquals(List.of("A.java 3f2a1b0 (line 1)"),
				names(read(open(new Committed("A.java 3f2a1b0", "A.java", text)))));
		assertEquals(List.of("A.java (line 1)"), names(read(open(new Stored("A.java", file.getFullPath(), text)))));
	}

	private static IEditorPart open(IEditorInput input) {
		return UiThread.get(() -> Parts.page().openEditor(input, "org.eclipse.ui.DefaultTextEditor"));
	}

	@Test
	@Order(5)
	void theRulerMeansItsLineAndNotTheCursor() throws Exception {
		var marker = file.createMarker(IMarker.PROBLEM, Map.of(IMarker.MESSAGE, "needle cannot be resolved",
				IMarker.LINE_NUMBER, 3, IMarker.SEVERITY, IMarker.SEVERITY_ERROR));
		var editor = UiThread.get(() -> IDE.openEditor(Parts.page(), file, "org.eclipse.ui.DefaultTextEditor"));
		var ruler = UiThread.get(() -> {
			var text = (StyledText) editor.getAdapter(Control.class);
			text.setSelection(CODE.indexOf("return 2"));
			var shown = (CompositeRuler) editor.getAdapter(IVerticalRulerInfo.class);
			shown.setLocationOfLastMouseButtonActivity(1, text.getLinePixel(2) + 1);
			return shown;
		});
		assertEquals(FOR_LINES, UiThread.get(() -> PopupMenus.entries(ruler.getControl())));
		UiThread.get(() -> {
			PopupMenus.choose(ruler.getControl(), "Fix");
			return null;
		});
		EditorMenusTest.assertComposer(Messages.ActionPrompts_fixProblem, "A.java (line 3)", "lines 2\u20134",
				"Problems");
		UiThread.get(() -> {
			Parts.page().activate(editor);
			PopupMenus.choose(ruler.getControl(), "Reusable Prompts", "Explain");
			return null;
		});
		UiThread.waitUntil("the prompt is about the line", () -> {
			var chat = Parts.page().findView("io.github.openrouter4e.ui.chat");
			return chat != null && Parts.controls(chat, StyledText.class).stream()
					.anyMatch(shown -> shown.getText().contains("return needle;"));
		});
		marker.delete();
	}

	@Test
	@Order(6)
	void theGenericEditorHasTheMenuOnce() throws Exception {
		var text = UiThread.get(() -> (StyledText) IDE
				.openEditor(Parts.page(), file, "org.eclipse.ui.genericeditor.GenericEditor")
				.getAdapter(Control.class));
		assertEquals(FOR_CODE, UiThread.get(() -> PopupMenus.entries(text)));
	}

	@Test
	@Order(7)
	void theMenuOfAViewNeverMeansTheEditor() throws Exception {
		UiThread.get(() -> {
			Parts.page().hideView(Parts.page().findView("io.github.openrouter4e.ui.chat"));
			return null;
		});
		var view = EditorMenusTest.console("");
		var text = UiThread.get(() -> Parts.controls(view, StyledText.class).getFirst());
		UiThread.start(() -> PopupMenus.choose(text, "Explain")); // opens a dialog
		EditorMenusTest.press("OK");
		assertNull(UiThread.get(() -> Parts.page().findView("io.github.openrouter4e.ui.chat")));
	}

	private static Material read(IWorkbenchPart part) throws Exception {
		return read(UiThread.get(() -> Subjects.of(Parts.page(), part, Subjects.selection(part))));
	}

	private static Material read(@Nullable Subject subject) throws Exception {
		assertNotNull(subject);
		return subject.read(false, new NullProgressMonitor());
	}

	private static List<String> names(Material material) {
		return material.attachments().stream().map(Attachment::name).toList();
	}

	private static String text(Attachment attachment) {
		return ((Attachment.PastedText) attachment).text();
	}

	private static void assertIsWithheld(Material material) {
		assertFalse(material.toString().contains(CANARY), material::toString);
		assertEquals(List.of(), material.attachments());
		assertEquals(1, material.withheld().size());
	}

	/** Searches the project, and waits for what is found. */
	private static IWorkbenchPart search(String words) {
		var view = UiThread.get(() -> {
			NewSearchUI.runQueryInForeground(null, TextSearchQueryProvider.getPreferred().createQuery(words,
					new IResource[]{file.getProject()}));
			return NewSearchUI.activateSearchResultView();
		});
		return view;
	}

	/** Selects the first item whose text contains this, as a user does; expands all of them on the way. */
	private static Tree select(IWorkbenchPart view, String part) {
		UiThread.waitUntil(part + " is shown", () -> {
			var tree = tree(view);
			var found = tree == null ? null : find(tree, tree.getItems(), part);
			if (tree == null || found == null) {
				return false;
			}
			tree.setSelection(found);
			tree.notifyListeners(SWT.Selection, new Event());
			return !view.getSite().getSelectionProvider().getSelection().isEmpty();
		});
		return UiThread.get(() -> tree(view));
	}

	private static Tree tree(IWorkbenchPart view) {
		return Parts.controls(view, Tree.class).stream().filter(Tree::isVisible).findFirst().orElse(null);
	}

	private static TreeItem find(Tree tree, TreeItem[] items, String part) {
		for (var item : items) {
			if (item.getText().contains(part)) {
				return item;
			}
			if (!item.getExpanded() && item.getItemCount() > 0) {
				var event = new Event();
				event.item = item;
				tree.notifyListeners(SWT.Expand, event);
				item.setExpanded(true);
			}
			var below = find(tree, item.getItems(), part);
			if (below != null) {
				return below;
			}
		}
		return null;
	}

	private static IWorkbenchPart history(IFile of) {
		var view = UiThread.get(() -> {
			var shown = Parts.page().showView("org.eclipse.team.ui.GenericHistoryView");
			TeamUI.getHistoryView().showHistoryFor(of);
			return shown;
		});
		UiThread.waitUntil("two versions are shown", () -> {
			var tree = tree(view);
			return tree != null && tree.getItemCount() == 2
					&& tree.getItem(0).getData() instanceof IFileRevision revision
					&& revision.getName().equals(of.getName());
		});
		return view;
	}

	private static ISelection selectFormerVersion(Tree tree) {
		return UiThread.get(() -> {
			var last = tree.getItem(tree.getItemCount() - 1);
			tree.setSelection(last);
			tree.notifyListeners(SWT.Selection, new Event());
			return new StructuredSelection(last.getData());
		});
	}

	/** A compare editor with a file and a former version of it. */
	private static IEditorPart compare(ITypedElement now, Former before) {
		var editor = compare(new DiffNode(now, before));
		shown(editor, before.text());
		return editor;
	}

	private static IEditorPart compare(DiffNode difference) {
		var input = new CompareEditorInput(new CompareConfiguration()) {
			@Override
			protected Object prepareInput(IProgressMonitor monitor) {
				return difference;
			}
		};
		UiThread.run(() -> CompareUI.openCompareEditor(input));
		return UiThread.waitFor("the editor is open", () -> {
			var editor = Parts.page().getActiveEditor();
			return editor != null && editor.getEditorInput() == input ? editor : null;
		});
	}

	private static StyledText shown(IEditorPart editor, String text) {
		return UiThread.waitFor("both sides are shown", () -> Parts.controls(editor, StyledText.class).stream()
				.filter(side -> side.getText().equals(text)).findFirst().orElse(null));
	}

	/** A version in an editor for text; as one that the local history opens. */
	@NonNullByDefault({})
	private record Stored(String name, IPath path, String text) implements StoredText {
	}

	/** One of a commit; as EGit's, which is asked by reflection. */
	@NonNullByDefault({})
	public record Committed(String name, String gitPath, String text) implements StoredText {

		@Override
		public IPath path() {
			return IPath.fromPortableString("Private.java 3f2a1b0"); // only for the eye
		}

		public Revision getFileRevision() {
			return new Revision(gitPath);
		}
	}

	/** What EGit knows of it. */
	public record Revision(String path) {

		public String getName() {
			return IPath.fromPortableString(path).lastSegment();
		}

		public Revision getRepository() {
			return this;
		}

		public File getWorkTree() {
			return file.getProject().getLocation().toFile();
		}

		public String getGitPath() {
			return path;
		}
	}

	/** A version that is in no file. */
	@NonNullByDefault({})
	private record Former(String name, String text) implements ComparedText {
	}
}
