package io.github.openrouter4e.ui.internal.chat.composer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;

/**
 * A line that says something for a while, with at most one thing to do about it. The while begins when the user next uses
 * the keyboard or the mouse, since before nobody may have looked, and begins anew as long as the mouse is over the message or
 * its button has the focus, as with Eclipse's own notifications.
 */
public final class MessageBar {

	private static final int SHOWN_MS = 12_000;
	private static final int[] SIGNS_OF_THE_USER = {SWT.KeyDown, SWT.MouseDown, SWT.MouseMove, SWT.MouseEnter,
			SWT.MouseWheel};

	private final NoticeArea area;
	private final Timer timer;
	private final Display display;
	private final Composite bar;
	private final Label label;
	private final Button button;
	private Runnable action = () -> {
		// nothing was said yet
	};
	private final Listener user = this::onUser;
	private Point pointer = new Point(0, 0);
	/** Of the message that is shown. */
	private int number;

	public MessageBar(NoticeArea area) {
		this(area, area.display()::timerExec);
	}

	MessageBar(NoticeArea area, Timer timer) {
		this.area = area;
		this.timer = timer;
		display = area.display();
		bar = area.add(NoticeArea.Place.MESSAGE, 2);
		label = new Label(bar, SWT.WRAP);
		label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		area.addText(label);
		button = new Button(bar, SWT.PUSH);
		button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		button.addListener(SWT.Selection, event -> {
			hide();
			action.run();
		});
		bar.addListener(SWT.Dispose, event -> awaitUser(false));
	}

	public void show(String text, @Nullable String actionLabel, Runnable run) {
		label.setText(escaped(text));
		action = run;
		button.setText(actionLabel == null ? "" : actionLabel); //$NON-NLS-1$
		button.setVisible(actionLabel != null);
		((GridData) button.getLayoutData()).exclude = actionLabel == null;
		area.setVisible(bar, true);
		number++;
		pointer = display.getCursorLocation();
		awaitUser(true);
	}

	private void awaitUser(boolean wait) {
		for (int sign : SIGNS_OF_THE_USER) {
			display.removeFilter(sign, user);
			if (wait) {
				display.addFilter(sign, user);
			}
		}
	}

	private void onUser(Event event) {
		var isMove = event.type == SWT.MouseMove || event.type == SWT.MouseEnter;
		if (!isMove || !display.getCursorLocation().equals(pointer)) { // what moves may be the window
			awaitUser(false);
			hideLater(number);
		}
	}

	private void hideLater(int shown) {
		timer.run(SHOWN_MS, () -> {
			if (shown != number || bar.isDisposed() || !bar.getVisible()) {
				return;
			}
			if (isInUse()) {
				hideLater(shown);
			} else {
				hide();
			}
		});
	}

	private boolean isInUse() {
		var below = display.getCursorControl();
		return button.isFocusControl() || below != null && (below == bar || below.getParent() == bar);
	}

	/** Takes this message away if it is the one that is shown. */
	public void hide(String text) {
		if (bar.getVisible() && label.getText().equals(escaped(text))) {
			hide();
		}
	}

	private static String escaped(String text) {
		return text.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void hide() {
		awaitUser(false);
		area.setVisible(bar, false);
	}

	/** Runs something in the UI thread when so many milliseconds have passed. */
	@FunctionalInterface
	interface Timer {
		void run(int milliseconds, Runnable task);
	}
}
