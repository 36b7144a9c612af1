package io.github.openrouter4e.ui.internal.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;
import io.github.openrouter4e.ui.tests.ExpectedErrors;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Providers as other bundles register them. */
@WorkbenchTest
@SuppressWarnings("nls")
class ContextProvidersTest {

	private final BundleContext bundles = FrameworkUtil.getBundle(ContextProviders.class).getBundleContext();
	private final List<ServiceRegistration<ContextProvider>> registered = new ArrayList<>();
	private final ContextProviders providers = new ContextProviders(bundles);

	/** Offers words that begin as the query does. */
	private static class Words implements ContextProvider {
		private final String id;
		private final List<String> words;

		Words(String id, String... words) {
			this.id = id;
			this.words = List.of(words);
		}

		@Override
		public String id() {
			return id;
		}

		@Override
		public String label() {
			return "Words of " + id;
		}

		@Override
		public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) throws CoreException {
			assertNull(Display.getCurrent(), "not on the UI thread");
			return words.stream().filter(word -> word.startsWith(query.text()))
					.map(word -> new ContextProposal(word, word, "", OptionalLong.of(word.length()))).toList();
		}

		@Override
		public Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) {
			return new Attachment.TextFile(proposal.id(), id + " " + proposal.id());
		}
	}

	@AfterEach
	void unregister() {
		registered.forEach(ServiceRegistration::unregister);
	}

	private void register(ContextProvider provider, int ranking) {
		var properties = new Hashtable<String, Object>();
		properties.put(Constants.SERVICE_RANKING, ranking);
		registered.add(bundles.registerService(ContextProvider.class, provider, properties));
	}

	private static <T> T await(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	@Test
	void allOfferWhatFitsUpToTheLimitInOrder() throws Exception {
		register(new Words("two", "ab", "ac", "ad"), 0);
		register(new Words("one", "ax", "b"), 0);
		register(new Words("three", "c"), 0);
		var offers = await(providers.propose(new ContextQuery("a", 2), ""));
		assertEquals(List.of("one", "two"), offers.stream().map(ContextProviders.Offer::providerId).toList());
		assertEquals(List.of("ab", "ac"),
				offers.get(1).proposals().stream().map(ContextProposal::label).toList());
	}

	@Test
	void whatIsNotAvailableIsNotOffered() throws Exception {
		register(new Words("none", "a") {
			@Override
			public boolean isAvailable() {
				return false;
			}
		}, 0);
		var before = await(providers.kinds());
		register(new Words("one", "a"), 0);
		assertEquals(before.size() + 1, await(providers.kinds()).size());
		assertTrue(before.stream().noneMatch(kind -> kind.providerId().equals("none")));
		assertTrue(await(providers.propose(new ContextQuery("", 5), "none")).isEmpty());
	}

	@Test
	void whatWasChosenIsReadByItsProvider() throws Exception {
		register(new Words("one", "a"), 0);
		register(new Words("two", "a"), 0);
		var offer = await(providers.propose(new ContextQuery("", 5), "")).get(1);
		var read = await(providers.resolve(offer.providerId(), offer.proposals().getFirst()));
		assertEquals(new Attachment.TextFile("a", "two a"), read);
	}

	@Test
	void ofTwoWithOneIdTheHigherRankedCounts() throws Exception {
		register(new Words("same", "low"), 0);
		register(new Words("same", "high"), 5);
		var offers = await(providers.propose(new ContextQuery("", 5), ""));
		assertEquals(List.of("high"),
				offers.stream().flatMap(o -> o.proposals().stream()).map(ContextProposal::label).toList());
	}

	@Test
	void whoseProviderIsGoneCannotBeRead() throws Exception {
		var gone = providers.resolve("gone", new ContextProposal("x", "x", "", OptionalLong.empty()));
		assertInstanceOf(CoreException.class, assertThrows(ExecutionException.class, () -> await(gone)).getCause());
	}

	@Test
	void cancellingReachesTheProvider() throws Exception {
		var asked = new CountDownLatch(1);
		var cancelled = new CountDownLatch(1);
		register(new Words("slow") {
			@Override
			public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) {
				asked.countDown();
				while (!monitor.isCanceled()) {
					Thread.onSpinWait();
				}
				cancelled.countDown();
				throw new OperationCanceledException();
			}
		}, 0);
		var offers = providers.propose(new ContextQuery("", 5), "");
		assertTrue(asked.await(30, TimeUnit.SECONDS));
		offers.cancel(true);
		assertTrue(cancelled.await(30, TimeUnit.SECONDS));
	}

	@Test
	void oneThatFailsIsLoggedAndTheOthersOffer() throws Exception {
		register(new Words("bad") {
			@Override
			public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) {
				throw new NoClassDefFoundError("missing");
			}
		}, 5);
		register(new Words("good", "a"), 0);
		try (var errors = new ExpectedErrors()) {
			assertEquals(1, await(providers.propose(new ContextQuery("", 5), "")).size());
			assertEquals(1, errors.count());
		}
	}
}
