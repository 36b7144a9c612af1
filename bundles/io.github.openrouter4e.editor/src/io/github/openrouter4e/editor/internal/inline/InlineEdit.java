package io.github.openrouter4e.editor.internal.inline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.costs.SpendingLimitException;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.storage.WellFormed;
import io.github.openrouter4e.ui.RequestTexts;

/**
 * One inline edit, from the empty prompt to the last change that is kept or rejected. The document is written only when the
 * user keeps a change. To be used on the UI thread; reading, asking and comparing happen on another one.
 */
final class InlineEdit {

	/** What can be done. */
	enum Phase {
		/** The user writes. */
		PROMPT,
		/** The model writes. */
		ASKING,
		/** There are changes to keep or reject; the user may write a follow-up. */
		REVIEW,
		/** It is over. */
		CLOSED
	}

	/**
	 * What the user sees beside the prompt.
	 *
	 * @param text      what happens, in words; "" for nothing
	 * @param isProblem whether it went wrong
	 * @param cost      of the last answer, with its tokens; "" if there is none
	 * @param answers   how many prompts were answered by changes so far: those need not be sent again
	 */
	record Status(Phase phase, String text, boolean isProblem, String cost, int answers) {
	}

	/** Shows it. */
	interface View {

		/** The status, the lines or the changes are others. */
		void update(Status status);

		/** What goes to the model beside the lines, as it is now; {@code null} for nothing. */
		@Nullable
		Subject subject();

		/** Whether the document may be written; the user may be asked to make it so. */
		boolean makeWritable();

		/** Runs what changes the document, without the text jumping about. */
		void write(Runnable change);

		/** It is over, and nothing of it must be left. @param summary for the status line; "" for nothing */
		void close(String summary);
	}

	/**
	 * Where work runs.
	 *
	 * @param ui         on the UI thread, soon
	 * @param frames     on the UI thread, not more often than a reader can follow
	 * @param background where it may block
	 */
	record Threads(Executor ui, Executor frames, Executor background) {
	}

	/** What the user has to agree to before a request is sent. */
	private enum Consent {
		SECRET, LIMIT
	}

	/** More is not answered in one piece. */
	static final int LONGEST = 100_000;
	/** The field has room for some sentences. */
	private static final int MOST_WORDS = 400;
	/** On each side of the cursor, to find what it is in. */
	private static final int AROUND = 32_000;

	private final IDocument document;
	private final Supplier<InlineServices> services;
	private final View view;
	private final Threads threads;
	private Hunks hunks;

	private Phase phase = Phase.PROMPT;
	private String text = ""; //$NON-NLS-1$
	private boolean isProblem;
	private String cost = ""; //$NON-NLS-1$
	private int answers;
	private int current;
	private boolean isRanged = true;
	private String waiting = ""; //$NON-NLS-1$
	private Cancellation cancellation = new Cancellation();

	private List<Message> conversation = List.of();
	private String answered = ""; //$NON-NLS-1$
	/** What the last answer is about, and what it would make of it. */
	private List<String> about = List.of();

	private final Set<Consent> consents = EnumSet.noneOf(Consent.class);
	private @Nullable Consent asked;
	private String askedFor = ""; //$NON-NLS-1$

	private final Object lock = new Object();
	private GrowingText arrived = GrowingText.EMPTY; // guarded by lock
	private boolean frameWaits; // guarded by lock

	/**
	 * About what is selected, or about what the cursor is in.
	 *
	 * @param services asked for in the background
	 */
	InlineEdit(IDocument document, int offset, int length, Supplier<InlineServices> services, View view,
			Threads threads) throws BadLocationException {
		this.document = document;
		this.services = services;
		this.view = view;
		this.threads = threads;
		hunks = new Hunks(document, offset, length);
		if (length == 0) {
			findRange(offset);
		}
	}

	private void findRange(int caret) throws BadLocationException {
		isRanged = false;
		var base = document.getLineOffset(document.getLineOfOffset(Math.max(0, caret - AROUND)));
		var before = document.get(base, Math.min(document.getLength(), caret + AROUND) - base);
		inBackground(() -> {
			var found = EditRange.of(before, caret - base);
			return () -> takeRange(base, before, found);
		});
	}

	private void takeRange(int base, String before, EditRange found) {
		isRanged = true;
		try {
			var isSame = base + before.length() <= document.getLength()
					&& document.get(base, before.length()).equals(before);
			if (isSame) { // else the user types: then it is about the line
				var wide = new Hunks(document, base + found.start(), found.end() - found.start());
				hunks.close();
				hunks = wide;
			}
		} catch (BadLocationException e) {
			throw new IllegalStateException(e);
		}
		view.update(status());
		if (!waiting.isEmpty()) {
			submit(waiting);
		}
	}

	/** The lines and the changes. */
	Hunks hunks() {
		return hunks;
	}

	/** The change that the keys are about; {@code null} if there is none. */
	@Nullable
	Hunk current() {
		var open = hunks.open();
		return open.isEmpty() ? null : open.get(Math.min(current, open.size() - 1));
	}

	Phase phase() {
		return phase;
	}

	/** The user has written a prompt, or a follow-up. */
	void submit(String prompt) {
		if (prompt.isBlank() || phase == Phase.ASKING || phase == Phase.CLOSED) {
			return;
		}
		if (!isRanged) {
			waiting = prompt;
			return;
		}
		if (!view.makeWritable()) {
			say(Messages.InlineEdit_readOnly, true);
			return;
		}
		var lines = hunks.text();
		if (lines.length() > LONGEST) {
			say(NLS.bind(Messages.InlineEdit_tooLong, LONGEST), true);
			return;
		}
		var question = asked;
		if (question != null && prompt.equals(askedFor)) {
			consents.add(question);
		} else {
			consents.clear();
		}
		asked = null;
		phase = Phase.ASKING;
		cancellation = new Cancellation();
		say(Messages.InlineEdit_asking, false);
		ask(prompt, lines, view.subject());
	}

	private void ask(String prompt, String lines, @Nullable Subject subject) {
		var agreed = Set.copyOf(consents);
		var sent = lines.lines().toList();
		var former = conversation;
		var formerAnswer = answered;
		var changed = sent.equals(about) ? null : lines;
		var stop = cancellation;
		inBackground(() -> {
			var material = subject == null ? null : subject.read(false, new NullProgressMonitor());
			if (material != null && !material.withheld().isEmpty()) {
				return () -> fail(String.join(" ", material.withheld())); //$NON-NLS-1$
			}
			var messages = former.isEmpty()
					? InlinePrompt.first(material, lines, prompt)
					: InlinePrompt.next(former, formerAnswer, changed, prompt);
			if (!agreed.contains(Consent.SECRET) && holdsSecret(messages)) {
				return () -> askFor(Consent.SECRET, prompt, Messages.InlineEdit_secret);
			}
			var used = services.get();
			var answer = used.model().ask(messages, agreed.contains(Consent.LIMIT), this::arrive, stop);
			var read = InlineAnswer.of(answer.text(), sent);
			return () -> take(prompt, messages, sent, answer, read, used.texts());
		});
	}

	private static boolean holdsSecret(List<Message> messages) {
		return messages.stream().anyMatch(message -> SecretFiles.byContent(message.content().text()).isPresent());
	}

	private void askFor(Consent what, String prompt, String question) {
		phase = hunks.open().isEmpty() ? Phase.PROMPT : Phase.REVIEW;
		asked = what;
		askedFor = prompt;
		say(NLS.bind(Messages.InlineEdit_allTheSame, question), true);
	}

	/** On the thread that receives the answer. */
	private void arrive(GrowingText partial) {
		synchronized (lock) {
			arrived = partial;
			if (frameWaits) {
				return;
			}
			frameWaits = true;
		}
		threads.frames().execute(this::showFrame);
	}

	private void showFrame() {
		GrowingText answer;
		synchronized (lock) {
			answer = arrived;
			frameWaits = false;
		}
		var lines = InlineAnswer.linesSoFar(answer.toString()); // not for each line that comes, as it reads all of them
		if (phase == Phase.ASKING && lines > 0) {
			say(NLS.bind(Messages.InlineEdit_writing, lines), false);
		}
	}

	private void take(String prompt, List<Message> messages, List<String> sent, EditModel.Answer answer,
			InlineAnswer read, RequestTexts texts) {
		if (answer.result().failure() instanceof SpendingLimitException limit) {
			askFor(Consent.LIMIT, prompt, texts.limit(limit.decision()));
			return;
		}
		consents.clear();
		cost = texts.cost(answer.result());
		var failure = answer.result().failure();
		if (failure instanceof CancelledException) {
			fail(""); //$NON-NLS-1$
		} else if (failure != null) {
			fail(texts.failure(failure));
		} else if (answer.isCut() || read instanceof InlineAnswer.Cut) {
			fail(Messages.InlineEdit_cut);
		} else {
			conversation = messages;
			answered = answer.text();
			about = sent;
			switch (read) {
				case InlineAnswer.Code(var lines) -> place(sent, lines);
				case InlineAnswer.Words(var words) ->
					fail(words.isEmpty() ? Messages.InlineEdit_nothing : WellFormed.shortened(words, MOST_WORDS));
				case InlineAnswer.Elided(var comment) -> fail(NLS.bind(Messages.InlineEdit_elided, comment));
				case InlineAnswer.Cut() -> throw new IllegalStateException();
			}
		}
	}

	/** The user may have typed since the lines were sent, and may go on while they are compared. */
	private void place(List<String> sent, List<String> answer) {
		var now = hunks.text();
		inBackground(() -> {
			var merge = Merge.of(sent, answer, now.lines().toList());
			return () -> {
				if (hunks.text().equals(now)) {
					propose(merge, answer);
				} else {
					place(sent, answer);
				}
			};
		});
	}

	private void propose(Merge merge, List<String> answer) {
		hunks.propose(merge.changes(), answer);
		current = 0;
		var open = hunks.open().size();
		phase = open == 0 ? Phase.PROMPT : Phase.REVIEW;
		answers += open == 0 ? 0 : 1;
		var words = new ArrayList<String>();
		if (open > 0) {
			words.add(open == 1 ? Messages.InlineEdit_oneChange : NLS.bind(Messages.InlineEdit_changes, open));
		} else if (merge.conflicts() == 0) {
			words.add(Messages.InlineEdit_noChange);
		}
		if (merge.conflicts() > 0) {
			words.add(NLS.bind(Messages.InlineEdit_conflicts, merge.conflicts()));
		}
		say(String.join(" ", words), merge.conflicts() > 0); //$NON-NLS-1$
	}

	/** Stops the model. What has come is thrown away; the user may write again. Does nothing if no model writes. */
	void stop() {
		if (phase == Phase.ASKING) {
			cancellation.cancel();
			fail(Messages.InlineEdit_stopped);
		}
	}

	/** Escape: stops the model, else ends it all. */
	void escape() {
		if (phase == Phase.ASKING) {
			stop();
		} else {
			close();
		}
	}

	/** Keeps the current change. */
	void keep() {
		var hunk = current();
		if (hunk != null) {
			keep(List.of(hunk));
		}
	}

	/** Keeps a change. */
	void keep(Hunk hunk) {
		if (hunks.open().contains(hunk)) {
			keep(List.of(hunk));
		}
	}

	/** Keeps all changes that are left. */
	void keepAll() {
		keep(hunks.open());
	}

	private void keep(List<Hunk> chosen) {
		if (phase != Phase.REVIEW || chosen.isEmpty()) {
			return;
		}
		if (!view.makeWritable()) {
			say(Messages.InlineEdit_readOnly, true);
			return;
		}
		var refused = new int[1];
		view.write(() -> refused[0] = hunks.keep(chosen));
		decided(refused[0]);
	}

	/** Rejects the current change. */
	void reject() {
		var hunk = current();
		if (hunk != null) {
			reject(hunk);
		}
	}

	/** Rejects a change. */
	void reject(Hunk hunk) {
		if (phase == Phase.REVIEW) {
			hunks.reject(hunk);
			decided(0);
		}
	}

	private void decided(int refused) {
		if (hunks.open().isEmpty()) {
			close();
			return;
		}
		current = Math.min(current, hunks.open().size() - 1);
		if (refused > 0) {
			say(NLS.bind(Messages.InlineEdit_stale, refused), true);
		} else {
			var open = hunks.open().size();
			say(open == 1 ? Messages.InlineEdit_oneChange : NLS.bind(Messages.InlineEdit_changes, open), false);
		}
	}

	/** Makes another change the current one. @param step 1 for the next one, −1 for the one before */
	void move(int step) {
		var open = hunks.open().size();
		if (open > 0) {
			current = Math.floorMod(Math.min(current, open - 1) + step, open);
			view.update(status());
		}
	}

	/** Somebody has changed the document. */
	void documentChanged() {
		if (phase == Phase.CLOSED) {
			return;
		}
		if (hunks.range() == null) {
			end(Messages.InlineEdit_gone);
		} else {
			view.update(status());
		}
	}

	/** Ends it: what is not kept is gone. */
	void close() {
		var kept = hunks.keptCount();
		end(kept == 0 ? "" : NLS.bind(Messages.InlineEdit_kept, kept, cost)); //$NON-NLS-1$
	}

	private void end(String summary) {
		if (phase != Phase.CLOSED) {
			phase = Phase.CLOSED;
			cancellation.cancel();
			hunks.close();
			view.close(summary);
		}
	}

	private void fail(String words) {
		phase = hunks.open().isEmpty() ? Phase.PROMPT : Phase.REVIEW;
		say(words, !words.isEmpty());
	}

	private void say(String words, boolean problem) {
		text = words;
		isProblem = problem;
		view.update(status());
	}

	/** What is shown. */
	Status status() {
		return new Status(phase, text, isProblem, cost, answers);
	}

	/** Work that blocks. */
	@FunctionalInterface
	private interface Work {
		/** @return what happens next, on the UI thread */
		Runnable run() throws CoreException;
	}

	private void inBackground(Work work) {
		var stop = cancellation;
		threads.background().execute(() -> {
			Runnable next;
			try {
				next = work.run();
			} catch (@SuppressWarnings("unused") CancelledException | OperationCanceledException e) {
				next = () -> fail(""); //$NON-NLS-1$
			} catch (CoreException e) {
				next = () -> fail(e.getStatus().getMessage());
			} catch (RuntimeException e) {
				next = () -> fail(NLS.bind(Messages.InlineEdit_failed, e));
			}
			var then = next;
			threads.ui().execute(() -> {
				if (phase != Phase.CLOSED && !stop.isCancelled()) {
					then.run();
				}
			});
		});
	}
}
