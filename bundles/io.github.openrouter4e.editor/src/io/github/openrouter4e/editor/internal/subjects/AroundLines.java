package io.github.openrouter4e.editor.internal.subjects;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.context.Parts;

/** The methods, fields or types around lines of files: each once, and only the first few. Reads files. */
final class AroundLines {

	private static final int MOST = 5;

	private final List<Place> places = new ArrayList<>();
	private final List<Attachment> attachments = new ArrayList<>();

	private record Place(IFile file, int firstLine, int lastLine) {
	}

	/** @param line from 1 */
	void add(IFile file, int line, IProgressMonitor monitor) {
		if (attachments.size() == MOST || places.stream().anyMatch(
				place -> place.file().equals(file) && place.firstLine() <= line && line <= place.lastLine())) {
			return;
		}
		try {
			var part = Parts.around(file, Parts.text(file), line, monitor);
			places.add(new Place(file, part.firstLine(), part.lastLine()));
			attachments.add(Parts.attachment(WorkspaceFiles.name(file), part));
		} catch (@SuppressWarnings("unused") CoreException e) {
			// no text, for example an archive: what is said about the line is told all the same
		}
	}

	List<Attachment> attachments() {
		return List.copyOf(attachments);
	}
}
