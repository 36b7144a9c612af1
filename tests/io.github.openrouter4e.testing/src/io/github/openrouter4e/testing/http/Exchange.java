package io.github.openrouter4e.testing.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and the response being made to it. Used by one thread. */
public final class Exchange {

	private final RecordedRequest request;
	private final Connection connection;
	private Faults faults = Faults.NONE;
	private boolean keepAlive;
	private ResponseBody body;

	Exchange(RecordedRequest request) {
		this.request = request;
		connection = request.connection();
		keepAlive = !request.headers().hasToken("Connection", "close");
	}

	public RecordedRequest request() {
		return request;
	}

	/** Makes the response to come go wrong. */
	public void faults(Faults planned) {
		faults = planned;
	}

	public Faults faults() {
		return faults;
	}

	/** A whole response with a Content-Length. */
	public void respond(int status, Headers headers, byte[] content) throws IOException {
		writeHead(status, headers.with("Content-Length", Integer.toString(content.length)));
		body = new ResponseBody(this, connection.out(), false, faults);
		body.write(content);
		body.end();
	}

	/** The head of a chunked response; the body follows. */
	public ResponseBody begin(int status, Headers headers) throws IOException {
		writeHead(status, headers.with("Transfer-Encoding", "chunked"));
		body = new ResponseBody(this, connection.out(), true, faults);
		return body;
	}

	/** Writes a body that is chunked already. */
	public interface EncodedBody {
		/** @param out each call of it is a write to the socket */
		void writeTo(OutputStream out) throws IOException;
	}

	/** A chunked response whose body is chunked already: nothing is left to do while the time is taken. */
	public void respondEncoded(int status, Headers headers, EncodedBody chunkedBody) throws IOException {
		writeHead(status, headers.with("Transfer-Encoding", "chunked"));
		chunkedBody.writeTo(connection.out());
	}

	/** Bytes straight to the socket, status line and all; the connection is closed afterwards. */
	public void respondRaw(byte[] bytes) throws IOException {
		keepAlive = false;
		OutputStream out = connection.out();
		out.write(bytes);
		out.flush();
	}

	/** Waits until {@code gate} lets step {@code index} pass; throws {@link ClientClosed} if the client leaves. */
	public void await(Gate gate, int index) throws IOException {
		if (!gate.pass(index, connection.closedByClient())) {
			throw new ClientClosed();
		}
	}

	/** Does nothing for a while; throws {@link ClientClosed} as soon as the client leaves. */
	public void pause(Duration time) throws IOException {
		try {
			connection.closedByClient().get(time.toNanos(), TimeUnit.NANOSECONDS);
			throw new ClientClosed();
		} catch (TimeoutException e) {
			// the client is still there: go on
		} catch (ExecutionException e) {
			throw new ClientClosed();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ClientClosed();
		}
	}

	/** Fails with {@link ClientClosed} if the client has left. */
	public void checkClient() throws IOException {
		if (connection.closedByClient().isDone()) {
			throw new ClientClosed();
		}
	}

	/** Breaks the connection off now. */
	public void breakOff(boolean withReset) throws IOException {
		if (withReset) {
			connection.reset();
		} else {
			connection.close();
		}
		throw new BrokenOff();
	}

	boolean keepsAlive() {
		return keepAlive && (body == null || body.ended());
	}

	private void writeHead(int status, Headers headers) throws IOException {
		StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ").append(status).append(' ')
				.append(reason(status)).append("\r\n");
		for (Headers.Field field : headers.fields()) {
			head.append(field.name()).append(": ").append(field.value()).append("\r\n");
			if (field.name().equalsIgnoreCase("Connection") && field.value().equalsIgnoreCase("close")) {
				keepAlive = false;
			}
		}
		head.append("\r\n");
		connection.out().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String reason(int status) {
		return switch (status) {
			case 200 -> "OK";
			case 302 -> "Found";
			case 307 -> "Temporary Redirect";
			case 400 -> "Bad Request";
			case 401 -> "Unauthorized";
			case 402 -> "Payment Required";
			case 403 -> "Forbidden";
			case 404 -> "Not Found";
			case 405 -> "Method Not Allowed";
			case 429 -> "Too Many Requests";
			case 500 -> "Internal Server Error";
			case 502 -> "Bad Gateway";
			case 503 -> "Service Unavailable";
			default -> "Status";
		};
	}

	/** The client closed the connection while the response was being written. */
	public static final class ClientClosed extends IOException {
		private static final long serialVersionUID = 1L;
	}

	/** The script told the server to break the connection off. */
	public static final class BrokenOff extends IOException {
		private static final long serialVersionUID = 1L;
	}
}
