package io.github.openrouter4e.agent.internal.edit;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Tool;

/**
 * Changes a file by replacing texts. All replacements of a call are made, or none, as one entry of <em>Edit &gt; Undo</em>.
 */
@SuppressWarnings("nls") // what the model is told
public final class EditFileTool implements WorkspaceTool {

	/** How often an edit is tried again when the user types at the same time. */
	private static final int MOST_TRIES = 5;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("edit_file",
			"""
					Replaces texts in a file. Each old text must be there exactly once, so give enough lines around what changes; write all \
					lines out. All edits of a call are made or none. Returns the changed lines and the new problems that Eclipse finds.""",
			new Schema().required("path", "File such as Project/src/Main.java.")
					.objects("edits", "What to replace.", new Schema().required("old", "The text that is there.")
							.required("new", "The text that takes its place; empty to delete.")
							.number("line", "Near which line, if the text is there several times.")
							.number("count", "How often the text is there, if all shall be replaced."))
					.text("version", "The version of the file that was read.").json()),
			ToolTraits.changing(Effect.EDIT));

	private final EditApprovals approvals;

	/** @param approvals what the user has agreed to, shared by the tools that change files */
	public EditFileTool(EditApprovals approvals) {
		this.approvals = approvals;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	/** An edit that has found its place. */
	private record Planned(IFile file, FileText text, List<Splice> splices) {

		static Planned of(Arguments arguments, ToolContext context) throws ToolException, CoreException {
			var files = new WorkspaceFiles(context);
			var file = files.file(arguments.text("path"));
			var text = EditableFile.text(files, file);
			var replacements = new ArrayList<Replacement>();
			for (var edit : arguments.objects("edits")) {
				replacements.add(new Replacement(edit.textOrEmpty("old"), edit.textOrEmpty("new"),
						edit.number("line", 0, 0, Integer.MAX_VALUE), edit.number("count", 1, 1, Integer.MAX_VALUE)));
			}
			try {
				var splices = new EditMatcher(text.text()).place(replacements);
				for (var splice : splices) {
					EditableFile.requireEncodable(text, splice.text());
				}
				return new Planned(file, text, splices);
			} catch (ToolException e) {
				var version = arguments.optionalText("version");
				throw version == null || version.equals(text.version())
						? e
						: new ToolException(Kind.STALE, "The file has changed since version " + version + "; it is "
								+ text.version() + " now. " + e.getMessage());
			}
		}

		String path() {
			return WorkspaceFiles.name(file);
		}

		String diff() {
			return DiffText.of(path(), text.text(), splices);
		}
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context) throws ToolException, CoreException {
		var planned = Planned.of(arguments, context);
		return approvals.permission(context, planned.path(), planned.diff(), ExecutingFiles.matches(planned.path()));
	}

	@Override
	public void decided(Arguments arguments, ToolContext context, ToolDecision decision) throws ToolException {
		var path = WorkspaceFiles.name(new WorkspaceFiles(context).file(arguments.text("path")));
		approvals.remember(context, path, decision);
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		for (var tries = 1;; tries++) {
			run.cancellation().throwIfCancelled();
			var planned = Planned.of(arguments, run.context());
			EditableFile.makeWritable(planned.file());
			var before = Problem.errors(planned.file().getProject());
			var change = new GuardedTextChange(NLS.bind(Messages.EditFileTool_undo, planned.file().getName()),
					planned.file(),
					planned.splices());
			try {
				UndoableChange.perform(change,
						ResourcesPlugin.getWorkspace().getRuleFactory().modifyRule(planned.file()));
			} catch (CoreException e) {
				if (change.isStale() && tries < MOST_TRIES) {
					continue; // the user types: look for the place again
				}
				throw e;
			}
			return new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text(report(planned, before, run))),
					new ToolView("diff", planned.diff()));
		}
	}

	private static String report(Planned planned, List<Problem> before, Run run) throws CoreException, ToolException {
		var after = FileText.read(planned.file());
		var result = new StringBuilder("Changed ").append(planned.path()).append(", version ").append(after.version())
				.append(". Changed lines: ").append(ranges(planned)).append('.');
		result.append(after.unsaved()
				? " The file is not saved, as the user had changes in it: builds and tests see what is on the disk."
				: NewProblems.after(planned.file().getProject(), before, run.cancellation()));
		return result.toString();
	}

	private static String ranges(Planned planned) {
		var lines = new Lines(planned.text().text());
		var ranges = new ArrayList<String>();
		var shift = 0;
		for (var splice : planned.splices()) {
			var first = lines.lineOf(splice.offset()) + shift;
			var more = Math.max(0, new Lines(splice.text()).count() - 1);
			ranges.add(more == 0 ? String.valueOf(first) : first + "-" + (first + more));
			shift += breaks(splice.text()) - breaks(splice.expected());
		}
		return String.join(", ", ranges);
	}

	private static int breaks(String text) {
		var count = 0;
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			count += c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n') ? 1 : 0;
		}
		return count;
	}
}
