package io.github.openrouter4e.editor.internal.subjects;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.context.Sharing;

/** Files that are selected in an explorer or among search results. */
record FilesSubject(List<IFile> files) implements Subject {

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) {
		var sharing = new Sharing(agreed);
		var attachments = new ArrayList<Attachment>();
		var withheld = new ArrayList<String>();
		var notes = new ArrayList<String>();
		var all = new StringBuilder();
		for (var file : files) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			var name = WorkspaceFiles.name(file);
			var reason = sharing.withheld(file);
			if (reason != null) {
				withheld.add(reason);
				continue;
			}
			try {
				var text = Parts.text(file);
				if (all.length() + text.length() > TextLimit.LONGEST) {
					notes.add(NLS.bind(Messages.FilesSubject_tooMuch, name));
				} else {
					attachments.add(new Attachment.TextFile(name, text));
					all.append(files.size() == 1 ? "" : name + ":\n").append(text).append('\n'); //$NON-NLS-1$ //$NON-NLS-2$
				}
			} catch (CoreException e) {
				notes.add(e.getStatus().getMessage());
			}
		}
		var first = files.getFirst();
		var text = all.toString().stripTrailing();
		return new Material(Material.Kind.CODE, attachments, null,
				new PromptContext(WorkspaceFiles.name(first), Parts.project(first), text, text, ""), withheld, notes); //$NON-NLS-1$
	}
}
