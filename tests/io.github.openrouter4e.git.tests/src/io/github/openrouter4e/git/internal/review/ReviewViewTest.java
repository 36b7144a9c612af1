package io.github.openrouter4e.git.internal.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.git.internal.FakeCalls;
import io.github.openrouter4e.git.internal.FakeEGit;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.UiThread;

@SuppressWarnings("nls")
class ReviewViewTest {

	@Test
	void findingsAreListedAndOpenTheirFiles(@TempDir Path folder) throws Exception {
		var calls = new FakeCalls().answer("error | app/a.txt | 2 | Not a number.\n", "note | app/a.txt | 0 | Odd.\n");
		var workspace = ResourcesPlugin.getWorkspace();
		var project = workspace.getRoot().getProject("app");
		try (var egit = new FakeEGit(folder, calls);
				var files = new TestRepository(folder.resolve("repository"))) {
			files.write("app/a.txt", "1\ntwo\n");
			var description = workspace.newProjectDescription("app");
			description.setLocation(IPath.fromPath(folder.resolve("repository/app")));
			project.create(description, null);
			project.open(null);
			files.stage();
			var view = UiThread.get(() -> (ReviewView) Parts.page().showView(ReviewView.ID));
			var table = UiThread.get(() -> Parts.controls(view, Table.class).getFirst());
			var label = UiThread.get(() -> Parts.controls(view, Label.class).getFirst());

			UiThread.get(() -> {
				view.review(files.repository());
				return true;
			});
			UiThread.waitUntil("the findings are told", () -> label.getText().contains("cost:"));

			assertEquals("2 findings (cost: " + FakeCalls.PRICE + "). Findings of a model may be wrong.",
					UiThread.get(label::getText));
			assertEquals(2, UiThread.get(table::getItemCount));
			assertEquals("a.txt, line 2 \u2014 app", UiThread.get(() -> table.getItem(0).getText(1)));
			calls.answer("error | app/a.txt | 2 | Not a number.\n").finish(FinishReason.LENGTH);
			UiThread.run(() -> view.review(files.repository()));
			UiThread.waitUntil("the cut is told", () -> label.getText().equals("The review is not complete (cost: "
					+ FakeCalls.PRICE + "). The answer was cut at the maximum length. Raise the maximum length in the "
					+ "parameters of the model, or choose another model."));
			assertEquals(1, UiThread.get(table::getItemCount));
			openFirst(table);
			var file = project.getFile("a.txt");
			UiThread.waitUntil("the file is open", () -> Parts.page().getActiveEditor() != null
					&& Parts.page().getActiveEditor().getEditorInput().equals(new FileEditorInput(file)));
			assertEquals(0, file.findMarkers(IMarker.TEXT, true, IResource.DEPTH_ZERO).length);
			assertTrue(UiThread.get(() -> Parts.page().closeAllEditors(false)));
			UiThread.get(() -> {
				Parts.page().hideView(view);
				return true;
			});
		} finally {
			project.delete(IResource.NEVER_DELETE_PROJECT_CONTENT, null);
		}
	}

	/** While it is under way, and if it fails after its first findings. */
	@Test
	void aFindingIsInTheRepositoryThatWasReviewedLast(@TempDir Path folder) throws Exception {
		var calls = new FakeCalls().answer("error | a.txt | 1 | Not a number.\n");
		try (var egit = new FakeEGit(folder, calls);
				var first = new TestRepository(folder.resolve("first"));
				var second = new TestRepository(folder.resolve("second"))) {
			first.write("a.txt", "one\n").stage();
			second.write("a.txt", "one\n").stage();
			var view = UiThread.get(() -> (ReviewView) Parts.page().showView(ReviewView.ID));
			var table = UiThread.get(() -> Parts.controls(view, Table.class).getFirst());
			var label = UiThread.get(() -> Parts.controls(view, Label.class).getFirst());
			UiThread.run(() -> view.review(first.repository()));
			UiThread.waitUntil("the findings are told", () -> label.getText().contains("cost:"));

			calls.fail(new IllegalStateException("broken"));
			UiThread.run(() -> view.review(second.repository()));
			UiThread.waitUntil("the finding is listed", () -> table.getItemCount() == 1);
			openFirst(table);
			var opened = UiThread.waitFor("the file is open", () -> Parts.page().getActiveEditor());
			assertEquals(folder.resolve("second/a.txt"),
					Path.of(((IURIEditorInput) opened.getEditorInput()).getURI()));
			UiThread.run(() -> {
				Parts.page().closeAllEditors(false);
				Parts.page().hideView(view);
			});
		}
	}

	private static void openFirst(Table table) {
		UiThread.run(() -> {
			table.setSelection(0);
			var event = new Event();
			event.item = table.getItem(0);
			table.notifyListeners(SWT.DefaultSelection, event);
		});
	}
}
