package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;

/**
 * Apache HttpClient 5 without all that an API does not need, with our buffers, throwing the bytes away: what no client on top
 * of it can beat.
 */
final class LeanHttpClient implements Contestant {

	private static final int BUFFER = 16 << 10;

	private final HttpClientRequest request = new HttpClientRequest(HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
					.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
							.http1Config(Http1Config.custom().setBufferSize(BUFFER).build()).build())
					.setMaxConnPerRoute(200).setMaxConnTotal(200).build())
			.disableRedirectHandling().disableCookieManagement().disableAutomaticRetries().disableAuthCaching()
			.disableContentCompression().disableDefaultUserAgent().build());

	@Override
	public String name() {
		return "lean HttpClient 5 (bytes only)";
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
		byte[] buffer = new byte[BUFFER];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
			counter.piece(n);
		}
	}
}
