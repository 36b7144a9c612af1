package io.github.openrouter4e.agent.internal.edit;

import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.resource.DeleteResourcesDescriptor;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.Tool;

/** Deletes a file, or a folder with what is in it. */
@SuppressWarnings("nls") // what the model is told
public final class DeleteTool extends ResourceTool {

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("delete",
					"Deletes a file, or a folder with all that is in it. Returns the new problems that"
							+ " Eclipse finds.",
					new Schema().required("path", "File or folder such as Project/src/Old.java.").json()),
			ToolTraits.changing(Effect.EDIT));

	/**
	 * @param approvals   what the user has agreed to, shared by the tools that change files
	 * @param checkpoints are told what has changed
	 */
	public DeleteTool(EditApprovals approvals, Checkpoints checkpoints) {
		super(approvals, checkpoints);
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	Planned plan(Arguments arguments, ToolContext context) throws ToolException, CoreException {
		var workspace = new WorkspaceFiles(context);
		var resource = workspace.resource(arguments.text("path"));
		var files = files(workspace, resource);
		var descriptor = (DeleteResourcesDescriptor) RefactoringCore
				.getRefactoringContribution(DeleteResourcesDescriptor.ID).createDescriptor();
		descriptor.setResources(new IResource[]{resource});
		return new Planned(descriptor, resource, null, files, List.of(),
				NLS.bind(Messages.DeleteTool_undo, resource.getName()),
				"Deleted " + WorkspaceFiles.name(resource)
						+ (files.size() <= 1 ? "." : " with " + files.size() + " files."));
	}
}
