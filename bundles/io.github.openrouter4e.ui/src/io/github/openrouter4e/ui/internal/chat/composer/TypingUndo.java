package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayDeque;
import java.util.Deque;

import org.eclipse.swt.custom.ExtendedModifyEvent;
import org.eclipse.swt.custom.StyledText;

/** Undo and redo of what was typed; characters typed in a row are one step. */
public final class TypingUndo {

	private static final int MOST = 500;

	private final StyledText text;
	private final Deque<Change> done = new ArrayDeque<>();
	private final Deque<Change> undone = new ArrayDeque<>();
	private boolean working;
	private Runnable listener = () -> {
		// nobody wants to know yet
	};

	/** At {@code start}, {@code inserted} took the place of {@code removed}. */
	private record Change(int start, String inserted, String removed) {

		/** Whether the next change is typing that goes on. */
		boolean continues(Change next) {
			return removed.isEmpty() && next.removed.isEmpty() && next.inserted.length() == 1
					&& next.start == start + inserted.length() && !Character.isWhitespace(next.inserted.charAt(0));
		}
	}

	TypingUndo(StyledText text) {
		this.text = text;
		text.addExtendedModifyListener(this::record);
	}

	private void record(ExtendedModifyEvent event) {
		if (working) {
			return;
		}
		undone.clear();
		var inserted = event.length == 0 ? "" : text.getTextRange(event.start, event.length); //$NON-NLS-1$
		var change = new Change(event.start, inserted, event.replacedText);
		var last = done.peek();
		if (last != null && last.continues(change)) {
			done.pop();
			done.push(new Change(last.start(), last.inserted() + inserted, "")); //$NON-NLS-1$
		} else {
			done.push(change);
			if (done.size() > MOST) {
				done.removeLast();
			}
		}
		listener.run();
	}

	/** @param changed told when there may be more or less to undo or redo */
	public void onChange(Runnable changed) {
		listener = changed;
	}

	public boolean canUndo() {
		return !done.isEmpty();
	}

	public boolean canRedo() {
		return !undone.isEmpty();
	}

	public void undo() {
		var change = done.poll();
		if (change != null) {
			undone.push(change);
			replace(change.start(), change.inserted().length(), change.removed());
		}
	}

	public void redo() {
		var change = undone.poll();
		if (change != null) {
			done.push(change);
			replace(change.start(), change.removed().length(), change.inserted());
		}
	}

	private void replace(int start, int length, String replacement) {
		working = true;
		try {
			text.replaceTextRange(start, length, replacement);
			text.setSelection(start + replacement.length());
		} finally {
			working = false;
		}
		listener.run();
	}

	/** Forgets all steps, after the prompt was sent. */
	public void clear() {
		done.clear();
		undone.clear();
		listener.run();
	}
}
