package io.github.openrouter4e.editor.internal.subjects;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.storage.WellFormed;
import io.github.openrouter4e.ui.PromptContext;

/** Lines of files that are selected among search results: they, and the methods that they are in. */
record SearchedLines(List<Line> lines) implements Subject {

	/** The class is not API, and its bundle may be missing. */
	private static final String TYPE = "org.eclipse.search.internal.ui.text.LineElement"; //$NON-NLS-1$
	private static final int MOST = 50;
	private static final int LONGEST = 1_000;

	/**
	 * A line with what was searched for.
	 *
	 * @param number from 1
	 */
	record Line(IFile file, int number, String text) {
	}

	/** Null if an element of a view is no such line. */
	static @Nullable Line line(@Nullable Object element) {
		if (element == null || !element.getClass().getName().equals(TYPE)) {
			return null;
		}
		return Reflection.call(element, "getParent") instanceof IFile file //$NON-NLS-1$
				&& Reflection.call(element, "getLine") instanceof Integer number //$NON-NLS-1$
				&& Reflection.call(element, "getContents") instanceof String text //$NON-NLS-1$
						? new Line(file, number, WellFormed.beginning(text, LONGEST))
						: null;
	}

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) {
		var sharing = new Sharing(agreed);
		var told = new ArrayList<String>();
		var around = new AroundLines();
		var withheld = new LinkedHashSet<String>();
		var notes = new ArrayList<String>();
		for (var line : lines) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			var reason = sharing.withheld(line.file());
			if (reason != null) {
				withheld.add(reason);
			} else if (told.size() == MOST) {
				notes.add(NLS.bind(Messages.MarkersSubject_tooMany, String.valueOf(MOST),
						String.valueOf(lines.size())));
				break;
			} else {
				told.add(WorkspaceFiles.name(line.file()) + ':' + line.number() + ": " + line.text().strip()); //$NON-NLS-1$
				around.add(line.file(), line.number(), monitor);
			}
		}
		var text = String.join("\n", told); //$NON-NLS-1$
		var attachments = new ArrayList<Attachment>();
		if (!told.isEmpty()) {
			attachments.add(new Attachment.PastedText(Messages.SearchedLines_name, text));
			attachments.addAll(around.attachments());
		}
		var first = lines.getFirst();
		return new Material(Material.Kind.CODE, attachments, null, new PromptContext(WorkspaceFiles.name(first.file()),
				Parts.project(first.file()), "", text, String.valueOf(first.number())), List.copyOf(withheld), notes); //$NON-NLS-1$
	}
}
