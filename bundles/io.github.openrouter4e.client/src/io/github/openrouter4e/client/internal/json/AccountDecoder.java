package io.github.openrouter4e.client.internal.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.Credits;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.KeyInfo.FreeRequests;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.Provider;
import io.github.openrouter4e.client.ProviderAttempt;

/** Reads what concerns the account: key, credits, generation; and the providers. */
@SuppressWarnings("nls") // wire names
public final class AccountDecoder {
	private static final int MOST_SHOWN = 50;

	private AccountDecoder() {}

	/** @param data the data member, as in all methods here */
	public static KeyInfo key(JsonNode data) {
		Boolean management = Json.bool(data, "is_management_key");
		BigDecimal limit = Json.decimal(data, "limit");
		return new KeyInfo(Json.textOrEmpty(data, "label"), limit, remaining(data, limit),
				Json.text(data, "limit_reset"), Json.decimal(data, "usage"),
				Json.decimal(data, "usage_daily"), Json.decimal(data, "usage_weekly"),
				Json.decimal(data, "usage_monthly"), Json.decimal(data, "byok_usage"), Json.bool(data, "is_free_tier"),
				management == null ? Json.bool(data, "is_provisioning_key") : management,
				Json.instant(data, "expires_at"), freeRequests(Json.member(data, "free_model_daily_requests")));
	}

	/** Servers that leave out what remains still tell the limit, and what was used since its last reset. */
	private static @Nullable BigDecimal remaining(JsonNode data, @Nullable BigDecimal limit) {
		BigDecimal remaining = Json.decimal(data, "limit_remaining");
		if (remaining != null || limit == null) {
			return remaining;
		}
		BigDecimal used = Json.amount(data, switch (Json.textOrEmpty(data, "limit_reset")) {
			case "daily" -> "usage_daily";
			case "weekly" -> "usage_weekly";
			case "monthly" -> "usage_monthly";
			default -> "usage";
		});
		return used == null ? null : limit.subtract(used);
	}

	private static @Nullable FreeRequests freeRequests(@Nullable JsonNode node) {
		return node == null || !node.isObject()
				? null
				: new FreeRequests(Json.integer(node, "used"), Json.integer(node, "limit"),
						Json.integer(node, "remaining"));
	}

	/** @throws ProtocolException if a number is missing: there is no guessing at money */
	public static Credits credits(JsonNode data) {
		BigDecimal total = Json.decimal(data, "total_credits");
		BigDecimal usage = Json.decimal(data, "total_usage");
		if (total == null || usage == null) {
			throw new ProtocolException(ProtocolException.Kind.UNEXPECTED_JSON, "credits without numbers");
		}
		return new Credits(total, usage);
	}

	public static Generation generation(JsonNode data) {
		BigDecimal total = Json.amount(data, "total_cost");
		return new Generation(Json.textOrEmpty(data, "id"), Json.text(data, "model"), Json.text(data, "provider_name"),
				Json.instant(data, "created_at"), total == null ? Json.amount(data, "usage") : total,
				Json.amount(data, "upstream_inference_cost"), Json.decimal(data, "cache_discount"),
				Json.bool(data, "is_byok"), Json.bool(data, "cancelled"), Json.bool(data, "streamed"),
				Json.real(data, "latency"), Json.real(data, "generation_time"),
				Json.count(data, "native_tokens_prompt"), Json.count(data, "native_tokens_completion"),
				Json.count(data, "native_tokens_reasoning"), Json.count(data, "native_tokens_cached"),
				Json.text(data, "finish_reason"), Json.text(data, "native_finish_reason"),
				Json.real(data, "moderation_latency"), Json.text(data, "service_tier"), Json.text(data, "router"),
				Json.text(data, "data_region"), Json.text(data, "response_cache_source_id"),
				attempts(data, "provider_responses"));
	}

	/** Entries without name or slug are left out. */
	public static List<Provider> providers(JsonNode data) {
		List<Provider> providers = new ArrayList<>();
		for (JsonNode node : data) {
			String slug = Json.text(node, "slug");
			String name = Json.text(node, "name");
			if (slug != null || name != null) {
				providers.add(new Provider(Json.orEmpty(name == null ? slug : name), Json.orEmpty(slug),
						Json.text(node, "privacy_policy_url"),
						Json.text(node, "terms_of_service_url"), Json.text(node, "status_page_url"),
						Json.text(node, "headquarters"), Json.texts(node, "datacenters")));
			}
		}
		return providers;
	}

	/** The tries in a member, in the spelling of either source. */
	public static List<ProviderAttempt> attempts(JsonNode node, String member) {
		var attempts = new ArrayList<ProviderAttempt>();
		for (JsonNode each : objects(node, member)) {
			String provider = Json.text(each, "provider");
			String model = Json.text(each, "model");
			attempts.add(new ProviderAttempt(provider == null ? Json.text(each, "provider_name") : provider,
					model == null ? Json.text(each, "model_permaslug") : model, Json.count(each, "status"),
					Json.real(each, "latency")));
		}
		return attempts;
	}

	/** The objects in an array, as many as anybody would look at; empty if there is none. */
	public static List<JsonNode> objects(@Nullable JsonNode node, String member) {
		var some = new ArrayList<JsonNode>();
		JsonNode array = Json.member(node, member);
		if (array != null && array.isArray()) {
			for (JsonNode each : array) {
				if (some.size() < MOST_SHOWN && each.isObject()) {
					some.add(each);
				}
			}
		}
		return some;
	}
}
