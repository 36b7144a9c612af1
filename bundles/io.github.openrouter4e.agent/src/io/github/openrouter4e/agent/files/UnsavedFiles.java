package io.github.openrouter4e.agent.files;

import java.util.Collection;
import java.util.TreeSet;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.resources.IResource;

/**
 * Files with changes that an editor has not saved. Tools read and edit what the editor has; builders, tests and programs have
 * what is on the disk, so that a result of theirs may be of an older text than the one the model has written.
 */
public final class UnsavedFiles {
	private UnsavedFiles() {}

	/**
	 * Names those that a call may see, for the end of what the model is told.
	 *
	 * @param roots   where to look: files, or folders and what is below them
	 * @return a line with its end; empty if all is saved
	 */
	@SuppressWarnings("nls") // what the model is told
	public static String note(Collection<? extends IResource> roots, WorkspaceFiles visible) {
		var names = new TreeSet<String>();
		for (var buffer : FileBuffers.getTextFileBufferManager().getFileBuffers()) {
			var file = buffer.isDirty() ? FileBuffers.getWorkspaceFileAtLocation(buffer.getLocation()) : null;
			if (file != null && roots.stream().anyMatch(root -> root.getFullPath().isPrefixOf(file.getFullPath()))
					&& visible.withheld(file).isEmpty()) {
				names.add(WorkspaceFiles.name(file));
			}
		}
		return names.isEmpty()
				? ""
				: "Not saved, so that this is of what the disk has: " + String.join(", ", names) + ".\n";
	}
}
