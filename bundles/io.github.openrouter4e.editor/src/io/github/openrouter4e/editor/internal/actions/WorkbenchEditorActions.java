package io.github.openrouter4e.editor.internal.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.editor.EditorAction;
import io.github.openrouter4e.editor.EditorActions;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.ui.ChatOpening;
import io.github.openrouter4e.ui.ChatViews;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.ui.SavedPrompts;
import io.github.openrouter4e.ui.WorkbenchThread;

/** Reads a subject in a job and fills the prompt into the chat. */
@Component(service = {EditorActions.class, WorkbenchEditorActions.class})
public final class WorkbenchEditorActions implements EditorActions {

	private static final int MOST_TOLD = 10;

	private final ChatViews chats;
	private final SavedPrompts saved;

	/**
	 * What goes into the composer.
	 *
	 * @param needsSubject whether the prompt makes no sense without what it is about
	 * @param complaint    what was missing; "" if nothing was
	 */
	private record Written(Prompt prompt, boolean needsSubject, String complaint) {
	}

	/** @param saved the user's own prompts */
	@Activate
	public WorkbenchEditorActions(@Reference ChatViews chats, @Reference SavedPrompts saved) {
		this.chats = chats;
		this.saved = saved;
	}

	@Override
	public void run(IWorkbenchPage page, EditorAction action, Subject subject) {
		run(page, subject, material -> new Written(ActionPrompts.of(action, material), true, "")); //$NON-NLS-1$
	}

	@Override
	public void run(IWorkbenchPage page, EditorAction action) {
		var part = page.getActivePart();
		runOn(page, action, Subjects.of(page, part, part == null ? null : Subjects.selection(part)));
	}

	/** @param subject null if nothing is selected that one could ask about */
	void runOn(IWorkbenchPage page, EditorAction action, @Nullable Subject subject) {
		if (subject == null) {
			tell(page, Messages.WorkbenchEditorActions_nothing);
		} else {
			run(page, action, subject);
		}
	}

	@Override
	public List<ICompletionProposal> proposals(boolean hasProblem) {
		return hasProblem
				? List.of(new ActionProposal(this, EditorAction.FIX, Messages.ActionProposal_fix),
						new ActionProposal(this, EditorAction.EXPLAIN, Messages.ActionProposal_explainProblem))
				: List.of(new ActionProposal(this, EditorAction.EXPLAIN, Messages.ActionProposal_explain),
						new ActionProposal(this, EditorAction.ASK, Messages.ActionProposal_ask));
	}

	/** Does the same with a prompt that the user has saved. */
	void run(IWorkbenchPage page, String prompt, Subject subject) {
		run(page, subject, material -> saved.fill(prompt, material.context())
				.map(filled -> new Written(ActionPrompts.of(filled, material), false, filled.complaint()))
				.orElseGet(() -> new Written(Prompt.of(""), false, //$NON-NLS-1$
						NLS.bind(Messages.WorkbenchEditorActions_noPrompt, prompt))));
	}

	/** Only the prompt, if there is nothing selected that it could be about. */
	void run(IWorkbenchPage page, String prompt) {
		run(page, prompt, (agreed, monitor) -> new Material(Material.Kind.CODE, List.of(), null,
				new PromptContext("", "", "", "", ""), List.of(), List.of())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
	}

	private void run(IWorkbenchPage page, Subject subject, Function<Material, Written> writer) {
		if (Display.getCurrent() == null) {
			SWT.error(SWT.ERROR_THREAD_INVALID_ACCESS);
		}
		read(page, subject, writer, false);
	}

	private void read(IWorkbenchPage page, Subject subject, Function<Material, Written> writer, boolean agreed) {
		ICoreRunnable work = monitor -> {
			try {
				var material = subject.read(agreed, monitor);
				var written = writer.apply(material);
				WorkbenchThread.later(() -> {
					var answer = material.withheld().isEmpty() ? Answer.LEAVE_OUT : ask(page, material.withheld());
					if (answer == Answer.TAKE) {
						read(page, subject, writer, true);
					} else if (answer == Answer.LEAVE_OUT) {
						show(page, material, written);
					}
				});
			} catch (CoreException e) {
				WorkbenchThread.later(() -> tell(page, e.getStatus().getMessage()));
			}
		};
		Job.create(Messages.WorkbenchEditorActions_job, work).schedule(); // shown, as it was asked for; without a rule
	}

	/** What the user says about what is excluded. */
	private enum Answer {
		TAKE, LEAVE_OUT, CANCEL
	}

	private static Answer ask(IWorkbenchPage page, List<String> withheld) {
		var shell = page.getWorkbenchWindow().getShell();
		if (shell == null || shell.isDisposed()) {
			return Answer.CANCEL;
		}
		var text = String.join("\n", withheld.subList(0, Math.min(MOST_TOLD, withheld.size()))); //$NON-NLS-1$
		return switch (MessageDialog.open(MessageDialog.QUESTION, shell, Messages.WorkbenchEditorActions_title,
				NLS.bind(Messages.WorkbenchEditorActions_withheld, text), SWT.NONE,
				Messages.WorkbenchEditorActions_leaveOut, Messages.WorkbenchEditorActions_take,
				IDialogConstants.CANCEL_LABEL)) {
			case 0 -> Answer.LEAVE_OUT;
			case 1 -> Answer.TAKE;
			default -> Answer.CANCEL;
		};
	}

	private void show(IWorkbenchPage page, Material material, Written written) {
		if (page.getWorkbenchWindow().getShell() == null || page.getWorkbenchWindow().getShell().isDisposed()) {
			return;
		}
		var notes = new ArrayList<>(material.notes());
		if (material.attachments().isEmpty() && (written.needsSubject() || !material.withheld().isEmpty())) {
			if (material.withheld().isEmpty() && notes.isEmpty()) {
				notes.add(Messages.WorkbenchEditorActions_noText);
			}
		} else if (!written.prompt().isEmpty()) {
			open(page, written.prompt());
		}
		if (!written.complaint().isEmpty()) {
			notes.add(written.complaint());
		}
		if (!notes.isEmpty()) {
			tell(page, String.join("\n", notes)); //$NON-NLS-1$
		}
	}

	private void open(IWorkbenchPage page, Prompt prompt) {
		try {
			chats.open(page, ChatOpening.fill(prompt).inNewConversation());
		} catch (PartInitException e) {
			ILog.of(WorkbenchEditorActions.class).log(e.getStatus());
		}
	}

	private static void tell(IWorkbenchPage page, String text) {
		var shell = page.getWorkbenchWindow().getShell();
		if (shell != null && !shell.isDisposed()) {
			MessageDialog.openInformation(shell, Messages.WorkbenchEditorActions_title, text);
		}
	}
}
