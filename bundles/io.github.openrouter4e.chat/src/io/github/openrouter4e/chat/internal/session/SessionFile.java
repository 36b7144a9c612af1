package io.github.openrouter4e.chat.internal.session;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.Piece;
import io.github.openrouter4e.chat.internal.store.PieceWriter;
import io.github.openrouter4e.storage.Retry;

/**
 * Writes a session to its file. What cannot be written is kept, in its order, and written as soon as it can be: with what
 * follows, or after a while. A failure to write never ends an answer; it is told when it begins and when it is over.
 * Thread-safe.
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
	private final Consumer<SessionEvent> events;
	private final Retry retry;
	private @Nullable IOException notForced; // this and the following guarded by this
	private boolean begun;
	private boolean closed;
	/** Asked for by the user interface, which must not wait for the disk. */
	private volatile @Nullable String unsaved;

	/**
	 * The file of a session.
	 *
	 * @param file   one that keeps what cannot be written
	 * @param begun  whether it has its first line
	 * @param events told of failures and of their end
	 */
	SessionFile(String id, Instant created, ConversationFile file, boolean begun, ScheduledExecutorService scheduler,
			Consumer<SessionEvent> events) {
		this.id = id;
		this.created = created;
		this.file = file;
		this.begun = begun;
		this.scheduler = scheduler;
		this.events = events;
		this.retry = new Retry(scheduler, this::save);
	}

	/** Writes, after the first line of a new file; nothing once it is closed. */
	synchronized void write(Write write) {
		if (closed) {
			return;
		}
		try {
			if (!begun) {
				begun = true;
				file.begin(id, created);
			}
			write.to(file);
			notForced = null;
		} catch (IOException e) {
			notForced = e; // lines are kept: only forcing them fails
		}
		tell();
	}

	/**
	 * Makes what was written survive a crash of the system, shortly: nobody waits until a long answer is on the disk. Where
	 * something must not happen before it is, {@link ConversationFile#force} waits.
	 */
	void forceSoon() {
		try {
			scheduler.execute(this::force);
		} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
			force(); // shutting down
		}
	}

	private void force() {
		try {
			file.force(); // outside of the lock: this is what takes time
		} catch (IOException e) {
			forced(e);
		}
	}

	private synchronized void forced(@Nullable IOException failure) {
		notForced = failure;
		tell();
	}

	/** Tries to write what is kept; tells whether everything is on the disk. */
	synchronized boolean save() {
		if (!closed) {
			file.writeKept();
			write(ConversationFile::force);
		}
		return failure() == null;
	}

	private void tell() {
		IOException failure = failure();
		if (failure != null) {
			retry.begin();
		}
		String before = unsaved;
		unsaved = failure == null ? null : message(failure);
		if (failure == null ? before != null : before == null) {
			events.accept(failure == null
					? new SessionEvent.StorageRecovered()
					: new SessionEvent.StorageFailed(message(failure)));
		}
	}

	private @Nullable IOException failure() {
		IOException failure = file.failure();
		return failure == null ? notForced : failure;
	}

	/** Why not everything is on the disk; {@code null} if it is. */
	@Nullable
	String unsaved() {
		return unsaved;
	}

	private static String message(IOException e) {
		String message = e.getMessage();
		return message == null ? e.getClass().getSimpleName() : message;
	}

	/** Whether there is a file, or will be as soon as it can be written. */
	synchronized boolean hasBegun() {
		return begun;
	}

	PieceWriter pieces(String answerId) {
		return new PieceWriter(new PieceWriter.Target() {
			@Override
			public void write(Piece piece) {
				SessionFile.this.write(to -> to.piece(answerId, piece));
			}

			@Override
			public void force() throws IOException {
				file.force(); // outside of the lock: this is what takes time
			}
		}, scheduler, this::forced);
	}

	long size() {
		try {
			return file.size();
		} catch (IOException e) {
			return 0; // only shown
		}
	}

	/** Exports everything, what is not on the disk included. */
	void export(OutputStream target) throws IOException {
		file.export(target);
	}

	/** Nothing is written any more, so that the file can be moved. */
	synchronized void close() throws IOException {
		save();
		IOException failure = failure();
		if (failure != null) {
			Log.warn("The end of a conversation could not be saved: " + id, failure); //$NON-NLS-1$
		}
		closed = true;
		file.close();
	}
}
