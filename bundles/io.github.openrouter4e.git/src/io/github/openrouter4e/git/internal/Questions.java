package io.github.openrouter4e.git.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.ui.RequestTexts;

/** What the user is asked before changes are sent. On the UI thread. */
public final class Questions {

	private static final int MOST_LINES = 5;

	private Questions() {}

	/** Whether to go beyond a spending limit. */
	public static boolean agreesTo(Shell parent, SpendingDecision decision, RequestTexts texts) {
		return MessageDialog.openQuestion(parent, Messages.CommitDialogue_limitTitle,
				NLS.bind(Messages.CommitDialogue_limit, texts.limit(decision)));
	}

	/** Keys or passwords are in the changes: whether to go on without the files that hold them. */
	public static boolean goesOnWithout(Shell parent, List<Changes.SecretLine> secrets) {
		var lines = new ArrayList<String>();
		secrets.stream().limit(MOST_LINES)
				.forEach(line -> lines.add(NLS.bind(Messages.CommitDialogue_secretLine, line.path(), line.line())));
		if (secrets.size() > MOST_LINES) {
			lines.add(NLS.bind(Messages.CommitDialogue_more, secrets.size() - MOST_LINES));
		}
		return MessageDialog.openQuestion(parent, Messages.CommitDialogue_secretsTitle,
				NLS.bind(Messages.CommitDialogue_secrets, String.join("\n", lines))); //$NON-NLS-1$
	}
}
