package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.json.EndpointListDecoder;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.TierPrices.Found;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.routing.TierText;

/** What request options change of an estimate. */
@SuppressWarnings("nls")
class RequestWordsTest {

	private static final String MODEL = "openai/gpt-9";
	private static final String OFFERS = """
			{"data":{"id":"openai/gpt-9","endpoints":[
			{"name":"OpenAI","provider_name":"OpenAI","tag":"openai","pricing":{"prompt":"0.000001","completion":"0.000010"}},
			{"name":"OpenAI","provider_name":"OpenAI","tag":"openai/flex",
			"pricing":{"prompt":"0.0000005","completion":"0.000005"}}]}}""";

	private @Nullable List<Endpoint> offers;
	private int asked;

	@Test
	void aTierIsNamedWithItsPrice() {
		offers = EndpointListDecoder.decode(OFFERS.getBytes(StandardCharsets.UTF_8));
		var view = view(estimate("0.02", "0"), RequestOption.SERVICE_TIER, "flex");
		assertTrue(view.text().contains("$0.02"), view.text()); // the estimate is at this price already
		assertTrue(view.details().contains("flex") && view.details().contains("$0.50")
				&& view.details().contains("$5.00") && view.details().contains("OpenAI"), view.details());
		assertEquals(0, asked);
	}

	@Test
	void aTierThatNobodyOffersCostsWhatIsUsual() {
		offers = EndpointListDecoder.decode(OFFERS.getBytes(StandardCharsets.UTF_8));
		var view = view(estimate("0.02", "0"), RequestOption.SERVICE_TIER, "priority");
		assertTrue(view.text().contains("$0.02"), view.text());
		assertTrue(view.details().contains(TierText.of(new Found.NotOffered(), "priority")), view.details());
	}

	@Test
	void aPriceThatIsNotKnownIsNotMadeUp() {
		var view = view(estimate("0.02", "0"), RequestOption.SERVICE_TIER, "flex");
		assertTrue(view.text().contains("$0.02"), view.text());
		assertTrue(view.details().contains(TierText.of(new Found.Unknown(), "flex")), view.details());
		assertTrue(asked > 0, "it is asked for");
	}

	@Test
	void pdfFilesHaveALine() {
		offers = EndpointListDecoder.decode(OFFERS.getBytes(StandardCharsets.UTF_8));
		var view = view(estimate("0.03", "0.02"), RequestOption.SERVICE_TIER, "flex");
		assertTrue(view.details().contains(NLS.bind(Messages.RequestWords_documents, "$0.02")), view.details());
	}

	@Test
	void compressionIsSaidAndNeverWithTools() {
		var on = ConversationOptions.DEFAULTS
				.withRequest(RequestOptions.EMPTY.with(RequestOption.CONTEXT_COMPRESSION, "on"));
		var words = words();
		assertTrue(words.view(estimate("0.02", "0"), on).details().contains(Messages.RequestWords_compressionOn));
		assertEquals(Messages.RequestWords_compressed, words.view(tooLong(), on).text());
		var tools = on.withMode("ask");
		assertFalse(words.view(estimate("0.02", "0"), tools).details().contains(Messages.RequestWords_compressionOn));
		assertEquals(Messages.Estimator_contextOver, words.view(tooLong(), tools).text());
	}

	private EstimateView view(CostEstimate estimate, RequestOption option, String value) {
		return words().view(estimate,
				ConversationOptions.DEFAULTS.withRequest(RequestOptions.EMPTY.with(option, value)));
	}

	private RequestWords words() {
		return new RequestWords(new ModelFacts(new OneModel(), new SomeOffers()), model -> RequestOptions.EMPTY);
	}

	private static CostEstimate estimate(String usd, String documents) {
		var cost = new BigDecimal(usd);
		return new CostEstimate(MODEL, 1000, 0, 10_000L, cost, cost, cost, false, null, false,
				SpendingDecision.ALLOWED, new BigDecimal(documents));
	}

	private static CostEstimate tooLong() {
		return new CostEstimate(MODEL, 20_000, 0, 10_000L, null, null, null, false, null, false,
				SpendingDecision.ALLOWED);
	}

	/** What is known of who serves the model. */
	private final class SomeOffers implements EndpointCatalogue {
		@Override
		public @Nullable List<Endpoint> remembered(String modelId) {
			return offers;
		}

		@Override
		public CompletableFuture<List<Endpoint>> endpoints(String modelId) {
			asked++;
			return new CompletableFuture<>();
		}
	}

	/** A list of one model, which costs $1 and $10 per million tokens. */
	private static final class OneModel implements ModelCatalogue {
		private final CatalogueSnapshot list = CatalogueSnapshot.of(
				ModelListDecoder.decode("""
						{"data":[{"id":"openai/gpt-9","name":"GPT-9","context_length":10000,
						"pricing":{"prompt":"0.000001","completion":"0.000010"}}]}""".getBytes(StandardCharsets.UTF_8))
						.models(),
				Map.of(), ModelScope.ALL, Instant.EPOCH, 0);

		@Override
		public CatalogueSnapshot current() {
			return list;
		}

		@Override
		public CompletableFuture<CatalogueSnapshot> ensureLoaded() {
			return CompletableFuture.completedFuture(list);
		}

		@Override
		public CompletableFuture<CatalogueSnapshot> refresh() {
			return ensureLoaded();
		}

		@Override
		public Registration addListener(Consumer<CatalogueSnapshot> listener) {
			return () -> {
				// never changes
			};
		}
	}
}
