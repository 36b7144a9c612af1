package io.github.openrouter4e.ui.internal.chat.conversation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.ui.internal.models.PriceFormat;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/** What the request options change of an estimate, and how it is said. For any thread. */
final class RequestWords {

	private final ModelFacts models;
	private final Function<String, RequestOptions> generals;

	/** @param generals what holds for a model where a conversation chooses nothing */
	RequestWords(ModelFacts models, Function<String, RequestOptions> generals) {
		this.models = models;
		this.generals = generals;
	}

	/** Whether the middle of a prompt that is too long is left out: never if the model gets tools of ours. */
	static boolean compresses(ConversationOptions options, RequestOptions general) {
		var mode = options.mode();
		return "on".equals(options.request().within(general).value(RequestOption.CONTEXT_COMPRESSION)) //$NON-NLS-1$
				&& (mode == null || mode.equals(ToolContext.CHAT));
	}

	/** The estimate at the price of the chosen tier, if that is known, with a line for each option that matters. */
	EstimateView view(CostEstimate estimate, ConversationOptions options) {
		var general = generals.apply(estimate.model());
		var tier = options.request().within(general).value(RequestOption.SERVICE_TIER);
		var offer = tier == null ? null : offer(estimate.model(), tier);
		var factor = offer == null ? null : factor(estimate.model(), offer);
		var view = Estimator.view(factor == null ? estimate : estimate.times(factor));
		var compresses = compresses(options, general);
		if (compresses && view.over()) {
			view = new EstimateView(Messages.RequestWords_compressed, Messages.RequestWords_compressedDetails, false);
		}
		for (var line : lines(estimate, tier, factor == null ? null : offer, compresses)) {
			view = view.with(line);
		}
		return view;
	}

	private List<String> lines(CostEstimate estimate, @Nullable String tier, @Nullable Endpoint offer,
			boolean compresses) {
		var lines = new ArrayList<String>();
		if (tier != null) {
			var offers = models.onTier(estimate.model(), tier);
			var prices = new PriceFormat(Locale.getDefault());
			lines.add(offer != null
					? NLS.bind(Messages.RequestWords_tierPrice,
							new Object[]{tier, prices.perMillion(offer.pricing().prompt()),
									prices.perMillion(offer.pricing().completion()), offer.providerName()})
					: NLS.bind(offers == null || !offers.isEmpty()
							? Messages.RequestWords_tierUnknown
							: Messages.RequestWords_tierNotOffered, tier));
		}
		if (estimate.documentCost().signum() > 0) {
			lines.add(NLS.bind(Messages.RequestWords_documents, Amounts.usd(estimate.documentCost())));
		}
		if (compresses) {
			lines.add(Messages.RequestWords_compressionOn);
		}
		return lines;
	}

	/** The cheapest, by which OpenRouter orders them for flex; the dearest else, as anyone of them may serve. */
	private @Nullable Endpoint offer(String model, String tier) {
		var offers = models.onTier(model, tier);
		if (offers == null) {
			return null;
		}
		Comparator<Endpoint> byPrice = Comparator.comparing(RequestWords::price);
		var known = offers.stream().filter(offer -> offer.pricing().completion() instanceof Price.Known).toList();
		if (known.isEmpty()) {
			return null;
		}
		var sorted = known.stream().sorted(byPrice).toList();
		return tier.equals("flex") ? sorted.getFirst() : sorted.getLast(); //$NON-NLS-1$
	}

	private static BigDecimal price(Endpoint offer) {
		return offer.pricing().completion() instanceof Price.Known known ? known.usd() : BigDecimal.ZERO;
	}

	/** How many times the list price a tier costs; OpenRouter multiplies all prices by the same. */
	private @Nullable BigDecimal factor(String model, Endpoint offer) {
		var info = models.find(model);
		if (info == null || !(info.pricing().completion() instanceof Price.Known list) || list.isFree()
				|| !(offer.pricing().completion() instanceof Price.Known tier)) {
			return null;
		}
		return tier.usd().divide(list.usd(), MathContext.DECIMAL64);
	}
}
