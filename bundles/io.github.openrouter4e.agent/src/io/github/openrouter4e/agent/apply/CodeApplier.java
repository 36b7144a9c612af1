package io.github.openrouter4e.agent.apply;

import java.util.List;
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
	 * @return may not exist yet, if its whole path is named, or one in the only project that has the folder; empty if none is
	 *         named or several have the name
	 */
	Optional<IFile> target(CodeBlock block);

	/**
	 * The only one of some files that code which names none has a place in.
	 *
	 * @return empty if it has a place in none or in several
	 */
	Optional<IFile> fitting(CodeBlock block, List<IFile> files);

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

	/**
	 * Whether the code of an answer says that it is for several files, or comes in several blocks for one. Reads nothing of the
	 * workspace; for any thread.
	 *
	 * @param blocks of the answer, in its order
	 */
	boolean isForSeveral(List<CodeBlock> blocks);

	/**
	 * What all the code of an answer would change. Blocks for one file are applied one after the other to the same text; a block
	 * that has no place there is refused, the others are not. Files that are kept from models are refused, unlike code that the
	 * user applies alone.
	 *
	 * @param blocks of the answer, in its order; one may be about several files
	 * @param asked  the files that the questions were about: code that names none may be for one of them
	 */
	AnswerChanges plan(List<CodeBlock> blocks, List<IFile> asked);

	/**
	 * Makes all of these changes, or none, as one entry of <em>Edit &gt; Undo</em>.
	 *
	 * @throws CoreException with a sentence for the user that names the files which are not as they were shown; nothing was
	 *                       written then
	 */
	void applyAll(List<CodeProposal> proposals) throws CoreException;

	/**
	 * Takes back what {@link #applyAll} has done, if nothing that can be undone was done since.
	 *
	 * @throws CoreException with a sentence for the user if it cannot be taken back
	 */
	void undoAll(List<CodeProposal> proposals) throws CoreException;
}
