package io.github.openrouter4e.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.openrouter4e.benchmarks.JavaProcess;

/** A {@link StreamServer} in another JVM. */
public final class ServerProcess implements AutoCloseable {

	/** How the server hands events to its socket. */
	public enum Writing {
		/** One at a time, as they come from a model. */
		EACH,
		/** As many as fit 64 KB. */
		BLOCKS
	}

	private final Process process;
	private final int port;

	private ServerProcess(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	public static ServerProcess start() throws IOException {
		Process process = JavaProcess.start(List.of("-Xmx512m"), StreamServer.class, List.of());
		BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
		return new ServerProcess(process, Integer.parseInt(reader.readLine()));
	}

	/** The base URL under which every chat completion is a stream of so many events of so many characters. */
	public String baseUrl(StreamKind kind, Writing writing, int events, int characters) {
		return "http://127.0.0.1:" + port + "/" + kind + "/" + writing + "/" + events + "x" + characters;
	}

	/** Ends the server by ending its standard input. */
	@Override
	public void close() throws IOException {
		process.getOutputStream().close();
	}
}
