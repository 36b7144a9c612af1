package io.github.openrouter4e.ui.internal.context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

/**
 * The providers of context that are there now. Asks for them anew each time, so that a bundle may come and go. Cancelling a
 * future that is returned cancels what the provider does. Thread-safe, and never blocks the caller.
 */
public final class ContextProviders {

	private final BundleContext bundles;

	/**
	 * What one provider offers.
	 *
	 * @param label      the provider's, for the user
	 * @param growing whether more may be found when more is typed
	 */
	public record Offer(String providerId, String label, boolean growing, List<ContextProposal> proposals) {
	}

	private static final Offer UNAVAILABLE = new Offer("", "", false, List.of()); //$NON-NLS-1$ //$NON-NLS-2$

	private interface Work<T> {
		T run(IProgressMonitor monitor) throws Exception;
	}

	private interface Use<T> {
		T of(ContextProvider provider, IProgressMonitor monitor) throws CoreException;
	}

	/** @param bundles in which the providers are registered */
	public ContextProviders(BundleContext bundles) {
		this.bundles = bundles;
	}

	/** {@return the kinds that there are, in the order of their ids, without proposals} */
	public CompletableFuture<List<Offer>> kinds() {
		return offers(
				(provider, m) -> new Offer(provider.id(), provider.label(), provider.findsMoreByTyping(), List.of()),
				true);
	}

	/**
	 * Asks providers side by side.
	 *
	 * @param id of the only one to ask; "" for all
	 * @return what they offer, in the order of their ids; who offers nothing, or fails, is left out
	 */
	public CompletableFuture<List<Offer>> propose(ContextQuery query, String id) {
		return offers((provider, m) -> new Offer(provider.id(), provider.label(), provider.findsMoreByTyping(),
				id.isEmpty() || id.equals(provider.id())
						? provider.propose(query, m).stream().limit(query.limit()).toList()
						: List.of()),
				false);
	}

	private CompletableFuture<List<Offer>> offers(Use<Offer> question, boolean withoutProposals) {
		return start(monitor -> {
			var asked = new ArrayList<CompletableFuture<Offer>>();
			for (var reference : references()) {
				asked.add(start(inner -> use(reference, inner,
						(provider, m) -> provider.isAvailable() ? question.of(provider, m) : UNAVAILABLE), monitor));
			}
			var offers = new ArrayList<Offer>();
			for (var one : asked) {
				one.handle((offer, failure) -> {
					if (failure == null) {
						offers.add(offer);
					} else if (!monitor.isCanceled() && !(failure instanceof CancellationException)) {
						ILog.of(ContextProviders.class).error("A provider of context failed.", failure); //$NON-NLS-1$
					}
					return null;
				}).join();
			}
			var ids = new HashSet<String>();
			return offers.stream().filter(offer -> offer != UNAVAILABLE && ids.add(offer.providerId())) // of two with one id the higher ranked
					.filter(offer -> withoutProposals || !offer.proposals().isEmpty())
					.sorted((one, other) -> one.providerId().compareTo(other.providerId())).toList();
		}, new NullProgressMonitor());
	}

	/**
	 * Reads what was proposed.
	 *
	 * @return fails with a {@link CoreException} whose message is for the user, also if the provider is gone
	 */
	public CompletableFuture<Attachment> resolve(String providerId, ContextProposal proposal) {
		return start(monitor -> {
			for (var reference : references()) {
				var found = use(reference, monitor, (provider, m) -> providerId.equals(provider.id())
						? List.of(provider.resolve(proposal, m))
						: List.<Attachment>of());
				if (!found.isEmpty()) {
					return found.getFirst();
				}
			}
			throw new CoreException(Status.error(proposal.label()));
		}, new NullProgressMonitor());
	}

	private static <T> CompletableFuture<T> start(Work<T> work, IProgressMonitor monitor) {
		var result = new CompletableFuture<T>();
		result.whenComplete((value, failure) -> {
			if (result.isCancelled()) {
				monitor.setCanceled(true);
			}
		});
		Thread.ofVirtual().name("OpenRouter context").start(() -> { //$NON-NLS-1$
			try {
				result.complete(work.run(monitor));
			} catch (@SuppressWarnings("unused") OperationCanceledException e) {
				result.cancel(false);
			} catch (Throwable e) { // of other bundles: a missing class as well
				result.completeExceptionally(e);
			}
		});
		return result;
	}

	private List<ServiceReference<ContextProvider>> references() throws InvalidSyntaxException {
		var found = new ArrayList<>(bundles.getServiceReferences(ContextProvider.class, null));
		found.sort((one, other) -> other.compareTo(one)); // the higher ranked first
		return found;
	}

	/** Gets the service, which may create it, and lets it go afterwards. */
	private <T> T use(ServiceReference<ContextProvider> reference, IProgressMonitor monitor, Use<T> use)
			throws CoreException {
		var provider = service(reference);
		if (provider == null) {
			throw new OperationCanceledException(); // gone since
		}
		try {
			return use.of(provider, monitor);
		} finally {
			bundles.ungetService(reference);
		}
	}

	private @Nullable ContextProvider service(ServiceReference<ContextProvider> reference) {
		return bundles.getService(reference);
	}
}
