package io.github.openrouter4e.agent.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.agent.policy.Shell;
import io.github.openrouter4e.client.Cancellation;

/** What a command is started with, and what becomes of what it writes. Starts nothing but a shell that is asked for its path. */
@SuppressWarnings("nls")
class CommandPartsTest {

	@TempDir
	private Path folder;

	@Test
	void aCommandReachesEachShellToTheLetter() {
		var command = "echo \"a b\" & type 'x'";
		assertEquals(List.of("/bin/bash", "-c", command),
				new ShellProgram(Shell.POSIX, "/bin/bash").arguments(command));
		assertEquals(List.of("cmd.exe", "/d", "/s", "/c", '"' + command + '"'),
				new ShellProgram(Shell.CMD, "cmd.exe").arguments(command));
		var encoded = new ShellProgram(Shell.POWERSHELL, "pwsh.exe").arguments(command);
		assertEquals(List.of("pwsh.exe", "-NoProfile", "-NonInteractive", "-EncodedCommand"), encoded.subList(0, 4));
		var decoded = new String(Base64.getDecoder().decode(encoded.get(4)), StandardCharsets.UTF_16LE);
		assertEquals(command, decoded.lines().toList().get(1));
		assertTrue(
				decoded.endsWith(
						"\n$__ok = $?; if ($LASTEXITCODE) { exit $LASTEXITCODE } elseif (-not $__ok) { exit 1 }"),
				decoded);
	}

	@Test
	void windowsRunsPowerShellOnlyWhereItIsFound() throws Exception {
		assertEquals(new ShellProgram(Shell.CMD, "cmd.exe"),
				ShellProgram.ofSystem(true, "relative;" + folder + ";\"a|b"));
		var program = Files.createFile(folder.resolve("pwsh.exe"));
		assumeTrue(!folder.toString().contains(";"));
		assertEquals(new ShellProgram(Shell.POWERSHELL, program.toString()),
				ShellProgram.ofSystem(true, "relative;" + folder));
	}

	@Test
	void variablesThatOpenAccountsOrStartProgramsAreLeftOut() {
		var variables = CommandEnvironment.of(Map.ofEntries(Map.entry("HOME", "/home/u"),
				Map.entry("OPENROUTER_API_KEY", "x"),
				Map.entry("GITHUB_TOKEN", "x"), Map.entry("db_password", "x"), Map.entry("AWS_SECRET_ACCESS_KEY", "x"),
				Map.entry("NPM_CONFIG__AUTH", "x"), Map.entry("SSH_AUTH_SOCK", "x"), Map.entry("GH_PAT", "x"),
				Map.entry("DATABASE_URL", "x"), Map.entry("BASH_ENV", "x"), Map.entry("LD_PRELOAD", "x"),
				Map.entry("GIT_SSH_COMMAND", "x"), Map.entry("BASH_FUNC_ls%%", "x"), Map.entry("JAVA_HOME", "/jdk"),
				Map.entry("DB_PASS", "x"), Map.entry("MYSQL_PWD", "x"), Map.entry("SMTP_PASS_FILE", "x"),
				Map.entry("PWD", "/p"), Map.entry("PATH", "/old"), Map.entry("PATIENCE", "1")), "/new", false);
		variables.keySet().removeIf(name -> name.startsWith("GIT_CONFIG_"));
		assertEquals(
				Map.ofEntries(Map.entry("HOME", "/home/u"), Map.entry("JAVA_HOME", "/jdk"), Map.entry("PATIENCE", "1"),
						Map.entry("PWD", "/p"),
						Map.entry("PATH", "/new"), Map.entry("GIT_PAGER", "cat"), Map.entry("PAGER", "cat"),
						Map.entry("CI", "1"),
						Map.entry("NO_COLOR", "1"), Map.entry("GIT_TERMINAL_PROMPT", "0"), Map.entry("TERM", "dumb"),
						Map.entry("GIT_EDITOR", "true"), Map.entry("DEBIAN_FRONTEND", "noninteractive")),
				variables);
		var git = CommandEnvironment.of(Map.of(), "/new", false);
		assertEquals("3", git.get("GIT_CONFIG_COUNT"));
		assertEquals("core.fsmonitor=false", git.get("GIT_CONFIG_KEY_1") + "=" + git.get("GIT_CONFIG_VALUE_1"));
		var windows = CommandEnvironment.of(Map.of("Path", "old", "SystemRoot", "C:\\Windows"), "new", true);
		assertEquals("new", windows.get("Path"));
		assertFalse(windows.containsKey("PATH"));
		assertEquals("1", windows.get("NoDefaultCurrentDirectoryInExePath"));
	}

	@Test
	void theLoginShellTellsItsPathAmongWhateverElseItSays() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
		var shell = Files.writeString(folder.resolve("shell"),
				"#!/bin/sh\necho Welcome!\nPATH=/from/login\n[ \"$1\" = -ilc ] && eval \"$2\"\n");
		assertTrue(shell.toFile().setExecutable(true));
		assertEquals("/from/login", new LoginPath(shell.toString(), "/own").get());
		assertEquals("/own", new LoginPath(folder.resolve("none").toString(), "/own").get());
		assertEquals("/own", new LoginPath("/bin/false", "/own").get());
		assertEquals("/own", new LoginPath(null, "/own").get());
	}

	/** The runtime looks at all signatures of a component. */
	@Test
	void theToolsAreThereWithoutTheDebuggersCore() {
		var types = new ArrayList<Class<?>>();
		for (var component : List.of(RunTools.class, Commands.class)) {
			for (var method : component.getDeclaredMethods()) {
				types.add(method.getReturnType());
				types.addAll(List.of(method.getParameterTypes()));
			}
			for (var constructor : component.getDeclaredConstructors()) {
				types.addAll(List.of(constructor.getParameterTypes()));
			}
			for (var field : component.getDeclaredFields()) {
				types.add(field.getType());
			}
		}
		assertEquals(List.of(),
				types.stream().filter(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
						.anyMatch(each -> each.getName().startsWith("org.eclipse.debug"))).toList());
	}

	private CommandOutput output(byte[] written) throws Exception {
		var output = new CommandOutput(folder.resolve("out.txt"), Charset.forName("windows-1252"));
		output.readAll(new ByteArrayInputStream(written), line -> {
			// the console is not looked at
		});
		return output;
	}

	private String summary(String written) throws Exception {
		return output(written.getBytes(StandardCharsets.UTF_8)).summary("c1");
	}

	@Test
	void outputIsReadAsUtf8AndElseAsTheSystemWritesIt() throws Exception {
		assertEquals("(no output)\n", summary(""));
		Files.delete(folder.resolve("out.txt"));
		assertEquals("Gr\u00FC\u00DFe \uD83D\uDE00\nlast\n", summary("Gr\u00FC\u00DFe \uD83D\uDE00\r\nlast"));
		Files.delete(folder.resolve("out.txt"));
		assertEquals("\u00E4\u20AC\n\u00E4\n",
				output(new byte[]{(byte) 0xE4, (byte) 0x80, '\n', (byte) 0xC3, (byte) 0xA4})
						.summary("c1"));
	}

	@Test
	void coloursAndProgressOfTerminalsAreLeftOut() throws Exception {
		assertEquals("red done\n100 %\nx\n",
				summary("\u001B[31mred\u001B[0m \u001B]0;title\u0007done\n1 %\r50 %\r100 %\n\bx\u0000\n"));
	}

	@Test
	void linesWithKeysAreKeptFromModels() throws Exception {
		var secret = "(a line with a key or a token, which is kept from models)\n";
		assertEquals("a\n" + secret + secret + secret + "b\n" + secret,
				summary("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb\ntoken=ghp_"
						+ "a".repeat(36) + "\n"));
		Files.delete(folder.resolve("out.txt"));
		assertEquals(secret.repeat(4) + "b\n", summary(
				"-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY----------BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb\n"),
				"files without an end of the last line");
		assertFalse(Files.readString(folder.resolve("out.txt")).contains("MIIE"));
	}

	@Test
	void ofLongOutputTheBeginningAndTheEndAreTold() throws Exception {
		var written = new StringBuilder();
		for (var i = 1; i <= 10_000; i++) {
			written.append("line ").append(i).append('\n');
		}
		var output = output(written.toString().getBytes(StandardCharsets.UTF_8));
		var summary = output.summary("c7");
		assertTrue(summary.length() <= 16_500, () -> String.valueOf(summary.length()));
		assertTrue(summary.startsWith("line 1\nline 2\n"), summary);
		assertTrue(summary.endsWith("line 9999\nline 10000\n"), summary);
		var left = Pattern
				.compile("\u2026 (\\d+) lines left out. Read them with read_command_output, id c7, from (\\d+) \u2026")
				.matcher(summary);
		assertTrue(left.find(), summary);
		var from = Integer.parseInt(left.group(2));
		assertTrue(summary.contains("line " + (from - 1) + "\n"), summary);
		assertTrue(summary.contains("\nline " + (from + Integer.parseInt(left.group(1))) + "\n"), summary);
		var nobody = new Cancellation();
		assertTrue(output.page(from, null, nobody).startsWith(from + "\tline " + from + "\n"));
		assertEquals("777\tline 777\n1777\tline 1777\n",
				output.page(1, Pattern.compile("1?777$"), nobody).lines().limit(2).map(line -> line + "\n").reduce("",
						String::concat));
		assertEquals("There is no line 20000; there are 10000.\n", output.page(20_000, null, nobody));
		assertEquals("No line has it.\n", output.page(1, Pattern.compile("nothing"), nobody));
	}

	/** A command waits until somebody reads what it writes. */
	@Test
	void outputIsReadToItsEndThoughItsFileCannotBeWritten() throws Exception {
		var line = "x".repeat(99) + "\n";
		var full = Path.of("/dev/full"); // that of Linux opens and takes nothing
		for (var file : Files.exists(full) ? List.of(folder, full) : List.of(folder)) {
			var output = new CommandOutput(file, StandardCharsets.UTF_8);
			var written = new ByteArrayInputStream(
					("first\n" + line.repeat(2_000) + "last\n").getBytes(StandardCharsets.UTF_8));
			var shown = new ArrayList<String>();
			output.readAll(written, shown::add);
			assertEquals(0, written.available());
			assertEquals(2_002, shown.size());
			assertEquals(2_002, output.lines());
			var summary = output.summary("c1");
			assertTrue(summary.startsWith("first\n" + line), summary);
			assertTrue(summary.endsWith(line + "last\n"
					+ "(The output could not be written to its file any further; the disk may be full. "
					+ "read_command_output has the first 0 of 2002 lines.)\n"), summary);
		}
	}

	/** Who asks for a line that was lost must not take the one before for the last. */
	@Test
	void thatLinesWereLostIsSaidWhereTheOthersAreRead() throws Exception {
		var output = output("a\nb\n".getBytes(StandardCharsets.UTF_8));
		Files.delete(folder.resolve("out.txt"));
		Files.createDirectory(folder.resolve("out.txt"));
		output.readAll(new ByteArrayInputStream("c\n".getBytes(StandardCharsets.UTF_8)), line -> {
			// the console is not looked at
		});
		Files.delete(folder.resolve("out.txt"));
		Files.writeString(folder.resolve("out.txt"), "a\nb\n");
		assertEquals("There is no line 3; there are 2.\n(The output could not be written to its file any "
				+ "further; the disk may be full. read_command_output has the first 2 of 3 lines.)\n",
				output.page(3, null, new Cancellation()));
	}
}
