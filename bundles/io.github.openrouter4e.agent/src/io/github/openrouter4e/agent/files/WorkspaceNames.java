package io.github.openrouter4e.agent.files;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The files and folders of the open projects by their names, without what is generated, hidden or of version control. Gathered when somebody looks for one, and kept until something
 * is added or removed; until then only this listens to the workspace. Thread-safe; gathering takes a while.
 */
public final class WorkspaceNames {

	/**
	 * A file or folder.
	 *
	 * @param path in the workspace, without a slash in front
	 */
	public record Entry(String name, String path, boolean folder) {
	}

	private final IWorkspace workspace;
	private @Nullable Snapshot kept;

	private static final class Snapshot implements IResourceChangeListener {

		private final IWorkspace workspace;
		private final List<Entry> entries = new ArrayList<>();
		private final AtomicBoolean old = new AtomicBoolean();

		Snapshot(IWorkspace workspace) {
			this.workspace = workspace;
		}

		Snapshot gather() {
			workspace.addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
			try {
				read(workspace, entries);
			} catch (CoreException e) {
				ILog.of(WorkspaceNames.class).error("The workspace could not be read.", e); //$NON-NLS-1$
				forget();
			}
			return this;
		}

		@Override
		public void resourceChanged(@Nullable IResourceChangeEvent event) {
			var delta = event == null ? null : event.getDelta();
			if (delta == null || changesNames(delta)) {
				forget();
			}
		}

		private static boolean changesNames(IResourceDelta delta) {
			if (delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.OPEN) != 0) {
				return true;
			}
			for (var child : delta.getAffectedChildren()) {
				if (changesNames(child)) {
					return true;
				}
			}
			return false;
		}

		void forget() {
			if (!old.getAndSet(true)) {
				workspace.removeResourceChangeListener(this);
			}
		}
	}

	/** Gathers nothing yet. */
	public WorkspaceNames(IWorkspace workspace) {
		this.workspace = workspace;
	}

	/**
	 * All names as they are now, for those who look once.
	 *
	 * @throws CoreException if the workspace cannot be read, for example as a project is closed at the same time
	 */
	public static List<Entry> read(IWorkspace workspace) throws CoreException {
		var entries = new ArrayList<Entry>();
		read(workspace, entries);
		return entries;
	}

	private static void read(IWorkspace workspace, List<Entry> entries) throws CoreException {
		workspace.getRoot().accept(proxy -> {
			if (proxy.isDerived() || proxy.isHidden() || proxy.isTeamPrivateMember()) {
				return false;
			}
			if (proxy.getType() != IResource.ROOT) {
				entries.add(new Entry(proxy.getName(), proxy.requestFullPath().makeRelative().toString(),
						proxy.getType() != IResource.FILE));
			}
			return proxy.getType() != IResource.PROJECT || proxy.isAccessible();
		}, IResource.NONE);
	}

	/** All names, gathered if that is needed. */
	public synchronized List<Entry> all() {
		var snapshot = kept;
		if (snapshot == null || snapshot.old.get()) {
			snapshot = new Snapshot(workspace).gather();
			kept = snapshot;
		}
		return snapshot.entries;
	}

	/** Listens no longer, and keeps nothing. */
	public synchronized void close() {
		if (kept instanceof Snapshot snapshot) {
			snapshot.forget();
			kept = null;
		}
	}
}
