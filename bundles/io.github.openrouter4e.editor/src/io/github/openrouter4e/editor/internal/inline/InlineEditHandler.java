package io.github.openrouter4e.editor.internal.inline;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Does what stands behind the class in plugin.xml with the inline edit of the active editor. */
@NonNullByDefault({}) // as what it overrides
public final class InlineEditHandler extends AbstractHandler implements IExecutableExtension {

	private String action = ""; //$NON-NLS-1$

	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		action = String.valueOf(data);
	}

	@Override
	public @Nullable Object execute(ExecutionEvent event) {
		var part = HandlerUtil.getActiveEditor(event);
		var editor = part == null ? null : part.getAdapter(ITextEditor.class);
		if ("OPEN".equals(action)) { //$NON-NLS-1$
			if (editor == null || InlineEditor.open(editor, InlineServices::find) == null) {
				MessageDialog.openInformation(HandlerUtil.getActiveShell(event), Messages.InlineEditHandler_title,
						Messages.InlineEditHandler_noText);
			}
			return null;
		}
		var found = editor == null ? null : InlineEditor.find(editor);
		if (found != null) {
			run(found);
		}
		return null;
	}

	private void run(InlineEditor found) {
		var edit = found.edit();
		switch (action) {
			case "KEEP" -> edit.keep(); //$NON-NLS-1$
			case "REJECT" -> edit.reject(); //$NON-NLS-1$
			case "KEEP_ALL" -> edit.keepAll(); //$NON-NLS-1$
			case "CLOSE" -> edit.escape(); //$NON-NLS-1$
			case "NEXT" -> edit.move(1); //$NON-NLS-1$
			case "PREVIOUS" -> edit.move(-1); //$NON-NLS-1$
			default -> throw new IllegalStateException(action);
		}
		found.revealCurrent();
	}
}
