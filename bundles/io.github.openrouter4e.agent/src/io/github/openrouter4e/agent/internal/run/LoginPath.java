package io.github.openrouter4e.agent.internal.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where programs are looked for. An Eclipse that was not started in a terminal does not know what the user's shell adds, so the
 * login shell is asked once, which may take three seconds.
 */
@SuppressWarnings("nls") // shells and their options
final class LoginPath {

	private static final int LIMIT_SECONDS = 3;
	private static final String MARK = "__openrouter4e_path__";

	private final @Nullable String shell;
	private final String own;
	private @Nullable CompletableFuture<String> asked; // guarded by this

	/**
	 * @param shell the login shell; null if there is none, as on Windows
	 * @param own   Eclipse's own path, which counts if the shell does not answer
	 */
	LoginPath(@Nullable String shell, String own) {
		this.shell = shell;
		this.own = own;
	}

	static LoginPath ofSystem(boolean windows) {
		var path = System.getenv("PATH");
		return new LoginPath(windows ? null : System.getenv("SHELL"), path == null ? "" : path);
	}

	/** The path; asks the shell the first time. */
	String get() {
		CompletableFuture<String> answer;
		synchronized (this) {
			var known = asked;
			answer = known == null ? ask() : known;
			asked = answer;
		}
		return answer.join();
	}

	private CompletableFuture<String> ask() {
		var program = shell;
		if (program == null || program.isBlank()) {
			return CompletableFuture.completedFuture(own);
		}
		return CompletableFuture.supplyAsync(() -> answer(program), task -> Thread.ofVirtual().start(task));
	}

	private String answer(String program) {
		Process process = null;
		try {
			process = new ProcessBuilder(List.of(program, "-ilc", "printf '" + MARK + "%s" + MARK + "' \"$PATH\""))
					.redirectError(ProcessBuilder.Redirect.DISCARD).start();
			process.getOutputStream().close();
			var output = process.getInputStream();
			var read = new CompletableFuture<String>();
			Thread.ofVirtual().start(() -> {
				try {
					read.complete(new String(output.readAllBytes(), StandardCharsets.UTF_8));
				} catch (IOException e) {
					read.completeExceptionally(e);
				}
			});
			var text = read.get(LIMIT_SECONDS, TimeUnit.SECONDS);
			var start = text.indexOf(MARK);
			var end = text.indexOf(MARK, start + MARK.length());
			return start < 0 || end <= start + MARK.length() ? own : text.substring(start + MARK.length(), end);
		} catch (@SuppressWarnings("unused") IOException | ExecutionException | TimeoutException e) {
			return own;
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
			return own;
		} finally {
			if (process != null) {
				ProcessTree.kill(process);
			}
		}
	}
}
