package io.github.openrouter4e.testing.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the body of one response, chunked or plain, and makes the planned faults happen at their byte. */
public final class ResponseBody {

	private static final byte[] CRLF = {'\r', '\n'};

	private final Exchange exchange;
	private final OutputStream out;
	private final boolean chunked;
	private final Faults faults;
	private long position;
	private boolean ended;

	ResponseBody(Exchange exchange, OutputStream out, boolean chunked, Faults faults) {
		this.exchange = exchange;
		this.out = out;
		this.chunked = chunked;
		this.faults = faults;
	}

	public void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Writes and flushes; each call is an HTTP chunk of its own, or several where the faults divide it. */
	public void write(byte[] bytes) throws IOException {
		exchange.checkClient();
		int from = 0;
		do {
			int to = (int) (faults.nextStop(position, position + bytes.length - from) - position) + from;
			boolean cut = faults.cutAfter() == position + to - from;
			// the chunk header of a cut chunk promises all the bytes that will never come
			writePiece(bytes, from, to, cut ? Math.max(bytes.length - from, to - from + 1) : to - from);
			position += to - from;
			from = to;
			if (cut) {
				exchange.breakOff(faults.reset());
			}
			if (faults.stallAfter() == position) {
				exchange.await(faults.stall(), 0);
			}
		} while (from < bytes.length);
	}

	/** The orderly end of the body. */
	public void end() throws IOException {
		if (chunked) {
			out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		out.flush();
		ended = true;
	}

	boolean ended() {
		return ended;
	}

	private void writePiece(byte[] bytes, int from, int to, int promised) throws IOException {
		if (chunked && promised > 0) {
			// one write per chunk, so that it travels as one packet
			byte[] size = (Integer.toHexString(promised) + "\r\n").getBytes(StandardCharsets.US_ASCII);
			boolean whole = promised == to - from;
			byte[] packet = new byte[size.length + to - from + (whole ? CRLF.length : 0)];
			System.arraycopy(size, 0, packet, 0, size.length);
			System.arraycopy(bytes, from, packet, size.length, to - from);
			if (whole) {
				System.arraycopy(CRLF, 0, packet, packet.length - CRLF.length, CRLF.length);
			}
			out.write(packet);
		} else {
			out.write(bytes, from, to - from);
		}
		out.flush();
	}
}
