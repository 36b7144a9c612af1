package io.github.openrouter4e.ui.internal.chat.composer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;

/** What the workspace knows of a path of the file system that is attached. */
final class PathSurroundings {

	private PathSurroundings() {}

	/** The path in the workspace, or the name of what is not in it: the same, however it gets here. */
	static String nameOf(Path path) {
		var name = path.getFileName();
		var resource = resource(path);
		return resource != null
				? resource.getFullPath().makeRelative().toString()
				: name == null ? path.toString() : name.toString();
	}

	private static @Nullable IResource resource(Path path) {
		var root = ResourcesPlugin.getWorkspace().getRoot();
		var location = IPath.fromPath(path.toAbsolutePath());
		for (var candidate : new @Nullable IResource[]{root.getContainerForLocation(location),
				root.getFileForLocation(location)}) {
			if (candidate != null && !(candidate instanceof IWorkspaceRoot) && candidate.exists()) {
				return candidate;
			}
		}
		return null;
	}

	/** What the workspace knows of a path. Off the UI thread: it may look into the file. */
	static AttachmentReader.Surroundings of(Path path) {
		var resource = resource(path);
		var project = resource == null ? null : resource.getProject();
		var location = project == null ? null : project.getLocation();
		var parent = path.toAbsolutePath().getParent();
		var boundary = location != null ? location.toPath() : Files.isDirectory(path) || parent == null ? path : parent;
		var file = resource instanceof IFile found ? found : null;
		var place = location == null || resource == null
				? path
				: location.append(resource.getProjectRelativePath()).toPath();
		return new AttachmentReader.Surroundings(PathSurroundings::isDerived, boundary, place,
				file == null ? null : charset(file, false), usual(file));
	}

	private static Charset usual(@Nullable IFile file) {
		var found = file == null ? null : charset(file, true);
		if (found != null) {
			return found;
		}
		try {
			return Charset.forName(ResourcesPlugin.getEncoding());
		} catch (@SuppressWarnings("unused") IllegalArgumentException e) {
			return StandardCharsets.UTF_8; // one that this Java does not know
		}
	}

	private static @Nullable Charset charset(IFile file, boolean inherited) {
		try {
			var name = file.getCharset(inherited);
			return name == null ? null : Charset.forName(name);
		} catch (@SuppressWarnings("unused") CoreException | IllegalArgumentException e) {
			return null; // the file is gone, or Java does not know the charset: then it is found out
		}
	}

	/** What the workspace knows to be generated. */
	private static boolean isDerived(Path path) {
		var resource = resource(path);
		return resource != null && resource.isDerived();
	}
}
