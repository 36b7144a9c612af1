package io.github.openrouter4e.agent.edit;

import java.util.List;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Cancellation;

/**
 * A tool that changes the text of a file: asks the user with the difference, makes the change as one entry of <em>Edit &gt;
 * Undo</em>, and tells the model which lines it changed and which errors that brought. Nothing is written if the text is not
 * any more what the change was made for; the change is looked for anew then.
 */
public abstract class TextEditTool implements WorkspaceTool {

	/** How often an edit is tried again when the user types at the same time. */
	private static final int MOST_TRIES = 5;

	private final EditApprovals approvals;
	private final Languages languages;
	private final Checkpoints checkpoints;

	/**
	 * @param approvals   what the user has agreed to, shared by the tools that change files
	 * @param languages   find errors in a text before it is written
	 * @param checkpoints are told what has changed
	 */
	protected TextEditTool(EditApprovals approvals, Languages languages, Checkpoints checkpoints) {
		this.approvals = approvals;
		this.languages = languages;
		this.checkpoints = checkpoints;
	}

	/**
	 * What the call changes. Is called when the user is asked, and again when the change is made.
	 *
	 * @param cancellation cancelled if the user stops the run
	 * @throws ToolException if it cannot be made
	 */
	protected abstract FileEdit plan(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException;

	/** The name of the change in <em>Edit &gt; Undo</em>. */
	protected abstract String undoName(FileEdit edit);

	/** An edit has been made. */
	protected void made(FileEdit edit, ToolContext context) {
		// most keep no account
	}

	/** A call could not be made into an edit. */
	protected void refused(ToolException why, ToolContext context) {
		// most keep no account
	}

	private FileEdit planned(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		try {
			return plan(arguments, context, cancellation);
		} catch (ToolException e) {
			refused(e, context);
			throw e;
		}
	}

	@Override
	public final ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var edit = planned(arguments, context, cancellation);
		return approvals.permission(context, edit.path(), edit.diff(), false);
	}

	@Override
	public final void decided(Arguments arguments, ToolContext context, ToolDecision decision)
			throws ToolException, CoreException {
		// what the user has decided counts though the run is stopped
		approvals.remember(context, plan(arguments, context, new Cancellation()).path(), decision);
	}

	@Override
	public final ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		for (var tries = 1;; tries++) {
			run.cancellation().throwIfCancelled();
			var edit = planned(arguments, run.context(), run.cancellation());
			EditableFile.makeWritable(edit.file());
			var problems = NewProblems.before(run.context(), edit.file().getProject(),
					languages.newErrors(edit.file(), edit.text().text(), edit.result()));
			var change = new GuardedTextChange(undoName(edit), edit.file(), edit.splices());
			var before = new FileImage(edit.text().text(), edit.text().unsaved() ? null : edit.file().readAllBytes(),
					edit.file().getCharset(false));
			try {
				UndoableChange.perform(change, ResourcesPlugin.getWorkspace().getRuleFactory().modifyRule(edit.file()),
						run.cancellation());
			} catch (CoreException e) {
				if (change.isStale() && tries < MOST_TRIES) {
					continue; // the user types: look for the place again
				}
				throw e;
			}
			checkpoints.record(run.context(), run.callId(), edit.file(),
					before.withText(change.before()), // what the user has typed meanwhile is in it
					FileImage.of(change.after()));
			made(edit, run.context());
			return new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text(report(edit, problems, run))),
					new ToolView(ToolView.DIFF, edit.diff()));
		}
	}

	@SuppressWarnings("nls") // what the model is told
	private static String report(FileEdit edit, NewProblems problems, Run run) throws CoreException, ToolException {
		var after = FileText.read(edit.file());
		var result = new StringBuilder("Changed ").append(edit.path()).append(", version ").append(after.version())
				.append(". Changed lines: ").append(edit.changedLines()).append('.').append(edit.note());
		return result.append(after.unsaved()
				? " The file is not saved, as the user had changes in it: builds and tests see what is on the disk."
						+ problems.foreseen()
				: problems.afterBuild(run.cancellation())).toString();
	}
}
