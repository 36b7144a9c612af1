package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Point;

import io.github.openrouter4e.markdown.RichText;

/**
 * Links in a styled text: by mouse, and by keyboard with Tab to the next one,
 * Shift+Tab to the one before and Enter to follow it. And what the text has to
 * say under the mouse.
 */
final class NativeLinks {

	/** What follows a link. */
	interface Follower {
		void follow(int offset, String link);
	}

	private final StyledText text;
	private final NativeText content;
	private final Follower follower;
	private @Nullable Pressed pressed;

	/** What the button of the mouse was pressed on. */
	private record Pressed(@Nullable String entry, @Nullable String link) {
	}

	NativeLinks(StyledText text, NativeText content, Follower follower) {
		this.text = text;
		this.content = content;
		this.follower = follower;
		text.addMouseListener(MouseListener.mouseDownAdapter(event -> pressed = under(offset(event))));
		text.addMouseListener(MouseListener.mouseUpAdapter(event -> {
			var offset = offset(event);
			// the text may have moved under the mouse
			if (event.button == 1 && text.getSelectionCount() == 0 && under(offset).equals(pressed)) {
				follow(offset);
			}
			pressed = null;
		}));
		text.addMouseMoveListener(event -> {
			var offset = offset(event);
			var over = linkAt(offset);
			text.setCursor(text.getDisplay().getSystemCursor(over != null ? SWT.CURSOR_HAND : SWT.CURSOR_IBEAM));
			showTip(over == null ? content.tipAt(offset) : target(over));
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

	private int offset(MouseEvent event) {
		return text.getOffsetAtPoint(new Point(event.x, event.y));
	}

	private Pressed under(int offset) {
		return new Pressed(content.entryAt(offset), linkAt(offset));
	}

	/** Says where a link leads before it is followed. */
	private static @Nullable String target(String link) {
		return link.startsWith(RichText.ACTION) ? null : link;
	}

	private void showTip(@Nullable String tip) {
		// the character would be taken for a mnemonic
		var shown = tip == null ? null : tip.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
		if (!Objects.equals(shown, text.getToolTipText())) {
			text.setToolTipText(shown);
		}
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

	private @Nullable String linkAt(int offset) {
		return content.linkAt(offset);
	}

	/** Selects the next link in this direction; false at the end, so that Tab leaves the widget. */
	private boolean move(int direction) {
		var selection = text.getSelection();
		var links = direction > 0 ? content.links() : content.links().reversed();
		for (var link : links) {
			if (direction > 0 ? link.start() >= selection.y : link.start() + link.length() <= selection.x) {
				text.setSelection(link.start(), link.start() + link.length());
				return true;
			}
		}
		return false;
	}
}
