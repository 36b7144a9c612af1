package io.github.openrouter4e.editor.internal.actions;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;

import io.github.openrouter4e.editor.EditorActions;
import io.github.openrouter4e.ui.KeptService;

/** Offers actions among the quick assists of the generic editor, which asks for them when the user does. */
public final class TextAssist implements IQuickAssistProcessor {

	/** Loaded with the first use, as an editor asks whether there are assists before the user does. */
	private static final class Kept {
		static final KeptService<EditorActions> ACTIONS = new KeptService<>(TextAssist.class, EditorActions.class);
	}

	@Override
	public boolean canAssist(@Nullable IQuickAssistInvocationContext context) {
		return true;
	}

	/** A light bulb at every problem would promise more than a prompt. */
	@Override
	public boolean canFix(@Nullable Annotation annotation) {
		return false;
	}

	@Override
	public ICompletionProposal[] computeQuickAssistProposals(@Nullable IQuickAssistInvocationContext context) {
		var actions = Kept.ACTIONS.get();
		return actions == null
				? new ICompletionProposal[0]
				: actions.proposals(false).toArray(ICompletionProposal[]::new);
	}

	@Override
	public @Nullable String getErrorMessage() {
		return null;
	}
}
