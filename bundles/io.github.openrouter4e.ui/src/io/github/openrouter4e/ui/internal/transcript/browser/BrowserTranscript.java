package io.github.openrouter4e.ui.internal.transcript.browser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.BrowserFunction;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.browser.ProgressListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.markdown.text.SafeLink;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.Messages;
import io.github.openrouter4e.ui.internal.transcript.TranscriptListener;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.feed.Frame;
import io.github.openrouter4e.ui.internal.transcript.feed.FramePace;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceRenderer;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptWidget;

/**
 * The transcript as a page in SWT's browser. Data goes in as JSON, the first
 * frame by a script, those after it when the page asks for them; the page can
 * neither navigate nor load anything, and what the user clicks comes back
 * through one function that returns at once (a call into the browser from
 * within it would deadlock on Windows). No script but the page's own can run;
 * should one do so all the same, it lacks the secret without which a call does
 * nothing, and the page's own acts on clicks of the user only.
 */
@SuppressWarnings("nls") // names in the page's script
public final class BrowserTranscript implements TranscriptWidget<String> {

	/** So many a second. */
	private static final int FRAMES = 20;
	/** A page that has not shown a frame after so many milliseconds is asked whether it is still there. */
	private static final int PATIENCE = 3_000;
	/** So many times a page that is being loaded is waited for, which takes longer than a frame. */
	private static final int LOADING = 7;
	/** After so many deaths within {@link #PERIOD} nanoseconds this is not the widget for this machine. */
	private static final int DEATHS = 3;
	private static final long PERIOD = TimeUnit.MINUTES.toNanos(5);

	private final Browser browser;
	private final TranscriptListener listener;
	private final FramePace pace;
	private final PieceRenderer<String> renderer = new HtmlPieceRenderer(Messages.BrowserTranscript_omitted);
	/** Scripts that came before the page was ready; null from then on. */
	private @Nullable List<String> waiting = new ArrayList<>();
	/** To be run when the page has fetched the last frame; if that was brought by a script, when it has painted it. */
	private @Nullable Runnable whenShown;
	/** Whether the page has fetched a frame and not yet asked for another one. */
	private boolean painting;
	/** Whether the page will ask for the next frame by itself. */
	private boolean asking;
	/** The frame that it will get then. */
	private @Nullable String next;
	/** How many frames the page was given. */
	private int given;
	/** How often the page asked for one. */
	private int asked;
	private boolean watching;
	/** Null until there is a page: on WebKitGTK whoever makes it waits until the browser's process has started. */
	private @Nullable BrowserFunction function;
	/** How often the page was looked for in vain while it was being loaded. */
	private int lookedFor;
	/** When the page's process was found dead. */
	private final ArrayDeque<Long> deaths = new ArrayDeque<>();
	private @Nullable TranscriptTheme theme;
	/** What only the script of the page that is there knows, and says with every call. */
	private String secret = "";

	/** @throws org.eclipse.swt.SWTError if this machine has no browser widget */
	public BrowserTranscript(Composite parent, TranscriptListener listener) {
		this(parent, listener, new FramePace());
	}

	BrowserTranscript(Composite parent, TranscriptListener listener, FramePace pace) {
		this.listener = listener;
		this.pace = pace;
		browser = new Browser(parent, SWT.NONE);
		browser.addLocationListener(LocationListener.changingAdapter(event -> {
			// only the page itself, which arrives as text, may ever be loaded
			event.doit = waiting != null || "about:blank".equals(event.location);
		}));
		browser.addOpenWindowListener(event -> event.required = true);
		// a browser also completes the empty page that it starts with: only the page itself can tell that it is there
		browser.addProgressListener(ProgressListener
				.completedAdapter(event -> loaded()));
		// a dead page is repainted by nobody, and who clicks into it shall not find it so
		browser.addListener(SWT.FocusIn, event -> Ui.later(browser, this::check));
		load();
	}

	private void loaded() {
		if (function == null && Boolean.TRUE.equals(browser.evaluate("return !!window.openRouterPage"))) {
			function = new PageFunction(browser);
		}
		browser.execute("window.openRouterPage && openRouterPage.ready()");
	}

	private void load() {
		secret = UUID.randomUUID().toString();
		browser.setText(TranscriptPage.html(secret));
	}

	/**
	 * Looks after a frame that the page has not shown yet. SWT does not tell that the page's process was killed or has
	 * crashed: the page just stays as it was for ever, and every script fails.
	 */
	private void watch() {
		if (!watching) {
			watching = true;
			var seen = given;
			browser.getDisplay().timerExec(PATIENCE, () -> {
				watching = false;
				if (!browser.isDisposed() && (whenShown != null || painting)) {
					if (given == seen) {
						check();
					}
					watch();
				}
			});
		}
	}

	/** Loads the page again if its process is dead. */
	private void check() {
		if (browser.isDisposed()) {
			return;
		}
		if (waiting != null
				? whenShown == null || ++lookedFor < LOADING
				: browser.execute("void openRouterPage.apply.length")) {
			return;
		}
		lookedFor = 0;
		waiting = new ArrayList<>();
		asking = false;
		painting = false;
		next = null;
		deaths.add(System.nanoTime());
		if (deaths.size() < DEATHS || System.nanoTime() - deaths.removeFirst() > PERIOD) {
			load();
			var current = theme;
			if (current != null) {
				setTheme(current);
			}
			shown();
			listener.onRestarted();
		} else {
			listener.onBroken();
		}
	}

	private void shown() {
		var work = whenShown;
		if (work != null) {
			whenShown = null;
			work.run();
		}
	}

	/**
	 * The page has painted what it got, and asks for more. While frames follow each other it fetches them in this way,
	 * for on WebKitGTK whoever executes a script waits for its end, and the page may be busy or get no processor. While it
	 * paints one the next one is prepared, so that it does not have to ask twice.
	 *
	 * @param last whether the page goes to sleep if there is nothing
	 * @return the frame, and after how many milliseconds the page shall ask for another one; null if there is none
	 */
	private Object @Nullable [] next(boolean last) {
		asked++;
		var frame = next;
		next = null;
		painting = frame != null;
		asking = frame != null || !last;
		shown();
		return frame == null ? null : new Object[]{frame, pause()};
	}

	/** How many milliseconds after the beginning of a frame the page asks for the next one: it would ask in vain before. */
	private Integer pause() {
		return Math.max(1_000 / FRAMES, (int) TimeUnit.NANOSECONDS.toMillis(FramePace.pause(pace.next())));
	}

	private void ready() {
		var scripts = waiting;
		if (scripts != null) {
			waiting = null;
			browser.execute("openRouterPage.init(" + FrameJson.of(TranscriptPage.labels()) + ")");
			lookedFor = 0;
			scripts.forEach(browser::execute);
		}
	}

	/** @return false if the script failed */
	private boolean run(String script) {
		if (browser.isDisposed()) {
			return false;
		}
		var scripts = waiting;
		if (scripts != null) {
			return scripts.add(script);
		}
		if (browser.execute(script)) {
			return true;
		}
		Ui.later(browser, this::check);
		return false;
	}

	/** For tests. */
	String secret() {
		return secret;
	}

	/** For tests: how often the page asked for a frame. */
	int asked() {
		return asked;
	}

	@Override
	public Control control() {
		return browser;
	}

	@Override
	public PieceRenderer<String> renderer() {
		return renderer;
	}

	@Override
	public int framesPerSecond() {
		return FRAMES; // each has the widgets around painted again, too
	}

	@Override
	public Prepared prepare(Frame<String> frame) {
		var json = FrameJson.of(frame);
		return shown -> {
			given++;
			if (asking) {
				next = json;
				whenShown = () -> shown.accept(0);
				watch();
				return;
			}
			var start = System.nanoTime();
			var done = run("openRouterPage.apply(" + json + ", " + pause() + ")");
			var spent = System.nanoTime() - start;
			if (done) {
				whenShown = () -> shown.accept(spent);
				watch();
			} else {
				shown.accept(spent); // the page will not say so
			}
		};
	}

	@Override
	public void setTheme(TranscriptTheme theme) {
		this.theme = theme;
		browser.setBackground(new org.eclipse.swt.graphics.Color(theme.palette().background()));
		run("openRouterPage.theme(" + FrameJson.of(TranscriptPage.variables(theme)) + ")");
	}

	@Override
	public void onVisible() {
		check();
	}

	@Override
	public void scrollToEnd() {
		run("openRouterPage.end()");
	}

	@Override
	public boolean find(String sought, boolean again, boolean backwards) {
		try {
			return waiting == null && Boolean.TRUE.equals(browser.evaluate("return openRouterPage.find("
					+ FrameJson.of(Map.of("text", sought)) + ".text, " + again + ", " + backwards + ")"));
		} catch (@SuppressWarnings("unused") SWTException e) {
			Ui.later(browser, this::check);
			return false;
		}
	}

	@Override
	public void copySelection() {
		run("document.execCommand('copy')");
	}

	@Override
	public void selectAll() {
		run("document.execCommand('selectAll')");
	}

	private final class PageFunction extends BrowserFunction {

		PageFunction(Browser browser) {
			super(browser, "openRouterCall");
		}

		@Override
		public @Nullable Object function(Object @Nullable [] arguments) {
			if (arguments != null && arguments.length > 1 && secret.equals(arguments[0])
					&& arguments[1] instanceof String name) {
				if ("next".equals(name)) {
					return next(arguments.length > 2 && Boolean.TRUE.equals(arguments[2]));
				}
				var first = text(arguments, 2);
				var second = text(arguments, 3);
				Ui.later(browser, () -> call(name, first, second));
			}
			return null;
		}

		private static String text(Object[] arguments, int index) {
			return index < arguments.length && arguments[index] instanceof String text ? text : "";
		}

		private void call(String name, String first, String second) {
			switch (name) {
				case "action" -> {
					var action = ActionNames.parse(second);
					if (action != null) {
						listener.onAction(first, action);
					}
				}
				case "ready" -> ready();
				case "earlier" -> listener.onEarlier();
				case "link" -> {
					var address = SafeLink.check(first);
					if (address != null) {
						listener.onLink(address);
					}
				}
				default -> {
					// the page calls nothing else
				}
			}
		}
	}
}
