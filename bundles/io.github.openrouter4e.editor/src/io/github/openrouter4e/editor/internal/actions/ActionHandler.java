package io.github.openrouter4e.editor.internal.actions;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPage;

import io.github.openrouter4e.editor.EditorAction;
import io.github.openrouter4e.editor.Subject;

/** Runs the action whose name stands behind the class in plugin.xml. */
public final class ActionHandler extends SubjectHandler implements IExecutableExtension {

	private EditorAction action = EditorAction.ASK;

	@Override
	public void setInitializationData(@Nullable IConfigurationElement element, @Nullable String property,
			@Nullable Object data) {
		if (data instanceof String name) {
			action = EditorAction.valueOf(name);
		}
	}

	@Override
	protected void run(ExecutionEvent event, IWorkbenchPage page, WorkbenchEditorActions actions,
			@Nullable Subject subject) {
		actions.runOn(page, action, subject);
	}
}
