package io.github.openrouter4e.agent;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.tools.ToolException;

/**
 * What a file is at one time. Immutable: nobody may change the array.
 *
 * @param text    as an editor has it, saved or not; null if there is no file, and if it is no text
 * @param bytes   as the disk has it; null if there is no file, and if they are not known or not those of the text
 * @param charset the encoding that was set for this file alone; null if it takes that of its project or content
 */
public record FileImage(@Nullable String text, byte @Nullable [] bytes, @Nullable String charset) {

	/** There is no file. */
	public static final FileImage ABSENT = new FileImage(null, null, null);

	/** Of a text alone. */
	public static FileImage of(String text) {
		return new FileImage(text, null, null);
	}

	/** The same file with another text, of which the bytes are not known; itself if it has this text. */
	public FileImage withText(String other) {
		return other.equals(text) ? this : new FileImage(other, null, charset);
	}

	/**
	 * Of a file as it is now. Waits for the user interface if an editor has the file open.
	 *
	 * @throws CoreException if it cannot be read
	 */
	public static FileImage of(IFile file) throws CoreException {
		if (!file.exists()) {
			return ABSENT;
		}
		var charset = file.getCharset(false);
		var manager = FileBuffers.getTextFileBufferManager();
		var isText = FileBuffers.getTextFileBufferManager().isTextFileLocation(file.getFullPath());
		if (isText) {
			manager.connect(file.getFullPath(), LocationKind.IFILE, new NullProgressMonitor());
			try {
				var edited = FileText.ofEditor(file);
				if (edited != null) {
					return new FileImage(edited.text(), edited.unsaved() ? null : file.readAllBytes(), charset);
				}
			} catch (@SuppressWarnings("unused") ToolException e) {
				// the user interface is busy: the bytes alone
			} finally {
				manager.disconnect(file.getFullPath(), LocationKind.IFILE, new NullProgressMonitor());
			}
		}
		return new FileImage(null, file.readAllBytes(), charset);
	}

	/** Whether there is a file. */
	public boolean exists() {
		return text != null || bytes != null;
	}
}
