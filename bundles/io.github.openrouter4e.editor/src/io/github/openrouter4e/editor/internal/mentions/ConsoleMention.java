package io.github.openrouter4e.editor.internal.mentions;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.ui.ContextProvider;

/** What is selected in the console, or its last lines. */
@Component(service = ContextProvider.class)
public final class ConsoleMention extends SubjectMention {

	private static final String VIEW = "org.eclipse.ui.console.ConsoleView"; //$NON-NLS-1$

	public ConsoleMention() {
		super("console", Messages.ConsoleMention_label); //$NON-NLS-1$
	}

	@Override
	@Nullable
	IWorkbenchPart part(IWorkbenchPage page) {
		return page.findView(VIEW);
	}
}
