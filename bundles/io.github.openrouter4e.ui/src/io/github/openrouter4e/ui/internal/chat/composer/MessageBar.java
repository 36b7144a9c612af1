package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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
 * Says something for a while. What there is something to do about, as the only way to undo it, gives way to nothing but
 * another such message, and comes back after it; what there is nothing to do about is said below it.
 * The while begins when the user next uses the keyboard or the mouse, since before nobody may have looked, and begins anew as
 * long as the mouse is over the message or its button has the focus, as with Eclipse's own notifications.
 */
public final class MessageBar {

	private static final int SHOWN_MS = 12_000;
	/** What is older is not offered any more. */
	private static final int MOST_OFFERS = 3;
	private static final int[] SIGNS_OF_THE_USER = {SWT.KeyDown, SWT.MouseDown, SWT.MouseMove, SWT.MouseEnter,
			SWT.MouseWheel};

	private final NoticeArea area;
	private final Timer timer;
	private final Display display;
	private final Composite bar;
	private final Line offerLine;
	private final Button button;
	private final Line remarkLine;
	/** What there is something to do about; the last one is shown. */
	private final List<Message> offers = new ArrayList<>();
	/** What there is nothing to do about; null for nothing. */
	private @Nullable Message remark;
	/** Whether a button was pressed just now, so that the next click may be meant for it. */
	private boolean pressed;
	private final Listener user = this::onUser;
	private Point pointer = new Point(0, 0);

	/** @param action null if there is nothing to do */
	private record Message(String text, @Nullable String action, Runnable run) {
	}

	public MessageBar(NoticeArea area) {
		this(area, area.display()::timerExec);
	}

	MessageBar(NoticeArea area, Timer timer) {
		this.area = area;
		this.timer = timer;
		display = area.display();
		bar = area.add(NoticeArea.Place.MESSAGE, 2);
		offerLine = new Line(1);
		button = new Button(bar, SWT.PUSH);
		button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		button.addListener(SWT.Selection, event -> press());
		remarkLine = new Line(2);
		bar.addListener(SWT.Dispose, event -> awaitUser(false));
	}

	public void show(String text, @Nullable String actionLabel, Runnable run) {
		var message = new Message(text, actionLabel, run);
		if (actionLabel == null) {
			remark = message;
		} else {
			offers.add(message);
			if (offers.size() > MOST_OFFERS) {
				offers.removeFirst();
			}
			pressed = false;
		}
		update();
	}

	private void press() {
		if (offers.isEmpty()) {
			return;
		}
		var offer = offers.removeLast();
		pressed = true;
		update();
		timer.run(display.getDoubleClickTime(), () -> {
			pressed = false;
			if (!bar.isDisposed()) {
				update();
			}
		});
		offer.run().run();
	}

	private void update() {
		var offer = pressed || offers.isEmpty() ? null : offers.getLast();
		if (offer == null) {
			area.leave(button);
		}
		var action = offer == null ? null : offer.action();
		button.setText(action == null ? "" : action); //$NON-NLS-1$
		button.setVisible(action != null);
		((GridData) button.getLayoutData()).exclude = action == null;
		offerLine.show(offer);
		remarkLine.show(remark);
		area.setVisible(bar, offer != null || remark != null);
		awaitUser(offerLine.isUnseen || remarkLine.isUnseen);
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
			offerLine.seen();
			remarkLine.seen();
		}
	}

	private boolean isInUse() {
		var below = display.getCursorControl();
		return button.isFocusControl() || below != null && (below == bar || below.getParent() == bar);
	}

	/** Takes this message away if it is shown or waits. */
	public void hide(String text) {
		remove(message -> message.text().equals(text));
	}

	private void remove(Predicate<Message> which) {
		var said = remark;
		var isSaid = said != null && which.test(said);
		if (isSaid) {
			remark = null;
		}
		if (offers.removeIf(which) || isSaid) {
			update();
		}
	}

	private static String escaped(String text) {
		return text.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Where one message is shown. */
	private final class Line {

		private final Label label;
		private @Nullable Message shown;
		/** Of the showing, whose time does not count for the next one. */
		private int number;
		/** Whether the user has done nothing since it is shown. */
		private boolean isUnseen;

		Line(int columns) {
			label = new Label(bar, SWT.WRAP);
			var place = new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
			place.exclude = true;
			label.setLayoutData(place);
			label.setVisible(false);
			area.addText(label);
		}

		void show(@Nullable Message message) {
			if (message == shown) {
				return;
			}
			shown = message;
			number++;
			isUnseen = message != null;
			pointer = display.getCursorLocation();
			label.setText(message == null ? "" : escaped(message.text())); //$NON-NLS-1$
			label.setVisible(message != null);
			((GridData) label.getLayoutData()).exclude = message == null;
		}

		void seen() {
			if (isUnseen) {
				isUnseen = false;
				hideLater(number);
			}
		}

		private void hideLater(int showing) {
			timer.run(SHOWN_MS, () -> {
				if (showing != number || bar.isDisposed()) {
					return;
				}
				if (isInUse()) {
					hideLater(showing);
				} else {
					remove(message -> message == shown);
				}
			});
		}
	}

	/** Runs something in the UI thread when so many milliseconds have passed. */
	@FunctionalInterface
	interface Timer {
		void run(int milliseconds, Runnable task);
	}
}
