package io.github.openrouter4e.ui.internal.chat.mentions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.eclipse.core.runtime.ILog;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextQuery;
import io.github.openrouter4e.ui.internal.chat.composer.Composer;
import io.github.openrouter4e.ui.internal.context.ContextProviders;

/** What the providers of context offer: problems, symbols, changes, … */
public final class ContextMentions extends MentionSource {

	private final ContextProviders providers;
	private final Sink sink;

	/** Attaches what was chosen, as soon as it is read. */
	public interface Sink {
		/** @param attachment fails with a {@link org.eclipse.core.runtime.CoreException} whose message is for the user */
		void attach(String name, CompletableFuture<Attachment> attachment);
	}

	/** @param sink called in the UI thread */
	public ContextMentions(Composer composer, ContextProviders providers, Sink sink) {
		super(prompt(composer));
		this.providers = providers;
		this.sink = sink;
	}

	static Prompt prompt(Composer composer) {
		return new Prompt() {
			@Override
			public void replace(int from, int to, String written) {
				composer.replace(from, to, written);
			}

			@Override
			public void openList() {
				composer.text().getDisplay().asyncExec(() -> {
					if (!composer.text().isDisposed()) { // not before the list that is open now is closed
						composer.openList();
					}
				});
			}
		};
	}

	@Override
	Found find(Mention mention) throws InterruptedException {
		var completions = new ArrayList<Completion>();
		var kinds = await(providers.kinds());
		if (mention.kind().isEmpty()) {
			kinds.stream().filter(kind -> kind.providerId().startsWith(mention.text()))
					.forEach(kind -> completions.add(new Kind(mention, kind.providerId(), kind.label())));
		}
		if (mention.kind().isEmpty() && mention.text().isEmpty()
				|| kinds.stream().noneMatch(kind -> mention.mayMean(kind.providerId()))) {
			return new Found(completions, completions.isEmpty());
		}
		var whole = kinds.stream().noneMatch(kind -> kind.growing() && kind.providerId().equals(mention.kind()))
				&& !mention.kind().isEmpty();
		for (var offer : await(providers.propose(new ContextQuery(mention.text(), MOST), mention.kind()))) {
			offer.proposals()
					.forEach(proposal -> completions.add(new Offered(mention, offer.providerId(), proposal)));
			whole &= offer.proposals().size() < MOST;
		}
		return new Found(completions, whole);
	}

	private static <T> List<T> await(CompletableFuture<List<T>> future) throws InterruptedException {
		try {
			return future.get();
		} catch (ExecutionException e) {
			ILog.of(ContextMentions.class).error("The providers of context could not be asked.", e.getCause()); //$NON-NLS-1$
			return List.of();
		} finally {
			future.cancel(true); // where this was interrupted; else it is done
		}
	}

	private final class Offered extends Named {

		private final String providerId;
		private final ContextProposal proposal;

		Offered(Mention mention, String providerId, ContextProposal proposal) {
			super(mention, providerId, proposal.label(), proposal.label());
			this.providerId = providerId;
			this.proposal = proposal;
		}

		@Override
		public String label() {
			return proposal.detail().isEmpty() ? proposal.label() : proposal.label() + "  \u2013  " + proposal.detail(); //$NON-NLS-1$
		}

		@Override
		public String details() {
			return label();
		}

		@Override
		void chosen() {
			sink.attach(proposal.label(), providers.resolve(providerId, proposal));
		}
	}
}
