package io.github.openrouter4e.agent.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchesListener2;
import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.client.Cancellation;

/**
 * The programs that run in Eclipse's launches, and what they write. Output is collected from the time on at which the tools are
 * first used, as nobody keeps it: the Console view takes it away from the process. Thread-safe.
 */
@SuppressWarnings("nls") // what the model is told
final class Launches implements Programs, ILaunchesListener2 {

	/** Characters that are kept of a program. */
	private static final int MOST = 200_000;

	/** What a program has written. */
	private static final class Collected implements IStreamListener {
		private final StringBuilder text = new StringBuilder();

		@Override
		public synchronized void streamAppended(@Nullable String more, @Nullable IStreamMonitor monitor) {
			text.append(more);
			if (text.length() > MOST) {
				text.delete(0, text.length() - MOST);
			}
		}

		synchronized String text() {
			return text.toString();
		}
	}

	private final Map<IProcess, Collected> collected = new WeakHashMap<>(); // guarded by this
	private final List<IProcess> known = new ArrayList<>(); // guarded by this; the number is the id
	private final Set<IProcess> own = Collections.newSetFromMap(new WeakHashMap<>()); // guarded by this
	private boolean listening; // guarded by this

	/** From now on output is collected. */
	synchronized void listen() {
		if (!listening) {
			listening = true;
			var manager = DebugPlugin.getDefault().getLaunchManager();
			manager.addLaunchListener(this);
			launchesAdded(manager.getLaunches());
		}
	}

	@Override
	public List<WorkspaceTool> tools(Approvals approvals) {
		return List.of(new ConsoleTool(approvals, this), new LaunchTool(approvals, this));
	}

	@Override
	public synchronized void close() {
		if (listening && DebugPlugin.getDefault() != null) {
			DebugPlugin.getDefault().getLaunchManager().removeLaunchListener(this);
		}
	}

	@Override
	public void launchesAdded(ILaunch @Nullable [] launches) {
		launchesChanged(launches);
	}

	@Override
	public synchronized void launchesChanged(ILaunch @Nullable [] launches) {
		for (var launch : launches == null ? new ILaunch[0] : launches) {
			if (!CommandConsole.isOurs(launch)) {
				for (var process : launch.getProcesses()) {
					collect(process);
				}
			}
		}
	}

	private void collect(IProcess process) {
		if (collected.containsKey(process)) {
			return;
		}
		var output = new Collected();
		collected.put(process, output);
		known.add(process);
		var streams = process.getStreamsProxy();
		if (streams != null) {
			for (var monitor : List.of(streams.getOutputStreamMonitor(), streams.getErrorStreamMonitor())) {
				synchronized (output) { // what comes meanwhile comes behind
					monitor.addListener(output);
					output.streamAppended(monitor.getContents(), monitor);
				}
			}
		}
	}

	@Override
	public synchronized void launchesRemoved(ILaunch @Nullable [] launches) {
		// what has run can still be read
	}

	@Override
	public void launchesTerminated(ILaunch @Nullable [] launches) {
		// its output may still come
	}

	/** The programs, the last one first: id, name, whether it runs. */
	synchronized String list() {
		var lines = new ArrayList<String>();
		for (var i = known.size() - 1; i >= 0 && lines.size() < 30; i--) {
			lines.add("p" + (i + 1) + " " + known.get(i).getLabel() + ", " + state(known.get(i)));
		}
		return lines.isEmpty()
				? "No program runs, and none has run since the tools are in use.\n"
				: String.join("\n", lines) + "\n";
	}

	static String state(IProcess process) {
		try {
			return process.isTerminated() ? "ended with exit code " + process.getExitValue() : "runs";
		} catch (@SuppressWarnings("unused") CoreException e) {
			return "ended";
		}
	}

	synchronized IProcess process(String id) throws ToolException {
		var number = id.strip().matches("p[0-9]{1,6}") ? Integer.parseInt(id.strip().substring(1)) : 0;
		if (number < 1 || number > known.size()) {
			throw new ToolException(Kind.NOT_FOUND, "There is no program " + id + ". There are:\n" + list());
		}
		return known.get(number - 1);
	}

	synchronized String id(IProcess process) {
		return "p" + (known.indexOf(process) + 1);
	}

	/** A model has started it. */
	synchronized void started(ILaunch launch) {
		launchesChanged(new ILaunch[]{launch});
		own.addAll(List.of(launch.getProcesses()));
	}

	/** Whether a model has started it, not the user. */
	synchronized boolean isOwn(IProcess process) {
		return own.contains(process);
	}

	@Override
	public String stop(String id) throws ToolException, CoreException {
		var process = process(id);
		if (!isOwn(process)) {
			throw new ToolException(Kind.DENIED, "The user has started it. Ask the user to end it.");
		}
		if (process.isTerminated()) {
			return "It had ended already.";
		}
		process.terminate();
		return "Ended.";
	}

	/** What it has written since output is collected. */
	synchronized String output(IProcess process) {
		var output = collected.get(process);
		return output == null ? "" : output.text();
	}

	/**
	 * Waits until a launch that is registered has ended, or the user stops the run.
	 *
	 * @param limit how long at most
	 */
	static void await(ILaunch launch, Duration limit, Cancellation cancellation) {
		var over = new CountDownLatch(1);
		var ends = new Ends(launch, over);
		var manager = DebugPlugin.getDefault().getLaunchManager();
		manager.addLaunchListener(ends);
		try (var stopped = cancellation.onCancel(over::countDown)) {
			if (!launch.isTerminated()) { // else it has ended before anybody listened
				over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
			}
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			manager.removeLaunchListener(ends);
		}
	}

	/** Hears of the end of a launch, or that it was removed, after which nobody tells of its end. */
	private record Ends(ILaunch launch, CountDownLatch over) implements ILaunchesListener2 {

		@Override
		public void launchesTerminated(ILaunch @Nullable [] launches) {
			if (launches != null && List.of(launches).contains(launch)) {
				over.countDown();
			}
		}

		@Override
		public void launchesRemoved(ILaunch @Nullable [] launches) {
			launchesTerminated(launches);
		}

		@Override
		public void launchesAdded(ILaunch @Nullable [] launches) {
			// not of interest
		}

		@Override
		public void launchesChanged(ILaunch @Nullable [] launches) {
			// not of interest
		}
	}

	/** A configuration of the user. */
	static ILaunchConfiguration configuration(String name) throws ToolException, CoreException {
		var all = DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations();
		for (var each : all) {
			if (each.getName().equals(name.strip())) {
				return each;
			}
		}
		throw new ToolException(Kind.NOT_FOUND, "There is no launch configuration " + name + ". There are: "
				+ String.join(", ", Arrays.stream(all).map(ILaunchConfiguration::getName).limit(50).toList()) + ".");
	}
}
