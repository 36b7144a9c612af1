package io.github.openrouter4e.probe;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The chat view as a user sees it: its prompt, its button, what is written in it. */
final class ChatView {

	private static final String VIEW = "io.github.openrouter4e.ui.chat";
	private static final String COMPOSER = "openrouter.composer";
	private static final String SEND = "openrouter.send";
	private static final String STOP = "openrouter.stop";
	private static final String TRANSCRIPT = "openrouter.transcript";
	private static final String MODE = "openrouter.mode";

	/** The button of a tool's card by which one call is allowed; where it is, for the mouse. */
	private static final String ALLOW = """
			const e = document.querySelector('button[data-a^="tool-allow"]:enabled');
			if (!e || e.pressed) return null;
			if (!e.appeared) e.appeared = Date.now();
			if (Date.now() - e.appeared < 800) return null; // a click does not count right after the question came
			e.pressed = true;
			e.scrollIntoView({ block: 'center' });
			const r = e.getBoundingClientRect();
			return [r.left + r.width / 2, r.top + r.height / 2];""";

	/** What an answer's cost looks like in any language; nothing else in a transcript does. */
	private static final Pattern COST = Pattern.compile("\\$\\s?\\d");

	private final Screen screen;

	ChatView(Screen screen) {
		this.screen = screen;
	}

	void open() {
		screen.call(() -> {
			IWorkbenchPage page = page();
			page.setPartState(page.getReference(page.showView(VIEW)), IWorkbenchPage.STATE_MAXIMIZED);
			return null;
		});
	}

	void openBesideTheEditor() {
		screen.call(() -> page().showView(VIEW));
	}

	private static IWorkbenchPage page() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
		window.getShell().setMaximized(true);
		window.getShell().forceActive();
		Optional.ofNullable(window.getWorkbench().getIntroManager().getIntro())
				.ifPresent(window.getWorkbench().getIntroManager()::closeIntro);
		return window.getActivePage();
	}

	/** Chooses the mode whose menu item begins like this. */
	void choose(String mode) throws InterruptedException {
		Widget button = screen.widget(Widget.class, MODE);
		screen.awaitEnabled(button, MODE);
		AtomicBoolean chosen = new AtomicBoolean();
		Listener chooser = event -> {
			if (event.widget instanceof Menu menu) {
				for (MenuItem item : menu.getItems()) {
					if (item.getText().replace("&", "").startsWith(mode)) {
						item.setSelection(true);
						item.notifyListeners(SWT.Selection, new Event());
						chosen.set(true);
					}
				}
				menu.getDisplay().asyncExec(() -> menu.setVisible(false));
			}
		};
		screen.call(() -> {
			button.getDisplay().addFilter(SWT.Show, chooser);
			return null;
		});
		screen.start(() -> button.notifyListeners(SWT.Selection, new Event()));
		screen.await("the mode " + mode, () -> chosen.get() ? Optional.of(true) : Optional.empty());
		screen.call(() -> {
			button.getDisplay().removeFilter(SWT.Show, chooser);
			return null;
		});
	}

	void send(String prompt) throws InterruptedException {
		StyledText composer = screen.widget(StyledText.class, COMPOSER);
		screen.call(() -> {
			composer.setFocus();
			composer.setText(prompt);
			return null;
		});
		Widget send = screen.widget(Widget.class, SEND);
		screen.awaitEnabled(send, SEND);
		// The view takes nothing until it has restored the last conversation; the prompt then stays where it is.
		screen.await("the prompt to be taken", () -> {
			if (!composer.getText().isEmpty()) {
				send.notifyListeners(SWT.Selection, new Event());
			}
			return composer.getText().isEmpty() ? Optional.of(true) : Optional.empty();
		});
	}

	/** Waits until the transcript shows these texts and the cost, which comes last. */
	void awaitAnswer(List<String> expected) throws InterruptedException {
		screen.await("an answer with " + expected + " and its cost", () -> {
			allowWhatIsAsked();
			String text = text();
			boolean complete = expected.stream().allMatch(text::contains) && COST.matcher(text).find();
			return complete ? Optional.of(text) : Optional.empty();
		});
		screen.await("the view to be idle", () -> isBusy() ? Optional.empty() : Optional.of(true));
	}

	/** By the mouse, as the page takes orders from a user only. */
	private void allowWhatIsAsked() {
		if (screen.find(TRANSCRIPT).map(ChatView::browser).orElse(null) instanceof Browser browser
				&& browser.evaluate(ALLOW) instanceof Object[] at) {
			Point place = browser.toDisplay(((Double) at[0]).intValue(), ((Double) at[1]).intValue());
			for (int type : new int[]{SWT.MouseMove, SWT.MouseDown, SWT.MouseUp}) {
				Event event = new Event();
				event.type = type;
				event.x = place.x;
				event.y = place.y;
				event.button = 1;
				browser.getDisplay().post(event);
			}
		}
	}

	private static Browser browser(Widget widget) {
		if (widget instanceof Composite composite && !(widget instanceof Browser)) {
			for (Control child : composite.getChildren()) {
				Browser found = browser(child);
				if (found != null) {
					return found;
				}
			}
		}
		return widget instanceof Browser browser ? browser : null;
	}

	private boolean isBusy() {
		return screen.find(STOP).filter(stop -> stop instanceof Control control && control.isVisible()).isPresent();
	}

	String transcript() {
		return screen.call(this::text);
	}

	private String text() {
		return screen.find(TRANSCRIPT).map(ChatView::text).orElse("");
	}

	private static String text(Widget widget) {
		if (widget instanceof Browser browser) {
			Object text = browser.evaluate("return document.body ? document.body.innerText : '';");
			return String.valueOf(text);
		}
		if (widget instanceof StyledText styled) {
			return styled.getText();
		}
		StringBuilder text = new StringBuilder();
		if (widget instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				text.append(text(child)).append('\n');
			}
		}
		return text.toString();
	}
}
