package io.github.openrouter4e.chat.internal.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Citation;

/**
 * Writes an answer to disk while it is received. Pieces are collected and written together shortly after the first of them,
 * so that a kill loses less than half a second, a fast model does not cause a thousand writes a second, and nothing runs
 * while nothing arrives. Writing happens on the scheduler's thread: a slow disk does not slow the answer down. Thread-safe.
 */
public final class PieceWriter {

	/** Leaves room in the half second that may be lost for a slow write. */
	static final long DELAY_MILLIS = 200;
	/** Characters that do not wait: what is on the disk already need not be waited for at the end. */
	static final int MANY = 1 << 17;

	/** Where pieces go. */
	public interface Target {
		/** Writes a piece. */
		void write(Piece piece) throws IOException;

		/** Makes what was written survive a crash of the system. */
		void force() throws IOException;
	}

	private final Target target;
	private final ScheduledExecutorService scheduler;
	private final Consumer<IOException> failures;
	private final StringBuilder text = new StringBuilder(); // this and the following guarded by this
	private final StringBuilder reasoning = new StringBuilder();
	private final List<Citation> citations = new ArrayList<>();
	private final List<String> images = new ArrayList<>();
	private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
	private boolean scheduled;
	private boolean hurried;

	/**
	 * A writer for one answer.
	 *
	 * @param failures told when a write fails; later pieces are tried again
	 */
	public PieceWriter(Target target, ScheduledExecutorService scheduler, Consumer<IOException> failures) {
		this.target = target;
		this.scheduler = scheduler;
		this.failures = failures;
	}

	/** More of the answer's text. */
	public synchronized void text(String more) {
		text.append(more);
		schedule();
	}

	/** More of the reasoning. */
	public synchronized void reasoning(String more) {
		reasoning.append(more);
		schedule();
	}

	/** One source more. */
	public synchronized void citation(Citation citation) {
		citations.add(citation);
		schedule();
	}

	/** One image more. */
	public synchronized void image(String dataUrl) {
		images.add(dataUrl);
		schedule();
	}

	/** More sound. */
	public synchronized void audio(Blob more) {
		audio.writeBytes(more.bytes());
		schedule();
	}

	private void schedule() {
		if (!scheduled) {
			scheduled = true;
			try {
				scheduler.schedule(this::flushAndForce, DELAY_MILLIS, TimeUnit.MILLISECONDS);
			} catch (RejectedExecutionException e) {
				flush(); // shutting down: better now than never
			}
		}
		if (!hurried && text.length() + reasoning.length() > MANY) {
			hurried = true;
			try {
				scheduler.execute(this::flushAndForce);
			} catch (RejectedExecutionException e) {
				flush();
			}
		}
	}

	private void flushAndForce() {
		flush();
		try {
			target.force();
		} catch (IOException e) {
			failures.accept(e);
		}
	}

	/** Writes what is collected. The lock keeps the order of pieces; the file is forced outside of it. */
	public synchronized void flush() {
		scheduled = false;
		hurried = false;
		var piece = new Piece(text.toString(), reasoning.toString(), List.copyOf(citations), List.copyOf(images),
				audio.size() == 0 ? null : Blob.of(audio.toByteArray()));
		if (piece.isEmpty()) {
			return;
		}
		try {
			target.write(piece);
			text.setLength(0);
			reasoning.setLength(0);
			citations.clear();
			images.clear();
			audio.reset();
		} catch (IOException e) {
			failures.accept(e);
		}
	}
}
