package io.github.openrouter4e.testing;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.wire.Json;

/** The providers of the stand-in and what GET …/endpoints tells of them: figures are made up, but stay the same. */
final class Endpoints {

	/** One provider with its usual quickness. */
	private record Provider(String name, String tag, String country, double priceFactor, double latencyP50,
			double throughputP50) {
	}

	private static final List<Provider> HOSTS = List.of( //
			new Provider("Fireworks", "fireworks", "US", 1.0, 510, 118),
			new Provider("DeepInfra", "deepinfra/fp4", "US", 0.8, 780, 42),
			new Provider("Groq", "groq", "US", 1.3, 190, 460), //
			new Provider("Nebius", "nebius/fp8", "NL", 1.0, 640, 55));

	private Endpoints() {}

	/** The providers of a model at its list price; the first one serves it unless there is a reason for another. */
	static List<String> servedBy(String modelId) {
		return providersOf(modelId).stream().filter(p -> p.priceFactor() == 1).map(Provider::name).toList();
	}

	private static List<Provider> providersOf(String modelId) {
		String vendor = modelId.replaceFirst("^~", "").replaceFirst("/.*$", "");
		return switch (vendor) {
			case "anthropic" -> List.of(new Provider("Anthropic", "anthropic", "US", 1, 1_150, 71),
					new Provider("Amazon Bedrock", "amazon-bedrock", "US", 1, 1_420, 64),
					new Provider("Google", "google-vertex", "US", 1, 1_280, 69));
			case "openai" -> List.of(new Provider("OpenAI", "openai", "US", 1, 620, 88),
					new Provider("Azure", "azure", "US", 1, 710, 93));
			case "google" -> List.of(new Provider("Google AI Studio", "google-ai-studio", "US", 1, 540, 132),
					new Provider("Google", "google-vertex", "US", 1, 580, 127));
			case "x-ai" -> List.of(new Provider("xAI", "xai", "US", 1, 480, 97));
			case "mistralai" -> List.of(new Provider("Mistral", "mistral", "FR", 1, 390, 84));
			default -> HOSTS;
		};
	}

	static ObjectNode providers() {
		ObjectNode answer = Json.object();
		ArrayNode data = answer.putArray("data");
		for (String vendor : List.of("anthropic", "openai", "google", "x-ai", "mistralai", "other")) {
			for (Provider provider : providersOf(vendor)) {
				String slug = provider.tag().replaceFirst("/.*$", "");
				String site = "https://" + slug + ".example.com/";
				if (data.findValuesAsText("slug").contains(slug)) {
					continue;
				}
				data.addObject().put("name", provider.name()).put("slug", slug)
						.put("privacy_policy_url", site + "privacy").put("terms_of_service_url", site + "terms")
						.putNull("status_page_url").put("headquarters", provider.country()).putArray("datacenters")
						.add(provider.country());
			}
		}
		return answer;
	}

	static ObjectNode of(JsonNode model) {
		ObjectNode answer = Json.object();
		ObjectNode data = answer.putObject("data");
		for (String member : List.of("id", "name", "created", "description", "architecture")) {
			data.set(member, model.path(member));
		}
		ArrayNode endpoints = data.putArray("endpoints");
		if (!model.path("id").asText().startsWith("openrouter/")) {
			providersOf(model.path("id").asText()).forEach(p -> endpoints.add(endpoint(model, p)));
		}
		return answer;
	}

	private static ObjectNode endpoint(JsonNode model, Provider provider) {
		String id = model.path("id").asText();
		int dash = provider.tag().indexOf('/');
		ObjectNode endpoint = Json.object()
				.put("name", provider.name() + " | " + model.path("canonical_slug").asText(id)).put("model_id", id)
				.put("model_name", model.path("name").asText())
				.put("context_length", model.path("context_length").asLong()).put("provider_name", provider.name())
				.put("tag", provider.tag())
				.put("quantization", dash < 0 ? "unknown" : provider.tag().substring(dash + 1)).put("status", 0)
				.put("uptime_last_30m", 99.62).put("uptime_last_5m", 100).put("uptime_last_1d", 99.41)
				.putNull("max_prompt_tokens")
				.put("supports_implicit_caching", model.at("/pricing/input_cache_read").isTextual()
						&& !model.at("/pricing/input_cache_write").isTextual());
		endpoint.set("max_completion_tokens", model.at("/top_provider/max_completion_tokens"));
		endpoint.set("supported_parameters", model.path("supported_parameters"));
		endpoint.set("pricing", scaled(model.path("pricing"), provider.priceFactor()));
		endpoint.set("latency_last_30m", percentiles(provider.latencyP50(), 1.4, 2.3, 5.1));
		endpoint.set("throughput_last_30m", percentiles(provider.throughputP50(), 1.2, 1.4, 1.7));
		if (provider.name().equals("Nebius")) { // little traffic: nothing known
			endpoint.putNull("latency_last_30m").putNull("throughput_last_30m").putNull("uptime_last_30m");
		}
		return endpoint;
	}

	private static ObjectNode scaled(JsonNode pricing, double factor) {
		ObjectNode scaled = Json.object();
		pricing.properties().forEach(p -> {
			if (p.getValue().isTextual() && factor != 1) {
				BigDecimal price = new BigDecimal(p.getValue().textValue()).multiply(BigDecimal.valueOf(factor));
				scaled.put(p.getKey(), price.stripTrailingZeros().toPlainString());
			} else {
				scaled.set(p.getKey(), p.getValue());
			}
		});
		return scaled.put("discount", 0);
	}

	private static ObjectNode percentiles(double p50, double p75, double p90, double p99) {
		return Json.object().put("p50", p50).put("p75", p50 * p75).put("p90", p50 * p90).put("p99", p50 * p99);
	}
}
