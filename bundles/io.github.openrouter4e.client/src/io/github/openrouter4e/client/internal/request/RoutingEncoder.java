package io.github.openrouter4e.client.internal.request;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.openrouter4e.client.MaxPrice;
import io.github.openrouter4e.client.Percentiles;
import io.github.openrouter4e.client.ProviderRouting;
import io.github.openrouter4e.client.ProviderSort;

/** Writes the {@code provider} object of a request. */
@SuppressWarnings("nls") // wire names
final class RoutingEncoder {
	private final JsonOut out;
	private final JsonGenerator generator;

	RoutingEncoder(JsonOut out) {
		this.out = out;
		this.generator = out.generator();
	}

	void write(ProviderRouting routing) throws IOException {
		if (routing.isDefault()) {
			return;
		}
		generator.writeObjectFieldStart("provider");
		out.texts("order", routing.order());
		out.texts("only", routing.only());
		out.texts("ignore", routing.ignore());
		out.bool("allow_fallbacks", routing.allowFallbacks());
		out.bool("require_parameters", routing.requireParameters());
		var collection = routing.dataCollection();
		out.text("data_collection", collection == null ? null : collection.name().toLowerCase(Locale.ROOT));
		out.bool("zdr", routing.zdr());
		out.bool("enforce_distillable_text", routing.enforceDistillableText());
		out.texts("quantizations", routing.quantizations());
		sort(routing.sort());
		percentiles("preferred_min_throughput", routing.preferredMinThroughput());
		percentiles("preferred_max_latency", routing.preferredMaxLatency());
		maxPrice(routing.maxPrice());
		generator.writeEndObject();
	}

	private void sort(@Nullable ProviderSort sort) throws IOException {
		if (sort == null) {
			return;
		}
		if (!sort.acrossModels()) {
			out.text("sort", sort.by().wireName());
			return;
		}
		generator.writeObjectFieldStart("sort");
		out.text("by", sort.by().wireName());
		out.text("partition", "none");
		generator.writeEndObject();
	}

	/** The plain number stands for the median. */
	private void percentiles(String name, @Nullable Percentiles wish) throws IOException {
		if (wish == null) {
			return;
		}
		if (wish.p75() == null && wish.p90() == null && wish.p99() == null) {
			out.number(name, wish.p50());
			return;
		}
		generator.writeObjectFieldStart(name);
		out.number("p50", wish.p50());
		out.number("p75", wish.p75());
		out.number("p90", wish.p90());
		out.number("p99", wish.p99());
		generator.writeEndObject();
	}

	/** Specified as strings; numbers are documented too, but a string keeps every digit. */
	private void maxPrice(@Nullable MaxPrice price) throws IOException {
		if (price == null) {
			return;
		}
		generator.writeObjectFieldStart("max_price");
		amount("prompt", price.prompt());
		amount("completion", price.completion());
		amount("request", price.request());
		amount("image", price.image());
		amount("audio", price.audio());
		generator.writeEndObject();
	}

	private void amount(String name, @Nullable BigDecimal usd) throws IOException {
		out.text(name, usd == null ? null : usd.toPlainString());
	}
}
