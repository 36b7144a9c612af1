package io.github.openrouter4e.editor.internal.inline;

import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.jface.text.Position;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.texteditor.IEditorStatusLine;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorExtension2;

import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.internal.subjects.PlatformSubjects;
import io.github.openrouter4e.ui.WorkbenchThread;

/**
 * Shows an inline edit in a text editor. Exists while the field is open, and until then nothing of it does: no listener, no
 * timer. It belongs to one text widget; a second editor on the same file shows none of it. For the UI thread.
 */
final class InlineEditor implements InlineEdit.View {

	/** As in plugin.xml: active while the editor is, so that the commands have their keys. */
	private static final String CONTEXT = "io.github.openrouter4e.editor.inlineEditing"; //$NON-NLS-1$
	private static final String KEY = InlineEditor.class.getName();
	/** How often the field is changed while an answer arrives. */
	private static final int FRAME_MILLISECONDS = 100;

	private final ITextEditor editor;
	private final ITextViewer viewer;
	private final StyledText text;
	private final IDocument document;
	private final InlineEdit edit;
	private final HunkPainter painter;
	private final PromptField field;
	private final Changes changes = new Changes();
	private final Listener paint = this::paint;
	private final Listener mouse = this::mouse;
	private final Listener gone;
	/** What is open above the text, such as proposals, has the key before. */
	private final VerifyKeyListener escape = this::escape;
	private @Nullable IContextActivation context;
	/** What waits for the end of the present event; each of the two may be wanted while the other waits. */
	private boolean arranges;
	private boolean tells;
	private int lineHeight;
	private int width;

	private InlineEditor(ITextEditor editor, ITextViewer viewer, IDocument document, int offset, int length,
			Supplier<InlineServices> services) throws BadLocationException {
		this.editor = editor;
		this.viewer = viewer;
		this.document = document;
		text = viewer.getTextWidget();
		edit = new InlineEdit(document, offset, length, services, this,
				new InlineEdit.Threads(WorkbenchThread::later,
						frame -> WorkbenchThread.after(FRAME_MILLISECONDS, frame),
						work -> Thread.ofVirtual().name("OpenRouter inline edit").start(work))); //$NON-NLS-1$
		painter = new HunkPainter(viewer, edit, SyntaxColors.of(editor, viewer, document));
		field = new PromptField(text, edit);
		gone = e -> edit.close();
	}

	/** The one in an editor; {@code null} if there is none. */
	static @Nullable InlineEditor find(ITextEditor editor) {
		var viewer = editor.getAdapter(ITextViewer.class);
		var widget = viewer == null ? null : viewer.getTextWidget();
		return widget != null && widget.getData(KEY) instanceof InlineEditor found ? found : null;
	}

	/**
	 * Opens the field for what is selected, or gives it the focus if it is open.
	 *
	 * @return {@code null} if the editor has no text that can be edited
	 */
	static @Nullable InlineEditor open(ITextEditor editor, Supplier<InlineServices> services) {
		var found = find(editor);
		if (found != null) {
			found.field.setFocus();
			return found;
		}
		@Nullable
		ITextViewer viewer = editor.getAdapter(ITextViewer.class);
		@Nullable
		IDocument document = viewer == null ? null : viewer.getDocument();
		if (viewer == null || document == null || !isModifiable(editor)) {
			return null;
		}
		try {
			var selection = viewer.getSelectedRange();
			var opened = new InlineEditor(editor, viewer, document, selection.x, selection.y, services);
			opened.start();
			return opened;
		} catch (@SuppressWarnings("unused") BadLocationException e) {
			return null; // the selection is not in the document any more
		}
	}

	private static boolean isModifiable(ITextEditor editor) {
		return editor instanceof ITextEditorExtension2 extension
				? extension.isEditorInputModifiable()
				: editor.isEditable();
	}

	private void start() {
		text.setData(KEY, this);
		text.addListener(SWT.Paint, paint);
		text.addListener(SWT.MouseDown, mouse);
		text.addListener(SWT.MouseMove, mouse);
		text.addListener(SWT.Dispose, gone);
		viewer.addTextListener(changes);
		viewer.addTextInputListener(changes);
		if (viewer instanceof ITextViewerExtension extension) {
			extension.prependVerifyKeyListener(escape);
		}
		var contexts = editor.getSite().getService(IContextService.class);
		context = contexts == null ? null : contexts.activateContext(CONTEXT);
		arrange();
		reveal();
		field.setFocus();
	}

	InlineEdit edit() {
		return edit;
	}

	private void arrange() {
		arranges = false;
		if (edit.phase() == InlineEdit.Phase.CLOSED || text.isDisposed()) {
			return;
		}
		lineHeight = text.getLineHeight();
		width = text.getClientArea().width;
		painter.arrange(document, field.fit());
		moveField();
	}

	/** Once for all that happens in this event. */
	private void arrangeSoon() {
		if (!arranges) {
			arranges = true;
			text.getDisplay().asyncExec(this::arrange);
		}
	}

	/** The text moves its children when it scrolls, but not when its lines change. */
	private void moveField() {
		var place = painter.fieldPlace(field.area().getSize().y);
		if (place == null) {
			field.area().setVisible(false);
		} else if (!field.area().getLocation().equals(place) || !field.area().getVisible()) {
			field.area().setLocation(place);
			field.area().setVisible(true);
		}
	}

	private void paint(Event event) {
		if (text.getLineHeight() != lineHeight || text.getClientArea().width != width) {
			arrangeSoon(); // zoomed or resized
		}
		try {
			if (painter.paint(event)) {
				arrangeSoon();
			}
		} catch (RuntimeException e) {
			text.removeListener(SWT.Paint, paint); // else it is told again with every blink of the cursor
			throw e;
		}
		moveField();
	}

	private void mouse(Event event) {
		if (event.type == SWT.MouseMove) {
			painter.hover(event.x, event.y);
		} else if (event.button == 1 && painter.click(event.x, event.y)) {
			event.doit = false;
		}
	}

	private void escape(VerifyEvent event) {
		if (event.doit && event.keyCode == SWT.ESC && event.stateMask == 0) {
			event.doit = false;
			edit.escape();
		}
	}

	private void reveal() {
		var place = painter.fieldPlace(field.area().getSize().y);
		if (place != null && place.y < 0) {
			text.setTopPixel(text.getTopPixel() + place.y);
			moveField();
		}
	}

	@Override
	public void update(InlineEdit.Status status) {
		if (field != null && !field.area().isDisposed()) { // not while it is being made
			field.update(status);
			arrangeSoon();
		}
	}

	/** Shows the change that the keys are about. */
	void revealCurrent() {
		var hunk = edit.current();
		if (hunk != null) {
			viewer.revealRange(hunk.position().getOffset(), hunk.old().length());
		}
	}

	@Override
	public @Nullable Subject subject() {
		var range = edit.hunks().range();
		if (range == null) {
			return null;
		}
		return PlatformSubjects.at(editor, code(range.getOffset(), range.getLength()));
	}

	/** Where the lines begin behind their indentation, as no structure knows what is in a margin. */
	private int code(int offset, int length) {
		try {
			var lines = document.get(offset, length);
			return offset + (lines.isBlank() ? 0 : lines.length() - lines.stripLeading().length());
		} catch (BadLocationException e) {
			throw new IllegalStateException(e); // they were just there
		}
	}

	@Override
	public boolean makeWritable() {
		return editor instanceof ITextEditorExtension2 extension
				? extension.validateEditorInputState()
				: editor.isEditable();
	}

	@Override
	public void write(Runnable change) {
		var top = text.getTopPixel();
		var selection = viewer.getSelectedRange();
		var caret = new Position(selection.x, selection.y);
		text.setRedraw(false);
		try {
			document.addPosition(caret);
			change.run();
			document.removePosition(caret);
			if (!caret.isDeleted()) {
				viewer.setSelectedRange(caret.getOffset(), caret.getLength());
			}
			text.setTopPixel(top);
		} catch (BadLocationException e) {
			throw new IllegalStateException(e); // it is in the document
		} finally {
			text.setRedraw(true);
		}
	}

	@Override
	public void close(String summary) {
		viewer.removeTextListener(changes);
		viewer.removeTextInputListener(changes);
		if (viewer instanceof ITextViewerExtension extension) {
			extension.removeVerifyKeyListener(escape);
		}
		var active = context;
		var contexts = editor.getSite().getService(IContextService.class);
		if (active != null && contexts != null) {
			contexts.deactivateContext(active);
		}
		painter.close();
		if (text.isDisposed()) {
			return;
		}
		text.setData(KEY, null);
		text.removeListener(SWT.Paint, paint);
		text.removeListener(SWT.MouseDown, mouse);
		text.removeListener(SWT.MouseMove, mouse);
		text.removeListener(SWT.Dispose, gone);
		var hadFocus = hasFocus();
		field.area().dispose();
		if (hadFocus) {
			text.setFocus();
		}
		if (!summary.isEmpty()) {
			say(editor, summary);
		}
	}

	private boolean hasFocus() {
		for (var control = text.getDisplay().getFocusControl(); control != null; control = control.getParent()) {
			if (control == field.area()) {
				return true;
			}
		}
		return false;
	}

	/** In the status line. */
	static void say(ITextEditor editor, String words) {
		var line = editor.getAdapter(IEditorStatusLine.class);
		if (line != null) {
			line.setMessage(false, words, null);
		}
	}

	/** What happens to the text; only noted, as the viewer is in the midst of it. */
	@NonNullByDefault({}) // as what it overrides
	private final class Changes implements ITextListener, ITextInputListener {

		@Override
		public void textChanged(org.eclipse.jface.text.TextEvent event) {
			if (!tells) {
				tells = true;
				Display.getCurrent().asyncExec(() -> {
					tells = false;
					edit.documentChanged();
				});
			}
		}

		@Override
		public void inputDocumentAboutToBeChanged(IDocument before, IDocument after) {
			edit.close();
		}

		@Override
		public void inputDocumentChanged(IDocument before, IDocument after) {
			// closed before
		}
	}
}
