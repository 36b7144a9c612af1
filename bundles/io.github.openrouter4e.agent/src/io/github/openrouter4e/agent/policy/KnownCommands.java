package io.github.openrouter4e.agent.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.policy.CommandJudge.Level;
import io.github.openrouter4e.agent.policy.CommandJudge.Weight;
import io.github.openrouter4e.storage.Lookup;

/** What is known of programs: few that are harmless, and those that are more dangerous than their first words say. */
@SuppressWarnings("nls") // commands, and words for the log
final class KnownCommands {

	/**
	 * A program that starts another one.
	 *
	 * @param flags    its options without a value
	 * @param valued   its options whose value is the next word
	 * @param operands words between the options and the command
	 * @param assigns  whether variables may be set before the command
	 * @param appends  whether it adds arguments
	 * @param least    how the whole is weighed at least
	 */
	record Wrapper(String name, Pattern flags, Set<String> valued, int operands, boolean assigns, boolean appends,
			Level least) {
	}

	private static final Map<String, Wrapper> WRAPPERS = Map.ofEntries(
			wrapper("env", "-i|-|--ignore-environment|-0", Set.of("-u", "--unset"), 0, true, Level.HARMLESS),
			wrapper("nice", "-[0-9]+|-n[0-9]+|--adjustment=.*", Set.of("-n", "--adjustment"), 0, false, Level.HARMLESS),
			wrapper("nohup", "", Set.of(), 0, false, Level.HARMLESS),
			wrapper("timeout", "-v|--preserve-status|--foreground|-[ks][0-9A-Z]+|--(kill-after|signal)=.*",
					Set.of("-k", "-s", "--kill-after", "--signal"), 1, false, Level.HARMLESS),
			wrapper("time", "-p|-v", Set.of(), 0, false, Level.HARMLESS),
			wrapper("stdbuf", "-[ioe]([0-9]+|L)", Set.of("-i", "-o", "-e"), 0, false, Level.HARMLESS),
			wrapper("setsid", "-[wfc]+|--wait|--fork", Set.of(), 0, false, Level.HARMLESS),
			wrapper("ionice", "-t|-[cn][0-9]", Set.of("-c", "-n"), 0, false, Level.HARMLESS),
			wrapper("chrt", "-[bforiv]+", Set.of(), 1, false, Level.HARMLESS),
			wrapper("taskset", "-[ac]+", Set.of(), 1, false, Level.HARMLESS),
			wrapper("command", "-p|-v|-V", Set.of(), 0, false, Level.HARMLESS),
			wrapper("builtin", "", Set.of(), 0, false, Level.HARMLESS),
			wrapper("exec", "-[cl]+", Set.of("-a"), 0, false, Level.HARMLESS),
			wrapper("noglob", "", Set.of(), 0, false, Level.HARMLESS),
			wrapper("nocorrect", "", Set.of(), 0, false, Level.HARMLESS),
			wrapper("busybox", "", Set.of(), 0, false, Level.EXACT),
			wrapper("toybox", "", Set.of(), 0, false, Level.EXACT),
			wrapper("call", "", Set.of(), 0, false, Level.EXACT),
			wrapper("sudo", "-[AbEeHiKklnPSsVv]+|--(preserve-env|login|non-interactive|set-home|stdin)(=.*)?|-[ug].+",
					Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R", "--user", "--group"), 0,
					true, Level.ONCE),
			wrapper("doas", "-[Lns]+", Set.of("-u", "-C", "-a"), 0, false, Level.ONCE),
			Map.entry("xargs", new Wrapper("xargs",
					Pattern.compile(
							"-[0rtxp]+|-[nPLIs].+|--(null|no-run-if-empty|verbose)|--(max-args|max-procs|delimiter|replace)=.*|-d.+"),
					Set.of("-n", "-P", "-I", "-L", "-d", "-s", "-E", "-a"), 0, false, true, Level.HARMLESS)));

	private static Map.Entry<String, Wrapper> wrapper(String name, String flags, Set<String> valued, int operands,
			boolean assigns, Level least) {
		return Map.entry(name, new Wrapper(name, Pattern.compile(flags), valued, operands, assigns, false, least));
	}

	static final Set<String> POSIX_SHELLS = Set.of("sh", "bash", "zsh", "dash", "ksh", "ash", "mksh", "rbash");

	/** Talk to other computers. Asked each time, too. */
	private static final Set<String> REACHING_OUT = Set.of(
			"curl", "wget", "ssh", "scp", "sftp", "nc", "ncat", "netcat", "telnet", "ftp", "tftp", "rsync", "socat",
			"invoke-webrequest", "iwr", "invoke-restmethod", "irm", "start-bitstransfer", "aria2c", "http", "https",
			"lftp", "rclone", "dig", "nslookup", "host", "ping", "mail", "sendmail", "openssl", "gh", "glab", "aws",
			"gcloud", "az", "kubectl", "helm", "terraform", "tofu", "ansible", "ansible-playbook", "vagrant", "heroku",
			"vercel", "netlify", "fly", "twine", "ngrok", "adb",
			// installs
			"apt", "apt-get", "dpkg", "dnf", "yum", "rpm", "zypper", "pacman", "apk", "emerge", "brew", "port", "snap",
			"flatpak", "choco", "winget", "scoop", "nix", "nix-env", "conda", "mamba", "gem", "corepack", "nvm", "sdk",
			"install-module", "install-package", "rustup", "update-alternatives", "alternatives", "easy_install");

	/** Package managers, which look things up elsewhere when they are called for this. */
	private static final Set<String> MANAGERS = Set.of("npm", "pnpm", "yarn", "bun", "pip", "pip3", "uv", "poetry",
			"cargo", "go", "bundle", "composer", "dotnet", "docker", "podman");
	private static final Pattern LOOKING_UP = Pattern
			.compile("view|v|info|show|search|find|outdated|why|pull|list|ls|help-search");

	/** Asked each time, whatever their arguments are. */
	private static final Set<String> ALWAYS_ASKED = Set.of(
			// other shells, and what runs what it reads
			"fish", "csh", "tcsh", "nu", "xonsh", "elvish", "eval", "source", ".", "trap", "iex", "invoke-expression",
			"invoke-command", "icm", "start-process", "saps", "start-job", "add-type", "new-object", "import-module",
			"set-alias", "new-alias", "set-executionpolicy", "invoke-wmimethod", "invoke-cimmethod", "set-variable",
			"start-service", "stop-service", "stop-process", "spps", "start", "mshta", "rundll32", "regsvr32",
			"cscript", "wscript", "msiexec", "wmic", "bitsadmin", "certutil", "installutil", "regasm", "msbuild",
			"forfiles", "osascript", "open", "xdg-open", "expect", "parallel", "watch", "strace", "ltrace", "gdb",
			"lldb", "script", "flock", "chroot", "unshare", "nsenter", "bwrap", "firejail", "runcon", "su", "runuser",
			"pkexec", "runas", "psexec", "at", "batch", "crontab", "schtasks", "systemctl", "systemd-run", "service",
			"launchctl", "sc.exe", "net", "netsh", "reg", "tmux", "screen", "enable", "npx", "bunx", "uvx", "pipx",
			// permissions and processes
			"chmod", "chown", "chgrp", "setfacl", "icacls", "cacls", "takeown", "attrib", "set-acl", "kill", "pkill",
			"killall", "taskkill", "umask", "chattr", "setcap", "xattr", "codesign", "spctl",
			// the system
			"dd", "mount", "umount", "fdisk", "parted", "diskpart", "shutdown", "reboot", "halt", "poweroff",
			"iptables",
			"nft", "ufw", "useradd", "usermod", "userdel", "adduser", "passwd", "visudo", "sysctl", "modprobe",
			"insmod", "ldconfig", "mklink", "bcdedit", "shred", "wipe", "srm", "truncate", "mkfifo", "mknod", "subst");

	/** Agreed to at most to the letter: their arguments are programs, or they change the shell. */
	private static final Set<String> TO_THE_LETTER = Set.of("awk", "gawk", "mawk", "nawk", "sed", "ed", "ex", "vi",
			"vim",
			"nvim", "emacs", "nano", "less", "more", "man", "export", "set", "unset", "alias", "unalias", "shopt",
			"declare", "typeset", "local", "readonly", "hash", "ulimit", "read", "mapfile", "printenv", "java",
			"jshell",
			"javac", "env", "path", "bc", "tee", "ln", "install", "split", "csplit", "foreach-object", "where-object",
			"set-item", "set-itemproperty", "tee-object", "test-connection", "jrunscript", "jcmd", "jdb", "keytool",
			"gpg", "sqlite3", "psql", "mysql", "m4", "dc", "xmllint", "zip", "unzip", "7z", "ssh-keygen", "history",
			"fc", "bind", "complete", "wait", "disown", "bg", "fg", "jobs", "direnv", "mise", "asdf");

	/** Write to what their arguments name. */
	private static final Set<String> WRITERS = Set.of("cp", "mv", "tee", "touch", "mkdir", "ln", "install", "rm",
			"rmdir",
			"unlink", "split", "csplit", "copy", "xcopy", "robocopy", "move", "ren", "rename", "del", "erase", "rd",
			"md",
			"copy-item", "move-item", "rename-item", "new-item", "set-content", "add-content", "out-file",
			"clear-content",
			"tee-object", "remove-item", "set-item", "expand-archive", "compress-archive", "patch", "unzip", "gunzip",
			"gzip", "export-csv", "sed", "perl", "zip", "7z", "jar", "pushd");

	private static final Set<String> INTERPRETERS = Set.of("python", "python2", "python3", "py", "node", "deno", "bun",
			"perl",
			"ruby", "php", "lua", "groovy", "kotlin", "scala", "tclsh", "wish", "guile", "racket", "rscript", "r",
			"julia", "ghci", "runghc", "irb", "osascript", "tsx", "ts-node", "swift", "elixir", "erl");

	/** Words that make a call of a program one that is asked about each time. */
	private static final Map<String, Pattern> ASKED_WORDS = Map.ofEntries(
			asked("npm",
					"install|i|in|ins|isntall|ci|clean-install|add|uninstall|remove|rm|r|un|unlink|update|up|upgrade|exec|x"
							+ "|publish|unpublish|login|adduser|link|ln|config|c|set|init|create|innit|audit|dedupe|rebuild|rb|pack"
							+ "|token|owner|access|deprecate|dist-tag|version|pkg|edit|explore|install-test|it|cit|prune|star"
							+ "|--script-shell.*|--node-options.*|--userconfig.*|--globalconfig.*|-g|--global|start-script"),
			asked("pnpm",
					"install|i|add|update|up|remove|rm|dlx|exec|create|publish|link|import|config|env|setup|patch.*|dedupe|rebuild|deploy"),
			asked("yarn",
					"install|add|remove|up|upgrade|dlx|exec|create|publish|link|global|config|set|import|init|plugin|npm|patch.*"),
			asked("bun", "install|i|add|a|remove|rm|update|x|create|publish|link|pm|upgrade|-e|--eval|repl"),
			asked("pip", "install|uninstall|download|config|wheel|cache"),
			asked("pip3", "install|uninstall|download|config|wheel|cache"),
			asked("uv", "pip|add|remove|sync|tool|lock|publish|python|self|init|venv|--with.*"),
			asked("poetry", "add|install|update|remove|publish|self|config|lock|source"),
			asked("cargo",
					"install|add|remove|publish|login|owner|yank|update|fix|uninstall|init|new|--config.*|\\+.*"),
			asked("go", "install|get|generate|mod|work|env|clean|-exec.*|-toolexec.*|-vettool.*|-modfile.*|-overlay.*"),
			asked("bundle", "install|update|add|exec|config|init|plugin|remove|gem"),
			asked("composer",
					"install|require|update|remove|global|exec|config|self-update|create-project|run-script.*"),
			asked("dotnet", "add|tool|nuget|publish|new|remove|restore|workload|dev-certs|user-secrets|exec|script"),
			asked("mvn",
					"deploy.*|.*:deploy.*|release:.*|.*release-plugin.*|site-deploy|exec:.*|.*exec-maven.*|antrun:.*|groovy:.*"
							+ "|gmavenplus:.*|wrapper:.*|versions:.*|archetype:.*|dependency:get.*|wagon.*|scm:.*"
							+ "|-Dexec\\..*|-Dmaven\\.ext.*|-Djvm.*|-DargLine.*|-Dmaven\\.repo.*|-s|--settings.*|-gs.*|--global-settings.*"
							+ "|-t|--toolchains.*|-l|--log-file.*|-D.*\\$\\{.*"),
			asked("gradle",
					"publish.*|.*upload.*|wrapper|init|-I.*|--init-script.*|--include-build.*|-Dorg\\.gradle\\.jvmargs.*|-D.*java\\.home.*"
							+ "|-c|--settings-file.*|-g|--gradle-user-home.*|--write-.*"),
			asked("make", "--eval.*|-E.*|SHELL=.*|.*\\$\\(.*|install|uninstall|distclean"),
			asked("docker", "(?!ps$|images$|version$|info$|inspect$|logs$|top$|stats$|port$|-).*"),
			asked("podman", "(?!ps$|images$|version$|info$|inspect$|logs$|top$|stats$|port$|-).*"),
			asked("docker-compose", "(?!ps$|config$|version$|logs$|-).*"),
			asked("tar",
					"--checkpoint-action.*|--to-command.*|--use-compress-program.*|-I.*|--rsh-command.*|--rmt-command.*|-[a-zA-Z]*F.*"
							+ "|--info-script.*|--new-volume-script.*|--remove-files|-C|--directory.*|-P|--absolute-names|--unlink-first|-U"
							+ "|--overwrite.*|--transform.*"),
			asked("rg", "--pre|--pre=.*|--hostname-bin.*|--search-zip|-z"),
			asked("fd", "-x.*|-X.*|--exec.*"), asked("fdfind", "-x.*|-X.*|--exec.*"),
			asked("sort", "-[a-zA-Z]*o.*|--output.*|--compress-program.*|-T.*|--temporary-directory.*"),
			asked("ag", "--pager.*"), asked("ack", "--pager.*|--ackrc.*"), asked("bat", "--pager.*"),
			asked("tree", "-o.*"), asked("jq", "-f.*|--from-file.*|-L.*|.*(input_filename|env\\b|\\$ENV).*"),
			asked("yq", "-i.*|--inplace.*|.*(load|env|strenv)\\(.*"),
			asked("sed",
					"-[a-zA-Z]*i.*|--in-place.*|-f.*|--file.*|.*[0-9/$;{} ]?e( .*)?$|.*/[gpI0-9]*[ew].*|.*\\bw .*"),
			asked("perl", "-[a-zA-Z0-9]*[eEiMmIxsn].*"), asked("php", "-r.*|-B.*|-E.*|-R.*|-S.*|-d.*"),
			asked("ruby", "-[a-zA-Z]*[eirI].*"), asked("lua", "-[ei].*"),
			asked("python", "-.*c.*|-i|-"), asked("python3", "-.*c.*|-i|-"), asked("python2", "-.*c.*|-i|-"),
			asked("py", "-.*c.*|-i|-"),
			asked("node",
					"-[a-z]*[eprc].*|--(eval|print|require|import|loader|experimental.*|inspect.*|env-file.*)(=.*)?|-"),
			asked("deno", "eval|repl|install|upgrade|publish|compile|-A|--allow-.*"), asked("groovy", "-e.*"),
			asked("java", "-javaagent.*|-agent.*|-XX:.*|@.*|--patch-module.*|-Xbootclasspath.*"),
			asked("javac", "@.*|-processor.*|-J.*|--processor-path.*|-proc.*"),
			asked("jar", "@.*|-?[a-z]*[xu][a-z]*f?.*|--extract.*|--update.*"),
			asked("ant", "-f|-file|-buildfile|-lib|-logger|-listener|-inputhandler|-propertyfile|-D.*"),
			asked("gcc", "-fplugin.*|-wrapper.*|@.*|-B.*|-specs.*|-o/.*"),
			asked("rm", "-[a-zA-Z]*[rR].*|--recursive|--no-preserve-root"),
			asked("cp", "-[a-zA-Z]*[ft].*|--target-directory.*|--force|--remove-destination"),
			asked("mv", "-[a-zA-Z]*[ft].*|--target-directory.*|--force"),
			asked("rd", "(?i)/s"), asked("rmdir", "(?i)/s|-p|--parents|--ignore.*"),
			asked("del", "(?i)/[sfq].*|.*[*?].*"),
			asked("erase", "(?i)/[sfq].*|.*[*?].*"), asked("remove-item", "(?i)-r.*|-fo.*|.*[*?].*"),
			asked("copy", "(?i)/y"), asked("robocopy", "(?i)/(mir|purge|mov.*)"), asked("xcopy", "(?i)/y"),
			asked("unzip", "-[a-zA-Z]*[do:].*"), asked("gpg", ".*"),
			asked("patch", "-[a-zA-Z]*[dio].*|--(directory|input|output).*"),
			asked("date", "-s.*|--set.*"), asked("hostname", "[^-].*"),
			asked("file", "-[a-zA-Z]*[mCf].*|--magic.*|--files-from.*"),
			asked("grep", "-[a-zA-Z]*f.*|--file.*"), asked("xmllint", "--(dtdvalid|load.*|output|o).*"),
			asked("man", "-[PHC].*|--pager.*|--html.*"), asked("less", "-[oOkK].*|\\+.*"),
			asked("vim", ".*"), asked("vi", ".*"), asked("nvim", ".*"), asked("emacs", ".*"), asked("ed", ".*"),
			asked("ex", ".*"),
			asked("awk", ".*(system|getline|\\||>|@load|-f|-i|-l|ENVIRON).*"),
			asked("gawk", ".*(system|getline|\\||>|@load|-f|-i|-l|ENVIRON).*"),
			asked("mawk", ".*(system|getline|\\||>|-f).*"),
			asked("sqlite3", ".*\\.(shell|system|load|read|output).*|-cmd.*|-init.*"),
			asked("set-content", ".*"), asked("clear-content", ".*"), asked("get-content", "(?i)-(encoding)?stream.*"),
			asked("get-childitem", "(?i)-filter.*env:.*"), asked("eclipse", ".*"), asked("code", ".*"),
			asked("ctest", "--build-.*|-S.*|-SP.*"),
			asked("cmake", "-P.*|-E.*|--install.*|-C.*|--open.*|-D.*(LAUNCHER|COMPILER).*"));

	private static Map.Entry<String, Pattern> asked(String name, String pattern) {
		return Map.entry(name, Pattern.compile(pattern, Pattern.DOTALL));
	}

	/** Options that lead to another project or another configuration: agreed to at most to the letter. */
	private static final Pattern ELSEWHERE = Pattern.compile(
			"-f|--file(=.*)?|-C|--directory(=.*)?|-p|--project-dir(=.*)?|-b|--build-file(=.*)?|--prefix(=.*)?|--cwd(=.*)?"
					+ "|--manifest-path(=.*)?|-buildfile|--makefile(=.*)?|-D[^=]*(agent|argLine|jvm|vmargs|classpath).*|-f.+\\.xml"
					+ "|--dir(=.*)?|-plugin.*|--config(=.*)?|--rootdir(=.*)?");
	private static final Pattern LONG_OPTION = Pattern.compile("--\\w[\\w-]*");
	private static final Map<Pattern, List<String>> LONG_OPTIONS = new ConcurrentHashMap<>();
	private static final Set<String> BUILDERS = Set.of("mvn", "mvnw", "mvnd", "gradle", "gradlew", "make", "gmake",
			"ninja", "npm",
			"yarn", "pnpm", "cargo", "go", "ant", "rake", "just", "task", "bazel", "sbt", "lein", "dotnet", "cmake",
			"ctest",
			"pytest", "tox", "nox", "jest", "vitest", "mocha", "tsc", "eslint", "webpack", "vite");

	private static final Map<String, String> POWERSHELL_ALIASES = Map.ofEntries(Map.entry("rm", "remove-item"),
			Map.entry("del", "remove-item"), Map.entry("ri", "remove-item"), Map.entry("rd", "remove-item"),
			Map.entry("erase", "remove-item"), Map.entry("rmdir", "remove-item"), Map.entry("ls", "get-childitem"),
			Map.entry("dir", "get-childitem"), Map.entry("gci", "get-childitem"), Map.entry("pwd", "get-location"),
			Map.entry("gl", "get-location"), Map.entry("cd", "set-location"), Map.entry("chdir", "set-location"),
			Map.entry("sl", "set-location"), Map.entry("cat", "get-content"), Map.entry("gc", "get-content"),
			Map.entry("type", "get-content"), Map.entry("cp", "copy-item"), Map.entry("copy", "copy-item"),
			Map.entry("cpi", "copy-item"), Map.entry("mv", "move-item"), Map.entry("move", "move-item"),
			Map.entry("mi", "move-item"), Map.entry("ren", "rename-item"), Map.entry("rni", "rename-item"),
			Map.entry("ni", "new-item"), Map.entry("md", "new-item"), Map.entry("mkdir", "new-item"),
			Map.entry("sc", "set-content"), Map.entry("ac", "add-content"), Map.entry("clc", "clear-content"),
			Map.entry("sls", "select-string"), Map.entry("echo", "write-output"), Map.entry("kill", "stop-process"),
			Map.entry("set", "set-variable"), Map.entry("sv", "set-variable"), Map.entry("tee", "tee-object"),
			Map.entry("%", "foreach-object"), Map.entry("?", "where-object"), Map.entry("si", "set-item"),
			Map.entry("sp", "set-itemproperty"), Map.entry("ipmo", "import-module"), Map.entry("nal", "new-alias"),
			Map.entry("sal", "set-alias"), Map.entry("sasv", "start-service"), Map.entry("pushd", "set-location"));

	private KnownCommands() {}

	/** The name of a program without its folder and ending; in small letters, as some file systems see them. */
	static String name(String written, Shell shell) {
		var from = Math.max(written.lastIndexOf('/'), shell == Shell.POSIX ? -1 : written.lastIndexOf('\\'));
		var name = written.substring(from + 1).toLowerCase(Locale.ROOT).replaceFirst("\\.(exe|cmd|bat|com|ps1)$", "");
		return shell == Shell.POWERSHELL ? POWERSHELL_ALIASES.getOrDefault(name, name) : name;
	}

	static @Nullable Wrapper wrapper(String name) {
		return Lookup.find(WRAPPERS, name);
	}

	static boolean changesFolder(String name) {
		return Set.of("cd", "chdir", "set-location").contains(name);
	}

	/** The built-in list, which stays as small as it is. */
	static boolean isHarmless(String name, List<String> words, Shell shell, boolean piped) {
		var written = words.getFirst();
		return switch (shell) {
			case POSIX -> switch (written) {
				case "ls", "/bin/ls", "/usr/bin/ls" -> true;
				case "pwd" -> words.size() == 1;
				// of what another part writes, which is weighed for itself
				case "head", "tail" -> piped && rest(words, "-[0-9]+|-[nc]|-[nc]?[0-9]+|[0-9]+");
				case "wc" -> piped && rest(words, "-[lwcm]+");
				default -> false;
			};
			case CMD -> written.equalsIgnoreCase("dir") || written.equalsIgnoreCase("ver") && words.size() == 1;
			case POWERSHELL -> name.equals("get-childitem") || name.equals("get-location") && words.size() == 1;
		};
	}

	private static boolean rest(List<String> words, String pattern) {
		return words.stream().skip(1).allMatch(word -> word.matches(pattern));
	}

	/**
	 * @param words   with the name in front
	 * @param literal whether all of them are what they say
	 * @param outside whether one may name something outside of the folder
	 */
	static Weight weigh(String name, List<String> words, boolean literal, boolean outside) {
		var rest = words.subList(1, words.size());
		if (isRuin(name, rest)) {
			return new Weight(Level.DENIED, name + " of a whole disk or home");
		}
		if (ALWAYS_ASKED.contains(name) || REACHING_OUT.contains(name)) {
			return new Weight(Level.ONCE, name + " is asked about each time");
		}
		var module = rest.indexOf("-m");
		if (name.matches("py|python[0-9.]*") && module >= 0 && module + 1 < rest.size()) {
			return rest.get(module + 1).matches("pip|ensurepip|venv|http\\.server|pdb|code|timeit|site")
					? new Weight(Level.ONCE, "an install, or what runs anything")
					: new Weight(module == 0 ? Level.PREFIX : Level.EXACT, "runs a module");
		}
		var known = Lookup.find(ASKED_WORDS, switch (name) {
			case "mvnw", "mvnd" -> "mvn";
			case "gradlew" -> "gradle";
			case "gmake" -> "make";
			case "cc", "g++", "clang", "clang++", "c++" -> "gcc";
			default -> name;
		});
		if (known != null && (rest.stream().anyMatch(word -> known.matcher(word).matches() || abbreviates(word, known)))
				|| name.equals("uniq") && rest.stream().filter(word -> !word.startsWith("-")).count() > 1) {
			return new Weight(Level.ONCE, "what " + name + " can do that way is asked about each time");
		}
		if ((WRITERS.contains(name)) && (outside || !literal)) {
			return new Weight(Level.ONCE, "may write outside of the folder");
		}
		if (WRITERS.contains(name) && rest.stream().anyMatch(ExecutingFiles::matches)) {
			return new Weight(Level.ONCE, "writes to a file that runs programs");
		}
		if (name.matches("yarn|pnpm|bun") && rest.isEmpty()) {
			return new Weight(Level.ONCE, "an install");
		}
		if (INTERPRETERS.contains(name)) {
			var script = rest.stream().findFirst().orElse("-");
			return script.startsWith("-") && !script.matches("--?(version|V|v|help)")
					? new Weight(Level.ONCE, name + " runs whatever it is given")
					: new Weight(Level.PREFIX, "runs a script");
		}
		if (TO_THE_LETTER.contains(name) || name.matches("rm|unlink|del|erase|rd|rmdir|remove-item|mv|move.*")) {
			return new Weight(Level.EXACT, name + " can do more than its first words say");
		}
		if (BUILDERS.contains(name) && rest.stream().anyMatch(word -> ELSEWHERE.matcher(word).matches()
				|| word.matches("[^-][^:/\\\\]*:[^:/\\\\]+:[^:]+.*"))) {
			return new Weight(Level.EXACT, "another project or a plug-in");
		}
		return new Weight(Level.HARMLESS, "");
	}

	/** @param words with the name in front; none if what is started is not known */
	static boolean reachesOut(List<String> words) {
		if (words.isEmpty() || words.getFirst().startsWith(CommandJudge.UNKNOWN)) {
			return true;
		}
		var name = name(words.getFirst(), Shell.CMD);
		var rest = words.subList(1, words.size());
		var asked = Lookup.find(ASKED_WORDS, name);
		return REACHING_OUT.contains(name)
				|| rest.stream().anyMatch(word -> word.matches("(?i)\\S*(https?|ftp|ssh)://.*"))
				|| name.equals("git")
						&& rest.stream().anyMatch(word -> word.matches("clone|fetch|pull|ls-remote|submodule|remote"))
				|| MANAGERS.contains(name) && asked != null && rest.stream().anyMatch(
						word -> asked.matcher(word).matches() || LOOKING_UP.matcher(word).matches())
				|| INTERPRETERS.contains(name) && weigh(name, words, true, false).level() == Level.ONCE
				|| name.matches(
						"npx|bunx|uvx|pipx|msbuild|bitsadmin|certutil|wmic|mshta|telnet|eval|source|iex|invoke-expression");
	}

	/** Whether a program has options that make it one that is asked about each time. */
	static boolean hasDangerousOptions(String name) {
		return name.equals("git") || ASKED_WORDS.containsKey(name) || WRITERS.contains(name)
				|| INTERPRETERS.contains(name);
	}

	/** Whether a word is the beginning of a long option in a pattern, which most programs take for the whole. */
	static boolean abbreviates(String word, Pattern pattern) {
		var option = word.replaceFirst("=.*", "");
		return option.matches("--\\w[\\w-]*") && LONG_OPTIONS.computeIfAbsent(pattern, KnownCommands::longOptions)
				.stream().anyMatch(each -> each.startsWith(option));
	}

	private static List<String> longOptions(Pattern pattern) {
		return LONG_OPTION.matcher(pattern.pattern()).results().map(MatchResult::group).toList();
	}

	/** What nobody wants, however it came about. */
	private static boolean isRuin(String name, List<String> rest) {
		var top = rest.stream().anyMatch(
				word -> Paths.isTop(word) && !(name.matches("rd|rmdir|del|erase") && word.matches("/[a-zA-Z]")));
		return switch (name) {
			case "rm" -> top && rest.stream().anyMatch(word -> word.matches("-[a-zA-Z]*[rR].*|--recursive"));
			case "rd", "rmdir", "del", "erase" -> top && rest.stream().anyMatch(word -> word.matches("(?i)/s"));
			case "remove-item" -> top && rest.stream().anyMatch(word -> word.matches("(?i)-r.*"));
			case "chmod", "chown" -> top && rest.stream().anyMatch(word -> word.matches("-[a-zA-Z]*R.*|--recursive"));
			case "dd" -> rest.stream().anyMatch(word -> word.matches("of=/dev/(?!null|stdout).*"));
			case "format" -> rest.stream().anyMatch(word -> word.matches("(?i)[a-z]:.*"));
			case "format-volume", "clear-disk" -> true;
			default -> name.startsWith("mkfs");
		};
	}
}
