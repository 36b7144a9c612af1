package io.github.openrouter4e.editor.internal.subjects;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.files.ProblemSources;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.context.Sharing;

/** Problems, tasks or bookmarks that are selected in a view. Any of them may be gone by the time that they are read. */
record MarkersSubject(List<IMarker> markers) implements Subject {

	private static final int MOST_MARKERS = 50;

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) throws CoreException {
		var sharing = new Sharing(agreed);
		var sources = new ProblemSources();
		var told = new ArrayList<String>();
		var around = new AroundLines();
		var withheld = new LinkedHashSet<String>();
		var notes = new ArrayList<String>();
		PromptContext context = null;
		var gone = 0;
		for (var marker : markers) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			if (told.size() == MOST_MARKERS) {
				notes.add(NLS.bind(Messages.MarkersSubject_tooMany, String.valueOf(MOST_MARKERS),
						String.valueOf(markers.size())));
				break;
			}
			var problem = Problem.of(marker);
			if (problem == null) {
				gone++;
				continue;
			}
			var reason = sharing.withheld(problem.resource());
			if (reason != null) {
				withheld.add(reason);
				continue;
			}
			told.add(sources.describe(problem));
			if (problem.resource() instanceof IFile file && problem.line() > 0) {
				around.add(file, problem.line(), monitor);
				if (context == null) {
					context = new PromptContext(WorkspaceFiles.name(file), Parts.project(file), "", "", //$NON-NLS-1$ //$NON-NLS-2$
							String.valueOf(problem.line()));
				}
			}
		}
		if (told.isEmpty() && withheld.isEmpty() && gone > 0) {
			throw new CoreException(Status.error(Messages.MarkersSubject_gone));
		}
		var text = String.join("\n", told); //$NON-NLS-1$
		var parts = new ArrayList<>(around.attachments());
		if (!told.isEmpty()) {
			parts.addFirst(new Attachment.PastedText(Messages.MarkersSubject_name, text));
		}
		return new Material(Material.Kind.PROBLEM, parts, null, context == null
				? new PromptContext("", "", "", text, "") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				: new PromptContext(context.file(), context.project(), "", text, context.lines()), //$NON-NLS-1$
				List.copyOf(withheld), notes);
	}
}
