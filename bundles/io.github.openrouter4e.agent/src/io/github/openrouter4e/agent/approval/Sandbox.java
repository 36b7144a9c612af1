package io.github.openrouter4e.agent.approval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.openrouter4e.agent.policy.ExecutingFiles;

/**
 * Confines commands on Linux by bubblewrap: the disk can be read but not written, apart from the project and a temporary folder
 * of their own; there is no network; what else runs is not seen; the user's keys are not there. Other systems have nothing that
 * a program can use without rights of its own.
 */
@SuppressWarnings("nls") // options of bubblewrap, and paths
public final class Sandbox {

	private static final Path PROGRAM = Path.of("/usr/bin/bwrap");
	private static final int PROBE_SECONDS = 5;
	/** How deep and how many files are looked at for those that run programs; the rest can be written, as new ones can. */
	private static final int DEPTH = 3;
	private static final int MOST_PROTECTED = 200;

	/** What is in home folders and opens accounts. */
	private static final List<String> SECRETS = List.of(".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker",
			".config/gh",
			".config/gcloud", ".config/op", ".password-store", ".local/share/keyrings", ".mozilla",
			".config/google-chrome",
			".config/chromium", ".eclipse/org.eclipse.equinox.security", ".netrc", ".npmrc", ".pypirc",
			".git-credentials", ".config/git/credentials", ".m2/settings.xml", ".m2/settings-security.xml",
			".gradle/gradle.properties", ".cargo/credentials.toml", ".terraformrc", ".terraform.d", ".vault-token");
	/** Doors to programs with more rights. */
	private static final List<String> SOCKETS = List.of("/run/user", "/run/docker.sock", "/run/podman",
			"/run/containerd", "/run/dbus", "/run/snapd.socket", "/tmp/.X11-unix");

	private static final class Probe {
		static final boolean WORKS = probe();
	}

	private Sandbox() {}

	/** Whether commands can be confined here. Tried once, with the options that commands get. */
	public static boolean works() {
		return Probe.WORKS;
	}

	private static boolean probe() {
		if (!System.getProperty("os.name", "").equals("Linux") || !Files.isExecutable(PROGRAM)) {
			return false;
		}
		try {
			var folder = Files.createTempDirectory("openrouter4e").toRealPath();
			try {
				var process = new ProcessBuilder(arguments(folder, folder, home(), List.of("true")))
						.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
				process.getOutputStream().close();
				var ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
				process.destroyForcibly();
				return ended && process.exitValue() == 0;
			} finally {
				Files.delete(folder);
			}
		} catch (@SuppressWarnings("unused") IOException e) {
			return false;
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** The user's home folder. */
	public static Path home() {
		return Path.of(System.getProperty("user.home", "/"));
	}

	/**
	 * The command line that runs a command confined.
	 *
	 * @param project what it may write, without symbolic links in its path
	 * @param folder  where it runs
	 * @param home    where the user's keys are
	 */
	public static List<String> arguments(Path project, Path folder, Path home, List<String> command) {
		var arguments = new ArrayList<>(List.of(PROGRAM.toString(), "--die-with-parent", "--new-session",
				"--unshare-net", "--unshare-pid", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
		for (var socket : SOCKETS) {
			hide(Path.of(socket), arguments);
		}
		for (var secret : SECRETS) {
			hide(home.resolve(secret), arguments);
		}
		arguments.addAll(List.of("--tmpfs", "/tmp", "--bind", project.toString(), project.toString()));
		for (var file : executing(project)) {
			arguments.addAll(List.of("--ro-bind", file.toString(), file.toString()));
		}
		arguments.addAll(List.of("--chdir", folder.toString(), "--setenv", "TMPDIR", "/tmp", "--"));
		arguments.addAll(command);
		return arguments;
	}

	private static void hide(Path path, List<String> arguments) {
		if (Files.isSymbolicLink(path)) {
			try {
				hide(path.toRealPath(), arguments);
			} catch (@SuppressWarnings("unused") IOException e) {
				// leads to nothing
			}
		} else if (Files.isDirectory(path)) {
			arguments.addAll(List.of("--tmpfs", path.toString()));
		} else if (Files.exists(path)) {
			arguments.addAll(List.of("--ro-bind", "/dev/null", path.toString()));
		}
	}

	/** What runs programs stays as it is: else the next build would run outside what was written inside. */
	private static List<Path> executing(Path project) {
		var found = new ArrayList<Path>();
		collect(project, project, DEPTH, found);
		return found;
	}

	private static void collect(Path project, Path folder, int depth, List<Path> found) {
		try (var children = Files.newDirectoryStream(folder)) {
			for (var child : children) {
				var name = String.valueOf(child.getFileName());
				if (found.size() >= MOST_PROTECTED || name.matches("target|build|bin|out|node_modules")
						|| Files.isSymbolicLink(child)) {
					continue;
				}
				var directory = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
				if (name.equals(".git") && directory) {
					for (var steering : List.of("hooks", "config", "info/attributes")) {
						if (Files.exists(child.resolve(steering))) {
							found.add(child.resolve(steering));
						}
					}
				} else if (ExecutingFiles.matches(directory ? name + "/any" : name)) {
					found.add(child);
				} else if (directory && depth > 1) {
					collect(project, child, depth - 1, found);
				}
			}
		} catch (@SuppressWarnings("unused") IOException e) {
			// gone meanwhile, or nobody may read it: then nobody writes it either
		}
	}
}
