package io.github.openrouter4e.agent.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchesListener2;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.tools.RecentOutput;
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
	/** Programs that have ended and can still be read. */
	private static final int MOST_ENDED = 50;
	private static final int MOST_LISTED = 30;

	private final Map<IProcess, RecentOutput> collected = new WeakHashMap<>(); // guarded by this
	private final SequencedMap<Integer, IProcess> known = new LinkedHashMap<>(); // guarded by this; by number, which is the id
	private final Set<IProcess> own = Collections.newSetFromMap(new WeakHashMap<>()); // guarded by this
	private int last; // guarded by this; the highest number that was given
	/** Held while the first one reads what runs, so that others wait for that. */
	private final Object beginning = new Object();
	private boolean listening; // guarded by beginning

	/** From now on output is collected. */
	void listen() {
		synchronized (beginning) {
			if (!listening) {
				listening = true;
				var manager = DebugPlugin.getDefault().getLaunchManager();
				manager.addLaunchListener(this);
				launchesAdded(manager.getLaunches());
			}
		}
	}

	@Override
	public List<WorkspaceTool> tools(Approvals approvals) {
		return List.of(new ConsoleTool(approvals, this), new LaunchTool(approvals, this));
	}

	@Override
	public void close() {
		synchronized (beginning) {
			if (listening && DebugPlugin.getDefault() != null) {
				DebugPlugin.getDefault().getLaunchManager().removeLaunchListener(this);
			}
		}
	}

	@Override
	public void launchesAdded(ILaunch @Nullable [] launches) {
		launchesChanged(launches);
	}

	@Override
	public void launchesChanged(ILaunch @Nullable [] launches) {
		for (var launch : launches == null ? new ILaunch[0] : launches) {
			if (!CommandConsole.isOurs(launch)) {
				for (var process : launch.getProcesses()) {
					collect(process);
				}
			}
		}
	}

	/**
	 * The platform tells of output while it has the lock of a stream, and wants it for what is asked of the stream. So nothing
	 * is asked of one under a lock of ours.
	 */
	private void collect(IProcess process) {
		var output = new RecentOutput(MOST, MOST);
		synchronized (this) {
			if (collected.containsKey(process)) {
				return;
			}
			collected.put(process, output);
			known.put(++last, process);
			forgetEnded();
		}
		var streams = process.getStreamsProxy();
		if (streams != null) {
			for (var monitor : List.of(streams.getOutputStreamMonitor(), streams.getErrorStreamMonitor())) {
				synchronized (monitor) { // as the platform's do while they take in more: nothing is missed or told twice
					monitor.addListener((text, stream) -> output.append(text));
					output.append(monitor.getContents());
				}
			}
		}
	}

	private void forgetEnded() {
		var ended = known.entrySet().stream().filter(entry -> entry.getValue().isTerminated()).toList();
		for (var old : ended.subList(0, Math.max(0, ended.size() - MOST_ENDED))) {
			known.remove(old.getKey());
			collected.remove(old.getValue());
		}
	}

	@Override
	public void launchesRemoved(ILaunch @Nullable [] launches) {
		// what has run can still be read
	}

	@Override
	public void launchesTerminated(ILaunch @Nullable [] launches) {
		// its output may still come
	}

	/** The programs, the last one first: id, name, whether it runs. */
	synchronized String list() {
		var lines = new ArrayList<String>();
		known.reversed().entrySet().stream().limit(MOST_LISTED).forEach(entry -> lines
				.add("p" + entry.getKey() + " " + entry.getValue().getLabel() + ", " + state(entry.getValue())));
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
		if (!known.containsKey(number)) {
			throw new ToolException(Kind.NOT_FOUND, "There is no program " + id + ". There are:\n" + list());
		}
		return known.get(number);
	}

	synchronized String id(IProcess process) {
		return "p" + known.entrySet().stream().filter(entry -> entry.getValue() == process).map(Map.Entry::getKey)
				.findFirst().orElse(0);
	}

	/** A model has started it. */
	void started(ILaunch launch) {
		launchesChanged(new ILaunch[]{launch});
		synchronized (this) {
			own.addAll(List.of(launch.getProcesses()));
		}
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
