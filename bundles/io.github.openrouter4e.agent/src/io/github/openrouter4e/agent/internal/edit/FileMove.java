package io.github.openrouter4e.agent.internal.edit;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.edit.GuardedTextChange;
import io.github.openrouter4e.agent.edit.Splice;

/**
 * Changes the text of a file that has no unsaved changes and moves it, with the folders that it needs. In one change, as Undo
 * would look for the file in vain between the two.
 */
@NonNullByDefault({}) // as what it overrides
final class FileMove extends Change {

	private final String name;
	private final IFile from;
	private final IFile to;
	private final List<Splice> splices;
	private final List<IFolder> left;

	/**
	 * @param splices what changes in the text; may be empty
	 */
	FileMove(String name, IFile from, IFile to, List<Splice> splices) {
		this(name, from, to, splices, List.of());
	}

	/** @param left folders that go if nothing is left in them, the last one first */
	private FileMove(String name, IFile from, IFile to, List<Splice> splices, List<IFolder> left) {
		this.name = name;
		this.from = from;
		this.to = to;
		this.splices = splices;
		this.left = left;
	}

	@Override
	public String getName() {
		return name;
	}

	@Override
	public void initializeValidationData(IProgressMonitor monitor) {
		// what is checked is there when it is checked
	}

	@Override
	public RefactoringStatus isValid(IProgressMonitor monitor) {
		var buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(from.getFullPath(), LocationKind.IFILE);
		if (!from.exists() || buffer != null && buffer.isDirty()) {
			return RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.FileRemoval_changed, from.getFullPath()));
		}
		return to.exists()
				? RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.FileCreation_exists, to.getFullPath()))
				: new RefactoringStatus();
	}

	@Override
	public Change perform(IProgressMonitor monitor) throws CoreException {
		edit(splices, monitor);
		var created = new ArrayList<IFolder>();
		try {
			FileCreation.createFolders(to.getParent(), created, monitor);
			from.move(to.getFullPath(), IResource.KEEP_HISTORY, monitor);
		} catch (CoreException e) {
			edit(inverse(splices), monitor);
			FileCreation.removeEmpty(created, monitor);
			throw e;
		}
		FileCreation.removeEmpty(left, monitor);
		return new FileMove(name, to, from, inverse(splices), created);
	}

	private void edit(List<Splice> edits, IProgressMonitor monitor) throws CoreException {
		if (!edits.isEmpty()) {
			var change = new GuardedTextChange(name, from, edits);
			change.initializeValidationData(monitor);
			change.perform(monitor);
		}
	}

	/** What takes changes back. */
	private static List<Splice> inverse(List<Splice> splices) {
		var inverse = new ArrayList<Splice>();
		var shift = 0;
		for (var splice : splices) {
			inverse.add(new Splice(splice.offset() + shift, splice.text(), splice.expected()));
			shift += splice.text().length() - splice.expected().length();
		}
		return inverse;
	}

	@Override
	public Object getModifiedElement() {
		return from;
	}
}
