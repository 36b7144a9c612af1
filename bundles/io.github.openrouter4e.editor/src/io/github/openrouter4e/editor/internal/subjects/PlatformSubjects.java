package io.github.openrouter4e.editor.internal.subjects;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.markers.MarkerSupportView;

import io.github.openrouter4e.editor.Subject;

/** What the parts of the platform show, without a class of JDT, debug or the consoles. For the UI thread. */
public final class PlatformSubjects {

	/** More files or problems are never meant. */
	private static final int MOST = 500;
	private static final int CONSOLE_LINES = 200;
	private static final int CONSOLE_LENGTH = 32_000;
	private static final String COMPARE = "org.eclipse.compare.CompareEditor"; //$NON-NLS-1$
	private static final String CONSOLE = "org.eclipse.ui.console.ConsoleView"; //$NON-NLS-1$

	private PlatformSubjects() {}

	/** What is selected in a part; null if that is nothing known. */
	public static @Nullable Subject of(IWorkbenchPart part, ISelection selection) {
		var editor = textEditor(part);
		if (part instanceof IEditorPart compare && COMPARE.equals(part.getSite().getId())) {
			return CompareSubject.of(compare, selection instanceof ITextSelection text ? text(text) : ""); //$NON-NLS-1$
		}
		if (editor != null) {
			var provider = editor.getSelectionProvider();
			// the workbench may still have the selection before the last one
			var shown = provider == null ? selection : provider.getSelection();
			return shown instanceof ITextSelection text ? EditorSubject.of(editor, text) : null;
		}
		if (selection instanceof IStructuredSelection structured && !structured.isEmpty()) {
			return ofElements(elements(part, structured));
		}
		return ofText(part, selection instanceof ITextSelection text ? text : null);
	}

	/** What is selected; in views of markers a group stands for what is in it. */
	private static List<?> elements(IWorkbenchPart part, IStructuredSelection selection) {
		if (!(part instanceof MarkerSupportView)
				|| !(part.getSite().getSelectionProvider() instanceof TreeViewer viewer)
				|| !(viewer.getContentProvider() instanceof ITreeContentProvider content)) {
			return selection.toList();
		}
		var elements = new LinkedHashSet<>();
		for (var element : selection) {
			var inner = content.getChildren(element);
			elements.addAll(inner == null || inner.length == 0 ? List.of(element) : List.of(inner));
		}
		return List.copyOf(elements);
	}

	/** The line of a ruler in which its menu was opened, wherever the cursor is; null if there is none. */
	public static @Nullable Subject ofRuler(IWorkbenchPart part) {
		var editor = textEditor(part);
		var ruler = editor == null ? null : editor.getAdapter(IVerticalRulerInfo.class);
		return editor == null || ruler == null
				? null
				: EditorSubject.ofLine(editor, ruler.getLineOfLastMouseButtonActivity());
	}

	/** What is at a place in an editor, wherever the cursor is; null if it has no text there. */
	public static @Nullable Subject at(ITextEditor editor, int offset) {
		return EditorSubject.at(editor, offset);
	}

	/** The editor for text that a part is or shows; null if it is none. */
	public static @Nullable ITextEditor textEditor(IWorkbenchPart part) {
		if (part instanceof ITextEditor editor) {
			return editor;
		}
		if (part instanceof MultiPageEditorPart pages && pages.getSelectedPage() instanceof ITextEditor editor) {
			return editor;
		}
		return part instanceof IEditorPart ? part.getAdapter(ITextEditor.class) : null;
	}

	private static @Nullable Subject ofText(IWorkbenchPart part, @Nullable ITextSelection selection) {
		var selected = selection == null ? "" : text(selection); //$NON-NLS-1$
		var isConsole = CONSOLE.equals(part.getSite().getId());
		if (selected.isBlank() && isConsole && part.getAdapter(Widget.class) instanceof StyledText text) {
			selected = end(text);
		} else if (selected.isBlank() && selection != null && !(part instanceof IEditorPart)
				&& Display.getCurrent().getFocusControl() instanceof StyledText text) {
			selected = end(text); // for example the details of a variable
		}
		if (selected.isBlank()) {
			return null;
		}
		return isConsole || !(part instanceof IEditorPart)
				? new OutputSubject(isConsole ? Messages.PlatformSubjects_console : part.getTitle(), selected)
				: new TextSubject(part.getTitle(), selected);
	}

	private static String text(ITextSelection selection) {
		return selection.getText() == null ? "" : selection.getText(); //$NON-NLS-1$
	}

	/**
	 * The last lines of a console, which may have millions of them. The widget's text, which changes on this thread only: the
	 * document behind it may shrink meanwhile.
	 */
	private static String end(StyledText text) {
		var count = text.getLineCount();
		var start = text.getOffsetAtLine(Math.max(0, count - CONSOLE_LINES));
		var length = text.getCharCount();
		var from = Math.max(start, length - CONSOLE_LENGTH);
		return from >= length ? "" : text.getTextRange(from, length - from); //$NON-NLS-1$
	}

	/** What some elements are; null if that is nothing known. */
	public static @Nullable Subject ofElements(List<?> elements) {
		var markers = new ArrayList<IMarker>();
		Set<IFile> files = new LinkedHashSet<>();
		var lines = new ArrayList<SearchedLines.Line>();
		for (var element : elements.subList(0, Math.min(MOST, elements.size()))) {
			var line = SearchedLines.line(element);
			if (line != null) {
				lines.add(line);
			} else if (Adapters.adapt(element, IMarker.class) instanceof IMarker marker) {
				markers.add(marker);
			} else if (Adapters.adapt(element, IResource.class) instanceof IFile file) {
				files.add(file);
			}
		}
		if (!markers.isEmpty()) {
			return new MarkersSubject(List.copyOf(markers));
		}
		if (files.isEmpty() && !lines.isEmpty()) {
			return new SearchedLines(List.copyOf(lines));
		}
		lines.forEach(line -> files.add(line.file()));
		if (!files.isEmpty()) {
			return new FilesSubject(List.copyOf(files));
		}
		Subject subject = isThere("org.eclipse.debug.core.model.IVariable") ? ValuesSubject.of(elements) : null; //$NON-NLS-1$
		if (subject == null && isThere("org.eclipse.team.core.history.IFileRevision")) { //$NON-NLS-1$
			subject = RevisionsSubject.of(elements);
		}
		return subject == null ? LogEntries.subject(elements) : subject;
	}

	/** Debugger and team support are optional: where one is missing, a class that names its types must not be touched. */
	private static boolean isThere(String type) {
		try {
			Class.forName(type, false, PlatformSubjects.class.getClassLoader());
			return true;
		} catch (@SuppressWarnings("unused") ClassNotFoundException | LinkageError e) {
			return false;
		}
	}
}
