package io.github.openrouter4e.editor.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;

/** Some lines around each of a few places, but of files that are withheld, and but of places that are shown already. */
public final class SourceLines {

	private static final int AROUND = 10;

	private final Sharing sharing;
	private final int most;
	private final Map<IFile, List<Integer>> taken = new HashMap<>();
	private final List<Attachment> attachments = new ArrayList<>();

	/** @param most how many places are shown */
	public SourceLines(Sharing sharing, int most) {
		this.sharing = sharing;
		this.most = most;
	}

	/**
	 * Reads the file.
	 *
	 * @param line from 1
	 */
	public void add(IFile file, int line) {
		var lines = taken.computeIfAbsent(file, key -> new ArrayList<>());
		if (attachments.size() == most || lines.stream().anyMatch(other -> Math.abs(other - line) <= AROUND)
				|| sharing.withheld(file) != null) {
			return;
		}
		lines.add(line);
		try {
			attachments.add(Parts.attachment(WorkspaceFiles.name(file),
					TextSurroundings.lines(Parts.text(file), line, AROUND)));
		} catch (@SuppressWarnings("unused") CoreException e) {
			// gone, or no text: it is named all the same
		}
	}

	/** What is shown, in the order of the places. */
	public List<Attachment> attachments() {
		return List.copyOf(attachments);
	}
}
