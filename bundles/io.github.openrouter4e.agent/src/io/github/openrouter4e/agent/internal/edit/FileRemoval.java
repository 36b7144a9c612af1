package io.github.openrouter4e.agent.internal.edit;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.osgi.util.NLS;

/** Deletes a file, unless it is not any more what it was when that was decided. Undo brings it back. */
@NonNullByDefault({}) // as what it overrides
public final class FileRemoval extends Change {

	private final String name;
	private final IFile file;
	private final byte[] content;
	private final @Nullable String charset;
	private final List<IFolder> folders;

	/**
	 * @param content what the file must have
	 * @param charset what was set for this file alone; null for nothing
	 * @param folders are deleted as well if nothing else is in them, the last one first
	 */
	public FileRemoval(String name, IFile file, byte[] content, @Nullable String charset, List<IFolder> folders) {
		this.name = name;
		this.file = file;
		this.content = content;
		this.charset = charset;
		this.folders = folders;
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
		return isUnchanged()
				? new RefactoringStatus()
				: RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.FileRemoval_changed, file.getFullPath()));
	}

	private boolean isUnchanged() {
		var buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
		if (buffer != null && buffer.isDirty()) {
			return false;
		}
		try {
			return Arrays.equals(content, file.readAllBytes());
		} catch (@SuppressWarnings("unused") CoreException e) {
			return false; // deleted, or not to be read
		}
	}

	@Override
	public Change perform(IProgressMonitor monitor) throws CoreException {
		file.delete(IResource.KEEP_HISTORY, monitor);
		FileCreation.removeEmpty(folders, monitor);
		return new FileCreation(name, file, content, charset);
	}

	@Override
	public Object getModifiedElement() {
		return file;
	}
}
