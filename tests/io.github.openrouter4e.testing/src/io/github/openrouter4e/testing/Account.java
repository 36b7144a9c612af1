package io.github.openrouter4e.testing;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.wire.Json;

/** The account and the key that the requests are billed to. Thread-safe. */
public final class Account {

	private BigDecimal limit = new BigDecimal("20");
	private BigDecimal totalCredits = new BigDecimal("25");
	private BigDecimal usage = new BigDecimal("1.25");
	private BigDecimal byokUsage = BigDecimal.ZERO;
	private boolean creditsVisible = true;
	private boolean freeTier;
	private Integer freeUsed;
	private int freeLimit;

	/** The limit of the key in USD; null for none. */
	public synchronized void limit(BigDecimal usd) {
		limit = usd;
	}

	/** Credits bought and credits used so far, in USD. */
	public synchronized void credits(BigDecimal bought, BigDecimal used) {
		totalCredits = bought;
		usage = used;
	}

	/** False: /credits answers 403, as it does for most ordinary keys. */
	public synchronized void creditsVisible(boolean visible) {
		creditsVisible = visible;
	}

	public synchronized void freeTier(boolean free) {
		freeTier = free;
	}

	/** Requests to free models used today, of those allowed; not told before this is called. */
	public synchronized void freeRequests(int used, int allowed) {
		freeUsed = used;
		freeLimit = allowed;
	}

	/** USD used so far. */
	public synchronized BigDecimal usage() {
		return usage;
	}

	synchronized void charge(Usage used) {
		usage = usage.add(used.cost());
		if (used.byok() != Byok.NO) {
			byokUsage = byokUsage.add(used.price().total());
		}
	}

	synchronized ObjectNode key() {
		ObjectNode answer = Json.object();
		ObjectNode key = answer.putObject("data").put("label", "sk-or-v1-5ta...d1n").put("is_management_key", false)
				.put("is_provisioning_key", false).put("limit", limit).putNull("limit_reset")
				.put("limit_remaining", limit == null ? null : limit.subtract(usage).max(BigDecimal.ZERO))
				.put("include_byok_in_limit", false);
		for (String period : new String[]{"", "_daily", "_weekly", "_monthly"}) {
			key.put("usage" + period, usage).put("byok_usage" + period, byokUsage);
		}
		key.put("is_free_tier", freeTier).putNull("expires_at").putObject("rate_limit").put("requests", -1)
				.put("interval", "10s").put("note", "This field is deprecated and safe to ignore.");
		if (freeUsed != null) {
			key.putObject("free_model_daily_requests").put("used", freeUsed).put("limit", freeLimit).put("remaining",
					freeLimit - freeUsed);
		}
		return answer;
	}

	/** Null if this key may not see the credits. */
	synchronized ObjectNode credits() {
		if (!creditsVisible) {
			return null;
		}
		ObjectNode answer = Json.object();
		answer.putObject("data").put("total_credits", totalCredits).put("total_usage", usage);
		return answer;
	}
}
