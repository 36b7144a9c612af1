package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.redact.Redactor;

/**
 * A response while its body is being read. Headers and bytes come without the request's secrets; whoever reads the
 * stream itself uses the {@link #redactor()}. On one thread.
 */
public final class HttpResponse {
	private final URI uri;
	private final ClassicHttpResponse response;
	private final InputStream body;
	private final Redactor redactor;

	HttpResponse(URI uri, ClassicHttpResponse response, Redactor redactor) throws IOException {
		this.uri = uri;
		this.response = response;
		this.redactor = redactor;
		var entity = response.getEntity();
		this.body = entity == null ? InputStream.nullInputStream() : entity.getContent();
	}

	/** Where it came from, after redirects. */
	public URI uri() {
		return uri;
	}

	/** The HTTP status. */
	public int status() {
		return response.getCode();
	}

	/** The first header of that name. */
	public @Nullable String header(String name) {
		var header = response.getFirstHeader(name);
		return header == null ? null : redactor.cleanOrNull(header.getValue());
	}

	/** Removes the request's secrets from what is read from {@link #body()}. */
	public Redactor redactor() {
		return redactor;
	}

	/** The body, decompressed, as it came. Need not be closed. */
	public InputStream body() {
		return body;
	}

	/**
	 * The whole body.
	 *
	 * @throws ProtocolException
	 *             if it is longer than {@code limit} bytes, or in an encoding that is not ASCII's
	 */
	@SuppressWarnings("nls")
	public byte[] bytes(int limit) throws IOException {
		byte[] bytes = body.readNBytes(limit + 1);
		if (bytes.length > limit) {
			throw new ProtocolException(ProtocolException.Kind.TOO_LARGE,
					"the body is longer than " + limit + " bytes");
		}
		return redactor.clean(requireUtf8(bytes));
	}

	/** JSON is in UTF-8 (RFC 8259); a parser would read UTF-16 too, in which secrets would not be found. */
	private static byte[] requireUtf8(byte[] bytes) {
		int first = Json.firstByte(bytes, bytes.length);
		for (int i = first; i < Math.min(first + 4, bytes.length); i++) {
			if (bytes[i] == 0) {
				throw new ProtocolException(ProtocolException.Kind.NOT_JSON, "not in UTF-8"); //$NON-NLS-1$
			}
		}
		return bytes;
	}

	/** The beginning of the body, for errors. */
	public byte[] beginning(int limit) throws IOException {
		return redactor.clean(body.readNBytes(limit));
	}
}
