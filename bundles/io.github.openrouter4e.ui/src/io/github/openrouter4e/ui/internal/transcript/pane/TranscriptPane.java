package io.github.openrouter4e.ui.internal.transcript.pane;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.layout.FormAttachment;
import org.eclipse.swt.layout.FormData;
import org.eclipse.swt.layout.FormLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.Messages;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.TranscriptListener;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.TranscriptUser;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.browser.BrowserTranscript;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptFeed;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptWidget;
import io.github.openrouter4e.ui.internal.transcript.styledtext.NativeTranscript;

/**
 * A transcript: the widget that works on this machine, and the feed that fills
 * it. A browser whose process dies again and again is replaced by the native widget, with what
 * it showed. For the UI thread.
 */
public final class TranscriptPane {

	/** The name under which tests and tools find the widget. */
	public static final String WIDGET_KEY = "openrouter.transcript"; //$NON-NLS-1$
	/** That of the button that leads to the end. */
	static final String LATEST_KEY = "openrouter.latest"; //$NON-NLS-1$

	private static final int LATEST_MARGIN = 14;

	private final Composite page;
	/** Holds the widget. */
	private final Composite parent;
	/** Null until it is opened for the first time. */
	private @Nullable FindBar find;
	/** Leads back to the end of a widget that has no such button of its own. */
	private final Button latest;
	private final TurnViews views;
	private final ScheduledExecutorService executor;
	private final Events events;
	private final Map<String, NoticeView> notices = new LinkedHashMap<>();
	private TranscriptTheme theme;
	private final boolean browserWanted;
	/** Both are null until {@link #fill}. What is wanted of them before is kept in the fields below. */
	private @Nullable TranscriptWidget<?> widget;
	private @Nullable TranscriptFeed<?> feed;
	private @Nullable String note;
	private @Nullable ChatSession session;
	private @Nullable String marked;
	private @Nullable String revealed;
	private boolean visible;

	private TranscriptPane(Composite outer, boolean browser, TranscriptTheme theme, TurnViews views,
			ScheduledExecutorService executor, TranscriptUser user) {
		page = new Composite(outer, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		parent = new Composite(page, SWT.NONE);
		parent.setLayout(new FormLayout());
		latest = latest();
		GridDataFactory.fillDefaults().grab(true, true).applyTo(parent);
		this.theme = theme;
		this.views = views;
		this.executor = executor;
		events = new Events(user);
		browserWanted = browser;
	}

	/**
	 * The transcript without its widget: that takes longer than all the rest of a view, and whoever opened the view can type
	 * before it is there. {@link #fill} makes it.
	 *
	 * @param browser  whether the browser is wanted; the native widget takes over if there is none
	 * @param executor the one background thread that renders
	 */
	public static TranscriptPane create(Composite parent, boolean browser, TranscriptTheme theme, TurnViews views,
			ScheduledExecutorService executor, TranscriptUser user) {
		var pane = new TranscriptPane(parent, browser, theme, views, executor, user);
		pane.events.pane = pane;
		return pane;
	}

	/** Makes the widget, unless it is there already, and shows in it what was wanted until now. */
	public void fill() {
		if (widget != null) {
			return;
		}
		var created = browserWanted ? browser() : null;
		if (created == null) {
			note = browserWanted ? Messages.TranscriptPane_browserMissing : null;
			var text = new NativeTranscript(parent, events, theme);
			put(text, feed(text));
		} else {
			put(created, feed(created));
		}
	}

	private void put(TranscriptWidget<?> made, TranscriptFeed<?> own) {
		widget = made;
		feed = own;
		prepare(made, own);
		parent.layout();
		notices.forEach(own::notice);
		var shown = session;
		if (shown != null) {
			show(shown);
		}
		own.mark(marked);
		if (visible) {
			made.onVisible();
		}
		own.setVisible(visible);
		var turn = revealed;
		if (turn != null) {
			revealed = null;
			own.reveal(turn);
		}
	}

	private Button latest() {
		var button = new Button(parent, SWT.PUSH);
		button.setText(Messages.TranscriptPage_latest);
		button.setVisible(false);
		button.setData("org.eclipse.swtbot.widget.key", LATEST_KEY); //$NON-NLS-1$
		var data = new FormData();
		data.right = new FormAttachment(100, -LATEST_MARGIN);
		data.bottom = new FormAttachment(100, -LATEST_MARGIN);
		button.setLayoutData(data);
		button.addListener(SWT.Selection, event -> {
			scrollToEnd();
			control().setFocus();
		});
		return button;
	}

	private @Nullable BrowserTranscript browser() {
		try {
			return new BrowserTranscript(parent, events);
		} catch (@SuppressWarnings("unused") SWTError e) {
			// no WebKitGTK or WebView2 here; what the failed attempt left behind must not take up space
			for (var child : parent.getChildren()) {
				if (child != latest) {
					child.dispose();
				}
			}
			return null;
		}
	}

	/** Puts the native widget in the place of the one that is there. */
	private void replace() {
		var broken = widget;
		var focused = broken != null && broken.control().isFocusControl();
		if (broken != null) {
			broken.control().dispose();
		}
		var text = new NativeTranscript(parent, events, theme);
		put(text, feed(text));
		if (focused) {
			text.control().setFocus();
		}
	}

	private void prepare(TranscriptWidget<?> made, TranscriptFeed<?> own) {
		var control = made.control();
		control.setData("org.eclipse.swtbot.widget.key", WIDGET_KEY); //$NON-NLS-1$
		Accessibles.name(control, Messages.TranscriptPage_transcript);
		control.setMenu(menu(control));
		var all = new FormData();
		all.left = new FormAttachment(0);
		all.top = new FormAttachment(0);
		all.right = new FormAttachment(100);
		all.bottom = new FormAttachment(100);
		control.setLayoutData(all);
		latest.moveAbove(control);
		control.addDisposeListener(event -> own.close());
		made.setTheme(theme);
	}

	private <T> TranscriptFeed<T> feed(TranscriptWidget<T> target) {
		return new TranscriptFeed<>(target.renderer(), views, target.framesPerSecond(), executor, (frame, shown) -> {
			var prepared = target.prepare(frame);
			Ui.later(target.control(), () -> prepared.show(shown));
		});
	}

	private Menu menu(Control control) {
		var menu = new Menu(control);
		item(menu, Messages.TranscriptPane_contextCopy, this::copySelection);
		item(menu, Messages.TranscriptPane_contextSelectAll, this::selectAll);
		return menu;
	}

	private static void item(Menu menu, String label, Runnable work) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(label);
		item.addListener(SWT.Selection, event -> work.run());
	}

	/** The transcript with all that belongs to it. */
	public Control page() {
		return page;
	}

	/** Opens the line in which text is sought. */
	public void find() {
		var bar = find;
		if (bar == null) {
			bar = new FindBar(page, new FindBar.Searched() {
				@Override
				public boolean find(String text, boolean again, boolean backwards) {
					var shown = widget;
					return shown != null && shown.find(text, again, backwards);
				}

				@Override
				public void setFocus() {
					control().setFocus();
				}
			});
			find = bar;
		}
		bar.open();
	}

	/** The widget that is used now; its place as long as there is none. */
	public Control control() {
		var shown = widget;
		return shown == null ? parent : shown.control();
	}

	/** Why this is not the widget that was asked for; null if it is. */
	public @Nullable String note() {
		return note;
	}

	public void setTheme(TranscriptTheme changed) {
		theme = changed;
		withWidget(shown -> shown.setTheme(changed));
	}

	public void show(ChatSession shown) {
		session = shown;
		withFeed(own -> own.show(shown));
		scrollToEnd();
	}

	public void setVisible(boolean shown) {
		if (shown && !visible) {
			withWidget(TranscriptWidget::onVisible);
		}
		visible = shown;
		withFeed(own -> own.setVisible(shown));
	}

	public void reveal(String turnId) {
		var own = feed;
		if (own == null) {
			revealed = turnId;
		} else {
			own.reveal(turnId);
		}
	}

	/** Highlights a turn in place of the one before; null: none. */
	public void mark(@Nullable String turnId) {
		marked = turnId;
		withFeed(own -> own.mark(turnId));
	}

	/** The user has reviewed changes of files, somewhere. */
	public void changesReviewed() {
		withFeed(TranscriptFeed::changesReviewed);
	}

	/** Says something at the end; null takes it away. */
	public void notice(String id, @Nullable NoticeView notice) {
		if (notice == null) {
			notices.remove(id);
		} else {
			notices.put(id, notice);
		}
		withFeed(own -> own.notice(id, notice));
	}

	public void scrollToEnd() {
		withWidget(TranscriptWidget::scrollToEnd);
	}

	public void copySelection() {
		withWidget(TranscriptWidget::copySelection);
	}

	public void selectAll() {
		withWidget(TranscriptWidget::selectAll);
	}

	private void withFeed(Consumer<TranscriptFeed<?>> action) {
		var own = feed;
		if (own != null) {
			action.accept(own);
		}
	}

	private void withWidget(Consumer<TranscriptWidget<?>> action) {
		var shown = widget;
		if (shown != null) {
			action.accept(shown);
		}
	}

	/** Takes to the feed what concerns only it, once there is one. */
	private static final class Events implements TranscriptListener {

		private final TranscriptUser user;
		private @Nullable TranscriptPane pane;

		Events(TranscriptUser user) {
			this.user = user;
		}

		private @Nullable TranscriptFeed<?> feed() {
			var current = pane;
			return current == null ? null : current.feed;
		}

		@Override
		public void onAction(String entry, UserAction action) {
			var feed = feed();
			if (feed != null) {
				switch (action) {
					case UserAction.OnView.FOLD -> feed.toggle(entry);
					case UserAction.OnView.SHOW_ALL -> feed.showAll(entry);
					case UserAction.OnCode code -> CodeUse.carryOut(code, feed.codes(), user);
					default -> user.onAction(entry, action);
				}
			}
		}

		@Override
		public void onLink(String address) {
			user.openLink(address);
		}

		@Override
		public void onMessage(String message) {
			user.message(message);
		}

		@Override
		public void onEarlier() {
			var feed = feed();
			if (feed != null) {
				feed.showEarlier();
			}
		}

		@Override
		public void onReflow() {
			var feed = feed();
			if (feed != null) {
				feed.refresh();
			}
		}

		@Override
		public void onEnd(boolean inView) {
			var current = pane;
			if (current != null) {
				current.latest.setVisible(!inView);
			}
		}

		@Override
		public void onRestarted() {
			onReflow();
			onMessage(Messages.TranscriptPane_browserRestarted);
		}

		@Override
		public void onBroken() {
			var current = pane;
			if (current != null) {
				current.replace();
			}
			onMessage(Messages.TranscriptPane_browserBroken);
		}
	}
}
