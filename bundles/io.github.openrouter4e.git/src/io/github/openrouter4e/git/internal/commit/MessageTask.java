package io.github.openrouter4e.git.internal.commit;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingLimitException;
import io.github.openrouter4e.git.internal.AnswerDefect;
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.git.internal.message.CommitMaterial;
import io.github.openrouter4e.git.internal.message.CommitMessageWriter;

/**
 * Has one message written into a field. What the user types meanwhile is never overwritten: then the task ends, and the field
 * stays as it is. If it is stopped or fails, what stood in the field before comes back. To be used on the UI thread; reading and
 * asking happen on another one.
 */
public final class MessageTask {

	/** What is asked and said on the way, on the UI thread. */
	public interface Dialogue {

		/** Whether to go beyond a spending limit. */
		boolean agreesTo(SpendingDecision decision);

		/** Nothing is staged: whether to write about the changes that are not. */
		boolean takesUnstaged(int files);

		/** Keys or passwords are in the changes: whether to go on without the files that hold them. */
		boolean goesOnWithout(List<Changes.SecretLine> secrets);

		/** The task has ended. Called once, last. */
		void ended(End end);
	}

	/** How a task ended. */
	public sealed interface End {

		/** The message is in the field. */
		record Written(CommitMessageWriter.Written message) implements End {
		}

		/** There is nothing to write about. */
		record NothingStaged() implements End {
		}

		/** Everything that changes is kept from models. */
		record AllWithheld(int files) implements End {
		}

		/** The field belongs to the user again, who typed, stopped, declined or closed it. */
		record Stopped(boolean byTyping) implements End {
		}

		/** The model wrote no message, or none that is whole. */
		record NoMessage(AnswerDefect reason) implements End {
		}

		/** It failed. */
		record Failed(Exception reason) implements End {
		}
	}

	private final MessageField field;
	private final CommitMessageWriter writer;
	private final Dialogue dialogue;
	private final Executor ui;
	private final Executor frames;
	private final Executor background;
	private final Cancellation cancellation = new Cancellation();
	private final Object lock = new Object();
	private @Nullable String arrived; // guarded by lock: what is to be shown next
	private boolean frameWaits; // guarded by lock

	private String former = ""; //$NON-NLS-1$
	private String shown = ""; //$NON-NLS-1$
	private @Nullable Repository repository;
	private char comment;
	private boolean ended;

	/**
	 * A task that has not begun.
	 *
	 * @param ui         runs on the UI thread, soon
	 * @param frames     runs on the UI thread, not more often than a reader can follow
	 * @param background runs what blocks
	 */
	public MessageTask(MessageField field, CommitMessageWriter writer, Dialogue dialogue, Executor ui, Executor frames,
			Executor background) {
		this.field = field;
		this.writer = writer;
		this.dialogue = dialogue;
		this.ui = ui;
		this.frames = frames;
		this.background = background;
	}

	/** Begins. */
	public void start() {
		former = field.message();
		shown = former;
		comment = field.commentChar();
		var found = field.repository();
		repository = found;
		if (found == null) {
			end(new End.NothingStaged());
			return;
		}
		found.incrementOpen(); // whoever else has it may close it meanwhile
		inBackground(() -> read(found));
	}

	/** Ends at once, and what stood in the field before comes back. Does nothing if it has ended. */
	public void stop() {
		takeBack();
		end(new End.Stopped(false));
	}

	/** Whether it has ended. */
	public boolean hasEnded() {
		return ended;
	}

	/** What the message is for; {@code null} if it has not begun, or if none is chosen. */
	@Nullable
	Repository repository() {
		return repository;
	}

	/** What stood in the field before it began. */
	public String former() {
		return former;
	}

	/** Work that blocks. */
	@FunctionalInterface
	private interface Work {
		/** @return what happens next, on the UI thread */
		Runnable run() throws IOException;
	}

	private void inBackground(Work work) {
		background.execute(() -> {
			Runnable next;
			try {
				next = work.run();
			} catch (@SuppressWarnings("unused") CancelledException e) {
				next = this::stop;
			} catch (IOException | RuntimeException e) {
				next = () -> fail(e);
			}
			var then = next;
			ui.execute(() -> {
				if (!ended) {
					then.run();
				}
			});
		});
	}

	private Runnable read(Repository from) throws IOException {
		var material = CommitMaterial.read(from, former, comment, cancellation);
		if (!material.changes().isEmpty() || !field.commitsUnstaged()) {
			return () -> consider(material);
		}
		var unstaged = material.withUnstaged(from, cancellation);
		var files = unstaged.changes().files().size() + unstaged.changes().withheld();
		return () -> {
			if (files == 0) {
				end(new End.NothingStaged());
			} else if (dialogue.takesUnstaged(files)) {
				consider(unstaged);
			} else {
				stop();
			}
		};
	}

	private void consider(CommitMaterial material) {
		var changes = material.changes();
		if (changes.isEmpty()) {
			end(new End.NothingStaged());
		} else if (!changes.secrets().isEmpty() && !dialogue.goesOnWithout(changes.secrets())) {
			stop();
		} else if (changes.files().isEmpty()) {
			end(new End.AllWithheld(changes.withheld()));
		} else {
			ask(material, false);
		}
	}

	private void ask(CommitMaterial material, boolean agreed) {
		inBackground(() -> {
			var written = writer.write(material, comment, agreed, this::arrive, cancellation);
			return () -> finish(material, written);
		});
	}

	/** On the thread that receives the answer. */
	private void arrive(String message) {
		synchronized (lock) {
			arrived = message;
			if (frameWaits) {
				return;
			}
			frameWaits = true;
		}
		frames.execute(this::showFrame);
	}

	private void showFrame() {
		String message;
		synchronized (lock) {
			message = arrived;
			frameWaits = false;
		}
		if (!ended && message != null) {
			show(message);
		}
	}

	private void finish(CommitMaterial material, CommitMessageWriter.Written written) {
		var message = written.message();
		var failure = written.result().failure();
		var defect = written.defect();
		if (failure instanceof SpendingLimitException limit) {
			if (dialogue.agreesTo(limit.decision())) {
				ask(material, true);
			} else {
				stop();
			}
		} else if (failure instanceof CancelledException) {
			stop();
		} else if (failure != null) {
			fail(failure);
		} else if (defect != null) {
			takeBack();
			end(new End.NoMessage(defect));
		} else if (message != null && show(message)) {
			end(new End.Written(written));
		}
	}

	/** @return false if the field is the user's again, and the task has ended */
	private boolean show(String message) {
		try {
			if (isUntouched()) {
				field.setMessage(message);
				shown = field.message(); // the field may have changed it, for example its line ends
				return true;
			}
			end(new End.Stopped(true));
		} catch (@SuppressWarnings("unused") RuntimeException e) { // closed
			end(new End.Stopped(false));
		}
		return false;
	}

	private boolean isUntouched() {
		return field.repository() == repository && field.message().equals(shown);
	}

	private void takeBack() {
		if (!ended && !shown.equals(former)) {
			show(former);
		}
	}

	private void fail(Exception reason) {
		takeBack();
		end(new End.Failed(reason));
	}

	private void end(End end) {
		if (ended) {
			return;
		}
		ended = true;
		cancellation.cancel();
		var opened = repository;
		if (opened != null) {
			opened.close();
		}
		dialogue.ended(end);
	}
}
