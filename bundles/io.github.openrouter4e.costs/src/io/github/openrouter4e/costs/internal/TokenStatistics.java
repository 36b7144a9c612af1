package io.github.openrouter4e.costs.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.TextSize;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.storage.Lookup;

/**
 * What earlier answers taught about each model: how much text a token holds, how long answers are, and whether they were
 * served with the user's own key. Made from the ledger, so it needs no file of its own. Thread-safe.
 */
public final class TokenStatistics {

	/** Prompts below this say little, as the chat template's own tokens weigh too much. */
	private static final long MIN_PROMPT_TOKENS = 50;

	/**
	 * Sizes per token that a text can have. With less, something was added to the prompt, such as the results of a web
	 * search; with more, something was left out of it.
	 */
	private static final long MIN_PER_TOKEN = 1;
	private static final long MAX_PER_TOKEN = 20;

	private static final class Model {
		private long size;
		private long promptTokens;
		private long completionTokens;
		private long answers;
		private boolean byok;
		private Instant last = Instant.EPOCH;
	}

	/** All that is known of a model. */
	record Learned(String model, long size, long promptTokens, long completionTokens, long answers, boolean byok,
			Instant last) {
	}

	private final Map<String, Model> models = new HashMap<>(); // guarded by this

	/** Learns from an entry. */
	public synchronized void learn(LedgerEntry entry) {
		TokenCounts tokens = entry.tokens();
		if (tokens == null || entry.failed() || entry.cost().creditsKind() != CostKind.EXACT) {
			return; // what was estimated teaches nothing
		}
		var model = models.computeIfAbsent(entry.model(), id -> new Model());
		if (tokens.prompt() >= MIN_PROMPT_TOKENS && entry.promptSize() >= MIN_PER_TOKEN * tokens.prompt()
				&& entry.promptSize() <= MAX_PER_TOKEN * tokens.prompt()) {
			model.size += entry.promptSize();
			model.promptTokens += tokens.prompt();
		}
		if (tokens.completion() > 0) {
			model.completionTokens += tokens.completion();
			model.answers++;
		}
		if (!entry.time().isBefore(model.last)) {
			model.last = entry.time();
			model.byok = entry.cost().byok();
		}
	}

	/** What was learned of all models, in no order. */
	synchronized List<Learned> learned() {
		return models.entrySet().stream().map(entry -> {
			Model of = entry.getValue();
			return new Learned(entry.getKey(), of.size, of.promptTokens, of.completionTokens, of.answers, of.byok,
					of.last);
		}).toList();
	}

	/** Goes on from what was learned of a model. */
	synchronized void put(Learned learned) {
		var model = new Model();
		model.size = learned.size();
		model.promptTokens = learned.promptTokens();
		model.completionTokens = learned.completionTokens();
		model.answers = learned.answers();
		model.byok = learned.byok();
		model.last = learned.last();
		models.put(learned.model(), model);
	}

	/** Whether the size of a token was learned for this model. */
	public synchronized boolean hasLearned(String model) {
		Model known = Lookup.find(models, model);
		return known != null && known.promptTokens > 0;
	}

	/** Tokens that a text of this size has for a model, rounded up. */
	public synchronized long tokens(String model, long size) {
		Model known = Lookup.find(models, model);
		double perToken = known == null || known.promptTokens == 0
				? TextSize.DEFAULT_PER_TOKEN
				: (double) known.size / known.promptTokens;
		return (long) Math.ceil(size / perToken);
	}

	/** Tokens that this model's answers have on average; {@code null} if there were none. */
	public synchronized @Nullable Long typicalCompletion(String model) {
		Model known = Lookup.find(models, model);
		return known == null || known.answers == 0 ? null : Long.valueOf(known.completionTokens / known.answers);
	}

	/** Whether the model's last answer was served with the user's own key. */
	public synchronized boolean isByok(String model) {
		Model known = Lookup.find(models, model);
		return known != null && known.byok;
	}
}
