package io.github.openrouter4e.client.internal.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.internal.redact.Redactor;

/**
 * An HTTP request.
 *
 * @param body
 *            JSON to POST; null for GET
 * @param redactor
 *            removes from the answer what must not be shown, the key in the headers among it
 * @param compressed
 *            whether the answer may come compressed: good for lists, but a compressor may hold back a stream's events
 */
public record HttpRequest(URI uri, Map<String, String> headers, byte @Nullable [] body, Redactor redactor,
		boolean compressed, Timeouts timeouts) {
	public HttpRequest {
		headers = new LinkedHashMap<>(headers);
	}

	/** The same request to another address, after a redirect. */
	HttpRequest redirectedTo(URI other, boolean keepBody) {
		return new HttpRequest(other, headers, keepBody ? body : null, redactor, compressed, timeouts);
	}

	/** Without headers, which hold the key. */
	@Override
	@SuppressWarnings("nls")
	public String toString() {
		return (body == null ? "GET " : "POST ") + uri;
	}
}
