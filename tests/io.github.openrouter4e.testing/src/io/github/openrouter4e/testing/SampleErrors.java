package io.github.openrouter4e.testing;

/** An error of each kind, in the form in which OpenRouter sends it. */
public final class SampleErrors {

	private SampleErrors() {}

	/** The usual error of this status. */
	public static Answer of(int status) {
		return switch (status) {
			case 401 -> Answer.error(401, "User not found.");
			case 402 -> cannotAfford(8192, 1848);
			case 403 -> moderated("violence");
			case 404 -> Answer.errorWithMetadata(404, "No endpoints found matching your data policy.", """
					{"failed_routing_step": "Filter by data policy"}""");
			case 413 -> Answer.error(413, "Request body too large");
			case 429 -> rateLimitedUpstream(2);
			case 502 -> Answer.errorWithMetadata(502, "Provider returned error",
					"""
							{"raw": "{\\"error\\":{\\"message\\":\\"The model is overloaded\\"}}", "provider_name": "Fireworks"}""");
			case 503 ->
				Answer.error(503, "No available model provider meets your routing requirements", "Retry-After", "3");
			case 524 -> Answer.html(524, "<html><body><h1>Error 524</h1><p>A timeout occurred</p></body></html>");
			default -> Answer.error(status, "Status " + status + " as you asked for");
		};
	}

	/** 402: the credits do not cover the tokens asked for. */
	public static Answer cannotAfford(int asked, int affordable) {
		return Answer.errorWithMetadata(402, "This request requires more credits, or fewer max_tokens. You requested up"
				+ " to " + asked + " tokens, but can only afford " + affordable
				+ ". To increase, visit https://openrouter.ai/settings/credits and add more credits", """
						{"limit_source": "openrouter_credits", "provider_name": null}""");
	}

	/** 402 that passes once other requests have finished. */
	public static Answer inFlightBudget(int retryAfterSeconds) {
		return Answer.errorWithMetadata(402,
				"This request would exceed your available credits given your current in-flight requests.", """
						{"reason": "in_flight_budget_exhausted", "limit_source": "openrouter_in_flight_budget"}""",
				"Retry-After", Integer.toString(retryAfterSeconds));
	}

	/** 403: the input was flagged. */
	public static Answer moderated(String reason) {
		return Answer.errorWithMetadata(403, "Your input was flagged for \"" + reason + "\". No credits were charged.",
				"""
						{"reasons": ["%s"], "flagged_input": "the beginning of the input", "provider_name": "OpenAI"}"""
						.formatted(reason));
	}

	/** 403: the limit of this key is used up. */
	public static Answer keyLimitExceeded() {
		return Answer.errorWithMetadata(403, "Key limit exceeded (weekly limit). Manage it using"
				+ " https://openrouter.ai/settings/keys $20.05 of $20.00 used", """
						{"limit_source": "openrouter_key_limit"}""");
	}

	/** 429 of a provider, worth a retry. */
	public static Answer rateLimitedUpstream(int retryAfterSeconds) {
		return Answer.errorWithMetadata(429, "Provider returned error", """
				{"raw": "This model is temporarily rate-limited upstream. Please retry shortly.",
				 "provider_name": "DeepInfra", "is_byok": false, "limit_source": "upstream_provider_shared_pool"}""",
				"Retry-After", Integer.toString(retryAfterSeconds));
	}

	/** 429 of the daily allowance of free requests: not worth a retry before {@code resetMillis} (epoch). */
	public static Answer freeRequestsUsedUp(long resetMillis) {
		return Answer.errorWithMetadata(429, "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000"
				+ " free model requests per day",
				"""
						{"headers": {"X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "%d"},
						 "limit_source": "openrouter_free_tier_daily", "provider_name": null}"""
						.formatted(resetMillis),
				"X-RateLimit-Limit", "50", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset",
				Long.toString(resetMillis));
	}
}
