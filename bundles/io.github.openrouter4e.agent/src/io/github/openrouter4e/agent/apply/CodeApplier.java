package io.github.openrouter4e.agent.apply;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;

/**
 * Finds out where the code of an answer belongs, and puts it there. An OSGi service. Thread-safe; not for the UI thread, since
 * files are read and written.
 */
public interface CodeApplier {

	/**
	 * The file that the code itself names: after the fence, in its first line, in the head of a difference, or by its Java
	 * package and type. Never guessed from what is open.
	 *
	 * @return may not exist yet, if its whole path is named; empty if none is named or several have the name
	 */
	Optional<IFile> target(CodeBlock block);

	/**
	 * Finds the place in the file: that of a difference, of blocks to search and replace, of members of types, or the whole
	 * file. Lines are never taken for others that merely resemble them.
	 *
	 * @param file one that exists, or one to create
	 * @throws PlaceUnclearException if the user has to say to which type the code belongs
	 * @throws CoreException         with a sentence for the user, if there is no such place or the file must not be changed
	 */
	default CodeProposal propose(IFile file, CodeBlock block) throws CoreException {
		return propose(file, block, ""); //$NON-NLS-1$
	}

	/**
	 * The same, with what the user has said.
	 *
	 * @param type one of {@link PlaceUnclearException#types()}; "" if the user has not been asked
	 */
	CodeProposal propose(IFile file, CodeBlock block, String type) throws CoreException;

	/**
	 * Makes the change, as one entry of <em>Edit &gt; Undo</em>. What the user has not saved stays unsaved.
	 *
	 * @throws CoreException with a sentence for the user; the file then is as it was, for example because it has been changed
	 *                       since the proposal
	 */
	void apply(CodeProposal proposal) throws CoreException;
}
