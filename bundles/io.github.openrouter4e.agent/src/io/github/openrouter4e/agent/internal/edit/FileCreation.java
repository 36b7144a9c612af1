package io.github.openrouter4e.agent.internal.edit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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

import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.tools.ToolException;

/**
 * Creates a file with the folders that it needs. Undo removes both, but not a file that somebody has changed since, nor a
 * folder that has got something else.
 */
@NonNullByDefault({}) // as what it overrides
public final class FileCreation extends Change {

	private final String name;
	private final IFile file;
	private final byte[] content;
	private final @Nullable String charset;

	/** A new file, in the encoding of its project. */
	FileCreation(IFile file, byte[] content) {
		this(NLS.bind(Messages.FileCreation_undo, file.getName()), file, content, null);
	}

	/** @param charset to set for this file alone; null for none */
	public FileCreation(String name, IFile file, byte[] content, @Nullable String charset) {
		this.name = name;
		this.file = file;
		this.content = content;
		this.charset = charset;
	}

	/**
	 * A text as the project of a new file wants it encoded, with its line ends.
	 *
	 * @throws ToolException if the encoding does not have the characters
	 */
	public static byte[] encoded(IFile file, String text) throws CoreException, ToolException {
		var charset = Charset.isSupported(file.getCharset(true))
				? Charset.forName(file.getCharset(true))
				: StandardCharsets.UTF_8;
		var plain = text.replace("\r\n", "\n").replace('\r', '\n'); //$NON-NLS-1$ //$NON-NLS-2$
		EditableFile.requireEncodable(new FileText("", charset, false, true), plain); //$NON-NLS-1$
		return plain.replace("\n", file.getLineSeparator(true)).getBytes(charset); //$NON-NLS-1$
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
		return file.exists()
				? RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.FileCreation_exists, file.getFullPath()))
				: new RefactoringStatus();
	}

	@Override
	public Change perform(IProgressMonitor monitor) throws CoreException {
		var folders = new ArrayList<IFolder>();
		createFolders(file.getParent(), folders, monitor);
		file.create(content, IResource.NONE, monitor);
		if (charset != null) {
			file.setCharset(charset, monitor);
		}
		return new FileRemoval(name, file, content, charset, List.copyOf(folders));
	}

	/** Deletes folders in which nothing is left, the last one first. */
	static void removeEmpty(List<IFolder> folders, IProgressMonitor monitor) throws CoreException {
		for (var folder : folders.reversed()) {
			if (folder.exists() && folder.members().length == 0) {
				folder.delete(IResource.NONE, monitor);
			}
		}
	}

	/** Creates a folder and those that it needs. @param created gets them, the outermost one first */
	static void createFolders(IContainer container, List<IFolder> created, IProgressMonitor monitor)
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
}
