package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ProtocolException;

/** A response while its body is being read. On one thread. */
public final class HttpReply {
	private final URI uri;
	private final ClassicHttpResponse response;
	private final InputStream body;

	HttpReply(URI uri, ClassicHttpResponse response) throws IOException {
		this.uri = uri;
		this.response = response;
		HttpEntity entity = response.getEntity();
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
		Header header = response.getFirstHeader(name);
		return header == null ? null : header.getValue();
	}

	/** The body, decompressed. Need not be closed. */
	public InputStream body() {
		return body;
	}

	/**
	 * The whole body.
	 *
	 * @throws ProtocolException
	 *             if it is longer than {@code limit} bytes
	 */
	@SuppressWarnings("nls")
	public byte[] bytes(int limit) throws IOException {
		byte[] bytes = body.readNBytes(limit + 1);
		if (bytes.length > limit) {
			throw new ProtocolException(ProtocolException.Kind.TOO_LARGE,
					"the body is longer than " + limit + " bytes");
		}
		return bytes;
	}

	/** The beginning of the body, for errors. */
	public byte[] beginning(int limit) throws IOException {
		return body.readNBytes(limit);
	}
}
