package io.github.openrouter4e.ui.internal.chat;

import java.util.List;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.UndoReport;
import io.github.openrouter4e.agent.UndoReport.Result;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.ui.Diff;
import io.github.openrouter4e.ui.DiffViews;
import io.github.openrouter4e.ui.FileDiff;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** Carries out what the user thinks of the files that tools have changed. For the UI thread. */
final class ChangeActions {

	private final Checkpoints checkpoints;
	private final DiffViews diffs;
	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final IWorkbenchPage page;

	ChangeActions(Checkpoints checkpoints, DiffViews diffs, ChatPresenter.View view, UiTasks tasks,
			IWorkbenchPage page) {
		this.checkpoints = checkpoints;
		this.diffs = diffs;
		this.view = view;
		this.tasks = tasks;
		this.page = page;
	}

	/** @param answerId the last answer of the run */
	void carryOut(ChatSession session, String answerId, UserAction.OnChanges action) {
		tasks.background(() -> {
			var calls = TurnViews.calls(answerId, session.snapshot());
			var path = action.path().isEmpty() ? null : action.path();
			switch (action.review()) {
				case KEEP -> checkpoints.keep(calls, path);
				case UNDO -> explain(calls, checkpoints.undo(calls, path));
				case COMPARE -> compare(calls, action.path());
			}
		});
	}

	/** The card shows what was taken back; only what was not is said. */
	private void explain(List<Checkpoints.Call> calls, UndoReport report) {
		for (var entry : report.entries()) {
			if (entry.result() != Result.UNDONE) {
				var path = entry.path();
				var text = switch (entry.result()) {
					case PARTLY -> NLS.bind(Messages.ChangeActions_partly, path);
					case CHANGED_SINCE -> NLS.bind(Messages.ChangeActions_changedSince, path);
					default -> NLS.bind(Messages.ChangeActions_failed, path, entry.reason());
				};
				tasks.ui(() -> view.message(text, Messages.ChangeActions_compare,
						() -> tasks.background(() -> compare(calls, path))));
				return; // one message at a time; the card has the others
			}
		}
	}

	private void compare(List<Checkpoints.Call> calls, String path) {
		var file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
		var title = NLS.bind(Messages.ChangeActions_title, file.getName());
		var before = new Diff.Side(Messages.ChangeActions_before, checkpoints.without(calls, path));
		var gone = new Diff(title, file.getName(), before, new Diff.Side(Messages.ChangeActions_now, "")); //$NON-NLS-1$
		tasks.ui(() -> {
			try {
				var shown = file.isAccessible()
						? diffs.open(page, new FileDiff(title, before, file, Messages.ChangeActions_now, true))
						: diffs.open(page, gone);
				if (!shown) {
					say(Messages.ChangeActions_noCompare);
				}
			} catch (PartInitException e) {
				say(e.getLocalizedMessage());
			}
		});
	}

	private void say(String text) {
		view.message(text, null, () -> {
			// the message says it all
		});
	}
}
