package io.github.openrouter4e.agent.internal.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.RefactoringDescriptor;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.NewProblems;
import io.github.openrouter4e.agent.edit.UndoableChange;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.client.Cancellation;

/**
 * A tool that changes where files are, by a refactoring of the platform, so that whoever takes part in those is asked. One
 * entry of <em>Edit &gt; Undo</em>.
 */
@SuppressWarnings("nls") // what the model is told
abstract class ResourceTool implements WorkspaceTool {

	private static final int MOST_FILES = 500;
	private static final long MOST_BYTES = 50_000_000;

	private final EditApprovals approvals;
	private final Checkpoints checkpoints;

	/**
	 * @param approvals   what the user has agreed to, shared by the tools that change files
	 * @param checkpoints are told what has changed
	 */
	ResourceTool(EditApprovals approvals, Checkpoints checkpoints) {
		this.approvals = approvals;
		this.checkpoints = checkpoints;
	}

	/**
	 * What a call does.
	 *
	 * @param resource what is deleted or moved
	 * @param wanted   where it is afterwards; null if it is deleted
	 * @param files    those in it, or itself
	 * @param to       where they are afterwards, in the same order; empty if they are deleted
	 * @param name     of the change, for the user
	 * @param done     what the model is told
	 */
	record Planned(RefactoringDescriptor descriptor, IResource resource, @Nullable IResource wanted, List<IFile> files,
			List<IFile> to, String name, String done) {

		/** The paths that are gone afterwards: of the files, or of a folder without any. At least one. */
		List<String> from() {
			return names(files.isEmpty() ? List.of(resource) : files);
		}

		/** The paths that are there afterwards, in the same order; empty if it is deleted. */
		List<String> target() {
			var moved = wanted;
			return moved == null ? List.of() : names(files.isEmpty() ? List.of(moved) : to);
		}

		private static List<String> names(List<? extends IResource> resources) {
			return resources.stream().map(WorkspaceFiles::name).toList();
		}

		/** All of it, for the user. */
		String details() {
			var from = from();
			var target = target();
			var lines = new ArrayList<String>();
			for (var i = 0; i < from.size(); i++) {
				lines.add(from.get(i) + (target.isEmpty() ? "" : " \u2192 " + target.get(i)));
			}
			return String.join("\n", lines);
		}
	}

	/** @throws ToolException if it cannot be done */
	abstract Planned plan(Arguments arguments, ToolContext context) throws ToolException, CoreException;

	/**
	 * All files in a file or folder, each of which the model may see and the user has saved.
	 *
	 * @throws ToolException if that is not so
	 */
	static List<IFile> files(WorkspaceFiles workspace, IResource resource) throws ToolException, CoreException {
		if (resource instanceof IProject || resource.getProject() == null) {
			throw new ToolException(Kind.DENIED,
					WorkspaceFiles.name(resource) + " is a project. Ask the user to do that.");
		}
		resource.refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
		var files = new ArrayList<IFile>();
		collect(workspace, resource, files);
		var bytes = 0L;
		for (var file : files) {
			var buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(),
					LocationKind.IFILE);
			if (buffer != null && buffer.isDirty()) {
				throw new ToolException(Kind.DENIED, WorkspaceFiles.name(file)
						+ " has changes that the user has not saved. Nothing was changed; ask the user to save it.");
			}
			bytes += file.getLocation() == null ? 0 : file.getLocation().toFile().length();
		}
		if (files.size() > MOST_FILES || bytes > MOST_BYTES) {
			throw new ToolException(Kind.DENIED, WorkspaceFiles.name(resource)
					+ " has more files than can be brought back. Nothing was changed; ask the user to do that.");
		}
		return files;
	}

	private static void collect(WorkspaceFiles workspace, IResource resource, List<IFile> files)
			throws ToolException, CoreException {
		workspace.require(resource);
		if (resource.isLinked() || resource.isDerived(IResource.CHECK_ANCESTORS)
				|| resource.isTeamPrivateMember(IResource.CHECK_ANCESTORS)
				|| resource.isHidden(IResource.CHECK_ANCESTORS)) {
			throw new ToolException(Kind.DENIED, WorkspaceFiles.name(resource)
					+ " is linked, generated, or belongs to Eclipse or to version control. Nothing was changed.");
		}
		if (resource instanceof IFile file) {
			files.add(file);
		} else if (resource instanceof IContainer container) {
			for (var member : container.members(
					IContainer.INCLUDE_TEAM_PRIVATE_MEMBERS | IContainer.INCLUDE_HIDDEN)) {
				collect(workspace, member, files);
			}
		}
	}

	@Override
	public final ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var planned = plan(arguments, context);
		return approvals.removal(context, planned.from(), planned.target(), planned.details());
	}

	@Override
	public final void decided(Arguments arguments, ToolContext context, ToolDecision decision)
			throws ToolException, CoreException {
		approvals.remember(context, plan(arguments, context).from().getFirst(), decision);
	}

	@Override
	public final ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var planned = plan(arguments, run.context());
		var problems = NewProblems.before(run.context(), List.of(planned.resource().getProject()));
		var change = change(planned);
		var before = new LinkedHashMap<IFile, FileImage>();
		for (var file : planned.files()) {
			EditableFile.makeWritable(file);
			before.put(file, FileImage.of(file));
		}
		for (var affected : affected(change)) {
			if (!before.containsKey(affected)) {
				before.put(affected, FileImage.of(affected));
			}
		}
		planned.to().forEach(file -> before.putIfAbsent(file, FileImage.ABSENT));
		UndoableChange.perform(change, ResourcesPlugin.getWorkspace().getRoot(), run.cancellation());
		for (var entry : before.entrySet()) {
			var after = FileImage.of(entry.getKey());
			if (after.exists() != entry.getValue().exists()
					|| !Objects.equals(after.text(), entry.getValue().text())) {
				checkpoints.record(run.context(), run.callId(), entry.getKey(), entry.getValue(), after);
			}
		}
		return new ToolOutcome.Done(planned.done() + problems.afterBuild(run.cancellation()));
	}

	private static Change change(Planned planned) throws ToolException, CoreException {
		var monitor = new NullProgressMonitor();
		var status = new RefactoringStatus();
		try {
			var refactoring = planned.descriptor().createRefactoring(status);
			if (refactoring != null) {
				status.merge(refactoring.checkAllConditions(monitor));
			}
			if (refactoring == null || status.hasFatalError()) {
				throw new ToolException(Kind.DENIED, "Nothing was changed: "
						+ status.getMessageMatchingSeverity(status.getSeverity()));
			}
			return new CompositeChange(planned.name(), new Change[]{refactoring.createChange(monitor)});
		} catch (@SuppressWarnings("unused") OperationCanceledException e) {
			throw new ToolException(Kind.DENIED,
					"Something that takes part in it did not allow it. Nothing was changed.");
		}
	}

	/** Files that whoever takes part changes as well. */
	private static List<IFile> affected(Change change) {
		@Nullable
		Object @Nullable [] objects = change.getAffectedObjects();
		return objects == null
				? List.of()
				: List.of(objects).stream().filter(IFile.class::isInstance).map(IFile.class::cast)
						.collect(Collectors.toList());
	}
}
