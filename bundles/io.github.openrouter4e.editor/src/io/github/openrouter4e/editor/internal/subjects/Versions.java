package io.github.openrouter4e.editor.internal.subjects;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.edit.LineChange;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.editor.context.Sharing;

/**
 * Two versions of a file, and what differs between them.
 *
 * @param before the older one
 */
record Versions(Version before, Version after) {

	private static final int CONTEXT = 3;

	/**
	 * One of them.
	 *
	 * @param name     what the user and the model see
	 * @param resource the file that it is a version of; null if that is not known
	 */
	record Version(String name, @Nullable IResource resource, String text) {
	}

	/**
	 * A file in a commit, or in the index, as EGit knows it.
	 *
	 * @param top  where the files of the repository are
	 * @param path from there; the file need not exist any more
	 */
	record InRepository(Path top, String path) {

		/** Null if a revision is of something else. */
		static @Nullable InRepository of(@Nullable Object revision) {
			var repository = revision == null ? null : Reflection.call(revision, "getRepository"); //$NON-NLS-1$
			var tree = repository == null ? null : Reflection.call(repository, "getWorkTree"); //$NON-NLS-1$
			var path = revision == null ? null : Reflection.call(revision, "getGitPath"); //$NON-NLS-1$
			return tree instanceof File top && path instanceof String known
					? new InRepository(top.toPath(), known)
					: null;
		}

		/** The file as it is now; null if no project has it. */
		@Nullable
		IResource resource() {
			var file = ResourcesPlugin.getWorkspace().getRoot()
					.getFileForLocation(IPath.fromPath(top.resolve(path)));
			return file != null && file.exists() ? file : null;
		}
	}

	/**
	 * Why they are not sent, as sentences; empty if they may be. What one of them is, the other one is too. If it is not known
	 * which file they are versions of, all files with their names must be allowed.
	 */
	static List<String> withheld(Sharing sharing, List<String> names, List<IResource> resources,
			List<InRepository> versions) throws CoreException {
		var reasons = new LinkedHashSet<String>();
		for (var version : versions) {
			var reason = sharing.withheldVersion(version.top(), version.path());
			if (reason != null) {
				reasons.add(reason);
			}
		}
		var unknown = resources.isEmpty() && versions.isEmpty();
		for (var resource : unknown ? called(names) : new LinkedHashSet<>(resources)) {
			var reason = sharing.withheld(resource);
			if (reason != null) {
				reasons.add(reason);
			}
		}
		for (var name : reasons.isEmpty() ? names : List.<String>of()) {
			var reason = sharing.withheld(name);
			if (reason != null) {
				reasons.add(reason);
			}
		}
		return List.copyOf(reasons);
	}

	private static Set<IResource> called(List<String> names) throws CoreException {
		var found = new LinkedHashSet<IResource>();
		ResourcesPlugin.getWorkspace().getRoot().accept(proxy -> {
			if (proxy.getType() == IResource.FILE && names.contains(proxy.getName())) {
				found.add(proxy.requestResource());
			}
			return true;
		}, IResource.NONE);
		return found;
	}

	/** The file at a path of the workspace or of the disk; null if no project has it. */
	static @Nullable IResource resource(@Nullable IPath path) {
		if (path == null) {
			return null;
		}
		var root = ResourcesPlugin.getWorkspace().getRoot();
		var inWorkspace = path.segmentCount() > 1 && path.getDevice() == null ? root.getFile(path) : null;
		return inWorkspace != null && inWorkspace.getProject().exists() ? inWorkspace : root.getFileForLocation(path);
	}

	/** What a resource is called; else the name that the view shows. */
	static String name(@Nullable IResource resource, String shown) {
		return resource == null ? shown : WorkspaceFiles.name(resource);
	}

	/** The one of this name; that of most sources if there is none. */
	static Charset charset(@Nullable String name) {
		return name == null || !Charset.isSupported(name) ? StandardCharsets.UTF_8 : Charset.forName(name);
	}

	/** As a unified difference; "" if there is none. */
	String difference() {
		var left = before.text().lines().toList();
		var right = after.text().lines().toList();
		var changes = LineChange.between(left, right);
		var text = new StringBuilder();
		for (var i = 0; i < changes.size();) {
			var next = i + 1; // changes whose contexts touch are shown together
			while (next < changes.size()
					&& changes.get(next).oldStart() - changes.get(next - 1).oldEnd() <= 2 * CONTEXT) {
				next++;
			}
			hunk(text, left, right, changes.subList(i, next));
			i = next;
		}
		return text.isEmpty()
				? "" //$NON-NLS-1$
				: "--- " + before.name() + "\n+++ " + after.name() + '\n' + text.toString().stripTrailing(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static void hunk(StringBuilder text, List<String> left, List<String> right, List<LineChange> changes) {
		var first = changes.getFirst();
		var last = changes.getLast();
		var head = Math.min(CONTEXT, first.oldStart());
		var tail = Math.min(CONTEXT, left.size() - last.oldEnd());
		text.append("@@ -").append(range(first.oldStart() - head, last.oldEnd() + tail)).append(" +") //$NON-NLS-1$ //$NON-NLS-2$
				.append(range(first.newStart() - head, last.newEnd() + tail)).append(" @@\n"); //$NON-NLS-1$
		var line = first.oldStart() - head;
		for (var change : changes) {
			lines(text, ' ', left, line, change.oldStart());
			lines(text, '-', left, change.oldStart(), change.oldEnd());
			lines(text, '+', right, change.newStart(), change.newEnd());
			line = change.oldEnd();
		}
		lines(text, ' ', left, line, last.oldEnd() + tail);
	}

	/** As unified differences count: from 1, and of no lines the one before. */
	private static String range(int from, int to) {
		return (to > from ? from + 1 : from) + "," + (to - from); //$NON-NLS-1$
	}

	private static void lines(StringBuilder text, char sign, List<String> lines, int from, int to) {
		lines.subList(from, to).forEach(line -> text.append(sign).append(line).append('\n'));
	}
}
