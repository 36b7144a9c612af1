package io.github.openrouter4e.agent.internal.edit;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.edit.Elision;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** A file that can be created. */
@SuppressWarnings("nls") // what the model is told
public record NewFile(IFile file, String content) {

	private static final int LARGEST = 1_000_000;

	/**
	 * Checks that a file may be created.
	 *
	 * @param path as the model wrote it
	 * @throws ToolException if it may not, or not with this content
	 */
	static NewFile of(WorkspaceFiles files, String path, String content) throws ToolException {
		var file = place(files, path);
		if (content.length() > LARGEST) {
			throw new ToolException(Kind.ARGUMENTS, "The content is longer than 1,000,000 characters.");
		}
		Elision.refuseAdded("", content);
		return new NewFile(file, content);
	}

	/**
	 * Where there is no file yet, and may be one.
	 *
	 * @param path as the model wrote it
	 * @throws ToolException if there is one, or if there must not be one
	 */
	public static IFile place(WorkspaceFiles files, String path) throws ToolException {
		var file = files.newFile(path);
		if (file.exists()) {
			throw new ToolException(Kind.ARGUMENTS,
					WorkspaceFiles.name(file) + " exists. Change what it has instead. Nothing was changed.");
		}
		for (IContainer folder = file.getParent(); folder != null; folder = folder.getParent()) {
			if (folder.exists()) {
				files.require(folder);
				if (folder.isDerived(IResource.CHECK_ANCESTORS)
						|| folder.isTeamPrivateMember(IResource.CHECK_ANCESTORS)
						|| folder.isHidden(IResource.CHECK_ANCESTORS)) {
					throw new ToolException(Kind.DENIED, WorkspaceFiles.name(folder)
							+ " is generated, or belongs to Eclipse or to version control.");
				}
				break;
			}
		}
		return file;
	}

	/** As models are told. */
	String path() {
		return WorkspaceFiles.name(file);
	}

	/** What holds secrets by its name is not read again, and could not be changed later. */
	boolean unsafe() {
		return SecretFiles.byName(path(), false).isPresent();
	}

	/** What the user is shown. */
	String diff() {
		var lines = content.lines().toList();
		return "--- /dev/null\n+++ " + path() + "\n@@ -0,0 +1," + lines.size() + " @@\n"
				+ String.join("", lines.stream().map(line -> "+" + line + "\n").toList());
	}

	/** As the project wants it encoded, with its line ends. */
	byte[] bytes() throws CoreException, ToolException {
		return FileCreation.encoded(file, content);
	}
}
