package io.github.openrouter4e.ui.internal.chat.conversation;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.caching.CachingExplanation;
import io.github.openrouter4e.caching.CachingPolicy;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/**
 * Says whether prompts are cached, and why not, for tool tips: by the preferences of now and what is known of the model.
 * For any thread.
 */
public final class CachingWords {
	private final ModelFacts models;
	private final ChatSettings settings;

	public CachingWords(ModelFacts models, ChatSettings settings) {
		this.models = models;
		this.settings = settings;
	}

	/** What to expect of a prompt that is not sent yet. */
	public String of(CostEstimate estimate) {
		return words(explain(estimate.model(), estimate.promptTokens()));
	}

	/** Why nothing of an answer's prompt came from a cache; empty if something did, or if there is nothing to say. */
	public String of(Answer answer) {
		CostSum cost = answer.cost();
		if (cost.promptTokens() == 0 || cost.cachedTokens() > 0) {
			return ""; //$NON-NLS-1$
		}
		long perRequest = cost.promptTokens() / Math.max(1, cost.requests());
		CachingExplanation why = explain(answer.model(), perRequest);
		return switch (why.kind()) {
			case AUTOMATIC, MARKED, MARKED_FOR_OPENAI -> Messages.CachingWords_cachingNothingRead;
			default -> words(why);
		};
	}

	private CachingExplanation explain(String model, long promptTokens) {
		return CachingPolicy.explain(model, models.find(model), settings.caching(), promptTokens);
	}

	static String words(CachingExplanation why) {
		return switch (why.kind()) {
			case AUTOMATIC -> NLS.bind(Messages.CachingWords_cachingAutomatic, why.provider());
			case MARKED -> NLS.bind(Messages.CachingWords_cachingMarked, why.provider(),
					Integer.valueOf(why.lifetime() == CacheLifetime.ONE_HOUR ? 60 : 5));
			case MARKED_FOR_OPENAI ->
				NLS.bind(Messages.CachingWords_cachingMarked, why.provider(), Integer.valueOf(30));
			case BELOW_MINIMUM ->
				NLS.bind(Messages.CachingWords_cachingBelow, why.provider(), Amounts.count(why.minimumTokens()));
			case GEMINI_IMPLICIT_ONLY -> Messages.CachingWords_cachingGeminiImplicit;
			case GEMINI_NOT_ENABLED -> Messages.CachingWords_cachingGeminiOff;
			case NOT_OFFERED -> Messages.CachingWords_cachingNotOffered;
			case MODEL_CHOSEN_LATER -> Messages.CachingWords_cachingChosenLater;
			case UNKNOWN_MODEL -> Messages.CachingWords_cachingUnknown;
			case REQUEST_DECIDES -> ""; //$NON-NLS-1$
			case NOTHING_TO_MARK -> Messages.CachingWords_cachingNothing;
		};
	}
}
