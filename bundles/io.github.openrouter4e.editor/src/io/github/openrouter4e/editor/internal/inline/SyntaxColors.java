package io.github.openrouter4e.editor.internal.inline;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension3;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.IPresentationReconcilerExtension;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.SourceViewerConfiguration;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.texteditor.AbstractTextEditor;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * The colours that an editor gives to code, for lines that are not in its document: those of its scanners, but not what it
 * finds out later about the meaning of names. For the UI thread.
 */
final class SyntaxColors {

	/** Of one text; what comes behind has no colours, as scanning takes time that grows with it. */
	private static final int LONGEST = 16_000;

	private final IPresentationReconciler reconciler;
	private final String partitioning;
	private final IDocument document;
	private final IDocument copy;
	private final Consumer<Exception> log;
	private boolean hasFailed;

	/**
	 * The colours by a reconciler.
	 *
	 * @param document that the editor shows
	 * @param copy     without text, of the same language
	 * @param log      told once if something of the editor fails; then there are no colours
	 */
	SyntaxColors(IPresentationReconciler reconciler, IDocument document, IDocument copy, Consumer<Exception> log) {
		this.reconciler = reconciler;
		this.document = document;
		this.copy = copy;
		this.log = log;
		partitioning = reconciler instanceof IPresentationReconcilerExtension extension
				? extension.getDocumentPartitioning()
				: IDocumentExtension3.DEFAULT_PARTITIONING;
	}

	/** Those of an editor; {@code null} if it has none, or does not tell. */
	static @Nullable SyntaxColors of(ITextEditor editor, ITextViewer viewer, IDocument document) {
		try {
			var configuration = editor instanceof AbstractTextEditor ? configuration(editor) : null;
			@Nullable
			IPresentationReconciler reconciler = configuration == null || !(viewer instanceof ISourceViewer source)
					? null
					: configuration.getPresentationReconciler(source);
			var copy = reconciler == null ? null : emptyDocument(editor.getEditorInput());
			return reconciler == null || copy == null
					? null
					: new SyntaxColors(reconciler, document, copy, SyntaxColors::warn);
		} catch (ReflectiveOperationException | RuntimeException e) { // of editors of others
			warn(e);
			return null;
		}
	}

	/** For subclasses only, who may not know that somebody asks. */
	private static @Nullable SourceViewerConfiguration configuration(ITextEditor editor)
			throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
		var getter = AbstractTextEditor.class.getDeclaredMethod("getSourceViewerConfiguration"); //$NON-NLS-1$
		getter.setAccessible(true);
		return (SourceViewerConfiguration) getter.invoke(editor);
	}

	private static @Nullable IDocument emptyDocument(IEditorInput input) {
		var buffers = FileBuffers.getTextFileBufferManager();
		if (input.getAdapter(IFile.class) instanceof IFile file) {
			return buffers.createEmptyDocument(file.getFullPath(), LocationKind.IFILE);
		}
		@Nullable
		URI uri = input instanceof IURIEditorInput elsewhere ? elsewhere.getURI() : null;
		@Nullable
		String path = uri == null ? null : uri.getPath();
		return path == null
				? null
				: buffers.createEmptyDocument(IPath.fromPortableString(path), LocationKind.LOCATION);
	}

	private static void warn(Exception e) {
		ILog.of(SyntaxColors.class).warn("New lines are shown without colours.", e); //$NON-NLS-1$
	}

	/**
	 * The colours of code.
	 *
	 * @param offset where it would come in the document: there may be a comment, for example
	 * @return in their order, with offsets in the code; empty if there are none
	 */
	List<StyleRange> of(int offset, String code) {
		if (hasFailed) {
			return List.of();
		}
		try {
			var before = begunBefore(offset);
			copy.set(before + code.substring(0, Math.min(code.length(), LONGEST)));
			var found = new ArrayList<StyleRange>();
			present().getAllStyleRangeIterator().forEachRemaining(range -> {
				var end = range.start + range.length - before.length();
				if (end > 0) {
					range.start = Math.max(0, range.start - before.length());
					range.length = end - range.start;
					found.add(range);
				}
			});
			return found;
		} catch (BadLocationException | RuntimeException e) { // of scanners of others
			hasFailed = true;
			log.accept(e);
			return List.of();
		}
	}

	/** The beginning of the comment, or the like, that a place is in. */
	private String begunBefore(int offset) throws BadLocationException {
		var around = TextUtilities.getPartition(document, partitioning, offset, false);
		var begun = offset - around.getOffset();
		return IDocument.DEFAULT_CONTENT_TYPE.equals(around.getType()) || begun > LONGEST
				? "" //$NON-NLS-1$
				: document.get(around.getOffset(), begun);
	}

	private TextPresentation present() throws BadLocationException {
		var presentation = new TextPresentation(new Region(0, copy.getLength()), 100);
		for (var part : TextUtilities.computePartitioning(copy, partitioning, 0, copy.getLength(), false)) {
			@Nullable
			IPresentationRepairer repairer = reconciler.getRepairer(part.getType());
			if (repairer != null) {
				try {
					repairer.setDocument(copy);
					repairer.createPresentation(presentation, part);
				} finally {
					repairer.setDocument(document); // it may be the one that the editor uses
				}
			}
		}
		return presentation;
	}
}
