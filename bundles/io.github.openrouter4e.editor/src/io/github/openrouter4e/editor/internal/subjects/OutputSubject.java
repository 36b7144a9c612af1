package io.github.openrouter4e.editor.internal.subjects;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.editor.context.TraceSources;

/**
 * What a program wrote: in a console, or into the Error Log.
 *
 * @param name what the user calls it
 */
record OutputSubject(String name, String text) implements Subject {

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) throws CoreException {
		var notes = new ArrayList<String>();
		var trace = TraceSources.find(TextLimit.cut(text, name, notes), monitor);
		var shown = trace.shortened();
		var attachments = new ArrayList<Attachment>(List.of(new Attachment.PastedText(name, shown)));
		attachments.addAll(trace.sources(new Sharing(false)));
		return new Material(Material.Kind.OUTPUT, attachments, null,
				new PromptContext("", "", "", shown, ""), List.of(), notes); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}
}
