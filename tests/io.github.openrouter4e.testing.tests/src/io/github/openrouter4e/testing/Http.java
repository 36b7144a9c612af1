package io.github.openrouter4e.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.wire.Json;

/** A client that knows nothing of ours: the JDK's, and bare sockets. */
final class Http {

	static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final HttpClient CLIENT = HttpClient.newBuilder().followRedirects(Redirect.NEVER)
			.version(HttpClient.Version.HTTP_1_1).build();

	private Http() {}

	static HttpResponse<String> get(String url, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
		return send(headers.length == 0 ? request : request.headers(headers));
	}

	static HttpResponse<String> post(String url, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE)
				.POST(BodyPublishers.ofString(body));
		return send(headers.length == 0 ? request : request.headers(headers));
	}

	static HttpResponse<String> chat(StandInServer server, String body) {
		return post(server.baseUrl() + "/chat/completions", body);
	}

	static JsonNode json(HttpResponse<String> response) {
		return Json.parse(response.body());
	}

	/** The JSON events of an event stream, without the last [DONE]. */
	static List<JsonNode> events(HttpResponse<String> response) {
		return response.body().lines().filter(l -> l.startsWith("data: {")).map(l -> Json.parse(l.substring(6)))
				.toList();
	}

	static String prompt(String model, String text, boolean stream) {
		return """
				{"model": "%s", "stream": %s, "messages": [{"role": "user", "content": "%s"}]}""".formatted(model,
				stream, text);
	}

	/** Sends a chat request on a connection of its own; the caller reads what comes. */
	static Socket openChat(StandInServer server) throws IOException {
		Socket socket = new Socket("127.0.0.1", server.port());
		socket.setSoTimeout((int) PATIENCE.toMillis());
		String body = prompt("openai/gpt-5.2", "hi", true);
		String head = "POST /api/v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length()
				+ "\r\n\r\n";
		socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString());
		} catch (IOException e) {
			throw new AssertionError(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError(e);
		}
	}
}
