package io.github.openrouter4e.agent.internal.apply;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.ToolException;

/** Why code is not applied, as {@link io.github.openrouter4e.agent.apply.CodeApplier} tells it. */
final class Refusals {

	private Refusals() {}

	/** @param words a sentence for the user */
	static CoreException of(String words) {
		return new CoreException(Status.error(words));
	}

	static CoreException of(IFile file, ToolException why) {
		return of(WorkspaceFiles.name(file), why);
	}

	/** @param names of the files */
	static CoreException of(String names, ToolException why) {
		return of(NLS.bind(Messages.WorkspaceCodeApplier_refused, names, why.getMessage()));
	}
}
