package io.github.openrouter4e.editor;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** What the user wants something done with, as it was when the user said so. Made on the UI thread, at once; read off it. */
public interface Subject {

	/**
	 * Reads what a colleague would take along.
	 *
	 * @param agreed whether the user has agreed to send what an ignore file excludes, or what by its name holds secrets; if not,
	 *               it is left out. That is about what the user selected, not about what is only taken along
	 * @throws CoreException              with a message for the user, if it is gone or cannot be read
	 * @throws OperationCanceledException if it was cancelled
	 */
	Material read(boolean agreed, IProgressMonitor monitor) throws CoreException;
}
