package io.github.openrouter4e.agent.internal.run;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

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
	 * @param visible whether the model may see a file
	 * @return what has changed, in words; empty if nothing has
	 */
	static String refresh(IProject project, Predicate<IResource> visible) throws CoreException {
		Map<String, Optional<IResource>> changed = new ConcurrentSkipListMap<>();
		IResourceChangeListener listener = event -> collect(event, project, changed);
		var workspace = ResourcesPlugin.getWorkspace();
		workspace.addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
		try {
			project.refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
		} finally {
			workspace.removeResourceChangeListener(listener);
		}
		return told(changed, visible);
	}

	/** Asks only until as many as can be named are found: there may be thousands, and the disk is asked about each. */
	private static String told(Map<String, Optional<IResource>> changed, Predicate<IResource> visible) {
		var named = new ArrayList<String>();
		var left = changed.size();
		for (var change : changed.entrySet()) {
			if (named.size() == MOST_NAMED) {
				break;
			}
			if (change.getValue().isEmpty() || visible.test(change.getValue().get())) {
				named.add(change.getKey());
			}
			left--;
		}
		return named.isEmpty()
				? ""
				: "Changed files: " + String.join(", ", named) + (left > 0 ? " and up to " + left + " more" : "")
						+ ".\n";
	}

	/**
	 * Called while the workspace is locked: looks at nothing but the delta.
	 *
	 * @param changed what the model is told of each file, with the file if it is there
	 */
	private static void collect(IResourceChangeEvent event, IProject project,
			Map<String, Optional<IResource>> changed) {
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
				if (resource.getType() == IResource.FILE && content) {
					changed.put(
							WorkspaceFiles.name(resource)
									+ (part.getKind() == IResourceDelta.ADDED ? " (new)" : removed ? " (deleted)" : ""),
							removed ? Optional.empty() : Optional.of(resource));
				}
				return true;
			});
		} catch (@SuppressWarnings("unused") CoreException e) {
			// what was found until then is told
		}
	}
}
