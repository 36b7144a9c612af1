package io.github.openrouter4e.ui.internal.transcript;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Point;

import io.github.openrouter4e.ui.internal.markdown.RichText;

/**
 * Links in a styled text: by mouse, and by keyboard with Tab to the next one,
 * Shift+Tab to the one before and Enter to follow it.
 */
final class NativeLinks {

	/** What follows a link. */
	interface Follower {
		void follow(int offset, String link);
	}

	private final StyledText text;
	private final Follower follower;

	NativeLinks(StyledText text, Follower follower) {
		this.text = text;
		this.follower = follower;
		text.addMouseListener(MouseListener.mouseUpAdapter(event -> {
			if (event.button == 1 && text.getSelectionCount() == 0) {
				follow(text.getOffsetAtPoint(new Point(event.x, event.y)));
			}
		}));
		text.addMouseMoveListener(event -> {
			var over = linkAt(text.getOffsetAtPoint(new Point(event.x, event.y))) != null;
			text.setCursor(text.getDisplay().getSystemCursor(over ? SWT.CURSOR_HAND : SWT.CURSOR_IBEAM));
		});
		text.addKeyListener(KeyListener.keyPressedAdapter(this::key));
		text.addTraverseListener(event -> {
			if (event.detail == SWT.TRAVERSE_TAB_NEXT) {
				event.doit = !move(1);
			} else if (event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
				event.doit = !move(-1);
			}
		});
	}

	private void key(KeyEvent event) {
		if (event.character == SWT.CR || event.character == ' ') {
			follow(text.getSelection().x);
		}
	}

	private void follow(int offset) {
		var link = linkAt(offset);
		if (link != null) {
			follower.follow(offset, link);
		}
	}

	@Nullable
	private String linkAt(int offset) {
		if (offset < 0 || offset >= text.getCharCount()) {
			return null;
		}
		var range = text.getStyleRangeAtOffset(offset);
		return range != null && range.data instanceof String link && isLink(link) ? link : null;
	}

	private static boolean isLink(String link) {
		return link.startsWith(RichText.ACTION) || !link.startsWith("data:"); //$NON-NLS-1$
	}

	/** Selects the next link in this direction; false at the end, so that Tab leaves the widget. */
	private boolean move(int direction) {
		var selection = text.getSelection();
		var from = direction > 0 ? selection.y : 0;
		var to = direction > 0 ? text.getCharCount() : selection.x;
		var ranges = text.getStyleRanges(from, Math.max(0, to - from));
		for (var i = 0; i < ranges.length; i++) {
			var range = ranges[direction > 0 ? i : ranges.length - 1 - i];
			if (range.data instanceof String link && isLink(link)) {
				text.setSelection(range.start, range.start + range.length);
				return true;
			}
		}
		return false;
	}
}
