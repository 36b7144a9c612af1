package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.ChangedFile;
import io.github.openrouter4e.agent.ChangedFile.Kind;
import io.github.openrouter4e.agent.ChangedFile.State;
import io.github.openrouter4e.ui.internal.transcript.UserAction.Review;

/**
 * The files that tools have changed in a run.
 *
 * @param title   how many, in words
 * @param actions what can be done with all of them
 */
public record ChangesView(String title, List<ActionView> actions, List<Row> rows) {

	/**
	 * One file.
	 *
	 * @param name    its path as it is shown
	 * @param open    opens it
	 * @param facts   number of lines added and removed, and what is to be said of it
	 * @param actions what can be done with it
	 */
	public record Row(String name, UserAction.OpenFile open, List<String> facts, List<ActionView> actions) {
	}

	/** Words the changes; there is at least one. */
	static ChangesView of(List<ChangedFile> files) {
		var title = files.size() == 1
				? Messages.ChangesView_titleOne
				: NLS.bind(Messages.ChangesView_title, files.size());
		var several = files.size() > 1
				&& files.stream().filter(file -> file.state() == State.OPEN).count() > 1;
		var all = several
				? List.of(new ActionView(new UserAction.OnChanges(Review.KEEP, ""), Messages.ChangesView_keepAll), //$NON-NLS-1$
						new ActionView(new UserAction.OnChanges(Review.UNDO, ""), Messages.ChangesView_undoAll)) //$NON-NLS-1$
				: List.<ActionView>of();
		return new ChangesView(title, all, files.stream().map(ChangesView::row).toList());
	}

	private static Row row(ChangedFile file) {
		var path = file.path();
		var facts = new ArrayList<String>();
		facts.add(NLS.bind(Messages.ChangesView_lines, file.added(), file.removed()));
		if (file.kind() != Kind.CHANGED) {
			facts.add(file.kind() == Kind.CREATED ? Messages.ChangesView_created : Messages.ChangesView_deleted);
		}
		if (file.state() != State.OPEN) {
			facts.add(file.state() == State.KEPT ? Messages.ChangesView_kept : Messages.ChangesView_undone);
		}
		var actions = new ArrayList<ActionView>();
		if (file.state() != State.UNDONE) {
			actions.add(action(Review.COMPARE, path, Messages.ChangesView_compare));
			if (file.state() == State.OPEN) {
				actions.add(action(Review.KEEP, path, Messages.ChangesView_keep));
			}
			actions.add(action(Review.UNDO, path, Messages.ChangesView_undo));
		}
		return new Row(path.startsWith("/") ? path.substring(1) : path, new UserAction.OpenFile(path, 0), facts, //$NON-NLS-1$
				actions);
	}

	private static ActionView action(Review review, String path, String label) {
		return new ActionView(new UserAction.OnChanges(review, path), label);
	}
}
