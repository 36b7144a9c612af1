package io.github.openrouter4e.agent.internal.edit;

import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.RefactoringDescriptor;
import org.eclipse.ltk.core.refactoring.resource.MoveResourcesDescriptor;
import org.eclipse.ltk.core.refactoring.resource.RenameResourceDescriptor;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.Tool;

/** Moves a file or folder into another folder, or gives it another name. */
@SuppressWarnings("nls") // what the model is told
public final class MoveTool extends ResourceTool {

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("move",
					"Moves a file or folder into another folder, which must exist, or renames it; not both at once. References in"
							+ " source code are not updated. Returns the new problems that Eclipse finds.",
					new Schema().required("path", "File or folder such as Project/src/a.txt.")
							.required("to", "Its new path, such as Project/src/b.txt or Project/docs/a.txt.").json()),
			ToolTraits.changing(Effect.EDIT));

	/**
	 * @param approvals   what the user has agreed to, shared by the tools that change files
	 * @param checkpoints are told what has changed
	 */
	public MoveTool(EditApprovals approvals, Checkpoints checkpoints) {
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
		var wanted = workspace.newFile(arguments.text("to"));
		var name = WorkspaceFiles.name(wanted);
		if (wanted.exists()) {
			throw new ToolException(Kind.ARGUMENTS, name + " exists. Nothing was changed.");
		}
		var folder = wanted.getParent();
		if (!folder.exists()) {
			throw new ToolException(Kind.NOT_FOUND, "There is no folder " + WorkspaceFiles.name(folder)
					+ ". Create it by writing a file in it. Nothing was changed.");
		}
		workspace.require(folder);
		if (folder.isDerived(IResource.CHECK_ANCESTORS) || folder.isTeamPrivateMember(IResource.CHECK_ANCESTORS)
				|| folder.isHidden(IResource.CHECK_ANCESTORS)
				|| resource.getFullPath().isPrefixOf(folder.getFullPath())) {
			throw new ToolException(Kind.DENIED,
					name + " is generated, is within what is moved, or belongs to Eclipse or"
							+ " to version control. Nothing was changed.");
		}
		return new Planned(descriptor(resource, folder, wanted.getName()), resource, wanted, files,
				targets(resource, files, wanted),
				NLS.bind(Messages.MoveTool_undo, resource.getName()),
				"Moved " + WorkspaceFiles.name(resource) + " to " + name + ".");
	}

	private static RefactoringDescriptor descriptor(IResource resource, IContainer folder, String name)
			throws ToolException {
		if (folder.equals(resource.getParent())) {
			var rename = (RenameResourceDescriptor) RefactoringCore
					.getRefactoringContribution(RenameResourceDescriptor.ID).createDescriptor();
			rename.setResourcePath(resource.getFullPath());
			rename.setNewName(name);
			rename.setUpdateReferences(true);
			return rename;
		}
		if (!name.equals(resource.getName())) {
			throw new ToolException(Kind.ARGUMENTS,
					"Another folder and another name at once are not possible. Move it to "
							+ WorkspaceFiles.name(folder) + '/' + resource.getName() + " first, then rename it.");
		}
		var move = (MoveResourcesDescriptor) RefactoringCore.getRefactoringContribution(MoveResourcesDescriptor.ID)
				.createDescriptor();
		move.setResourcesToMove(new IResource[]{resource});
		move.setDestination(folder);
		move.setUpdateReferences(true);
		return move;
	}

	private static List<IFile> targets(IResource resource, List<IFile> files, IFile wanted) {
		var root = resource.getWorkspace().getRoot();
		return files.stream().map(file -> root.getFile(wanted.getFullPath()
				.append(file.getFullPath().removeFirstSegments(resource.getFullPath().segmentCount())))).toList();
	}
}
