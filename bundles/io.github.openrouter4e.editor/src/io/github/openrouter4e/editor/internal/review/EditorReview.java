package io.github.openrouter4e.editor.internal.review;

import java.util.ArrayList;
import java.util.List;

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
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorExtension2;
import org.eclipse.ui.texteditor.ITextEditorExtension3;
import org.eclipse.ui.texteditor.quickdiff.QuickDiff;
import org.eclipse.ui.texteditor.rulers.IContributedRulerColumn;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.ui.WorkbenchThread;

/**
 * The review of a file in the editors that show it: the quick diff of their rulers compares with the text without the changes,
 * until there are none; then it compares again with what the user has chosen. Editors of one kind on one file have that
 * comparison in common. For the UI thread; texts are compared in the background.
 */
final class EditorReview {

	/** As in plugin.xml: active while the editor is, so that the commands have their keys and menu items. */
	static final String CONTEXT = "io.github.openrouter4e.editor.reviewing"; //$NON-NLS-1$
	/** As in the plugin.xml of the platform's editors: it shows line numbers, changes or both. */
	private static final String LINES = "org.eclipse.ui.editors.columns.linenumbers"; //$NON-NLS-1$
	/** After the last key press, in milliseconds. */
	static final int PAUSE = 300;

	private final List<Shown> editors = new ArrayList<>();
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
	private boolean installed;
	private boolean closed;

	private EditorReview(String path, Checkpoints checkpoints, IDocument document,
			IAnnotationModelExtension annotations) {
		this.path = path;
		this.checkpoints = checkpoints;
		this.document = document;
		this.annotations = annotations;
		document.addDocumentListener(typing);
	}

	/** A review that has not begun, in no editor yet; null if the editor has no ruler for it. */
	static @Nullable EditorReview of(ITextEditor editor, String path, Checkpoints checkpoints) {
		var provider = editor.getDocumentProvider();
		var document = provider == null ? null : provider.getDocument(editor.getEditorInput());
		return document != null && annotations(editor) instanceof IAnnotationModelExtension annotations
				? new EditorReview(path, checkpoints, document, annotations)
				: null;
	}

	private static @Nullable IAnnotationModel annotations(ITextEditor editor) {
		var provider = editor.getDocumentProvider();
		return provider == null ? null : provider.getAnnotationModel(editor.getEditorInput());
	}

	String path() {
		return path;
	}

	/** Whether the ruler of an editor is that of this review. */
	boolean fits(ITextEditor editor, String of) {
		return path.equals(of) && annotations(editor) == annotations;
	}

	/** @param part the workbench's part that the editor is, or is in */
	void add(ITextEditor editor, IWorkbenchPart part) {
		var shown = new Shown(editor, part);
		editors.add(shown);
		if (installed) {
			shown.showChanges();
			shown.show();
		}
	}

	/** Those that are, or are in, a part. */
	List<ITextEditor> editors(IWorkbenchPart part) {
		return editors.stream().filter(shown -> shown.part == part).map(shown -> shown.editor).toList();
	}

	/** An editor shows something else, or is closed. The review ends with the last one. */
	void remove(ITextEditor editor) {
		if (editors.stream().allMatch(shown -> shown.editor == editor)) {
			close();
			return;
		}
		for (var shown : List.copyOf(editors)) {
			if (shown.editor == editor) {
				editors.remove(shown);
				shown.deactivate();
				shown.showInRuler(); // not without the changes, which would stop the comparison of the other editors
			}
		}
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
		editors.forEach(Shown::showChanges); // this may make the user's own comparison
		before = annotations.removeAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID);
		annotations.addAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID,
				new QuickDiff().createQuickDiffAnnotationModel(editors.getFirst().editor, ReviewReference.ID));
		editors.forEach(Shown::show);
	}

	/** The user keeps the change at a line, from 0. */
	void keep(int line) {
		var text = document.get();
		background(() -> checkpoints.keep(path, text, line));
	}

	/**
	 * The user does not want the change at a line: one step to undo.
	 *
	 * @param editor where the user is
	 * @param line   from 0
	 */
	void undo(ITextEditor editor, int line) {
		var text = document.get();
		background(() -> {
			var rejection = checkpoints.rejection(path, text, line);
			if (rejection != null) {
				ui(() -> replace(editor, rejection));
			}
		});
	}

	private void replace(ITextEditor editor, Checkpoints.Rejection rejection) {
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
		editors.forEach(Shown::deactivate);
		if (installed) {
			annotations.removeAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID);
			var earlier = before;
			if (earlier != null) {
				annotations.addAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID, earlier);
			}
			editors.forEach(Shown::restore);
		}
		editors.clear();
	}

	private static void background(Runnable work) {
		ICoreRunnable job = monitor -> work.run();
		Job.createSystem("OpenRouter", job).schedule(); //$NON-NLS-1$
	}

	private void ui(Runnable work) {
		WorkbenchThread.later(() -> {
			if (!closed) {
				work.run();
			}
		});
	}

	/** An editor that shows the review. */
	private static final class Shown {

		private final ITextEditor editor;
		private final IWorkbenchPart part;
		private @Nullable IContextActivation context;
		private boolean showedChanges;

		Shown(ITextEditor editor, IWorkbenchPart part) {
			this.editor = editor;
			this.part = part;
		}

		/** Makes the user's own comparison if there is none. */
		void showChanges() {
			if (editor instanceof ITextEditorExtension3 extension) {
				showedChanges = extension.isChangeInformationShowing();
				if (!showedChanges) {
					extension.showChangeInformation(true);
				}
			}
		}

		void show() {
			showInRuler();
			var contexts = editor.getSite().getService(IContextService.class);
			context = contexts == null ? null : contexts.activateContext(CONTEXT);
		}

		/** The column with the line numbers looks for the model of the changes only when it gets the one that has it. */
		void showInRuler() {
			if (editor.getAdapter(IVerticalRulerInfo.class) instanceof CompositeRuler ruler
					&& annotations(editor) instanceof IAnnotationModel model) {
				for (var columns = ruler.getDecoratorIterator(); columns.hasNext();) {
					if (columns.next() instanceof IContributedRulerColumn column
							&& LINES.equals(column.getDescriptor().getId())) {
						column.setModel(model);
					}
				}
			}
		}

		void deactivate() {
			var active = context;
			var contexts = editor.getSite().getService(IContextService.class);
			if (active != null && contexts != null) {
				contexts.deactivateContext(active);
			}
		}

		void restore() {
			showInRuler();
			if (!showedChanges && editor instanceof ITextEditorExtension3 extension) {
				extension.showChangeInformation(false);
			}
		}
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
