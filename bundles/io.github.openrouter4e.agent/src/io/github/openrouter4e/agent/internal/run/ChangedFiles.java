package io.github.openrouter4e.agent.internal.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;

import io.github.openrouter4e.agent.files.WorkspaceFiles;

/** Finds out what a command has changed, which Eclipse does not see by itself. */
@SuppressWarnings("nls") // what the model is told
final class ChangedFiles {

	private static final int MOST_NAMED = 20;

	private ChangedFiles() {}

	/**
	 * Looks at the disk again.
	 *
	 * @return what has changed, in words; empty if nothing has
	 */
	static String refresh(IProject project, WorkspaceFiles files) throws CoreException {
		Set<String> changed = new ConcurrentSkipListSet<>();
		IResourceChangeListener listener = event -> collect(event, project, files, changed);
		var workspace = ResourcesPlugin.getWorkspace();
		workspace.addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
		try {
			project.refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
		} finally {
			workspace.removeResourceChangeListener(listener);
		}
		if (changed.isEmpty()) {
			return "";
		}
		var named = List.copyOf(changed);
		var more = named.size() - MOST_NAMED;
		return "Changed files: " + String.join(", ", named.subList(0, Math.min(named.size(), MOST_NAMED)))
				+ (more > 0 ? " and " + more + " more" : "") + ".\n";
	}

	private static void collect(IResourceChangeEvent event, IProject project, WorkspaceFiles files,
			Set<String> changed) {
		var delta = event.getDelta();
		if (delta == null) {
			return;
		}
		try {
			delta.accept(part -> {
				var resource = part.getResource();
				if (resource.isDerived() || resource.isTeamPrivateMember() || resource.isHidden()
						|| resource.getProject() != null && !resource.getProject().equals(project)) {
					return false;
				}
				var content = part.getKind() != IResourceDelta.CHANGED
						|| (part.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0;
				var removed = part.getKind() == IResourceDelta.REMOVED; // nothing is left that could be kept from anybody
				if (resource.getType() == IResource.FILE && content
						&& (removed || files.withheld(resource).isEmpty())) {
					changed.add(WorkspaceFiles.name(resource)
							+ (part.getKind() == IResourceDelta.ADDED ? " (new)" : removed ? " (deleted)" : ""));
				}
				return true;
			});
		} catch (@SuppressWarnings("unused") CoreException e) {
			// what was found until then is told
		}
	}
}
