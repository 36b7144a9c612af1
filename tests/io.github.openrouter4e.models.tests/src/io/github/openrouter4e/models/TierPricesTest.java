package io.github.openrouter4e.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.json.EndpointListDecoder;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.testing.FakeClock;

/** A model of $10 per million tokens of an answer. */
@SuppressWarnings("nls")
class TierPricesTest {

	private static final String MODEL = "openai/gpt-9";

	private @Nullable List<Endpoint> offers;
	private int asked;
	private final FakeClock clock = new FakeClock();
	private CompletableFuture<List<Endpoint>> answer = new CompletableFuture<>();
	private final TierPrices prices = new TierPrices(catalogue(), new EndpointCatalogue() {
		@Override
		public @Nullable List<Endpoint> remembered(String modelId) {
			return modelId.equals(MODEL) ? offers : null;
		}

		@Override
		public CompletableFuture<List<Endpoint>> endpoints(String modelId) {
			asked++;
			return answer;
		}
	}, clock);

	@Test
	void flexIsTheCheapestAndPriorityTheDearest() {
		offers = offers("openai 10", "openai/flex 5", "azure/flex 4", "openai/priority 20", "azure/priority 25");
		assertEquals(new BigDecimal("0.4"), prices.factor(MODEL, "flex"));
		assertEquals(new BigDecimal("2.5"), prices.factor(MODEL, "priority"));
		assertEquals(BigDecimal.ONE, prices.factor(MODEL, null));
		assertEquals("azure/flex", assertInstanceOf(TierPrices.Found.Known.class, prices.find(MODEL, "flex")).offer()
				.tag());
		assertEquals(0, asked);
	}

	/** Offers are listed under the id without its routing. */
	@Test
	void aVariantHasTheTiersOfItsModel() {
		offers = offers("openai 10", "openai/priority 20");
		assertEquals(0, BigDecimal.TWO.compareTo(prices.factor(MODEL + ":nitro", "priority")));
		assertEquals(0, BigDecimal.TWO.compareTo(prices.factor(MODEL + "@preset/mine", "priority")));
	}

	@Test
	void whatIsNotKnownIsAskedForAndCountsOnce() {
		assertInstanceOf(TierPrices.Found.Unknown.class, prices.find(MODEL, "flex"));
		assertEquals(BigDecimal.ONE, prices.factor(MODEL, "flex"));
		assertEquals(2, asked);
		offers = offers("openai 10");
		assertInstanceOf(TierPrices.Found.NotOffered.class, prices.find(MODEL, "flex"));
		offers = offers("openai/flex -1");
		assertInstanceOf(TierPrices.Found.Unknown.class, prices.find(MODEL, "flex"), "variable");
		assertInstanceOf(TierPrices.Found.Unknown.class, prices.find("no/such", "flex"));
		assertInstanceOf(TierPrices.Found.Unknown.class, TierPrices.UNKNOWN.find(MODEL, "flex"));
	}

	@Test
	void whatCouldNotBeToldIsAskedForAgainAfterAMinute() {
		answer = CompletableFuture.failedFuture(new IllegalStateException("no network"));
		prices.factor(MODEL, "flex");
		clock.advance(Duration.ofSeconds(59));
		assertInstanceOf(TierPrices.Found.Unknown.class, prices.find(MODEL, "flex"));
		assertEquals(1, asked);
		clock.advance(Duration.ofSeconds(1));
		prices.factor(MODEL, "flex");
		assertEquals(2, asked);
		offers = offers("openai/flex 5");
		assertEquals(new BigDecimal("0.5"), prices.factor(MODEL, "flex"), "somebody else may have asked meanwhile");
	}

	@Test
	void nobodyIsAskedAboutAModelWithoutPrice() {
		prices.factor("openai/free", "flex");
		prices.factor("no/such", "flex");
		assertEquals(0, asked);
	}

	/** @param each a tag and USD per million tokens of an answer */
	private static List<Endpoint> offers(String... each) {
		var json = new StringBuilder();
		for (var offer : each) {
			var price = new BigDecimal(offer.split(" ")[1]);
			json.append(json.isEmpty() ? "" : ",").append("{\"provider_name\":\"P\",\"tag\":\"")
					.append(offer.split(" ")[0]).append("\",\"pricing\":{\"completion\":\"")
					.append((price.signum() < 0 ? price : price.movePointLeft(6)).toPlainString()).append("\"}}");
		}
		return EndpointListDecoder.decode(("{\"data\":{\"id\":\"" + MODEL + "\",\"endpoints\":[" + json + "]}}")
				.getBytes(StandardCharsets.UTF_8));
	}

	private static ModelCatalogue catalogue() {
		var list = ModelListDecoder.decode("""
				{"data":[{"id":"openai/gpt-9","pricing":{"prompt":"0.000001","completion":"0.00001"}},
				{"id":"openai/free","pricing":{"prompt":"0","completion":"0"}}]}"""
				.getBytes(StandardCharsets.UTF_8));
		var snapshot = CatalogueSnapshot.of(list.models(), Map.of(), ModelScope.ALL, Instant.EPOCH, 0);
		return (ModelCatalogue) Proxy.newProxyInstance(TierPricesTest.class.getClassLoader(),
				new Class<?>[]{ModelCatalogue.class}, (proxy, method, arguments) -> snapshot);
	}
}
