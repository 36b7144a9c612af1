package io.github.openrouter4e.probe;

import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

/** A project of the user's, imported and with a file of it in the editor. */
final class SampleProject {

	private final Screen screen;
	private final Path folder;

	SampleProject(Screen screen, Path folder) {
		this.screen = screen;
		this.folder = folder;
	}

	void open(String path) throws CoreException {
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		IProjectDescription description = workspace
				.loadProjectDescription(org.eclipse.core.runtime.Path.fromOSString(folder + "/.project"));
		IProject project = workspace.getRoot().getProject(description.getName());
		project.create(description, null);
		project.open(null);
		IFile file = workspace.getRoot().getFile(org.eclipse.core.runtime.Path.fromPortableString(path));
		screen.call(() -> IDE.openEditor(
				PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage(), file));
	}
}
