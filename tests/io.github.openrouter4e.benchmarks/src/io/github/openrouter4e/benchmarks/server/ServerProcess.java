package io.github.openrouter4e.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link StreamServer} in another JVM. */
public final class ServerProcess implements AutoCloseable {

	private final Process process;
	private final int port;

	private ServerProcess(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	public static ServerProcess start() throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Process process = new ProcessBuilder(java, "-Xmx1g", "-cp", System.getProperty("java.class.path"),
				StreamServer.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
		return new ServerProcess(process, Integer.parseInt(reader.readLine()));
	}

	/** The base URL under which every chat completion is a stream of so many events of so many characters. */
	public String baseUrl(int events, int characters) {
		return "http://127.0.0.1:" + port + "/" + events + "x" + characters;
	}

	/** Ends the server by ending its standard input. */
	@Override
	public void close() throws IOException {
		process.getOutputStream().close();
	}
}
