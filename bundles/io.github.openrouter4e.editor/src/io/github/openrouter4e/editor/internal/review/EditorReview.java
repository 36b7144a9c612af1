package io.github.openrouter4e.editor.internal.review;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.IChangeRulerColumn;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorExtension2;
import org.eclipse.ui.texteditor.ITextEditorExtension3;
import org.eclipse.ui.texteditor.quickdiff.QuickDiff;
import org.eclipse.ui.texteditor.rulers.IContributedRulerColumn;

import io.github.openrouter4e.agent.Checkpoints;

/**
 * The review of a file in an editor: the quick diff of its ruler compares with the text without the changes, until there are
 * none; then it compares again with what the user has chosen. For the UI thread; texts are compared in the background.
 */
final class EditorReview {

	/** As in plugin.xml: active while the editor is, so that the commands have their keys and menu items. */
	static final String CONTEXT = "io.github.openrouter4e.editor.reviewing"; //$NON-NLS-1$
	/** As in the plugin.xml of the platform's editors: it shows line numbers, changes or both. */
	private static final String LINES = "org.eclipse.ui.editors.columns.linenumbers"; //$NON-NLS-1$
	/** After the last key press, in milliseconds. */
	static final int PAUSE = 300;

	private final ITextEditor editor;
	private final String path;
	private final Checkpoints checkpoints;
	private final IDocument document;
	private final IAnnotationModelExtension annotations;
	private final Document reference = new Document();
	private final IDocumentListener typing = new Typing();
	private final Runnable pause = this::refresh;
	private final Job comparison = Job.createSystem("OpenRouter", (ICoreRunnable) monitor -> compare()); //$NON-NLS-1$
	private volatile String current = ""; //$NON-NLS-1$
	private @Nullable IAnnotationModel before;
	private @Nullable IContextActivation context;
	private boolean showedChanges;
	private boolean installed;
	private boolean closed;

	private EditorReview(ITextEditor editor, String path, Checkpoints checkpoints, IDocument document,
			IAnnotationModelExtension annotations) {
		this.editor = editor;
		this.path = path;
		this.checkpoints = checkpoints;
		this.document = document;
		this.annotations = annotations;
		document.addDocumentListener(typing);
	}

	/** A review that has not begun; null if the editor has no ruler for it. */
	static @Nullable EditorReview of(ITextEditor editor, String path, Checkpoints checkpoints) {
		var provider = editor.getDocumentProvider();
		var document = provider == null ? null : provider.getDocument(editor.getEditorInput());
		return document != null && provider != null
				&& provider.getAnnotationModel(editor.getEditorInput()) instanceof IAnnotationModelExtension annotations
						? new EditorReview(editor, path, checkpoints, document, annotations)
						: null;
	}

	boolean isOf(String other) {
		return path.equals(other);
	}

	IDocument reference() {
		return reference;
	}

	/** Compares anew, soon. Much may change in the time of one comparison: of what comes meanwhile, only the last text counts. */
	void refresh() {
		current = document.get();
		comparison.schedule(); // while it runs: once more afterwards
	}

	private void compare() {
		var text = current;
		var without = checkpoints.reference(path, text);
		ui(() -> {
			if (document.get().equals(text)) { // else the next pause compares anew
				compareWith(without, text);
			}
		});
	}

	/** @param without null if there is nothing to be reviewed */
	private void compareWith(@Nullable String without, String text) {
		if (without == null) {
			return; // the review is about to end
		}
		if (without.equals(text)) {
			background(() -> checkpoints.settle(path, text)); // nothing is left
			return;
		}
		if (!without.equals(reference.get())) {
			reference.set(without);
		}
		if (!installed) {
			install();
		}
	}

	private void install() {
		installed = true;
		if (editor instanceof ITextEditorExtension3 extension) {
			showedChanges = extension.isChangeInformationShowing();
			if (!showedChanges) {
				extension.showChangeInformation(true);
			}
		}
		before = annotations.removeAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID);
		annotations.addAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID,
				new QuickDiff().createQuickDiffAnnotationModel(editor, ReviewReference.ID));
		showInRuler();
		var contexts = editor.getSite().getService(IContextService.class);
		context = contexts == null ? null : contexts.activateContext(CONTEXT);
	}

	/** The column with the line numbers looks for the model of the changes only when it gets the one that has it. */
	private void showInRuler() {
		if (editor.getAdapter(IVerticalRulerInfo.class) instanceof CompositeRuler ruler
				&& annotations instanceof IAnnotationModel model) {
			for (var columns = ruler.getDecoratorIterator(); columns.hasNext();) {
				if (columns.next() instanceof IContributedRulerColumn column
						&& LINES.equals(column.getDescriptor().getId())) {
					column.setModel(model);
				}
			}
		}
	}

	/** The user keeps the change at a line, from 0. */
	void keep(int line) {
		var text = document.get();
		background(() -> checkpoints.keep(path, text, line));
	}

	/** The user does not want the change at a line, from 0: one step to undo. */
	void undo(int line) {
		var text = document.get();
		background(() -> {
			var rejection = checkpoints.rejection(path, text, line);
			if (rejection != null) {
				ui(() -> replace(rejection));
			}
		});
	}

	private void replace(Checkpoints.Rejection rejection) {
		try {
			var isThere = rejection.offset() + rejection.expected().length() <= document.getLength()
					&& document.get(rejection.offset(), rejection.expected().length()).equals(rejection.expected());
			if (isThere && (!(editor instanceof ITextEditorExtension2 extension)
					|| extension.validateEditorInputState())) {
				document.replace(rejection.offset(), rejection.expected().length(), rejection.text());
			}
		} catch (BadLocationException e) {
			throw new IllegalStateException(e); // within the document
		}
	}

	/** The user's own comparison is back. */
	void close() {
		closed = true;
		document.removeDocumentListener(typing);
		var active = context;
		var contexts = editor.getSite().getService(IContextService.class);
		if (active != null && contexts != null) {
			contexts.deactivateContext(active);
		}
		if (installed) {
			annotations.removeAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID);
			var earlier = before;
			if (earlier != null) {
				annotations.addAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID, earlier);
			}
			showInRuler();
			if (!showedChanges && editor instanceof ITextEditorExtension3 extension) {
				extension.showChangeInformation(false);
			}
		}
	}

	private static void background(Runnable work) {
		ICoreRunnable job = monitor -> work.run();
		Job.createSystem("OpenRouter", job).schedule(); //$NON-NLS-1$
	}

	private void ui(Runnable work) {
		Display.getDefault().asyncExec(() -> {
			if (!closed) {
				work.run();
			}
		});
	}

	/** Compares again when the user pauses. */
	@NonNullByDefault({}) // as what it overrides
	private final class Typing implements IDocumentListener {

		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
			// looked at afterwards
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			var display = Display.getCurrent();
			if (display != null) {
				display.timerExec(PAUSE, pause); // in place of the one before
			}
		}
	}
}
