package io.github.openrouter4e.agent.internal.apply;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Path;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.files.WorkspaceNames;

/** Finds the files that code names. Reads the names of the workspace once, when it first needs them. */
final class NamedTargets {

	private final IWorkspaceRoot root;
	private @Nullable List<IFile> all;

	NamedTargets(IWorkspaceRoot root) {
		this.root = root;
	}

	/** {@return the file that a block names, which may not exist yet; empty if that is not clear} */
	Optional<IFile> find(CodeBlock block) {
		for (var path : NamedFiles.of(block)) {
			var whole = IPath.fromPortableString(path).makeAbsolute();
			if (whole.segmentCount() > 1 && root.getProject(whole.segment(0)).isAccessible()) {
				return Optional.of(root.getFile(whole));
			}
			var found = ending(whole);
			if (found.size() == 1) {
				return Optional.of(found.getFirst());
			}
		}
		return Changes.isDifference(block.code()) || Changes.isSearchAndReplace(block.code())
				? Optional.empty() // they change what is there
				: NamedFiles.of(block).stream().map(IPath::fromPortableString)
						.filter(path -> path.segmentCount() > 1 && ending(path.makeAbsolute()).isEmpty())
						.flatMap(path -> project(path).map(project -> project.getFile(path)).stream()).findFirst();
	}

	/** The only open project that has the folder of a new file, or else the first folder of its path. */
	private Optional<IProject> project(IPath path) {
		for (var folder : List.of(path.removeLastSegments(1), Path.EMPTY.append(path.segment(0)))) {
			var found = Arrays.stream(root.getProjects())
					.filter(project -> project.isAccessible() && project.getFolder(folder).exists()).toList();
			if (found.size() == 1) {
				return Optional.of(found.getFirst());
			}
		}
		return Optional.empty();
	}

	/** Why nothing was found, for the user; empty if the block names nothing. */
	String problem(CodeBlock block) {
		var outside = NamedFiles.outside(block);
		if (!outside.isEmpty()) {
			return NLS.bind(Messages.NamedTargets_outside, outside.getFirst());
		}
		for (var path : NamedFiles.of(block)) {
			var found = ending(IPath.fromPortableString(path).makeAbsolute());
			if (found.size() > 1) {
				return NLS.bind(Messages.NamedTargets_several, path,
						found.stream().map(WorkspaceFiles::name).collect(Collectors.joining(", "))); //$NON-NLS-1$
			}
		}
		return NamedFiles.of(block).isEmpty()
				? "" //$NON-NLS-1$
				: NLS.bind(Messages.NamedTargets_missing, NamedFiles.of(block).getFirst());
	}

	/** The files whose paths end so. */
	private List<IFile> ending(IPath path) {
		return all().stream().filter(file -> file.getFullPath().toString().endsWith(path.toString())).toList();
	}

	private List<IFile> all() {
		var known = all;
		if (known == null) {
			known = read();
			all = known;
		}
		return known;
	}

	private List<IFile> read() {
		try {
			return WorkspaceNames.read(root.getWorkspace()).stream().filter(entry -> !entry.folder())
					.map(entry -> root.getFile(IPath.fromPortableString(entry.path()))).toList();
		} catch (@SuppressWarnings("unused") CoreException e) {
			return List.of(); // a project is closed at the same time
		}
	}
}
