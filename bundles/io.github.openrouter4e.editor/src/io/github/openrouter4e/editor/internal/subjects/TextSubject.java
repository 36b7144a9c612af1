package io.github.openrouter4e.editor.internal.subjects;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.editor.context.Sharing;

/**
 * Text that is selected in an editor that compares or shows files.
 *
 * @param name of the editor
 */
record TextSubject(String name, String text) implements Subject {

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) {
		var reason = new Sharing(agreed).withheld(name);
		var notes = new ArrayList<String>();
		var taken = TextLimit.cut(text, name, notes);
		return reason == null
				? new Material(Material.Kind.CODE, List.of(new Attachment.TextFile(name, taken)), null,
						new PromptContext(name, "", "", taken, ""), List.of(), notes) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				: new Material(Material.Kind.CODE, List.of(), null, new PromptContext(name, "", "", "", ""), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
						List.of(reason), List.of());
	}
}
