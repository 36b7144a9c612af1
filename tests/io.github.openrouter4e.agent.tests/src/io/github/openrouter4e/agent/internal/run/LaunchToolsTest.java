package io.github.openrouter4e.agent.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;

/** Commands are shown where the user's programs are, and these can be read. */
@SuppressWarnings("nls")
class LaunchToolsTest {

	@TempDir
	private Path data;

	private ToolBench bench;
	private Commands commands;
	private RunTools tools;

	@BeforeEach
	void open() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
		assumeTrue(Commands.hasDebugger(), "needs the debugger's core");
		bench = new ToolBench("shop");
		var rules = new RuleBook(data.resolve("rules.json"), () -> false);
		commands = new Commands(data.resolve("commands"), true);
		tools = new RunTools(new Approvals(rules), rules, commands);
	}

	@AfterEach
	void close() throws Exception {
		if (bench != null) {
			commands.stop();
			launches().forEach(DebugPlugin.getDefault().getLaunchManager()::removeLaunch);
			bench.close();
		}
	}

	private static List<ILaunch> launches() {
		return Arrays.asList(DebugPlugin.getDefault().getLaunchManager().getLaunches());
	}

	private ToolOutcome run(String tool, String arguments) {
		return tools.execute(new ToolRequest("call_1", tool, arguments.replace('\'', '"')), ToolBench.ACTING,
				(message, done) -> {
					// nobody looks
				}, new Cancellation());
	}

	@Test
	void aCommandIsShownWithItsOutputAndCanBeEndedThere() throws Exception {
		var told = assertInstanceOf(ToolOutcome.Done.class,
				run("run_command", "{'command':'echo gr\u00FC\u00DFe; sleep 300','background':true}")).text();
		assertTrue(told.contains("id c1"), told);
		var launch = launches().getFirst();
		assertEquals("UTF-8", launch.getAttribute(DebugPlugin.ATTR_CONSOLE_ENCODING));
		var process = launch.getProcesses()[0];
		assertEquals("echo gr\u00FC\u00DFe; sleep 300", process.getLabel());
		ToolBench.await(() -> process.getStreamsProxy().getOutputStreamMonitor().getContents()
				.contains("gr\u00FC\u00DFe\n"));
		assertFalse(process.isTerminated());
		process.terminate();
		ToolBench.await(() -> commands.running().isEmpty());
		assertTrue(run("read_command_output", "{'id':'c1'}").text().startsWith("Exit code "));
		assertEquals("No program runs, and none has run since the tools are in use.\n", run("console", "{}").text());
	}

	@Test
	void whoWaitsForAProgramHearsOfItsEndAndOfTheUsersStop() throws Exception {
		var launch = new Launch(null, ILaunchManager.RUN_MODE, null);
		DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
		var process = DebugPlugin.newProcess(launch, new ProcessBuilder("/bin/bash", "-c", "read").start(), "Server",
				Map.of());
		Launches.await(launch, Duration.ZERO, new Cancellation());
		assertFalse(process.isTerminated());

		var stop = new Cancellation();
		var stopped = Thread.ofVirtual().start(() -> Launches.await(launch, Duration.ofDays(1), stop));
		var waiting = Thread.ofVirtual().start(() -> Launches.await(launch, Duration.ofDays(1), new Cancellation()));
		stop.cancel();
		stopped.join();
		assertFalse(process.isTerminated());
		process.terminate();
		waiting.join();
		assertTrue(launch.isTerminated());
		Launches.await(launch, Duration.ofDays(1), new Cancellation());
	}

	@Test
	void theUsersProgramsAreReadOnceTheUserHasAgreed() throws Exception {
		run("console", "{}");
		var launch = new Launch(null, ILaunchManager.RUN_MODE, null);
		launch.setAttribute(DebugPlugin.ATTR_CONSOLE_ENCODING, StandardCharsets.UTF_8.name());
		DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
		var server = DebugPlugin.newProcess(launch,
				new ProcessBuilder("/bin/bash", "-c", "echo listening; read").start(),
				"Server", Map.of());
		assertEquals("p1 Server, runs\n", run("console", "{}").text());
		var read = new ToolRequest("call_1", "console", "{\"id\":\"p1\"}");
		assertInstanceOf(ToolPermission.Ask.class, tools.permission(read, ToolBench.ACTING, new Cancellation()));
		ToolBench.await(() -> run("console", "{'id':'p1'}").text().contains("listening"));
		assertTrue(run("stop", "{'id':'p1'}").text().startsWith("The user has started it"));
		server.terminate();
		ToolBench.await(server::isTerminated);
		assertTrue(run("console", "{}").text().startsWith("p1 Server, ended with exit code "));
		assertTrue(run("launch", "{'name':'Nothing'}").text().startsWith("There is no launch configuration Nothing."));
	}
}
