package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.ui.internal.routing.TierText;
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
		return "on".equals(options.request().within(general).value(RequestOption.CONTEXT_COMPRESSION)) //$NON-NLS-1$
				&& !options.hasTools();
	}

	/** The estimate, which is at the price of the chosen tier if that is known, with a line for each option that matters. */
	EstimateView view(CostEstimate estimate, ConversationOptions options) {
		var general = generals.apply(estimate.model());
		var tier = options.request().within(general).value(RequestOption.SERVICE_TIER);
		var view = Estimator.view(estimate);
		var compresses = compresses(options, general);
		if (compresses && view.over()) {
			view = new EstimateView(Messages.RequestWords_compressed, Messages.RequestWords_compressedDetails, false);
		}
		for (var line : lines(estimate, tier, compresses)) {
			view = view.with(line);
		}
		return view;
	}

	private List<String> lines(CostEstimate estimate, @Nullable String tier, boolean compresses) {
		var lines = new ArrayList<String>();
		if (tier != null) {
			lines.add(TierText.of(models.tier(estimate.model(), tier), tier));
		}
		if (estimate.documentCost().signum() > 0) {
			lines.add(NLS.bind(Messages.RequestWords_documents, Amounts.usd(estimate.documentCost())));
		}
		if (compresses) {
			lines.add(Messages.RequestWords_compressionOn);
		}
		return lines;
	}
}
