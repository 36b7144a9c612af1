package io.github.openrouter4e.ui.internal.transcript.pane;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

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
	private final FindBar find;
	/** Leads back to the end of a widget that has no such button of its own. */
	private final Button latest;
	private final TurnViews views;
	private final ScheduledExecutorService executor;
	private final Events events;
	private final Map<String, NoticeView> notices = new LinkedHashMap<>();
	private TranscriptTheme theme;
	private TranscriptWidget<?> widget;
	private TranscriptFeed<?> feed;
	private @Nullable String note;
	private @Nullable ChatSession session;
	private @Nullable String marked;
	private boolean visible;

	private TranscriptPane(Composite outer, boolean browser, TranscriptTheme theme, TurnViews views,
			ScheduledExecutorService executor, TranscriptUser user) {
		page = new Composite(outer, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		find = new FindBar(page, new FindBar.Searched() {
			@Override
			public boolean find(String text, boolean again, boolean backwards) {
				return widget.find(text, again, backwards);
			}

			@Override
			public void setFocus() {
				widget.control().setFocus();
			}
		});
		parent = new Composite(page, SWT.NONE);
		parent.setLayout(new FormLayout());
		latest = latest();
		GridDataFactory.fillDefaults().grab(true, true).applyTo(parent);
		this.theme = theme;
		this.views = views;
		this.executor = executor;
		events = new Events(user);
		var created = browser ? browser() : null;
		if (created == null) {
			note = browser ? Messages.TranscriptPane_browserMissing : null;
			var text = new NativeTranscript(parent, events, theme);
			widget = text;
			feed = feed(text);
		} else {
			widget = created;
			feed = feed(created);
		}
		prepare();
	}

	/**
	 * @param browser  whether the browser is wanted; the native widget takes over if there is none
	 * @param executor the one background thread that renders
	 */
	public static TranscriptPane create(Composite parent, boolean browser, TranscriptTheme theme, TurnViews views,
			ScheduledExecutorService executor, TranscriptUser user) {
		var pane = new TranscriptPane(parent, browser, theme, views, executor, user);
		pane.events.pane = pane;
		return pane;
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
			widget.scrollToEnd();
			widget.control().setFocus();
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
		var focused = widget.control().isFocusControl();
		widget.control().dispose();
		var text = new NativeTranscript(parent, events, theme);
		widget = text;
		feed = feed(text);
		prepare();
		parent.layout();
		notices.forEach(feed::notice);
		var shown = session;
		if (shown != null) {
			show(shown);
		}
		feed.mark(marked);
		feed.setVisible(visible);
		if (focused) {
			text.control().setFocus();
		}
	}

	private void prepare() {
		var control = widget.control();
		var own = feed;
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
		widget.setTheme(theme);
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
		find.open();
	}

	/** The widget that is used now. */
	public Control control() {
		return widget.control();
	}

	/** Why this is not the widget that was asked for; null if it is. */
	public @Nullable String note() {
		return note;
	}

	public void setTheme(TranscriptTheme changed) {
		theme = changed;
		widget.setTheme(changed);
	}

	public void show(ChatSession shown) {
		session = shown;
		feed.show(shown);
		widget.scrollToEnd();
	}

	public void setVisible(boolean shown) {
		if (shown && !visible) {
			widget.onVisible();
		}
		visible = shown;
		feed.setVisible(shown);
	}

	public void reveal(String turnId) {
		feed.reveal(turnId);
	}

	/** Highlights a turn in place of the one before; null: none. */
	public void mark(@Nullable String turnId) {
		marked = turnId;
		feed.mark(turnId);
	}

	/** The user has reviewed changes of files, somewhere. */
	public void changesReviewed() {
		feed.changesReviewed();
	}

	/** Says something at the end; null takes it away. */
	public void notice(String id, @Nullable NoticeView notice) {
		if (notice == null) {
			notices.remove(id);
		} else {
			notices.put(id, notice);
		}
		feed.notice(id, notice);
	}

	public void scrollToEnd() {
		widget.scrollToEnd();
	}

	public void copySelection() {
		widget.copySelection();
	}

	public void selectAll() {
		widget.selectAll();
	}

	/** Takes to the feed what concerns only it, once there is one. */
	private static final class Events implements TranscriptListener {

		private final TranscriptUser user;
		private @Nullable TranscriptPane pane;

		Events(TranscriptUser user) {
			this.user = user;
		}

		@Override
		public void onAction(String entry, UserAction action) {
			var current = pane;
			if (current != null) {
				switch (action) {
					case UserAction.OnView.FOLD -> current.feed.toggle(entry);
					case UserAction.OnView.SHOW_ALL -> current.feed.showAll(entry);
					case UserAction.OnCode code -> CodeUse.carryOut(code, current.feed.codes(), user);
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
			var current = pane;
			if (current != null) {
				current.feed.showEarlier();
			}
		}

		@Override
		public void onReflow() {
			var current = pane;
			if (current != null) {
				current.feed.refresh();
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
