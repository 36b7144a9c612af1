package io.github.openrouter4e.costs;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.storage.Json;

/** Costs and tokens as JSON. Amounts are texts in plain decimal notation, so that no digit is lost on any reader. */
@SuppressWarnings("nls") // file format
public final class CostCodec {

	/** More than all models together ever produced. */
	public static final long MAX_TOKENS = 1_000_000_000_000L;

	private CostCodec() {}

	/** Writes a cost. */
	public static ObjectNode toJson(AnswerCost cost) {
		var node = Json.object();
		node.put("kind", cost.creditsKind().name());
		Json.put(node, "credits", cost.credits());
		if (cost.byok()) {
			node.put("byok", true).put("billKind", cost.providerBillKind().name());
			Json.put(node, "bill", cost.providerBill());
		}
		Json.put(node, "saved", cost.cacheSavings());
		Json.put(node, "tools", cost.toolCost());
		return node;
	}

	/** Reads a cost; unknown if it is absent or makes no sense. */
	public static AnswerCost cost(JsonNode node) {
		return cost(node.path("byok").asBoolean(), Json.decimal(node, "credits"), kind(node, "kind"),
				Json.decimal(node, "bill"), kind(node, "billKind"), Json.decimal(node, "saved"))
				.withToolCost(Json.decimal(node, "tools"));
	}

	/**
	 * A cost as its fields say, whether they fit each other or not: what has no amount is unknown, and what has one is at
	 * least estimated. The bill counts with the user's own key only.
	 */
	public static AnswerCost cost(boolean byok, @Nullable BigDecimal credits, CostKind kind, @Nullable BigDecimal bill,
			CostKind billKind, @Nullable BigDecimal saved) {
		return byok
				? new AnswerCost(true, credits, kind(credits, kind), bill, kind(bill, billKind), saved)
				: new AnswerCost(false, credits, kind(credits, kind), null, CostKind.EXACT, saved);
	}

	private static CostKind kind(JsonNode node, String name) {
		return Json.constant(node, name, CostKind.class, CostKind.ESTIMATED);
	}

	private static CostKind kind(@Nullable BigDecimal amount, CostKind told) {
		if (amount == null) {
			return CostKind.UNKNOWN;
		}
		return told == CostKind.UNKNOWN ? CostKind.ESTIMATED : told;
	}

	/** Writes token counts. */
	public static ObjectNode toJson(TokenCounts tokens) {
		ObjectNode node = Json.object().put("prompt", tokens.prompt()).put("cached", tokens.cached())
				.put("written", tokens.cacheWrite()).put("completion", tokens.completion())
				.put("reasoning", tokens.reasoning());
		return tokens.spoken() == 0 ? node : node.put("spoken", tokens.spoken());
	}

	/** Reads token counts; {@code null} if they are absent. */
	public static @Nullable TokenCounts tokens(JsonNode node) {
		if (!node.isObject()) {
			return null;
		}
		return new TokenCounts(count(node, "prompt"), count(node, "cached"), count(node, "written"),
				count(node, "completion"), count(node, "reasoning"), count(node, "spoken"));
	}

	/** So that sums of counts never overflow. */
	private static long count(JsonNode node, String name) {
		return Math.clamp(node.path(name).asLong(), 0, MAX_TOKENS);
	}
}
