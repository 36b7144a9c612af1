package io.github.openrouter4e.editor;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Knows how files of a language are built up. An OSGi service; without one, braces and indentation tell. Thread-safe. */
public interface CodeStructure {

	/**
	 * The method, field or type around a place, as the editor has it if it is open.
	 *
	 * @param offset of the place in the file
	 * @return empty if the file is of another language, or there is nothing around the place
	 * @throws CoreException if it cannot be read
	 */
	Optional<CodePart> around(IFile file, int offset, IProgressMonitor monitor) throws CoreException;
}
