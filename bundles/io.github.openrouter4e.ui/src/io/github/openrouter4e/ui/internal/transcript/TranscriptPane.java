package io.github.openrouter4e.ui.internal.transcript;

import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Ui;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A transcript: the widget that works on this machine, and the feed that fills
 * it. For the UI thread.
 */
public final class TranscriptPane {

	/** The name under which tests and tools find the widget. */
	public static final String WIDGET_KEY = "openrouter.transcript"; //$NON-NLS-1$

	private final TranscriptWidget<?> widget;
	private final TranscriptFeed<?> feed;
	private final boolean fallback;

	private TranscriptPane(TranscriptWidget<?> widget, TranscriptFeed<?> feed, boolean fallback, Look look) {
		this.widget = widget;
		this.feed = feed;
		this.fallback = fallback;
		var control = widget.control();
		control.setData("org.eclipse.swtbot.widget.key", WIDGET_KEY); //$NON-NLS-1$
		Accessibles.name(control, Messages.transcript);
		control.setMenu(menu(control));
		control.addDisposeListener(event -> feed.close());
		widget.setLook(look);
	}

	/**
	 * @param browser  whether the browser is wanted; the native widget takes over if there is none
	 * @param executor the one background thread that renders
	 */
	public static TranscriptPane create(Composite parent, boolean browser, Look look, TurnViews views,
			ScheduledExecutorService executor, TranscriptUser user) {
		var relay = new Relay(user);
		if (browser) {
			try {
				var widget = new BrowserTranscript(parent, relay);
				return new TranscriptPane(widget, relay.feed(feed(widget, views, executor)), false, look);
			} catch (@SuppressWarnings("unused") SWTError e) {
				// no WebKitGTK or WebView2 here; what the failed attempt left behind must not take up space
				for (var child : parent.getChildren()) {
					child.dispose();
				}
			}
		}
		var widget = new NativeTranscript(parent, relay, look);
		return new TranscriptPane(widget, relay.feed(feed(widget, views, executor)), browser, look);
	}

	private static <T> TranscriptFeed<T> feed(TranscriptWidget<T> widget, TurnViews views,
			ScheduledExecutorService executor) {
		return new TranscriptFeed<>(widget.forms(), views, widget.framesPerSecond(), executor, (frame, shown) -> {
			var prepared = widget.prepare(frame);
			Ui.later(widget.control(), () -> prepared.show(shown));
		});
	}

	private Menu menu(Control control) {
		var menu = new Menu(control);
		item(menu, Messages.contextCopy, widget::copySelection);
		item(menu, Messages.contextSelectAll, widget::selectAll);
		return menu;
	}

	private static void item(Menu menu, String label, Runnable work) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(label);
		item.addListener(SWT.Selection, event -> work.run());
	}

	public Control control() {
		return widget.control();
	}

	/** Why this is not the widget that was asked for; null if it is. */
	public @Nullable String note() {
		return fallback ? Messages.browserMissing : null;
	}

	public void setLook(Look look) {
		widget.setLook(look);
	}

	public void show(ChatSession session) {
		feed.show(session);
		widget.scrollToEnd();
	}

	public void setVisible(boolean visible) {
		feed.setVisible(visible);
	}

	public void reveal(String turnId) {
		feed.reveal(turnId);
	}

	/** Says something at the end; null takes it away. */
	public void notice(String id, @Nullable NoticeView notice) {
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
	private static final class Relay implements TranscriptListener {

		private final TranscriptUser user;
		private @Nullable TranscriptFeed<?> feed;

		Relay(TranscriptUser user) {
			this.user = user;
		}

		<T> TranscriptFeed<T> feed(TranscriptFeed<T> created) {
			feed = created;
			return created;
		}

		@Override
		public void onAction(String entry, String action) {
			var current = feed;
			if (Actions.FOLD.equals(action) && current != null) {
				current.toggleReasoning(entry);
			} else {
				user.onAction(entry, action);
			}
		}

		@Override
		public void onLink(String address) {
			user.onLink(address);
		}

		@Override
		public void onEarlier() {
			var current = feed;
			if (current != null) {
				current.showEarlier();
			}
		}

		@Override
		public void onReflow() {
			var current = feed;
			if (current != null) {
				current.refresh();
			}
		}
	}
}
