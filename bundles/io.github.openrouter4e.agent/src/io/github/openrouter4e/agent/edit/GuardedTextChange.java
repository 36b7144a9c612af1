package io.github.openrouter4e.agent.edit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.edits.UndoEdit;

/**
 * A change of a file that is made only while the file still has the text that the change was made for. The check and the
 * change are one step on the thread that owns the document: a user who types in between would otherwise get the change in the
 * wrong line.
 */
public final class GuardedTextChange extends TextFileChange {

	/** How long the user interface may take; it is busy with something of its own then. */
	private static final int SECONDS = 10;

	private final List<Splice> splices;
	private volatile boolean stale;
	private volatile String before = ""; //$NON-NLS-1$
	private volatile String after = ""; //$NON-NLS-1$

	/** @param splices in the order of the text, without overlaps */
	public GuardedTextChange(String name, IFile file, List<Splice> splices) {
		super(name, file);
		this.splices = splices;
		setSaveMode(KEEP_SAVE_STATE); // what the user has not saved stays so
		var edits = new MultiTextEdit();
		for (var splice : splices) {
			edits.addChild(smallest(splice));
		}
		setEdit(edits);
	}

	/** Carets and markers in what stays the same stay where they are. */
	private static ReplaceEdit smallest(Splice splice) {
		var old = splice.expected();
		var text = splice.text();
		var most = Math.min(old.length(), text.length());
		var head = 0;
		while (head < most && old.charAt(head) == text.charAt(head)) {
			head++;
		}
		var tail = 0;
		while (tail < most - head && old.charAt(old.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
			tail++;
		}
		return new ReplaceEdit(splice.offset() + head, old.length() - head - tail,
				text.substring(head, text.length() - tail));
	}

	/** Whether it was not made because the text was not what it was made for. */
	public boolean isStale() {
		return stale;
	}

	/** The whole text right before it was made; empty if it was not. */
	public String before() {
		return before;
	}

	/** The whole text right after it was made, without anything that the user has typed since; empty if it was not. */
	public String after() {
		return after;
	}

	@Override
	protected UndoEdit performEdits(@Nullable IDocument document) throws BadLocationException, MalformedTreeException {
		if (document == null) {
			throw new BadLocationException("There is no text"); //$NON-NLS-1$
		}
		var result = new CompletableFuture<UndoEdit>();
		var decided = new AtomicBoolean();
		FileBuffers.getTextFileBufferManager().execute(() -> {
			if (!decided.compareAndSet(false, true)) {
				return; // given up: nobody may be surprised by it later
			}
			try {
				check(document);
				before = document.get();
				var undo = super.performEdits(document);
				after = document.get();
				result.complete(undo);
			} catch (BadLocationException | RuntimeException | Error e) {
				result.completeExceptionally(e);
			}
		});
		try {
			return result.get(SECONDS, TimeUnit.SECONDS);
		} catch (ExecutionException e) {
			if (e.getCause() instanceof BadLocationException bad) {
				throw bad;
			}
			throw new IllegalStateException(e.getCause());
		} catch (@SuppressWarnings("unused") TimeoutException e) {
			if (decided.compareAndSet(false, true)) {
				throw new BadLocationException("The user interface is busy"); //$NON-NLS-1$
			}
			return result.join(); // it has begun
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
			if (decided.compareAndSet(false, true)) {
				throw new BadLocationException("Interrupted"); //$NON-NLS-1$
			}
			return result.join();
		}
	}

	private void check(IDocument document) throws BadLocationException {
		for (var splice : splices) {
			if (splice.end() > document.getLength()
					|| !document.get(splice.offset(), splice.expected().length()).equals(splice.expected())) {
				stale = true;
				throw new BadLocationException("The text has changed"); //$NON-NLS-1$
			}
		}
	}
}
