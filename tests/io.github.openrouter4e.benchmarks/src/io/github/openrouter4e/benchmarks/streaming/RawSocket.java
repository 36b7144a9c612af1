package io.github.openrouter4e.benchmarks.streaming;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A socket whose bytes are thrown away: what the JVM and the kernel take, without HTTP. */
final class RawSocket implements Contestant {

	private static final byte[] END = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final Map<String, ConcurrentLinkedDeque<Socket>> idle = new ConcurrentHashMap<>();

	@Override
	public String name() {
		return "socket (bytes only)";
	}

	@Override
	public boolean seesText() {
		return false;
	}

	@Override
	public void stream(String baseUrl, Counter counter) throws IOException {
		URI uri = URI.create(baseUrl);
		ConcurrentLinkedDeque<Socket> pool = idle.computeIfAbsent(uri.getAuthority(), a -> new ConcurrentLinkedDeque<>());
		Socket pooled = pool.poll();
		Socket socket = pooled == null ? new Socket(uri.getHost(), uri.getPort()) : pooled;
		socket.setTcpNoDelay(true);
		socket.getOutputStream().write(("POST " + uri.getPath() + "/chat/completions HTTP/1.1\r\nHost: "
				+ uri.getAuthority() + "\r\nContent-Type: application/json\r\nAuthorization: Bearer "
				+ HttpClientRequest.KEY + "\r\nContent-Length: " + HttpClientRequest.BODY.length() + "\r\n\r\n"
				+ HttpClientRequest.BODY).getBytes(StandardCharsets.US_ASCII));
		drain(socket.getInputStream(), counter);
		pool.push(socket);
	}

	private static void drain(InputStream in, Counter counter) throws IOException {
		byte[] buffer = new byte[16 << 10];
		byte[] last = new byte[END.length];
		while (!Arrays.equals(last, END)) {
			int count = in.read(buffer);
			if (count < 0) {
				throw new EOFException();
			}
			counter.piece(count);
			int fresh = Math.min(count, END.length);
			System.arraycopy(last, fresh, last, 0, END.length - fresh);
			System.arraycopy(buffer, count - fresh, last, END.length - fresh, fresh);
		}
	}
}
