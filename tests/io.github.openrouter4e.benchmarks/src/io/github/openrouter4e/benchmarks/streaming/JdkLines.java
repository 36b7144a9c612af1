package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** The JDK's HTTP client, its lines, and Jackson's tokens: the fastest that is simple. */
final class JdkLines implements Contestant {

	private static final String DATA = "data: ";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Override
	public String name() {
		return "java.net.http, lines, Jackson tokens";
	}

	@Override
	public void stream(String baseUrl, Counter counter) throws IOException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
				.header("Content-Type", "application/json").header("Authorization", "Bearer " + HttpClientRequest.KEY)
				.POST(HttpRequest.BodyPublishers.ofString(HttpClientRequest.BODY)).build();
		try (Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
			for (String line : (Iterable<String>) lines::iterator) {
				if (line.startsWith(DATA) && line.charAt(DATA.length()) == '{') {
					StreamingParser.read(line.substring(DATA.length()), counter);
				}
			}
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
	}
}
