package io.github.openrouter4e.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;

/** Widgets by id, on the UI thread, with patience. All methods are called from the probe's own thread. */
public final class Screen {

	/** Where SWTBot looks for ids, so that one set of ids serves both. */
	private static final String ID = "org.eclipse.swtbot.widget.key";

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final Display display;
	private final Duration patience;

	Screen(Display display, Duration patience) {
		this.display = display;
		this.patience = patience;
	}

	/** The result of the action on the UI thread; its exception is thrown here. */
	<T> T call(Callable<T> action) {
		AtomicReference<T> result = new AtomicReference<>();
		AtomicReference<Exception> failure = new AtomicReference<>();
		display.syncExec(() -> {
			try {
				result.set(action.call());
			} catch (Exception e) {
				failure.set(e);
			}
		});
		if (failure.get() != null) {
			throw new IllegalStateException(failure.get());
		}
		return result.get();
	}

	/** Starts the action without waiting for its end: for what opens a modal dialog. */
	void start(Runnable action) {
		display.asyncExec(action);
	}

	/** Waits until the action, called on the UI thread again and again, has a result. */
	<T> T await(String what, Callable<Optional<T>> action) throws InterruptedException {
		long end = System.nanoTime() + patience.toNanos();
		while (true) {
			Optional<T> result = call(action);
			if (result.isPresent()) {
				return result.get();
			}
			if (System.nanoTime() > end) {
				throw new AssertionError("Waited " + patience.toSeconds() + " s in vain for " + what);
			}
			new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/** Waits for the widget with this id in any window. */
	<W extends Widget> W widget(Class<W> type, String id) throws InterruptedException {
		return type.cast(await("the widget " + id, () -> find(id)));
	}

	/** Waits until a user could operate the widget. */
	void awaitEnabled(Widget widget, String id) throws InterruptedException {
		await(id + " to be enabled", () -> isEnabled(widget) ? Optional.of(widget) : Optional.empty());
	}

	private static boolean isEnabled(Widget widget) {
		return switch (widget) {
			case Control control -> control.isEnabled();
			case ToolItem item -> item.isEnabled();
			default -> true;
		};
	}

	/** Only on the UI thread. */
	Optional<Widget> find(String id) {
		for (Shell shell : display.getShells()) {
			List<Widget> found = new ArrayList<>();
			collect(shell, id, found);
			if (!found.isEmpty()) {
				return Optional.of(found.get(0));
			}
		}
		return Optional.empty();
	}

	private static void collect(Widget widget, String id, List<Widget> found) {
		if (id.equals(widget.getData(ID))) {
			found.add(widget);
		}
		if (widget instanceof ToolBar bar) {
			for (Widget item : bar.getItems()) {
				collect(item, id, found);
			}
		}
		if (widget instanceof Composite composite) {
			for (Widget child : composite.getChildren()) {
				collect(child, id, found);
			}
		}
	}

	/** A picture of the whole screen by ImageMagick: what a user would see, with the window manager's frames. */
	void photograph(Path file) throws IOException, InterruptedException {
		call(() -> {
			display.update();
			return null;
		});
		Process process = new ProcessBuilder("import", "-window", "root", file.toString()).redirectErrorStream(true)
				.start();
		if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroy();
			throw new IOException("import took no picture");
		}
	}
}
