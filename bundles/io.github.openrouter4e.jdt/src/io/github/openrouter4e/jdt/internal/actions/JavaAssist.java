package io.github.openrouter4e.jdt.internal.actions;

import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.ui.text.java.IInvocationContext;
import org.eclipse.jdt.ui.text.java.IJavaCompletionProposal;
import org.eclipse.jdt.ui.text.java.IProblemLocation;
import org.eclipse.jdt.ui.text.java.IQuickAssistProcessor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

import io.github.openrouter4e.editor.EditorActions;
import io.github.openrouter4e.ui.KeptService;

/**
 * Offers actions among the quick assists of Java, below those of JDT. Not among its quick fixes: for these, JDT would load this
 * bundle as soon as a file with an error is opened.
 */
public final class JavaAssist implements IQuickAssistProcessor {

	/** Loaded with the first use, as an editor asks whether there are assists before the user does. */
	private static final class Kept {
		static final KeptService<EditorActions> ACTIONS = new KeptService<>(JavaAssist.class, EditorActions.class);
	}

	@Override
	public boolean hasAssists(@Nullable IInvocationContext context) {
		return true;
	}

	@Override
	public IJavaCompletionProposal @Nullable [] getAssists(@Nullable IInvocationContext context,
			IProblemLocation @Nullable [] problems) {
		var actions = Kept.ACTIONS.get();
		if (actions == null) {
			return null;
		}
		var proposals = actions.proposals(problems != null && problems.length > 0);
		return IntStream.range(0, proposals.size())
				.mapToObj(index -> new LowRanked(proposals.get(index), -index))
				.toArray(IJavaCompletionProposal[]::new);
	}

	/**
	 * The same proposal with the rank that JDT wants.
	 *
	 * @param relevance lower than those of JDT, which sorts by names what has the same one
	 */
	private record LowRanked(ICompletionProposal proposal, int relevance) implements IJavaCompletionProposal {

		@Override
		public int getRelevance() {
			return relevance;
		}

		@Override
		public void apply(@Nullable IDocument document) {
			proposal.apply(document);
		}

		@Override
		public @Nullable Point getSelection(@Nullable IDocument document) {
			return proposal.getSelection(document);
		}

		@Override
		public @Nullable String getAdditionalProposalInfo() {
			return proposal.getAdditionalProposalInfo();
		}

		@Override
		public String getDisplayString() {
			return proposal.getDisplayString();
		}

		@Override
		public @Nullable Image getImage() {
			return proposal.getImage();
		}

		@Override
		public @Nullable IContextInformation getContextInformation() {
			return proposal.getContextInformation();
		}
	}
}
