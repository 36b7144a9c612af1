package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;
import java.io.InputStream;

/** Apache HttpClient 5 that throws the bytes away: what no client on top of it can beat. */
final class RawDrain implements Contestant {

	private final HttpClientRequest request = new HttpClientRequest();

	@Override
	public String name() {
		return "raw HttpClient 5 (bytes only)";
	}

	@Override
	public void stream(String baseUrl, Counter counter) throws IOException {
		request.post(baseUrl, in -> drain(in, counter));
	}

	@Override
	public boolean seesText() {
		return false;
	}

	private static void drain(InputStream in, Counter counter) throws IOException {
		byte[] buffer = new byte[8192];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
			counter.piece(n);
		}
	}
}
