package io.github.openrouter4e.ui.internal.transcript;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostSum;

/** The facts of an answer that are shown below it: the model, who served it, tokens, cost and duration. */
public final class AnswerFacts {

	@SuppressWarnings("nls") // wire names
	private static final Set<String> STANDARD_TIERS = Set.of("default", "standard");

	private AnswerFacts() {}

	/** Model, provider, tokens, cost and duration in a line. */
	public static String line(Answer answer) {
		return String.join(" \u00B7 ", list(answer)); //$NON-NLS-1$
	}

	static List<String> list(Answer answer) {
		var facts = new ArrayList<String>();
		facts.add(answer.model());
		var provider = answer.provider();
		if (provider != null) {
			facts.add(provider);
		}
		var tier = tier(answer);
		if (tier != null && !STANDARD_TIERS.contains(tier)) {
			facts.add(tier);
		}
		var cost = answer.cost();
		if (cost.promptTokens() + cost.completionTokens() > 0) {
			facts.add(tokens(cost));
		}
		if (cost.requests() > 0) {
			facts.add(Amounts.usd(cost.total(), cost.kind()));
			if (cost.byokRequests() > 0) {
				facts.add(Messages.AnswerFacts_byok);
			}
			var duration = answer.duration();
			if (duration != null && !duration.isZero()) { // older versions wrote 0 where they did not know it
				facts.add(Amounts.duration(duration));
			}
		}
		if (answer.state() == AnswerState.STOPPED) {
			facts.add(Messages.AnswerFacts_stopped);
		}
		return facts;
	}

	/** What OpenRouter or the provider called the tier that served the last part; null if nobody told. */
	private static @Nullable String tier(Answer answer) {
		return answer.parts().isEmpty() ? null : answer.parts().getLast().serviceTier();
	}

	private static String tokens(CostSum cost) {
		var prompt = Amounts.count(cost.promptTokens());
		var completion = Amounts.count(cost.completionTokens());
		if (cost.cachedTokens() == 0 || cost.promptTokens() == 0) {
			return NLS.bind(Messages.AnswerFacts_tokens, prompt, completion);
		}
		var share = Amounts.percent(cost.cachedTokens() / (double) cost.promptTokens());
		return NLS.bind(Messages.AnswerFacts_tokensCached, new Object[]{prompt, completion, share});
	}

	/**
	 * What there is to know beside, a line each.
	 *
	 * @param uncached why nothing came from a cache; empty for nothing to say
	 */
	public static String details(Answer answer, String uncached) {
		var cost = answer.cost();
		var lines = new ArrayList<String>();
		if (!answer.model().equals(answer.requestedModel())) {
			lines.add(NLS.bind(Messages.AnswerFacts_detailAsked, answer.requestedModel()));
		}
		var reasoning = answer.parts().stream().map(p -> p.tokens()).mapToLong(t -> t == null ? 0 : t.reasoning())
				.sum();
		if (reasoning > 0) {
			lines.add(NLS.bind(Messages.AnswerFacts_detailReasoning, Amounts.count(reasoning)));
		}
		if (cost.cacheSavings().signum() != 0) {
			lines.add(NLS.bind(Messages.AnswerFacts_cacheSavings, Amounts.usd(cost.cacheSavings())));
		}
		if (cost.toolCost().signum() > 0) {
			lines.add(NLS.bind(Messages.AnswerFacts_toolCost, Amounts.exact(cost.toolCost())));
		}
		var tier = tier(answer);
		if (tier != null) {
			lines.add(NLS.bind(Messages.AnswerFacts_tier, tier));
		}
		if (!uncached.isEmpty()) {
			lines.add(uncached);
		}
		if (cost.requests() > 0) {
			lines.add(Amounts.exact(cost.total(), cost.kind()));
		}
		if (cost.byokRequests() > 0) {
			lines.add(ownKey(answer, cost));
		}
		var generation = answer.generationId();
		if (generation != null) {
			lines.add(NLS.bind(Messages.AnswerFacts_detailGeneration, generation));
		}
		return String.join("\n", lines); //$NON-NLS-1$
	}

	/** The two parts that an own provider key is billed in, each as well as it is known of all requests with one. */
	private static String ownKey(Answer answer, CostSum cost) {
		var fee = CostKind.EXACT;
		var bill = CostKind.EXACT;
		for (var part : answer.parts()) {
			if (part.cost().byok()) {
				fee = fee.and(part.cost().creditsKind());
				bill = bill.and(part.cost().providerBillKind());
			}
		}
		return NLS.bind(Messages.AnswerFacts_byokParts, part(cost.byokFee(), fee), part(cost.providerBill(), bill));
	}

	private static String part(BigDecimal usd, CostKind kind) {
		return kind == CostKind.UNKNOWN && usd.signum() == 0
				? Messages.AnswerFacts_byokUnknown
				: Amounts.exact(usd, kind);
	}
}
