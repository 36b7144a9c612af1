package io.github.openrouter4e.ui.internal.models;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Percentiles;
import io.github.openrouter4e.ui.internal.PriceFormat;

/** The texts of the providers' table. Unknown figures are empty cells: a table full of the word hides the known ones. */
final class EndpointText {

	private static final String NOTHING = ""; //$NON-NLS-1$

	private final PriceFormat prices;
	private final Locale locale;

	EndpointText(Locale locale) {
		this.locale = locale;
		this.prices = new PriceFormat(locale);
	}

	/** Display name, with the tag where the name alone does not tell the variant. */
	String provider(Endpoint endpoint) {
		String name = endpoint.providerName();
		Integer status = endpoint.status();
		String shown = endpoint.tag().indexOf('/') > 0 ? name + " (" + endpoint.tag() + ')' : name; //$NON-NLS-1$
		return status != null && status.intValue() < 0
				? MessageFormat.format(Messages.EndpointText_degraded, shown)
				: shown;
	}

	String prompt(Endpoint endpoint) {
		return prices.perMillion(endpoint.pricing().prompt());
	}

	String completion(Endpoint endpoint) {
		return prices.perMillion(endpoint.pricing().completion());
	}

	String cacheRead(Endpoint endpoint) {
		return endpoint.pricing().cacheRead().amount() == null
				? NOTHING
				: prices.perMillion(endpoint.pricing().cacheRead());
	}

	/** Median time to the first token in seconds. */
	String latency(Endpoint endpoint) {
		Double median = median(endpoint.latency());
		return median == null
				? NOTHING
				: MessageFormat.format(Messages.EndpointText_seconds, decimal(median / 1000, 2));
	}

	/** Median tokens per second. */
	String throughput(Endpoint endpoint) {
		Double median = median(endpoint.throughput());
		return median == null
				? NOTHING
				: MessageFormat.format(Messages.EndpointText_tokensPerSecond, decimal(median, 0));
	}

	/** Percent of the last day, else of the last half hour. */
	String uptime(Endpoint endpoint) {
		Double percent = endpoint.uptime1d() != null ? endpoint.uptime1d() : endpoint.uptime30m();
		return percent == null ? NOTHING : decimal(percent, 2) + " %"; //$NON-NLS-1$
	}

	String context(Endpoint endpoint) {
		return count(endpoint.contextLength());
	}

	String maxOutput(Endpoint endpoint) {
		return count(endpoint.maxCompletionTokens());
	}

	String quantization(Endpoint endpoint) {
		String quantization = endpoint.quantization();
		return quantization == null || "unknown".equals(quantization) ? NOTHING : quantization; //$NON-NLS-1$
	}

	private String count(@Nullable Long count) {
		return count == null ? NOTHING : NumberFormat.getIntegerInstance(locale).format(count);
	}

	private String decimal(double value, int digits) {
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMaximumFractionDigits(digits);
		return format.format(value);
	}

	private static @Nullable Double median(@Nullable Percentiles percentiles) {
		return percentiles == null ? null : percentiles.p50();
	}
}
