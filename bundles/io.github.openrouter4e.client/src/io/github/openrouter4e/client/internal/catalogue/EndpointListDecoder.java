package io.github.openrouter4e.client.internal.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Percentiles;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;

/**
 * Reads the answer of {@code GET /models/{author}/{slug}/endpoints}.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/list-endpoints-for-a-model">List endpoints</a>
 */
@SuppressWarnings("nls") // wire names
public final class EndpointListDecoder {
	private final JsonParser parser;
	private final Values values;
	private final PricingReader pricingReader;

	private EndpointListDecoder(JsonParser parser) {
		this.parser = parser;
		values = new Values(parser);
		pricingReader = new PricingReader(parser, values);
	}

	/**
	 * @param json
	 *            the answer as received
	 * @return in OpenRouter's order; entries that are no objects are left out
	 * @throws ProtocolException
	 *             if it is not JSON, or has no list of endpoints
	 */
	public static List<Endpoint> decode(byte[] json) {
		return Documents.read(json, parser -> new EndpointListDecoder(parser).document());
	}

	private List<Endpoint> document() throws IOException {
		List<Endpoint> endpoints = null;
		if (values.startsObject()) {
			for (String member = values.nextName(); member != null; member = values.nextName()) {
				if (member.equals("data")) {
					endpoints = data();
				} else {
					values.skip();
				}
			}
		}
		if (endpoints == null) {
			throw new ProtocolException(Kind.UNEXPECTED_JSON, "no list of endpoints");
		}
		return endpoints;
	}

	private @Nullable List<Endpoint> data() throws IOException {
		List<Endpoint> endpoints = null;
		if (values.startsObject()) {
			for (String member = values.nextName(); member != null; member = values.nextName()) {
				if (member.equals("endpoints") && values.isArray()) {
					endpoints = endpoints();
				} else {
					values.skip();
				}
			}
		}
		return endpoints;
	}

	private List<Endpoint> endpoints() throws IOException {
		List<Endpoint> endpoints = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (values.startsObject()) {
				endpoints.add(endpoint());
			}
		}
		return List.copyOf(endpoints);
	}

	private Endpoint endpoint() throws IOException {
		String name = "";
		String modelId = "";
		String provider = "";
		String tag = "";
		Pricing pricing = Pricing.UNKNOWN;
		String quantization = null;
		Long context = null;
		Long maxCompletion = null;
		Long maxPrompt = null;
		List<String> parameters = List.of();
		Integer status = null;
		Double uptime5m = null;
		Double uptime30m = null;
		Double uptime1d = null;
		Percentiles latency = null;
		Percentiles throughput = null;
		Boolean implicit = null;
		for (String member = values.nextName(); member != null; member = values.nextName()) {
			switch (member) {
				case "name" -> name = values.textOrEmpty();
				case "model_id" -> modelId = values.textOrEmpty();
				case "provider_name" -> provider = values.textOrEmpty();
				case "tag" -> tag = values.textOrEmpty();
				case "pricing" -> pricing = pricingReader.read();
				case "quantization" -> quantization = values.sharedText();
				case "context_length" -> context = values.tokens();
				case "max_completion_tokens" -> maxCompletion = values.tokens();
				case "max_prompt_tokens" -> maxPrompt = values.tokens();
				case "supported_parameters" -> parameters = values.texts();
				case "status" -> status = values.integer();
				case "uptime_last_5m" -> uptime5m = values.real();
				case "uptime_last_30m" -> uptime30m = values.real();
				case "uptime_last_1d" -> uptime1d = values.real();
				case "latency_last_30m" -> latency = percentiles();
				case "throughput_last_30m" -> throughput = percentiles();
				case "supports_implicit_caching" -> implicit = values.bool();
				default -> values.skip();
			}
		}
		return new Endpoint(name, modelId, provider, tag.isBlank() ? provider : tag, pricing, quantization, context,
				maxCompletion, maxPrompt,
				Set.copyOf(parameters), status, uptime5m, uptime30m, uptime1d, latency, throughput, implicit);
	}

	private @Nullable Percentiles percentiles() throws IOException {
		if (!values.startsObject()) {
			return null;
		}
		Double p50 = null;
		Double p75 = null;
		Double p90 = null;
		Double p99 = null;
		for (String member = values.nextName(); member != null; member = values.nextName()) {
			switch (member) {
				case "p50" -> p50 = values.real();
				case "p75" -> p75 = values.real();
				case "p90" -> p90 = values.real();
				case "p99" -> p99 = values.real();
				default -> values.skip();
			}
		}
		return new Percentiles(p50, p75, p90, p99);
	}
}
