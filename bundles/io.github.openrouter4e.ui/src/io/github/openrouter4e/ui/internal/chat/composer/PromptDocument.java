package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;

/**
 * The prompt. While an input method composes a character, what it shows meanwhile is in the text, but only the widget is
 * told: else each of its steps would be one to undo.
 */
final class PromptDocument extends Document {

	private final Map<IDocumentListener, IDocumentListener> listeners = new HashMap<>();
	private boolean verified;
	private boolean quiet;
	/** How much of the text is what the input method shows. */
	private int composed;

	/** The widget has announced the next change, which it does except for an input method. */
	void verified() {
		verified = true;
	}

	@Override
	public void set(@Nullable String text) {
		verified = false;
		composed = 0;
		super.set(text);
	}

	/** Called by the widget; undo and redo call the method that takes a modification stamp as well. */
	@Override
	public void replace(int start, int length, @Nullable String text) throws BadLocationException {
		if (verified) {
			verified = false;
			composed = 0;
			super.replace(start, length, text);
		} else {
			compose(start, length, text == null ? "" : text); //$NON-NLS-1$
		}
	}

	private void compose(int start, int length, String text) throws BadLocationException {
		var replaced = length;
		if (composed == 0) {
			var steps = DocumentUndoManagerRegistry.getDocumentUndoManager(this);
			if (steps != null) {
				steps.commit();
			}
			if (length > 0) { // what was selected is gone for good
				super.replace(start, length, ""); //$NON-NLS-1$
				replaced = 0;
			}
		}
		quiet = true;
		try {
			replace(start, replaced, text, getModificationStamp());
		} finally {
			quiet = false;
			composed = text.length();
		}
	}

	@Override
	public void addDocumentListener(@Nullable IDocumentListener listener) {
		if (listener != null) {
			super.addDocumentListener(listeners.computeIfAbsent(listener, Told::new));
		}
	}

	@Override
	public void removeDocumentListener(@Nullable IDocumentListener listener) {
		var told = listeners.remove(listener);
		if (told != null) {
			super.removeDocumentListener(told);
		}
	}

	/** Hears of what is there to stay. */
	private final class Told implements IDocumentListener {

		private final IDocumentListener listener;

		Told(IDocumentListener listener) {
			this.listener = listener;
		}

		@Override
		public void documentAboutToBeChanged(@Nullable DocumentEvent event) {
			if (!quiet) {
				listener.documentAboutToBeChanged(event);
			}
		}

		@Override
		public void documentChanged(@Nullable DocumentEvent event) {
			if (!quiet) {
				listener.documentChanged(event);
			}
		}
	}
}
