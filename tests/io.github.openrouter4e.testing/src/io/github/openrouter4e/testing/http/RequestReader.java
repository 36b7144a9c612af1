package io.github.openrouter4e.testing.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one HTTP/1.1 request, with a body by length or chunked. */
final class RequestReader {

	private static final int LONGEST_LINE = 1 << 20;

	/** What was read. */
	record Head(String method, String target, Headers headers) {
	}

	private final InputStream in;

	RequestReader(InputStream in) {
		this.in = in;
	}

	Head readHead() throws IOException {
		String[] parts = readLine().split(" ");
		if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
			throw new IOException("not an HTTP/1.x request line");
		}
		return new Head(parts[0], parts[1], readFields());
	}

	/** Reads the body; answers an "Expect: 100-continue" on {@code out} first. */
	byte[] readBody(Headers headers, OutputStream out) throws IOException {
		boolean chunked = headers.hasToken("Transfer-Encoding", "chunked");
		int length = Integer.parseInt(headers.first("Content-Length").orElse("0").trim());
		if (!chunked && length == 0) {
			return new byte[0];
		}
		if (headers.hasToken("Expect", "100-continue")) {
			out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			out.flush();
		}
		return chunked ? readChunked() : readExactly(length);
	}

	private byte[] readChunked() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			int size = Integer.parseInt(readLine().split(";")[0].trim(), 16);
			if (size == 0) {
				readFields(); // trailers
				return body.toByteArray();
			}
			body.write(readExactly(size));
			readLine();
		}
	}

	private Headers readFields() throws IOException {
		List<Headers.Field> fields = new ArrayList<>();
		for (String line = readLine(); !line.isEmpty(); line = readLine()) {
			int colon = line.indexOf(':');
			if (colon <= 0) {
				throw new IOException("header line without a colon");
			}
			fields.add(new Headers.Field(line.substring(0, colon), line.substring(colon + 1).trim()));
		}
		return new Headers(fields);
	}

	private byte[] readExactly(int length) throws IOException {
		byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("request body ends early");
		}
		return bytes;
	}

	private String readLine() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int b = in.read(); b != '\n'; b = in.read()) {
			if (b < 0) {
				throw new EOFException("request ends early");
			}
			if (line.size() > LONGEST_LINE) {
				throw new IOException("request line or header too long");
			}
			line.write(b);
		}
		String text = line.toString(StandardCharsets.ISO_8859_1);
		return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
	}
}
