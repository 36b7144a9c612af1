package io.github.openrouter4e.probe;

import org.eclipse.ui.IStartup;

/** Starts the probe once the workbench window is there, if the command line asks for it. */
public final class ProbeStartup implements IStartup {

	@Override
	public void earlyStartup() {
		Orders.fromSystemProperties().ifPresent(orders -> {
			// Not on this thread: the workbench waits for it when it closes.
			Thread thread = new Thread(new Probe(orders), "OpenRouter probe");
			thread.setDaemon(true);
			thread.start();
		});
	}
}
