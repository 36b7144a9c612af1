package io.github.openrouter4e.chat.internal.session;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.Piece;
import io.github.openrouter4e.chat.internal.store.PieceWriter;

/**
 * Writes a session to its file. A failure to write is told once, until a write succeeds again, and never ends an answer: the
 * conversation goes on in memory. Thread-safe.
 */
final class SessionFile {

	/** Something to write. */
	@FunctionalInterface
	interface Write {
		void to(ConversationFile file) throws IOException;
	}

	private final String id;
	private final Instant created;
	private final ConversationFile file;
	private final ScheduledExecutorService scheduler;
	private final Consumer<String> failures;
	private boolean begun; // this and the following guarded by this
	private boolean failing;
	private boolean closed;

	SessionFile(String id, Instant created, ConversationFile file, boolean begun, ScheduledExecutorService scheduler,
			Consumer<String> failures) {
		this.id = id;
		this.created = created;
		this.file = file;
		this.begun = begun;
		this.scheduler = scheduler;
		this.failures = failures;
	}

	/** Writes, after the first line of a new file; nothing once it is closed. */
	synchronized void write(Write write) {
		try {
			tryWrite(write);
		} catch (IOException e) {
			failed(e);
		}
	}

	private synchronized void tryWrite(Write write) throws IOException {
		if (closed) {
			return;
		}
		if (!begun) {
			file.begin(id, created);
			begun = true;
		}
		write.to(file);
		failing = false;
	}

	private synchronized void failed(IOException e) {
		if (!failing && !closed) {
			failing = true;
			failures.accept(String.valueOf(e.getMessage()));
		}
	}

	/** Whether there is a file. */
	synchronized boolean hasBegun() {
		return begun;
	}

	PieceWriter pieces(String answerId) {
		return new PieceWriter(new PieceWriter.Target() {
			@Override
			public void write(Piece piece) throws IOException {
				tryWrite(to -> to.piece(answerId, piece));
			}

			@Override
			public void force() throws IOException {
				file.force(); // outside of the lock: this is what takes time
			}
		}, scheduler, this::failed);
	}

	long size() {
		try {
			return file.size();
		} catch (IOException e) {
			return 0; // only shown
		}
	}

	/** Nothing is written any more, so that the file can be moved. */
	synchronized void close() throws IOException {
		closed = true;
		file.close();
	}
}
