package io.github.openrouter4e.git.internal.commit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.git.internal.FailureText;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.Questions;
import io.github.openrouter4e.git.internal.commit.MessageTask.End;
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.git.internal.message.CommitMessageWriter.Written;
import io.github.openrouter4e.ui.RequestTexts;

/** Asks by dialogs, and says how it went in the status line. */
final class CommitDialogue implements MessageTask.Dialogue {

	private final Supplier<@Nullable Shell> shell;
	private final Consumer<String> status;
	private final Consumer<End> ended;
	private final RequestTexts texts;

	/**
	 * A dialogue.
	 *
	 * @param shell  the one to open dialogs in; {@code null} if it is closed
	 * @param status told a short text that nobody has to answer
	 * @param ended  told the end, before the user reads about it: a message that has failed is not being written any more
	 * @param texts  words for requests
	 */
	CommitDialogue(Supplier<@Nullable Shell> shell, Consumer<String> status, Consumer<End> ended,
			RequestTexts texts) {
		this.shell = shell;
		this.status = status;
		this.ended = ended;
		this.texts = texts;
	}

	@Override
	public boolean agreesTo(SpendingDecision decision) {
		var parent = shell.get(); // what nobody can be asked about does not happen
		return parent != null && Questions.agreesTo(parent, decision, texts);
	}

	@Override
	public boolean takesUnstaged(int files) {
		var parent = shell.get();
		return parent != null && MessageDialog.openQuestion(parent, Messages.CommitDialogue_unstagedTitle,
				NLS.bind(Messages.CommitDialogue_unstaged, files));
	}

	@Override
	public boolean goesOnWithout(List<Changes.SecretLine> secrets) {
		var parent = shell.get();
		return parent != null && Questions.goesOnWithout(parent, secrets);
	}

	@Override
	public void ended(End end) {
		ended.accept(end);
		var parent = shell.get();
		if (parent != null) {
			switch (end) {
				case End.Written(var message) -> status.accept(words(message, texts));
				case End.NothingStaged() -> MessageDialog.openInformation(parent, Messages.CommitDialogue_title,
						Messages.CommitDialogue_nothingStaged);
				case End.AllWithheld(var files) -> MessageDialog.openInformation(parent, Messages.CommitDialogue_title,
						NLS.bind(Messages.CommitDialogue_allWithheld, files));
				case End.NoMessage(var reason) -> MessageDialog.openError(parent, Messages.CommitDialogue_title,
						FailureText.of(reason, Messages.CommitDialogue_noMessage));
				case End.Failed(var reason) -> MessageDialog.openError(parent, Messages.CommitDialogue_title,
						FailureText.of(reason, texts));
				case End.Stopped(var byTyping) -> status.accept(byTyping ? Messages.CommitDialogue_typed : ""); //$NON-NLS-1$
			}
		}
	}

	/** {@return who wrote a message, what it cost, and what the model was not told} */
	static String words(Written message, RequestTexts texts) {
		var words = NLS.bind(Messages.CommitDialogue_written, texts.cost(message.result()));
		var partly = message.changes().shortened().size() + message.changes().named().size();
		return partly == 0 ? words : words + ' ' + NLS.bind(Messages.CommitDialogue_shortened, partly);
	}
}
