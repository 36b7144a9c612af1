package io.github.openrouter4e.editor.internal.mentions;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.ui.ContextProvider;

/** What is selected in the editor, or the method where its cursor is. */
@Component(service = ContextProvider.class)
public final class SelectionMention extends SubjectMention {

	public SelectionMention() {
		super("selection", Messages.SelectionMention_label); //$NON-NLS-1$
	}

	@Override
	@Nullable
	IWorkbenchPart part(IWorkbenchPage page) {
		return page.getActiveEditor();
	}
}
