package io.github.openrouter4e.agent.internal.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.policy.Shell;

/**
 * The program that understands a command.
 *
 * @param program its path, or its name if the system looks for it
 */
@SuppressWarnings("nls") // programs and their options
record ShellProgram(Shell shell, String program) {

	/** What the command prompt takes. */
	private static final int LONGEST_PROMPT = 8_000;
	/** What Windows takes as a command line, encoded. */
	private static final int LONGEST_ENCODED = 11_000;

	/**
	 * The shell of this system.
	 *
	 * @param path where programs are looked for
	 */
	static ShellProgram ofSystem(boolean windows, String path) {
		if (!windows) {
			return new ShellProgram(Shell.POSIX, Files.isExecutable(Path.of("/bin/bash")) ? "/bin/bash" : "/bin/sh");
		}
		var powerShell = find("pwsh.exe", path);
		return powerShell == null
				? new ShellProgram(Shell.CMD, "cmd.exe")
				: new ShellProgram(Shell.POWERSHELL, powerShell);
	}

	private static @Nullable String find(String name, String path) {
		for (var folder : path.split(";")) {
			try {
				var file = Path.of(folder.strip().replace("\"", "")).resolve(name);
				if (file.isAbsolute() && Files.isRegularFile(file)) {
					return file.toString();
				}
			} catch (@SuppressWarnings("unused") InvalidPathException e) {
				// somebody's idea of a path
			}
		}
		return null;
	}

	/** How many characters a command may have. */
	int longest() {
		return switch (shell) {
			case POSIX -> 100_000;
			case CMD -> LONGEST_PROMPT;
			case POWERSHELL -> LONGEST_ENCODED;
		};
	}

	/**
	 * The command line. The text reaches the shell to the letter: as one argument, for the command prompt in quotes of which it
	 * takes the outer ones away, and for PowerShell encoded, as its arguments are parsed twice.
	 */
	List<String> arguments(String command) {
		return switch (shell) {
			case POSIX -> List.of(program, "-c", command);
			case CMD -> List.of(program, "/d", "/s", "/c", '"' + command + '"');
			case POWERSHELL -> List.of(program, "-NoProfile", "-NonInteractive", "-EncodedCommand",
					encoded("$ProgressPreference='SilentlyContinue'\n" + command
							+ "\n$__ok = $?; if ($LASTEXITCODE) { exit $LASTEXITCODE } elseif (-not $__ok) { exit 1 }"));
		};
	}

	private static String encoded(String command) {
		return Base64.getEncoder().encodeToString(command.getBytes(StandardCharsets.UTF_16LE));
	}
}
