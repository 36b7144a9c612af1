package io.github.openrouter4e.client.json;

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
	private final JsonTokens tokens;
	private final PricingReader pricingReader;

	private EndpointListDecoder(JsonParser parser) {
		this.parser = parser;
		tokens = new JsonTokens(parser);
		pricingReader = new PricingReader(parser, tokens);
	}

	/**
	 * @param json
	 *            the answer as received
	 * @return in OpenRouter's order; entries that are no objects are left out
	 * @throws ProtocolException
	 *             if it is not JSON, or has no list of endpoints
	 */
	public static List<Endpoint> decode(byte[] json) {
		return JsonDocuments.read(json, parser -> new EndpointListDecoder(parser).document());
	}

	private List<Endpoint> document() throws IOException {
		List<Endpoint> endpoints = null;
		if (tokens.startsObject()) {
			for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
				if (member.equals("data")) {
					endpoints = data();
				} else {
					tokens.skip();
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
		if (tokens.startsObject()) {
			for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
				if (member.equals("endpoints") && tokens.isArray()) {
					endpoints = endpoints();
				} else {
					tokens.skip();
				}
			}
		}
		return endpoints;
	}

	private List<Endpoint> endpoints() throws IOException {
		List<Endpoint> endpoints = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (tokens.startsObject()) {
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
		var pricing = Pricing.UNKNOWN;
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
		for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
			switch (member) {
				case "name" -> name = tokens.textOrEmpty();
				case "model_id" -> modelId = tokens.textOrEmpty();
				case "provider_name" -> provider = tokens.textOrEmpty();
				case "tag" -> tag = tokens.textOrEmpty();
				case "pricing" -> pricing = pricingReader.read();
				case "quantization" -> quantization = tokens.sharedText();
				case "context_length" -> context = tokens.positiveLong();
				case "max_completion_tokens" -> maxCompletion = tokens.positiveLong();
				case "max_prompt_tokens" -> maxPrompt = tokens.positiveLong();
				case "supported_parameters" -> parameters = tokens.texts();
				case "status" -> status = tokens.integer();
				case "uptime_last_5m" -> uptime5m = tokens.real();
				case "uptime_last_30m" -> uptime30m = tokens.real();
				case "uptime_last_1d" -> uptime1d = tokens.real();
				case "latency_last_30m" -> latency = percentiles();
				case "throughput_last_30m" -> throughput = percentiles();
				case "supports_implicit_caching" -> implicit = tokens.bool();
				default -> tokens.skip();
			}
		}
		return new Endpoint(name, modelId, provider, tag.isBlank() ? provider : tag, pricing, quantization, context,
				maxCompletion, maxPrompt,
				Set.copyOf(parameters), status, uptime5m, uptime30m, uptime1d, latency, throughput, implicit);
	}

	private @Nullable Percentiles percentiles() throws IOException {
		if (!tokens.startsObject()) {
			return null;
		}
		Double p50 = null;
		Double p75 = null;
		Double p90 = null;
		Double p99 = null;
		for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
			switch (member) {
				case "p50" -> p50 = tokens.real();
				case "p75" -> p75 = tokens.real();
				case "p90" -> p90 = tokens.real();
				case "p99" -> p99 = tokens.real();
				default -> tokens.skip();
			}
		}
		return new Percentiles(p50, p75, p90, p99);
	}
}
