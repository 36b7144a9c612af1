package io.github.openrouter4e.models.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.storage.Lookup;

/** The picker's orders; total, so that rows never swap places between two searches. */
final class ModelComparators {

	private static final Comparator<ModelInfo> BY_NAME = Comparator
			.comparing(ModelInfo::name, String.CASE_INSENSITIVE_ORDER).thenComparing(ModelInfo::id);

	private ModelComparators() {}

	/** {@return the comparator for an order} */
	static Comparator<ModelInfo> of(ModelSort sort) {
		return switch (sort) {
			case NAME -> BY_NAME;
			case PROMPT_PRICE -> byPrice(model -> model.pricing().prompt());
			case COMPLETION_PRICE -> byPrice(model -> model.pricing().completion());
			case CONTEXT -> Comparator.comparing(ModelInfo::contextLength,
					Comparator.nullsLast(Comparator.<Long>reverseOrder())).thenComparing(BY_NAME);
			case NEWEST -> Comparator
					.comparing(ModelInfo::created, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
					.thenComparing(BY_NAME);
			case INTELLIGENCE, CODING, AGENTIC -> Comparator
					.comparing((ModelInfo model) -> benchmark(model, sort),
							Comparator.nullsLast(Comparator.<Double>reverseOrder()))
					.thenComparing(BY_NAME);
		};
	}

	private static @Nullable Double benchmark(ModelInfo model, ModelSort sort) {
		String name = sort.benchmark();
		return name == null ? null : Lookup.find(model.model().benchmarks(), name);
	}

	private static Comparator<ModelInfo> byPrice(Function<ModelInfo, Price> price) {
		return Comparator.comparing(price, ModelComparators::comparePrices).thenComparing(BY_NAME);
	}

	private static int comparePrices(Price a, Price b) {
		int byKind = Integer.compare(kind(a), kind(b));
		return byKind != 0 ? byKind : amount(a).compareTo(amount(b));
	}

	private static int kind(Price price) {
		return switch (price) {
			case Price.Known known -> 0;
			case Price.Variable variable -> 1;
			case Price.Unknown unknown -> 2;
		};
	}

	private static BigDecimal amount(Price price) {
		return price instanceof Price.Known known ? known.usd() : BigDecimal.ZERO;
	}
}
