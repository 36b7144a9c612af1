package io.github.openrouter4e.agent.internal.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The variables that a command gets: those of Eclipse without what opens accounts, and what keeps programs from asking. Pure. */
@SuppressWarnings("nls") // variables
final class CommandEnvironment {

	private static final Pattern SECRET = Pattern.compile(
			".*(KEY|TOKEN|SECRET|PASSW|PASSPHRASE|(^|_)PASS(_|$)|_PWD$|CREDENTIAL|_PAT$|^PAT$|APIKEY|PRIVATE|AUTH_?SOCK|_AUTH$|COOKIE|SESSION_?ID|CONNECTION_STRING"
					+ "|DATABASE_URL|_DSN).*",
			Pattern.CASE_INSENSITIVE);
	/** What tells programs to run others, which Eclipse may have needed and commands do not. */
	private static final Pattern STEERING = Pattern.compile(
			"BASH_ENV|ENV|PROMPT_COMMAND|LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|GIT_.*|PS4",
			Pattern.CASE_INSENSITIVE);
	private static final Map<String, String> ADDED = Map.of("GIT_PAGER", "cat", "PAGER", "cat", "CI", "1", "NO_COLOR",
			"1",
			"GIT_TERMINAL_PROMPT", "0", "TERM", "dumb", "GIT_EDITOR", "true", "DEBIAN_FRONTEND", "noninteractive");

	/** What a repository's own configuration can run even when only its state is asked for. */
	private static final List<String> GIT = List.of("safe.bareRepository", "explicit", "core.fsmonitor", "false",
			"log.showSignature", "false");

	private CommandEnvironment() {}

	/**
	 * @param of   Eclipse's
	 * @param path where programs are looked for
	 */
	static Map<String, String> of(Map<String, String> of, String path, boolean windows) {
		var variables = new TreeMap<String, String>();
		of.forEach((name, value) -> {
			if (!SECRET.matcher(name).matches() && !STEERING.matcher(name).matches()
					&& !name.equalsIgnoreCase("PATH") && !name.startsWith("BASH_FUNC_")) {
				variables.put(name, value);
			}
		});
		variables.put(windows ? "Path" : "PATH", path);
		variables.putAll(ADDED);
		variables.put("GIT_CONFIG_COUNT", String.valueOf(GIT.size() / 2));
		for (var i = 0; i < GIT.size(); i += 2) {
			variables.put("GIT_CONFIG_KEY_" + i / 2, GIT.get(i));
			variables.put("GIT_CONFIG_VALUE_" + i / 2, GIT.get(i + 1));
		}
		if (windows) {
			variables.put("NoDefaultCurrentDirectoryInExePath", "1"); // a git.exe in the project is not git
		}
		return variables;
	}

	/** What is added, for the user. */
	static Map<String, String> added() {
		return new TreeMap<>(ADDED);
	}
}
