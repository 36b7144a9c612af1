package io.github.openrouter4e.agent.internal.edit;

import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.Elision;
import io.github.openrouter4e.agent.edit.NewProblems;
import io.github.openrouter4e.agent.edit.UndoableChange;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.ignore.SecretFiles;
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

/** Creates a file with the folders that it needs, as one entry of <em>Edit &gt; Undo</em>. Never replaces one. */
@SuppressWarnings("nls") // what the model is told
public final class WriteFileTool implements WorkspaceTool {

	private static final int LARGEST = 1_000_000;

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("write_file",
					"""
							Creates a text file, with the folders that it needs. For a file that exists use edit_file. Returns the new problems that \
							Eclipse finds.""",
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

	/** A file that can be created. */
	private record Planned(IFile file, String content) {

		static Planned of(Arguments arguments, ToolContext context) throws ToolException {
			var files = new WorkspaceFiles(context);
			var file = files.newFile(arguments.text("path"));
			var name = WorkspaceFiles.name(file);
			if (file.exists()) {
				throw new ToolException(Kind.ARGUMENTS,
						name + " exists. Change it with edit_file. Nothing was changed.");
			}
			for (IContainer folder = file.getParent(); folder != null; folder = folder.getParent()) {
				if (folder.exists()) {
					files.require(folder);
					if (folder.isDerived(IResource.CHECK_ANCESTORS)
							|| folder.isTeamPrivateMember(IResource.CHECK_ANCESTORS)
							|| folder.isHidden(IResource.CHECK_ANCESTORS)) {
						throw new ToolException(Kind.DENIED, WorkspaceFiles.name(folder)
								+ " is generated, or belongs to Eclipse or to version control.");
					}
					break;
				}
			}
			var content = arguments.textOrEmpty("content");
			if (content.length() > LARGEST) {
				throw new ToolException(Kind.ARGUMENTS, "The content is longer than 1,000,000 characters.");
			}
			if (Elision.isIn(content)) {
				throw new ToolException(Kind.ARGUMENTS, "The content leaves lines out (\"" + Elision.in(content)
						+ "\"). Write the lines out: the text is written as it is. Nothing was changed.");
			}
			return new Planned(file, content);
		}

		String path() {
			return WorkspaceFiles.name(file);
		}

		/** What holds secrets by its name is not read again, and could not be changed later. */
		boolean unsafe() {
			return SecretFiles.byName(path(), false).isPresent();
		}

		String diff() {
			var lines = content.lines().toList();
			return "--- /dev/null\n+++ " + path() + "\n@@ -0,0 +1," + lines.size() + " @@\n"
					+ String.join("", lines.stream().map(line -> "+" + line + "\n").toList());
		}

		/** As the project wants it encoded, with its line ends. */
		byte[] bytes() throws CoreException, ToolException {
			return FileCreation.encoded(file, content);
		}
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context) throws ToolException, CoreException {
		var planned = Planned.of(arguments, context);
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
		var planned = Planned.of(arguments, run.context());
		var problems = NewProblems.before(planned.file().getProject(),
				languages.newErrors(planned.file(), "", planned.content()));
		UndoableChange.perform(new FileCreation(planned.file(), planned.bytes()), planned.file().getProject());
		checkpoints.record(run.context(), run.callId(), planned.file(), FileImage.ABSENT, FileImage.of(planned.file()));
		var report = "Created " + planned.path() + ", version " + FileText.read(planned.file()).version() + "."
				+ problems.afterBuild(run.cancellation());
		return new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text(report)), new ToolView("diff", planned.diff()));
	}
}
