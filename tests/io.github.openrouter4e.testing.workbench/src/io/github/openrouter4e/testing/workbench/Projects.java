package io.github.openrouter4e.testing.workbench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;

/** Projects of the workspace with something in them. */
public final class Projects {

	private Projects() {}

	/**
	 * A new file of a project, which is made if need be.
	 *
	 * @param folder where the project lies: outside the tests' workspace, which is excluded by the .gitignore around it
	 */
	public static IFile file(Path folder, String project, String path, String text) throws CoreException {
		IProject made = ResourcesPlugin.getWorkspace().getRoot().getProject(project);
		if (!made.exists()) {
			create(folder, project);
		}
		made.open(null);
		var file = made.getFile(path);
		file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
		return file;
	}

	/** A new project, with what the folder has in it. */
	public static IProject create(Path folder, String name) throws CoreException {
		var workspace = ResourcesPlugin.getWorkspace();
		var made = workspace.getRoot().getProject(name);
		var description = workspace.newProjectDescription(name);
		description.setLocation(IPath.fromPath(folder));
		made.create(description, null);
		made.open(null);
		return made;
	}
}
