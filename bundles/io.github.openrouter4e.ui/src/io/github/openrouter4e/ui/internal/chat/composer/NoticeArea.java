package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;

/**
 * Holds what comes and goes between transcript and prompt: messages, what stands in the way, what waits. It is as high as
 * that, but in a low view leaves the transcript and the prompt their room and scrolls.
 */
public final class NoticeArea {

	/** Three lines of the transcript, in pixels. */
	private static final int LEAST_TRANSCRIPT = 54;
	/** One line with a button, in pixels. */
	private static final int LEAST = 30;

	private final Composite page;
	private final ScrolledComposite scroller;
	private final Composite content;
	private final List<Label> texts = new ArrayList<>();
	private final Map<Place, Composite> lines = new EnumMap<>(Place.class);

	private Runnable left = () -> {
		// the toolkit chooses what has the focus then
	};

	/** What may be shown, from above. */
	enum Place {
		MESSAGE, STATE, STEPS, QUEUE, EDITED
	}

	/** @param page has a grid of one column, in which what grabs the height is the transcript */
	public NoticeArea(Composite page) {
		this.page = page;
		scroller = new ScrolledComposite(page, SWT.V_SCROLL);
		scroller.setExpandHorizontal(true);
		scroller.setExpandVertical(true);
		var place = new GridData(SWT.FILL, SWT.FILL, true, false);
		place.exclude = true;
		scroller.setLayoutData(place);
		content = new Composite(scroller, SWT.NONE);
		var layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = 0;
		layout.verticalSpacing = 3;
		content.setLayout(layout);
		scroller.setContent(content);
		page.addListener(SWT.Resize, event -> fit());
	}

	/** Makes the widget for what is shown at this place for the first time; hidden until {@link #setVisible}. */
	Composite add(Place place, int columns) {
		var line = new Composite(content, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).exclude(true).applyTo(line);
		var layout = new GridLayout(columns, false);
		layout.marginHeight = 0;
		line.setLayout(layout);
		line.setVisible(false);
		lines.put(place, line);
		lines.entrySet().stream().filter(other -> other.getKey().compareTo(place) > 0).findFirst()
				.ifPresent(below -> line.moveAbove(below.getValue()));
		return line;
	}

	/** Shows a line, with what it says now, or hides it. */
	void setVisible(Composite line, boolean visible) {
		if (!visible && !line.getVisible()) {
			return;
		}
		if (!visible) {
			leave(line);
		}
		line.setVisible(visible);
		((GridData) line.getLayoutData()).exclude = !visible;
		update();
	}

	/** @param told gives the focus to something else, as what had it goes away */
	public void onLeave(Runnable told) {
		left = told;
	}

	/** To be called before something in the area goes away, which may have the focus, as a button that was pressed. */
	void leave(Control going) {
		for (var has = display().getFocusControl(); has != null; has = has.getParent()) {
			if (has == going) {
				left.run();
				return;
			}
		}
	}

	/**
	 * Adds a text that is shown with its first line alone where there is no room for all of it, so that the buttons stay in
	 * sight; the whole text is in its tool tip then.
	 */
	void addText(Label text) {
		texts.add(text);
	}

	private void shorten(boolean on) {
		for (Label text : texts) {
			((GridData) text.getLayoutData()).heightHint = on ? lineHeight(text) : SWT.DEFAULT;
			text.setToolTipText(on ? text.getText() : null);
		}
	}

	/** Of what is written: Chinese letters come from another font, which is higher. */
	private static int lineHeight(Label text) {
		var gc = new GC(text);
		try {
			return gc.textExtent(text.getText(), SWT.DRAW_TRANSPARENT).y;
		} finally {
			gc.dispose();
		}
	}

	Display display() {
		return page.getDisplay();
	}

	/** Something in it came, went, or changed. */
	void update() {
		content.layout(true, true);
		fit();
		page.layout(true, true);
	}

	/** Puts it above something else on the page, whose height it depends on. */
	public void moveAbove(Control below) {
		scroller.moveAbove(below);
		below.addListener(SWT.Resize, event -> fit());
	}

	/** What is beside it has another height. */
	private void fit() {
		var place = (GridData) scroller.getLayoutData();
		var layout = (GridLayout) page.getLayout();
		var area = page.getClientArea();
		var width = area.width - 2 * layout.marginWidth;
		var isShown = Arrays.stream(content.getChildren())
				.anyMatch(child -> !((GridData) child.getLayoutData()).exclude);
		if (!isShown || area.height <= 0) {
			place.exclude = !isShown;
			place.heightHint = SWT.DEFAULT;
			scroller.setVisible(isShown);
			return;
		}
		shorten(false);
		var wanted = content.computeSize(width, SWT.DEFAULT, true).y;
		var room = Math.max(LEAST, area.height - others(width, layout) - LEAST_TRANSCRIPT);
		if (wanted > room) {
			shorten(true);
			wanted = content.computeSize(width, SWT.DEFAULT, true).y;
		}
		if (wanted > room) {
			wanted = content.computeSize(width - scroller.getVerticalBar().getSize().x, SWT.DEFAULT, true).y;
		}
		content.layout(true, true);
		var height = Math.min(wanted, room);
		scroller.setMinHeight(wanted);
		scroller.getVerticalBar().setIncrement(LEAST / 2);
		if (place.exclude || place.heightHint != height) {
			place.exclude = false;
			place.heightHint = height;
			scroller.setVisible(true);
			page.layout(true, true);
		}
	}

	private int others(int width, GridLayout layout) {
		var height = 2 * layout.marginHeight;
		for (Control child : page.getChildren()) {
			var place = (GridData) child.getLayoutData();
			if (child != scroller && !place.exclude && !place.grabExcessVerticalSpace) {
				height += child.computeSize(width, SWT.DEFAULT).y;
			}
			height += place.exclude ? 0 : layout.verticalSpacing;
		}
		return height;
	}
}
