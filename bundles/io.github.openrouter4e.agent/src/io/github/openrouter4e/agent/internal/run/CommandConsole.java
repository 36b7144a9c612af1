package io.github.openrouter4e.agent.internal.run;

import java.util.Arrays;
import java.util.Map;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.eclipse.debug.core.model.IProcess;

import io.github.openrouter4e.storage.WellFormed;

/** Shows commands in the Console view, with a button that ends them, where Eclipse has its debugger's core. */
@SuppressWarnings("nls") // attributes
final class CommandConsole {

	/** Marks what is ours. */
	private static final String OURS = "io.github.openrouter4e.command";
	/** Commands that have ended and stay in the view. */
	private static final int MOST_ENDED = 10;
	private static final int LONGEST_LABEL = 80;

	private CommandConsole() {}

	/** Shows a command that has just begun. */
	static void show(String command, Process process, ShownProcess.Copy copy) {
		var launches = DebugPlugin.getDefault().getLaunchManager();
		forgetOld(launches);
		var launch = new Launch(null, ILaunchManager.RUN_MODE, null);
		launch.setAttribute(DebugPlugin.ATTR_CAPTURE_OUTPUT, "true");
		launch.setAttribute(DebugPlugin.ATTR_CONSOLE_ENCODING, "UTF-8");
		launch.setAttribute(OURS, "true");
		launches.addLaunch(launch);
		var line = command.lines().findFirst().orElse("");
		DebugPlugin.newProcess(launch, new ShownProcess(process, copy),
				WellFormed.shortened(line, LONGEST_LABEL),
				Map.of(IProcess.ATTR_CMDLINE, command, IProcess.ATTR_PROCESS_TYPE, OURS));
	}

	/** Whether a launch is one of these, which a model reads with another tool. */
	static boolean isOurs(ILaunch launch) {
		return launch.getAttribute(OURS) != null;
	}

	private static void forgetOld(ILaunchManager launches) {
		var ended = Arrays.stream(launches.getLaunches()).filter(each -> isOurs(each) && each.isTerminated())
				.toList();
		for (var old : ended.subList(0, Math.max(0, ended.size() - MOST_ENDED))) {
			launches.removeLaunch(old);
		}
	}
}
