package io.github.openrouter4e.editor.internal.review;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

import io.github.openrouter4e.editor.internal.actions.SubjectHandler;

/** Keeps or undoes the change in the line of the cursor, or in the line of the ruler on which its menu was opened. */
@NonNullByDefault({}) // as what it overrides
public final class ReviewHandler extends AbstractHandler implements IExecutableExtension {

	/** What stands behind the class in plugin.xml. */
	private enum Decision {
		KEEP, REJECT
	}

	private Decision decision = Decision.KEEP;

	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		decision = Decision.valueOf(String.valueOf(data));
	}

	@Override
	public @Nullable Object execute(ExecutionEvent event) {
		var part = HandlerUtil.getActiveEditor(event);
		var editor = part == null ? null : part.getAdapter(ITextEditor.class);
		var review = editor == null ? null : EditorReviews.find(editor);
		if (editor == null || review == null) {
			return null;
		}
		var line = line(editor, event.getParameter(SubjectHandler.IN_RULER) != null);
		if (line >= 0) {
			switch (decision) {
				case KEEP -> review.keep(line);
				case REJECT -> review.undo(editor, line);
			}
		}
		return null;
	}

	/** From 0; −1 if there is none. */
	private static int line(ITextEditor editor, boolean inRuler) {
		var ruler = inRuler ? editor.getAdapter(IVerticalRulerInfo.class) : null;
		if (ruler != null) {
			return ruler.getLineOfLastMouseButtonActivity();
		}
		return editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
				? selection.getStartLine()
				: -1;
	}
}
