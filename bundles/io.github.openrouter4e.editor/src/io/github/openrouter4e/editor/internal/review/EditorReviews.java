package io.github.openrouter4e.editor.internal.review;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.ReviewListener;
import io.github.openrouter4e.ui.WorkbenchThread;

/**
 * Begins and ends the reviews of files in the text editors that show them. Opens no editor, and gives none the focus. Its
 * state belongs to the UI thread.
 */
@Component(service = ReviewListener.class)
public final class EditorReviews implements ReviewListener {

	private static final Map<ITextEditor, @Nullable EditorReview> REVIEWS = new HashMap<>();

	private Set<String> unreviewed = Set.of();
	private @Nullable Parts parts;
	private boolean closed;

	/** The review in an editor; null if there is none. */
	static @Nullable EditorReview find(ITextEditor editor) {
		return REVIEWS.get(editor);
	}

	@Override
	public void changed(Checkpoints checkpoints, Set<String> paths) {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		var now = checkpoints.unreviewed();
		WorkbenchThread.later(() -> {
			if (closed) {
				return;
			}
			unreviewed = now;
			if (!now.isEmpty() || parts != null) {
				update(checkpoints, paths);
			}
		});
	}

	/** Ends all reviews, as if everything had been reviewed. None begins any more. */
	@Deactivate
	public void close() {
		if (PlatformUI.isWorkbenchRunning()) { // else its editors are gone
			WorkbenchThread.later(() -> {
				closed = true;
				unreviewed = Set.of();
				endReviewed();
				stopListening();
			});
		}
	}

	private void stopListening() {
		var listening = parts;
		if (listening != null) {
			var workbench = PlatformUI.getWorkbench();
			workbench.removeWindowListener(listening);
			for (var window : workbench.getWorkbenchWindows()) {
				window.getPartService().removePartListener(listening);
			}
		}
	}

	private void update(Checkpoints checkpoints, Set<String> changed) {
		var workbench = PlatformUI.getWorkbench();
		if (parts == null) {
			var listening = new Parts(checkpoints);
			parts = listening;
			for (var window : workbench.getWorkbenchWindows()) {
				window.getPartService().addPartListener(listening);
			}
			workbench.addWindowListener(listening);
		}
		endReviewed();
		for (var window : workbench.getWorkbenchWindows()) {
			for (var page : window.getPages()) {
				for (var reference : page.getEditorReferences()) {
					show(reference.getEditor(false), checkpoints, changed);
				}
			}
		}
	}

	/** A copy. */
	private static Set<EditorReview> all() {
		return REVIEWS.values().stream().filter(Objects::nonNull).map(Objects::requireNonNull)
				.collect(Collectors.toSet());
	}

	/** Of editors with several pages too, whose text may be behind another page. */
	private void endReviewed() {
		for (var review : all()) {
			if (!unreviewed.contains(review.path())) {
				review.close(); // in all editors at once, as they have their comparison in common
				REVIEWS.values().removeIf(review::equals);
				removeUnusedMenu();
			}
		}
	}

	/** @param changed the files whose reviews that there are compare anew: the editors show many more than change at a time */
	private void show(@Nullable IWorkbenchPart part, Checkpoints checkpoints, Set<String> changed) {
		var editor = part == null ? null : part.getAdapter(ITextEditor.class);
		var input = editor == null ? null : editor.getEditorInput();
		var file = input == null ? null : input.getAdapter(IFile.class);
		if (part == null || editor == null) {
			return;
		}
		var path = file == null ? "" : file.getFullPath().toString(); //$NON-NLS-1$
		var review = REVIEWS.get(editor);
		if (review != null && !review.fits(editor, path)) {
			end(editor);
			review = null;
		}
		if (review != null) {
			if (changed.contains(path)) {
				review.refresh();
			}
		} else if (unreviewed.contains(path)) {
			begin(editor, part, path, checkpoints);
		}
	}

	private static void begin(ITextEditor editor, IWorkbenchPart part, String path, Checkpoints checkpoints) {
		var known = all().stream().filter(other -> other.fits(editor, path)).findFirst();
		var review = known.isPresent() ? known.get() : EditorReview.of(editor, path, checkpoints);
		if (review != null) {
			if (REVIEWS.isEmpty()) {
				ReviewMenu.add();
			}
			REVIEWS.put(editor, review);
			review.add(editor, part);
			review.refresh();
		}
	}

	private static void end(ITextEditor editor) {
		var review = REVIEWS.remove(editor);
		if (review != null) {
			review.remove(editor);
			removeUnusedMenu();
		}
	}

	private static void removeUnusedMenu() {
		if (REVIEWS.isEmpty()) {
			ReviewMenu.remove();
		}
	}

	/** Begins reviews in editors that are opened later. */
	private final class Parts implements IPartListener2, IWindowListener {

		private final Checkpoints checkpoints;

		Parts(Checkpoints checkpoints) {
			this.checkpoints = checkpoints;
		}

		@Override
		public void partOpened(@Nullable IWorkbenchPartReference reference) {
			show(reference == null ? null : reference.getPart(false), checkpoints, unreviewed);
		}

		@Override
		public void partInputChanged(@Nullable IWorkbenchPartReference reference) {
			partOpened(reference);
		}

		@Override
		public void partClosed(@Nullable IWorkbenchPartReference reference) {
			var part = reference == null ? null : reference.getPart(false);
			if (part != null) {
				all().forEach(review -> review.editors(part).forEach(EditorReviews::end));
			}
		}

		@Override
		public void windowOpened(@Nullable IWorkbenchWindow window) {
			if (window != null) {
				window.getPartService().addPartListener(this);
			}
		}

		@Override
		public void windowActivated(@Nullable IWorkbenchWindow window) {
			// its editors are known
		}

		@Override
		public void windowDeactivated(@Nullable IWorkbenchWindow window) {
			// its editors are known
		}

		@Override
		public void windowClosed(@Nullable IWorkbenchWindow window) {
			// its editors were closed
		}
	}
}
