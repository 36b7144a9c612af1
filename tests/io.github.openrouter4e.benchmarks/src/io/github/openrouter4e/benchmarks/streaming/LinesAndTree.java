package io.github.openrouter4e.benchmarks.streaming;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Apache HttpClient 5, lines, and a Jackson tree per event: what one writes in ten minutes. */
final class LinesAndTree implements Contestant {

	private static final String DATA = "data: ";

	private final HttpClientRequest request = new HttpClientRequest();
	private final ObjectMapper mapper = new ObjectMapper();

	@Override
	public String name() {
		return "lines and a Jackson tree";
	}

	@Override
	public void stream(String baseUrl, Counter counter) throws IOException {
		request.post(baseUrl, in -> read(in, counter));
	}

	private void read(InputStream in, Counter counter) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (line.startsWith(DATA) && line.charAt(DATA.length()) == '{') {
				counter.piece(mapper.readTree(line.substring(DATA.length())).path("choices").path(0).path("delta")
						.path("content").asText().length());
			}
		}
	}
}
