package io.github.openrouter4e.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.ui.PlatformUI;

/** Carries out the orders, writes down what it found, and closes Eclipse as a user would. */
final class Probe implements Runnable {

	private final Orders orders;

	Probe(Orders orders) {
		this.orders = orders;
	}

	@Override
	public void run() {
		String outcome = "ok";
		try {
			Files.createDirectories(orders.results());
			carryOut(new Screen(PlatformUI.getWorkbench().getDisplay(), orders.patience()));
		} catch (Exception | AssertionError e) {
			StringWriter trace = new StringWriter();
			e.printStackTrace(new PrintWriter(trace));
			outcome = trace.toString();
		}
		try {
			write("outcome.txt", outcome);
		} catch (IOException e) {
			throw new IllegalStateException(e); // the missing file tells
		} finally {
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> PlatformUI.getWorkbench().close());
		}
	}

	private void carryOut(Screen screen) throws Exception {
		write("bundles-at-start.txt", Bundles.describe());
		try {
			if (orders.preferencePage().isPresent()) {
				new PreferencePage(screen, orders.preferencePage().get()).fillIn(orders.fields());
			}
			for (String shown : orders.shown()) {
				int equals = shown.indexOf('=');
				new PreferencePage(screen, shown.substring(0, equals))
						.awaitShown(shown.substring(equals + 1).split("\\|"));
			}
			if (orders.prompt().isPresent()) {
				ChatView view = new ChatView(screen);
				if (orders.project().isPresent()) {
					view.openBesideTheEditor();
					new SampleProject(screen, orders.project().get()).open(orders.file().orElseThrow());
				} else {
					view.open();
				}
				if (orders.mode().isPresent()) {
					view.choose(orders.mode().get());
				}
				view.send(orders.prompt().get());
				try {
					view.awaitAnswer(orders.expected());
				} finally {
					write("transcript.txt", view.transcript());
				}
			}
		} finally {
			if (orders.screenshot().isPresent()) {
				screen.photograph(orders.screenshot().get());
			}
		}
		write("bundles-at-end.txt", Bundles.describe());
	}

	/** Moved into place, so that whoever waits for the file never reads half of it. */
	private void write(String name, String text) throws IOException {
		Path part = orders.results().resolve(name + ".part");
		Files.writeString(part, text);
		Files.move(part, orders.results().resolve(name));
	}
}
