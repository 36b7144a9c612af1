package io.github.openrouter4e.ui.internal.chat.composer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/**
 * Reads what gets attached, and brings it into the prompt; or says why not, or asks if it looks as if it held a key. For the UI
 * thread, which does not read.
 */
final class AttachmentIntake {

	/** What is read sooner needs no message. */
	private static final Duration A_WHILE = Duration.ofMillis(700);

	private final Composer composer;
	private final UiTasks tasks;
	private final ChatPresenter.View view;
	private final Function<Attachment, @Nullable String> untaken;
	/** Apart from the other work of the view: a drive that does not answer must keep nobody from sending. */
	private final ExecutorService reader = Executors
			.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("OpenRouter attachments").factory()); //$NON-NLS-1$
	/** What others are still reading. */
	private final List<CompletableFuture<Attachment>> awaited = new ArrayList<>();
	private final List<Runnable> doubtful = new ArrayList<>();
	/** The message that asks about what is doubtful. */
	private String question = ""; //$NON-NLS-1$

	/**
	 * @param view    tells the user why something was not attached
	 * @param untaken the name of the model that answers next and does not take an attachment; null if it does
	 */
	AttachmentIntake(Composer composer, UiTasks tasks, ChatPresenter.View view,
			Function<Attachment, @Nullable String> untaken) {
		this.composer = composer;
		this.tasks = tasks;
		this.view = view;
		this.untaken = untaken;
		composer.text().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ESC && event.doit && !awaited.isEmpty()) {
				cancelAwaited();
				event.doit = false;
			}
		});
		composer.text().addDisposeListener(event -> {
			cancelAwaited();
			reader.shutdown();
		});
	}

	/** The user attaches something else: what was doubtful before is not asked about any more. */
	void forgetDoubtful() {
		doubtful.clear();
		view.hideMessage(question);
	}

	/** Attaches what somebody else reads. If it takes a while, the user is told, and can cancel it; so does Escape. */
	void await(String name, CompletableFuture<Attachment> attachment, ChatPresenter.Attaching to) {
		var reading = NLS.bind(Messages.AttachmentSources_reading, name);
		awaited.add(attachment);
		attachment.whenComplete((read, failure) -> tasks.ui(() -> {
			awaited.remove(attachment);
			view.hideMessage(reading);
		}));
		tasks.uiAfter(A_WHILE, () -> {
			if (!attachment.isDone()) {
				view.message(reading, Messages.AttachmentSources_cancelReading, () -> attachment.cancel(false));
			}
		});
		// looked at when it is there: until then the reader is free for what is attached meanwhile
		attachment.whenComplete((read, failure) -> read(() -> {
			try {
				return checked(attachment.get());
			} catch (ExecutionException e) {
				return new AttachmentReader.Result.Refused(e.getCause() instanceof CoreException refused
						? refused.getStatus().getMessage()
						: NLS.bind(Messages.AttachmentSources_refusedMissing, name));
			}
		}, name, to));
	}

	/**
	 * The prompt without attachments that look as if they held a key; about these the user is asked, about all at once.
	 *
	 * @param to takes those that the user wants all the same
	 */
	Prompt withoutDoubtful(Prompt prompt, ChatPresenter.Attaching to) {
		var plain = new ArrayList<Attachment>();
		var found = new ArrayList<AttachmentReader.Result.Doubtful>();
		for (var attachment : prompt.attachments()) {
			if (checked(attachment) instanceof AttachmentReader.Result.Doubtful doubt) {
				found.add(doubt);
			} else {
				plain.add(attachment);
			}
		}
		if (!found.isEmpty()) {
			ask(found, to);
		}
		return new Prompt(prompt.text(), plain);
	}

	private void cancelAwaited() {
		List.copyOf(awaited).forEach(attachment -> attachment.cancel(false));
	}

	/** What was read, as doubtful if it looks as if it held a key. */
	private static AttachmentReader.Result checked(Attachment attachment) {
		var read = new AttachmentReader.Result.Read(attachment, "", ""); //$NON-NLS-1$ //$NON-NLS-2$
		var doubt = AttachmentReader.doubt(attachment);
		return doubt == null
				? read
				: new AttachmentReader.Result.Doubtful(read,
						NLS.bind(Messages.AttachmentReader_refusedDoubtful, attachment.name(), doubt));
	}

	/** Reads what gets attached. @param name for the user, should that fail */
	void read(Callable<AttachmentReader.Result> source, String name, ChatPresenter.Attaching to) {
		try {
			reader.execute(() -> {
				try {
					var result = source.call();
					tasks.ui(() -> take(result, to));
				} catch (@SuppressWarnings("unused") CancellationException e) {
					// the user wants it no longer
				} catch (@SuppressWarnings("unused") Exception e) {
					tasks.ui(() -> refuse(NLS.bind(Messages.AttachmentSources_refusedMissing, name)));
				}
			});
		} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
			// the view closes
		}
	}

	/** Tells the user why something is not attached. */
	void refuse(String text) {
		view.message(text, null, () -> {
			// the message says it all
		});
	}

	/** Reads some that belong together. The first of several is the answer; the others come behind it. */
	void readAll(Callable<List<Attachment>> source, String name, ChatPresenter.Attaching to) {
		read(() -> {
			try {
				var attachments = source.call();
				attachments.stream().skip(1).forEach(further -> tasks.ui(() -> take(checked(further), to)));
				return checked(attachments.getFirst());
			} catch (CoreException e) {
				return new AttachmentReader.Result.Refused(e.getStatus().getMessage());
			}
		}, name, to);
	}

	private void take(AttachmentReader.Result result, ChatPresenter.Attaching to) {
		switch (result) {
			case AttachmentReader.Result.Read read -> add(read, to);
			case AttachmentReader.Result.Doubtful doubt -> ask(List.of(doubt), to);
			case AttachmentReader.Result.Refused(var reason) -> refuse(reason);
		}
	}

	/** Asks about these, and with them about what is doubtful already. */
	private void ask(List<AttachmentReader.Result.Doubtful> found, ChatPresenter.Attaching to) {
		found.forEach(doubt -> doubtful.add(() -> add(doubt.read(), to)));
		var reason = found.getFirst().reason();
		var text = doubtful.size() == 1
				? reason
				: NLS.bind(Messages.AttachmentSources_attachAnywayMore, reason, String.valueOf(doubtful.size() - 1));
		view.hideMessage(question); // this one asks for all
		question = text;
		view.message(text, Messages.AttachmentSources_attachAnyway, () -> {
			var wanted = List.copyOf(doubtful);
			doubtful.clear();
			wanted.forEach(Runnable::run);
			composer.text().setFocus();
		});
	}

	private void add(AttachmentReader.Result.Read read, ChatPresenter.Attaching to) {
		to.attach(read.attachment(), () -> add(read), () -> !doubtful.isEmpty());
	}

	private void add(AttachmentReader.Result.Read read) {
		var attachment = read.attachment();
		var model = untaken.apply(attachment);
		if (model != null) {
			refuse(NLS.bind(switch (attachment) {
				case Attachment.Audio audio -> Messages.AttachmentSources_refusedAudio;
				case Attachment.Video video -> Messages.AttachmentSources_refusedVideo;
				default -> Messages.AttachmentSources_refusedImage;
			}, attachment.name(), model));
			return;
		}
		composer.attach(read);
		if (!read.note().isEmpty()) {
			view.message(read.note(), Messages.AttachmentSources_folderShow, () -> composer.showAttachment(attachment));
		}
	}
}
