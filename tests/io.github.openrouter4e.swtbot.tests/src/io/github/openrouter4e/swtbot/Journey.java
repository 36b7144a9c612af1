package io.github.openrouter4e.swtbot;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

import io.github.openrouter4e.testing.StandInServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the journeys begin with: a workbench in which nothing was done before, and a server that stands in for OpenRouter. A
 * journey uses the keyboard and the mouse of the machine, and expects the words that the product has under its message keys.
 */
@ExtendWith(JourneyExtension.class)
abstract class Journey {

	static final String KEY = "sk-or-v1-c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff";

	final Workbench workbench = new Workbench();
	StandInServer server;

	@BeforeEach
	final void startServer() {
		server = StandInServer.start(StandInServer.Options.standard().withKey(KEY));
	}

	@AfterEach
	final void closeServer() {
		server.close();
	}

	/** Enters server and key on the preference page, as on the first day. */
	final void configure() {
		PreferencesPage.open(workbench).useServer(server.baseUrl()).useKey(KEY).applyAndClose();
	}

	/** Enters server and key, chooses native widgets if they are wanted, and opens the chat view. */
	final ChatPage chat(boolean nativeWidgets) {
		return chat(server.baseUrl(), nativeWidgets);
	}

	/** The same with another server. */
	final ChatPage chat(String baseUrl, boolean nativeWidgets) {
		PreferencesPage page = PreferencesPage.open(workbench).useServer(baseUrl).useKey(KEY);
		if (nativeWidgets) {
			page.useNativeWidgets();
		}
		page.applyAndClose();
		return ChatPage.open(workbench);
	}

	/** Enters server and key, and opens the chat view. */
	final ChatPage chat() {
		return chat(false);
	}

	/** An editor on a new file of the project "journey". */
	final SWTBotEclipseEditor edit(String name, String content) throws CoreException {
		return edit(null, name, content);
	}

	/** @param location of the project, if it does not exist yet; null for the workspace */
	final SWTBotEclipseEditor edit(Path location, String name, String content) throws CoreException {
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		IProject project = workspace.getRoot().getProject("journey");
		if (!project.exists()) {
			IProjectDescription description = workspace.newProjectDescription(project.getName());
			description.setLocation(location == null ? null : IPath.fromPath(location));
			project.create(description, null);
			project.open(null);
		}
		IFile file = project.getFile(name);
		file.create(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), true, null);
		Workbench.call(
				() -> IDE.openEditor(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage(), file));
		return workbench.bot().editorByTitle(name).toTextEditor();
	}
}
