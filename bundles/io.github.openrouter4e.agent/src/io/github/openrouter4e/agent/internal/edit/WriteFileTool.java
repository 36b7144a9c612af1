package io.github.openrouter4e.agent.internal.edit;

import java.util.List;

import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.NewProblems;
import io.github.openrouter4e.agent.edit.UndoableChange;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/** Creates a file with the folders that it needs, as one entry of <em>Edit &gt; Undo</em>. Never replaces one. */
@SuppressWarnings("nls") // what the model is told
public final class WriteFileTool implements WorkspaceTool {

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function(ToolSet.WRITE_FILE,
					"""
							Creates a text file, with the folders that it needs. Never replaces a file. Returns the new problems that Eclipse \
							finds.""",
					new Schema().required("path", "The new file, such as Project/src/Main.java.")
							.required("content", "The whole text.").json()),
			ToolTraits.changing(Effect.EDIT));

	private final EditApprovals approvals;
	private final Languages languages;
	private final Checkpoints checkpoints;

	/**
	 * @param approvals   what the user has agreed to, shared by the tools that change files
	 * @param languages   find errors in a text before it is written
	 * @param checkpoints are told what has changed
	 */
	public WriteFileTool(EditApprovals approvals, Languages languages, Checkpoints checkpoints) {
		this.approvals = approvals;
		this.languages = languages;
		this.checkpoints = checkpoints;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	private static NewFile planned(Arguments arguments, ToolContext context) throws ToolException {
		return NewFile.of(new WorkspaceFiles(context), arguments.text("path"), arguments.textOrEmpty("content"));
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var planned = planned(arguments, context);
		planned.bytes();
		return approvals.permission(context, planned.path(), planned.diff(), planned.unsafe());
	}

	@Override
	public void decided(Arguments arguments, ToolContext context, ToolDecision decision) throws ToolException {
		approvals.remember(context, WorkspaceFiles.name(new WorkspaceFiles(context).newFile(arguments.text("path"))),
				decision);
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var planned = planned(arguments, run.context());
		var problems = NewProblems.before(run.context(), planned.file().getProject(),
				languages.newErrors(planned.file(), "", planned.content()));
		UndoableChange.perform(new FileCreation(planned.file(), planned.bytes()), planned.file().getProject(),
				run.cancellation());
		checkpoints.record(run.context(), run.callId(), planned.file(), FileImage.ABSENT, FileImage.of(planned.file()));
		var report = "Created " + planned.path() + ", version " + FileText.read(planned.file()).version() + "."
				+ problems.afterBuild(run.cancellation());
		return new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text(report)), new ToolView("diff", planned.diff()));
	}
}
