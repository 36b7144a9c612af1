package io.github.openrouter4e.swtbot;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;

/**
 * The mouse of the machine: it moves and presses, and the window system decides what is hit. A widget that is disabled, hidden
 * or covered by another one is not clicked.
 */
final class Mouse {

	private static final int ATTEMPTS = 5;
	private static final int MOST_TURNS = 10;

	/** In how many moves something is dragged. */
	private static final int STEPS = 10;
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
	/** A round of looking takes no more of the patience than this, however long the machine was busy with something else. */
	private static final long LONGEST_ROUND = TimeUnit.MILLISECONDS.toNanos(20);

	/** Where the box of a check box is; beyond its text it is not clicked. */
	private static final int BOX = 8;
	/** Further away a second click is one of its own. */
	private static final int NEAR = 10;
	private static final Robot ROBOT = robot();

	private static Point lastPlace;
	private static long lastPress;

	private Mouse() {}

	private static Robot robot() {
		try {
			return new Robot();
		} catch (AWTException e) {
			throw new IllegalStateException("the display has no XTEST extension", e);
		}
	}

	/** Waits until the widget can be used, and clicks it once. */
	static void click(Workbench workbench, Widget widget) {
		workbench.await(describe(widget) + " to be usable", () -> Workbench.call(() -> isUsable(widget)));
		var arrived = new AtomicBoolean();
		Control target = Workbench.call(() -> control(widget));
		Listener listener = event -> {
			if (event.widget != target && event.widget != widget) {
				if (!(event.widget instanceof ScrollBar)) {
					event.type = SWT.None; // something else is where the widget was, and nobody would press there
				}
			} else if (event.type != SWT.MouseDown) {
				arrived.set(true);
			}
		};
		Display display = Display.getDefault();
		Workbench.run(() -> {
			display.addFilter(SWT.MouseDown, listener);
			display.addFilter(SWT.MouseUp, listener);
			display.addFilter(SWT.Selection, listener);
		});
		try {
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				scrollTo(widget);
				press(() -> Workbench.call(() -> center(widget)));
				if (isTrueSoon(arrived::get)) {
					return;
				}
			}
		} finally {
			Workbench.run(() -> {
				display.removeFilter(SWT.MouseDown, listener);
				display.removeFilter(SWT.MouseUp, listener);
				display.removeFilter(SWT.Selection, listener);
			});
		}
		throw new AssertionError("the click does not reach " + describe(widget));
	}

	/** Turns the wheel until the widget is in sight, if it is in something that scrolls. */
	private static void scrollTo(Widget widget) {
		for (int turn = 0; turn < MOST_TURNS; turn++) {
			int hidden = Workbench.call(() -> hidden(widget));
			if (hidden == 0) {
				return;
			}
			ScrolledComposite scroller = Workbench.call(() -> scroller(widget));
			int before = Workbench.call(() -> scroller.getOrigin().y);
			Point over = Workbench.call(() -> scroller.toDisplay(scroller.getSize().x / 2, scroller.getSize().y / 2));
			ROBOT.mouseMove(over.x, over.y);
			ROBOT.mouseWheel(hidden);
			isTrueSoon(() -> Workbench.call(() -> scroller.isDisposed() || scroller.getOrigin().y != before));
		}
	}

	/** @return how the wheel must be turned: 1 if the middle of the widget is below what is in sight, -1 if above */
	private static int hidden(Widget widget) {
		ScrolledComposite scroller = widget.isDisposed() ? null : scroller(widget);
		if (scroller == null) {
			return 0;
		}
		int y = scroller.toControl(center(widget)).y;
		return y >= scroller.getClientArea().height - 1 ? 1 : y <= 0 ? -1 : 0;
	}

	private static ScrolledComposite scroller(Widget widget) {
		for (Control at = control(widget); at != null; at = at.getParent()) {
			if (at instanceof ScrolledComposite scroller) {
				return scroller;
			}
		}
		return null;
	}

	/** Presses and releases the left button at a place of the screen, once that does not move any more. */
	static void press(Supplier<Point> place) {
		press(place, () -> true);
	}

	/** @param ready whether what is under the mouse is ready to be clicked */
	static void press(Supplier<Point> place, BooleanSupplier ready) {
		press(place, ready, InputEvent.BUTTON1_DOWN_MASK);
	}

	/** Presses and releases the right button at a place of the screen. */
	static void pressRight(Supplier<Point> place) {
		press(place, () -> true, InputEvent.BUTTON3_DOWN_MASK);
	}

	private static void press(Supplier<Point> place, BooleanSupplier ready, int button) {
		isTrueSoon(() -> {
			Point at = place.get();
			ROBOT.mouseMove(at.x + 1, at.y);
			ROBOT.mouseMove(at.x, at.y);
			Workbench.call(() -> null); // what is under it may look different now
			return at.equals(place.get()) && ready.getAsBoolean();
		});
		Point at = place.get();
		awaitEndOfDoubleClick(at);
		ROBOT.mousePress(button);
		ROBOT.mouseRelease(button);
		lastPlace = at;
		lastPress = System.nanoTime();
	}

	/** A click so soon after another one at the same place would be the second half of a double click. */
	private static void awaitEndOfDoubleClick(Point at) {
		Point last = lastPlace;
		long then = lastPress + TimeUnit.MILLISECONDS
				.toNanos(2L * Workbench.call(() -> Display.getDefault().getDoubleClickTime()));
		if (last != null && Math.abs(last.x - at.x) < NEAR && Math.abs(last.y - at.y) < NEAR) {
			isTrueSoon(() -> System.nanoTime() > then);
		}
	}

	/** Presses the left button at one place of the screen and releases it at another one. */
	static void drag(Point from, Point to) {
		ROBOT.mouseMove(from.x, from.y);
		Workbench.call(() -> null);
		ROBOT.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		try {
			for (int step = 1; step <= STEPS; step++) {
				ROBOT.mouseMove(from.x + (to.x - from.x) * step / STEPS, from.y + (to.y - from.y) * step / STEPS);
				Workbench.call(() -> null);
			}
		} finally {
			ROBOT.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		}
	}

	/** Whether it becomes true within a while, which is long: to click twice would do things twice. */
	static boolean isTrueSoon(BooleanSupplier condition) {
		long left = PATIENCE;
		while (left > 0) {
			long begin = System.nanoTime();
			if (condition.getAsBoolean()) {
				return true;
			}
			Workbench.call(() -> null);
			left -= Math.min(System.nanoTime() - begin, LONGEST_ROUND);
		}
		return condition.getAsBoolean();
	}

	private static boolean isUsable(Widget widget) {
		if (widget.isDisposed()) {
			return false;
		}
		Control control = control(widget);
		return control.isVisible() && control.isEnabled() && (!(widget instanceof ToolItem item) || item.isEnabled());
	}

	private static Control control(Widget widget) {
		return switch (widget) {
			case Control control -> control;
			case ToolItem item -> item.getParent();
			case TableItem item -> item.getParent();
			case TreeItem item -> item.getParent();
			default -> throw new IllegalArgumentException(widget.toString());
		};
	}

	private static Point center(Widget widget) {
		Control control = control(widget);
		Rectangle bounds = switch (widget) {
			case ToolItem item -> item.getBounds();
			case TableItem item -> item.getBounds(0);
			case TreeItem item -> item.getBounds();
			default -> new Rectangle(0, 0, control.getSize().x, control.getSize().y);
		};
		boolean box = widget instanceof Button button && (button.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0;
		return control.toDisplay(bounds.x + (box ? BOX : bounds.width / 2), bounds.y + bounds.height / 2);
	}

	private static String describe(Widget widget) {
		return Workbench.call(() -> widget.isDisposed()
				? "a widget that is gone"
				: widget + " (" + widget.getData("org.eclipse.swtbot.widget.key") + ")");
	}
}
