package io.github.openrouter4e.agent.internal.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IContainer;
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

/**
 * Creates a file with the folders that it needs. Undo removes both, but not a file that somebody has changed since, nor a
 * folder that has got something else.
 */
@NonNullByDefault({}) // as what it overrides
final class FileCreation extends Change {

	private final IFile file;
	private final byte[] content;

	FileCreation(IFile file, byte[] content) {
		this.file = file;
		this.content = content;
	}

	@Override
	public String getName() {
		return NLS.bind(Messages.FileCreation_undo, file.getName());
	}

	@Override
	public void initializeValidationData(IProgressMonitor monitor) {
		// what is checked is there when it is checked
	}

	@Override
	public RefactoringStatus isValid(IProgressMonitor monitor) {
		return file.exists()
				? RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.FileCreation_exists, file.getFullPath()))
				: new RefactoringStatus();
	}

	@Override
	public Change perform(IProgressMonitor monitor) throws CoreException {
		var folders = new ArrayList<IFolder>();
		createFolders(file.getParent(), folders, monitor);
		file.create(content, IResource.NONE, monitor);
		return new Removal(folders);
	}

	/** Adds the outermost one first. */
	private static void createFolders(IContainer container, List<IFolder> created, IProgressMonitor monitor)
			throws CoreException {
		if (container instanceof IFolder folder && !folder.exists()) {
			createFolders(folder.getParent(), created, monitor);
			folder.create(IResource.NONE, true, monitor);
			created.add(folder);
		}
	}

	@Override
	public Object getModifiedElement() {
		return file;
	}

	/** Takes the creation back. */
	private final class Removal extends Change {

		private final List<IFolder> folders;

		Removal(List<IFolder> folders) {
			this.folders = folders;
		}

		@Override
		public String getName() {
			return FileCreation.this.getName();
		}

		@Override
		public void initializeValidationData(IProgressMonitor monitor) {
			// what is checked is there when it is checked
		}

		@Override
		public RefactoringStatus isValid(IProgressMonitor monitor) {
			return isUnchanged()
					? new RefactoringStatus()
					: RefactoringStatus
							.createFatalErrorStatus(NLS.bind(Messages.FileCreation_changed, file.getFullPath()));
		}

		private boolean isUnchanged() {
			var buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(),
					LocationKind.IFILE);
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
		public @Nullable Change perform(IProgressMonitor monitor) throws CoreException {
			file.delete(IResource.KEEP_HISTORY, monitor);
			for (var folder : folders.reversed()) {
				if (folder.exists() && folder.members().length == 0) {
					folder.delete(IResource.NONE, monitor);
				}
			}
			return FileCreation.this;
		}

		@Override
		public Object getModifiedElement() {
			return file;
		}
	}
}
