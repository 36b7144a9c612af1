package io.github.openrouter4e.swtbot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * What the journeys begin with: a workbench in which nothing was done before, and a server that stands in for OpenRouter. A
 * journey uses the keyboard and the mouse of the machine, and expects the words that the product has under its message keys.
 */
@ExtendWith(JourneyExtension.class)
abstract class Journey {

	static final String KEY = "sk-or-v1-c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff";

	/** Outside of any git repository: what such a one ignores is not sent to models. */
	@TempDir
	Path folder;

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

	/** Where the files of the project "journey" are. */
	final Path projectFolder() throws IOException {
		return Files.createDirectories(folder.resolve("project"));
	}

	/** An editor on a new file of the project "journey". */
	final SWTBotEclipseEditor edit(String name, String content) throws CoreException, IOException {
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		IProject project = workspace.getRoot().getProject("journey");
		if (!project.exists()) {
			IProjectDescription description = workspace.newProjectDescription(project.getName());
			description.setLocation(IPath.fromPath(projectFolder().toRealPath()));
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
