package io.github.openrouter4e.swtbot;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
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
		PreferencesPage page = PreferencesPage.open(workbench).useServer(server.baseUrl()).useKey(KEY);
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
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("journey");
		if (!project.exists()) {
			project.create(null);
			project.open(null);
		}
		IFile file = project.getFile(name);
		file.create(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), true, null);
		Workbench.call(
				() -> IDE.openEditor(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage(), file));
		return workbench.bot().editorByTitle(name).toTextEditor();
	}
}
