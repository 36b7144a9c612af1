package io.github.openrouter4e.chat.internal.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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
	/** Held while something is written, which may take long: it keeps the order of pieces. Taken before the monitor. */
	private final Lock writing = new ReentrantLock();
	private Collected collected = new Collected(); // this and the following guarded by this
	private boolean scheduled;
	private boolean hurried;

	/** What waits to be written. */
	private static final class Collected {
		final List<String> text = new ArrayList<>();
		final List<String> reasoning = new ArrayList<>();
		final List<Citation> citations = new ArrayList<>();
		final List<String> images = new ArrayList<>();
		final List<byte[]> audio = new ArrayList<>();
		int characters;

		void add(List<String> texts, String more) {
			texts.add(more);
			characters += more.length();
		}

		void addAll(Collected more) {
			text.addAll(more.text);
			reasoning.addAll(more.reasoning);
			citations.addAll(more.citations);
			images.addAll(more.images);
			audio.addAll(more.audio);
			characters += more.characters;
		}

		Piece piece() {
			var sound = new ByteArrayOutputStream();
			audio.forEach(sound::writeBytes);
			return new Piece(String.join("", text), String.join("", reasoning), List.copyOf(citations), //$NON-NLS-1$ //$NON-NLS-2$
					List.copyOf(images), sound.size() == 0 ? null : Blob.of(sound.toByteArray()));
		}
	}

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
	public void text(String more) {
		add(to -> to.add(to.text, more));
	}

	/** More of the reasoning. */
	public void reasoning(String more) {
		add(to -> to.add(to.reasoning, more));
	}

	/** One source more. */
	public void citation(Citation citation) {
		add(to -> to.citations.add(citation));
	}

	/** One image more. */
	public void image(String dataUrl) {
		add(to -> to.images.add(dataUrl));
	}

	/** More sound. */
	public void audio(Blob more) {
		add(to -> to.audio.add(more.bytes()));
	}

	/** Never waits for the disk, unless nobody else writes any more. */
	private void add(Consumer<Collected> more) {
		boolean writtenLater;
		synchronized (this) {
			more.accept(collected);
			writtenLater = schedule();
		}
		if (!writtenLater) {
			flush(); // shutting down: better now than never
		}
	}

	private boolean schedule() {
		try {
			if (!scheduled) {
				scheduled = true;
				scheduler.schedule(this::flushAndForce, DELAY_MILLIS, TimeUnit.MILLISECONDS);
			}
			if (!hurried && collected.characters > MANY) {
				hurried = true;
				scheduler.execute(this::writeMuch);
			}
			return true;
		} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
			scheduled = false;
			hurried = false;
			return false;
		}
	}

	private void flushAndForce() {
		synchronized (this) {
			scheduled = false;
		}
		flush();
		try {
			target.force();
		} catch (IOException e) {
			failures.accept(e);
		}
	}

	/**
	 * Writes for as long as much has come meanwhile: to be woken again for it takes the receiver longer than to note a piece. Forces
	 * nothing, as what comes would wait for that and pile up.
	 */
	private void writeMuch() {
		boolean more = true;
		while (more) {
			more = write() && isMuch();
		}
	}

	private synchronized boolean isMuch() {
		hurried = collected.characters > MANY;
		return hurried;
	}

	/** Writes what is collected. */
	public void flush() {
		write();
	}

	/** Tells whether nothing failed. */
	private boolean write() {
		writing.lock();
		try {
			Collected taken = take();
			Piece piece = taken.piece();
			if (piece.isEmpty()) {
				return true;
			}
			try {
				target.write(piece);
				return true;
			} catch (IOException e) {
				putBack(taken);
				failures.accept(e);
				return false;
			}
		} finally {
			writing.unlock();
		}
	}

	private synchronized Collected take() {
		Collected taken = collected;
		collected = new Collected();
		return taken;
	}

	/** Before what came meanwhile. */
	private synchronized void putBack(Collected taken) {
		taken.addAll(collected);
		collected = taken;
		hurried = false;
	}
}
