package io.github.openrouter4e.agent.apply;

import java.util.List;

import org.eclipse.core.resources.IFile;

import io.github.openrouter4e.agent.edit.DiffText;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.files.WorkspaceFiles;

/**
 * What a file would become.
 *
 * @param file    in the workspace; does not exist if it would be created
 * @param before  its text now, with what is not saved yet; "" for a new file
 * @param after   its text then
 * @param changes what is changed, in the order of the text; empty if the file would be created
 */
public record CodeProposal(IFile file, String before, String after, List<Splice> changes) {

	/** Takes a copy of the list. */
	public CodeProposal {
		changes = List.copyOf(changes);
	}

	/** Of a file that there is. */
	public static CodeProposal of(FileEdit edit) {
		return new CodeProposal(edit.file(), edit.text().text(), edit.result(), edit.splices());
	}

	/** Whether the file would be created. */
	public boolean creates() {
		return changes.isEmpty();
	}

	/** What is changed as a unified difference, for where nothing else can show it. */
	public String difference() {
		return DiffText.of(WorkspaceFiles.name(file), before,
				creates() ? List.of(new Splice(0, "", after)) : changes); //$NON-NLS-1$
	}
}
