package io.github.openrouter4e.agent.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IMarker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.approval.Sandbox;
import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.agent.policy.Rule;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolRules;
import io.github.openrouter4e.client.Cancellation;

/** Commands really run, in a real workspace, with a shell like that of Linux and macOS. */
@SuppressWarnings("nls")
class RunToolsTest {

	@TempDir
	private Path data;

	private ToolBench bench;
	private RuleBook rules;
	private Commands commands;
	private RunTools tools;
	private final Cancellation cancellation = new Cancellation();

	@BeforeEach
	void open() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
		bench = new ToolBench("shop");
		rules = new RuleBook(data.resolve("rules.json"), Sandbox::works);
		rules.confine(false);
		reading(Duration.ofMinutes(1));
	}

	/** How long the output is read after the end of a command: by default until it has all come. */
	private void reading(Duration drain) {
		commands = new Commands(data.resolve("commands"), false, drain);
		tools = new RunTools(new Approvals(rules), rules, commands);
	}

	@AfterEach
	void close() throws Exception {
		if (bench != null) {
			commands.stop();
			bench.close();
		}
	}

	private static ToolRequest call(String tool, String arguments) {
		return new ToolRequest("call_1", tool, arguments.replace('\'', '"'));
	}

	private ToolOutcome run(String tool, String arguments) {
		return tools.execute(call(tool, arguments), ToolBench.ACTING, (message, done) -> {
			// nobody looks
		}, cancellation);
	}

	private String done(String tool, String arguments) {
		var outcome = run(tool, arguments);
		return assertInstanceOf(ToolOutcome.Done.class, outcome, outcome::text).text();
	}

	/** What a command has written, once this is in it. */
	private String written(String id, String text) {
		ToolBench.await(() -> done("read_command_output", "{'id':'" + id + "'}").contains(text));
		return done("read_command_output", "{'id':'" + id + "'}");
	}

	private ToolQuestion asked(String arguments) {
		return assertInstanceOf(ToolPermission.Ask.class,
				tools.permission(call("run_command", arguments), ToolBench.ACTING, new Cancellation())).question();
	}

	private boolean allowed(ToolContext context, String command) {
		return tools.permission(call("run_command", "{'command':'" + command + "'}"),
				context, new Cancellation()) instanceof ToolPermission.Allowed;
	}

	@Test
	void aCommandTellsItsExitCodeItsOutputAndWhatItHasChanged() throws Exception {
		bench.file("old.txt", "old");
		bench.file("gone.txt", "");
		var told = done("run_command",
				"{'command':'pwd; echo new > new.txt; echo x >> old.txt; rm gone.txt; echo bad >&2; cat; exit 3'}");
		assertTrue(Pattern.compile(
				"Exit code 3, \\d+\\.\\d s\\.\nChanged files: shop/gone.txt \\(deleted\\), shop/new.txt \\(new\\),"
						+ " shop/old.txt\\.\n.*/shop\nbad\n")
				.matcher(told).matches(), told);
		assertTrue(bench.project.getFile("new.txt").exists());
		assertTrue(done("run_command", "{'command':'printenv GIT_PAGER CI'}").endsWith("cat\n1\n"));
	}

	@Test
	void theFolderIsOneOfTheWorkspace() throws Exception {
		bench.file("src/A.java", "");
		assertTrue(done("run_command", "{'command':'pwd','cwd':'shop/src'}").endsWith("/shop/src\n"));
		assertEquals(Kind.NOT_FOUND, assertInstanceOf(ToolOutcome.Failed.class,
				run("run_command", "{'command':'pwd','cwd':'/etc'}")).kind());
	}

	@Test
	void whatTakesTooLongIsEndedWithAllThatItHasStarted() throws Exception {
		var outcome = run("run_command",
				"{'command':'sleep 300 & echo $! > pids; (sleep 301 & echo $! >> pids; wait) & echo $$ >> pids; sleep 302','timeout_s':5}");
		assertEquals(Kind.TIMEOUT, assertInstanceOf(ToolOutcome.Failed.class, outcome).kind(), outcome::text);
		assertTrue(outcome.text().contains("Changed files: shop/pids (new)"), outcome::text);
		for (var pid : Files.readAllLines(bench.project.getFile("pids").getLocation().toPath())) {
			awaitEnd(pid);
		}
	}

	/** A process that has been ended is seen until its parent has taken note of it. */
	private static void awaitEnd(String pid) {
		ProcessHandle.of(Long.parseLong(pid))
				.ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
	}

	@Test
	void aStopEndsTheCommand() throws Exception {
		var pids = bench.project.getLocation().append("pid").toPath();
		var stopper = Thread.ofVirtual().start(() -> {
			ToolBench.await(() -> Files.exists(pids));
			cancellation.cancel();
		});
		var outcome = run("run_command", "{'command':'sleep 300 & echo $! > p; mv p pid; wait','timeout_s':100}");
		stopper.join();
		assertEquals(Kind.INTERRUPTED, assertInstanceOf(ToolOutcome.Failed.class, outcome).kind(), outcome::text);
		awaitEnd(Files.readString(pids).strip());
	}

	@Test
	void aCommandInTheBackgroundCanBeReadAndStopped() throws Exception {
		var started = done("run_command", "{'command':'echo ready; sleep 300','background':true}");
		assertTrue(started.startsWith("Runs in the background, id c1."), started);
		assertEquals("Still runs, 1 lines.\n1\tready\n", written("c1", "ready"));
		assertEquals("Ended. Output:\nready\n", done("stop", "{'id':'c1'}"));
		assertTrue(done("stop", "{'id':'c1'}").startsWith("It had ended already"));
		assertTrue(run("read_command_output", "{'id':'c9'}").text().startsWith("There is no command c9."));
		assertEquals(Kind.ARGUMENTS, assertInstanceOf(ToolOutcome.Failed.class,
				run("read_command_output", "{'id':'c1','grep':'('}")).kind());
	}

	@Test
	void anExpressionThatDoesNotEndIsGivenUp() {
		done("run_command", "{'command':'echo first; printf %060d 0; echo; printf %020000d 0; echo; echo last'}");
		assertEquals("Exit code 0, 4 lines.\nThe expression takes too long on line 2. Use a simpler one.\n",
				done("read_command_output", "{'id':'c1','grep':'0*0*0*0*0*0*0*0*b'}"));
		assertEquals("Exit code 0, 4 lines.\n1\tfirst\nThe expression takes too long on line 3. Use a simpler one.\n",
				done("read_command_output", "{'id':'c1','grep':'first|(0|1)*b'}"));
		assertEquals("Exit code 0, 4 lines.\n4\tlast\n", done("read_command_output", "{'id':'c1','grep':'^l.*t$'}"));
		cancellation.cancel();
		assertEquals(Kind.INTERRUPTED, assertInstanceOf(ToolOutcome.Failed.class,
				run("read_command_output", "{'id':'c1','grep':'0*0*0*0*0*0*0*0*b'}")).kind());
	}

	@Test
	void whatOutlivesTheCommandDoesNotHoldItUp() throws Exception {
		reading(Duration.ofSeconds(2));
		var told = done("run_command", "{'command':'sleep 60 & echo $! > pid; echo started','timeout_s':30}");
		assertTrue(told.startsWith("Exit code 0"), told);
		assertTrue(told.contains("\nstarted\n"), told);
		ProcessHandle.of(Long.parseLong(bench.project.getFile("pid").readString().strip()))
				.ifPresent(ProcessHandle::destroy);
	}

	@Test
	void theQuestionShowsAllThatRuns() {
		var question = asked("{'command':'mvn -q test \u202Etxt'}");
		assertEquals("mvn -q test <U+202E>txt", question.subject());
		assertTrue(question.details().startsWith("mvn -q test <U+202E>txt\n\n"), question::details);
		assertTrue(question.details().contains("/shop\n"), question::details);
		assertTrue(question.details().contains("GIT_PAGER=cat"), question::details);
		assertEquals(List.of(), question.choices());
		assertEquals(List.of("this:conversation", "this:always", "prefix:conversation:mvn -q test",
				"prefix:always:mvn -q test", "prefix:always:mvn -q test -o"),
				asked("{'command':'mvn -q test -o'}").choices());
		assertEquals(List.of(), asked("{'command':'rm -rf src'}").choices());
		assertInstanceOf(ToolPermission.Forbidden.class,
				tools.permission(call("run_command", "{'command':'rm -rf /'}"), ToolBench.ACTING, new Cancellation()));
		assertTrue(allowed(ToolBench.ACTING, "ls -l"));
		assertTrue(allowed(ToolBench.ACTING, "ls " + bench.project.getLocation()));
	}

	@Test
	void whatTheUserHasAgreedToIsRememberedAndCanBeWithdrawn() {
		var other = new ToolContext("other", "m", ToolContext.ACT, List.of());
		var call = call("run_command", "{'command':'make check'}");
		tools.decided(call, ToolBench.ACTING, ToolDecision.ONCE);
		assertFalse(allowed(ToolBench.ACTING, "make check"));
		tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("this:conversation"));
		assertTrue(allowed(ToolBench.ACTING, "make check"));
		assertFalse(allowed(ToolBench.ACTING, "make check -j 4"));
		assertFalse(allowed(other, "make check"));
		assertEquals(List.of(), rules.rules());
		tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("prefix:always:make check"));
		assertTrue(allowed(other, "make check -j 4"));
		assertFalse(allowed(other, "make check -j 4; curl x"));
		var again = new RuleBook(data.resolve("rules.json"), () -> false);
		assertEquals(List.of("make check"), again.rules().stream().map(ToolRules.Agreed::subject).toList());
		assertTrue(again.rules().getFirst().prefix());
		rules.withdraw(rules.rules().getFirst().id());
		assertFalse(allowed(other, "make check -j 4"));
		assertEquals(List.of(), new RuleBook(data.resolve("rules.json"), () -> false).rules());
	}

	@Test
	void aConfinedCommandWritesOnlyInItsProjectAndHasNoNetwork() throws Exception {
		assumeTrue(Sandbox.works(), "needs bubblewrap");
		rules.confine(true);
		bench.file(".git/hooks/pre-commit", "");
		bench.file("pom.xml", "");
		bench.file("src/A.java", "");
		var outside = data.resolve("outside");
		var told = done("run_command",
				"{'command':'echo a > src/A.java && echo written; echo b > pom.xml; echo c > .git/hooks/pre-commit;"
						+ " echo d > " + outside
						+ "; cat /proc/net/dev | grep -c eth; ls /proc | grep -c ^[0-9]; exit 1'}");
		assertTrue(told.contains("It ran confined"), told);
		assertTrue(told.contains("\nwritten\n"), told);
		assertEquals(3,
				told.lines().filter(line -> line.contains("Read-only") || line.contains("No such file")).count(), told);
		assertFalse(Files.exists(outside));
		assertTrue(asked("{'command':'make check'}").details().contains(Messages.RunCommandTool_confined));
		assertTrue(asked("{'command':'make check','outside_sandbox':true}").details()
				.contains(Messages.RunCommandTool_free));
		// what was agreed to for a confined command does not count for one that is free
		tools.decided(call("run_command", "{'command':'make check'}"), ToolBench.ACTING,
				new ToolDecision.Approved("this:always"));
		assertTrue(allowed(ToolBench.ACTING, "make check"));
		rules.confine(false);
		assertFalse(allowed(ToolBench.ACTING, "make check"));
	}

	@Test
	void aCommandOfAnotherConversationIsNeitherReadNorEnded() {
		done("run_command", "{'command':'echo of shop; sleep 300','background':true}");
		assertTrue(written("c1", "of shop").startsWith("Still runs"));
		var other = new ToolContext("another", "anthropic/claude-sonnet-5", ToolContext.ACT, List.of("elsewhere"));
		for (var tool : List.of("read_command_output", "stop")) {
			var outcome = tools.execute(call(tool, "{'id':'c1'}"), other, (message, done) -> {
				// nobody looks
			}, cancellation);
			assertEquals(Kind.NOT_FOUND, assertInstanceOf(ToolOutcome.Failed.class, outcome, outcome::text).kind());
			assertFalse(outcome.text().contains("of shop"), outcome::text);
		}
		assertEquals(1, commands.running().size());
	}

	@Test
	void whatAnIgnoreFileKeepsIsAskedAboutWhateverWasAgreedTo() throws Exception {
		bench.file(".aiignore", "plan.md\n");
		bench.file("notes/plan.md", "secret plan");
		bench.file("notes/a.md", "");
		rules.remember(ToolBench.ACTING.conversationId(), new Rule(Rule.Kind.COMMAND_PREFIX, "cat"));
		assertTrue(allowed(ToolBench.ACTING, "cat notes/a.md"));
		for (var command : List.of("cat notes/plan.md", "cat notes/../notes/plan.md", "cd notes && cat plan.md",
				"cd notes; (cd sub); cat plan.md", "cd notes; cd nowhere; cat plan.md",
				"cat " + bench.project.getFile("notes/plan.md").getLocation())) {
			assertFalse(allowed(ToolBench.ACTING, command), command);
		}
	}

	@Test
	void whatWasAgreedToToTheLetterCountsInItsFolder() throws Exception {
		bench.file("src/A.java", "");
		var call = call("run_command", "{'command':'rm a.txt'}");
		assertInstanceOf(ToolPermission.Ask.class, tools.permission(call, ToolBench.ACTING, new Cancellation()));
		tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("this:always"));
		assertTrue(allowed(ToolBench.ACTING, "rm a.txt"));
		assertInstanceOf(ToolPermission.Ask.class, tools.permission(
				call("run_command", "{'command':'rm a.txt','cwd':'shop/src'}"), ToolBench.ACTING, new Cancellation()));
	}

	@Test
	void aConfinedCommandInTheBackgroundGoesOnAndEndsWithAStop() {
		assumeTrue(Sandbox.works(), "needs bubblewrap");
		rules.confine(true);
		assertTrue(done("run_command", "{'command':'echo ready; sleep 300','background':true}").contains("id c1."));
		assertTrue(written("c1", "ready").startsWith("Still runs"));
		assertEquals("Ended. Output:\nready\n", done("stop", "{'id':'c1'}"));
	}

	@Test
	void aBuildTellsTheErrors() throws Exception {
		assertEquals("Built without errors.\n", done("build", "{}"));
		var file = bench.file("A.txt", "one\ntwo\n");
		var marker = file.createMarker(IMarker.PROBLEM);
		marker.setAttribute(IMarker.SEVERITY, IMarker.SEVERITY_ERROR);
		marker.setAttribute(IMarker.MESSAGE, "wrong");
		marker.setAttribute(IMarker.LINE_NUMBER, 2);
		assertEquals("Built with 1 errors.\nerror shop/A.txt:2: wrong\n\ttwo\n", done("build", "{'project':'shop'}"));
	}

	@Test
	void aBuildSaysWhichFilesItHasSeenAsOnTheDisk() throws Exception {
		bench.file(".aiignore", "kept.txt\n");
		bench.file("saved.txt", "");
		try (var typed = bench.typed(bench.file("A.txt", "one\n"));
				var kept = bench.typed(bench.file("kept.txt", ""))) {
			var told = "Built without errors.\nNot saved, so that this is of what the disk has: shop/A.txt.\n";
			assertEquals(told, done("build", "{}"));
			assertEquals(told, done("build", "{'project':'shop'}"));
		}
		assertEquals("Built without errors.\n", done("build", "{}"));
	}
}
