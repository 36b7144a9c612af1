package io.github.openrouter4e.agent.internal.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A process as the Console view sees it. What it writes is a copy, in UTF-8, as a stream has one reader only; to end it ends
 * everything that it has started.
 */
final class ShownProcess extends Process {

	/** Characters that are copied: the view keeps no more either, and whoever does not read must not fill the memory. */
	private static final int MOST = 2_000_000;

	private final Process process;
	private final Copy copy;

	ShownProcess(Process process, Copy copy) {
		this.process = process;
		this.copy = copy;
	}

	/** What was written, until it is closed. Written by one thread, read by another. */
	static final class Copy extends InputStream {

		private static final byte[] END = new byte[0];

		private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
		private byte[] line = END;
		private int at;
		private int length;
		private boolean ended;

		/** Adds a line with its end. */
		void add(String text) {
			length += text.length();
			if (length <= MOST && !text.isEmpty()) {
				lines.add(text.getBytes(StandardCharsets.UTF_8));
			}
		}

		/** Nothing more comes. */
		void end() {
			lines.add(END);
		}

		@Override
		public int read() throws IOException {
			var one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte @Nullable [] into, int offset, int wanted) throws IOException {
			if (wanted == 0 || into == null) {
				return 0;
			}
			try {
				while (!ended && at == line.length) {
					line = lines.take();
					at = 0;
					ended = line == END;
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new IOException(e);
			}
			if (ended) {
				return -1;
			}
			var count = Math.min(wanted, line.length - at);
			System.arraycopy(line, at, into, offset, count);
			at += count;
			return count;
		}

		@Override
		public int available() {
			return line.length - at;
		}
	}

	@Override
	public InputStream getInputStream() {
		return copy;
	}

	@Override
	public InputStream getErrorStream() {
		return InputStream.nullInputStream();
	}

	@Override
	public OutputStream getOutputStream() {
		return OutputStream.nullOutputStream();
	}

	@Override
	public int waitFor() throws InterruptedException {
		return process.waitFor();
	}

	@Override
	public boolean waitFor(long timeout, @Nullable TimeUnit unit) throws InterruptedException {
		return process.waitFor(timeout, unit);
	}

	@Override
	public int exitValue() {
		return process.exitValue();
	}

	@Override
	public boolean isAlive() {
		return process.isAlive();
	}

	@Override
	public long pid() {
		return process.pid();
	}

	@Override
	public ProcessHandle toHandle() {
		return process.toHandle();
	}

	@Override
	public void destroy() {
		Thread.ofVirtual().start(() -> ProcessTree.kill(process)); // asked for on the user interface thread, too
	}
}
