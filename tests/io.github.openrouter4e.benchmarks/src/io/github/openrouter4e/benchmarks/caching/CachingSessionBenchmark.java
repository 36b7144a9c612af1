package io.github.openrouter4e.benchmarks.caching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.LoopbackClients;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.testing.Catalogue;

/** The bill of a session of fifty turns with tools, for each family of models, with our marks and without. */
public final class CachingSessionBenchmark implements Benchmark {

	private static final CachingSettings HOUR = new CachingSettings(false, CacheLifetime.ONE_HOUR);
	private static final CachingSettings GEMINI = new CachingSettings(true, CacheLifetime.FIVE_MINUTES);

	/** One line of the table. */
	private record Case(String modelId, String how, CachingSettings settings) {
	}

	private static final List<Case> CASES = List.of( //
			new Case("anthropic/claude-sonnet-4.5", "marks, 5 minutes", CachingSettings.DEFAULT),
			new Case("anthropic/claude-sonnet-4.5", "marks, 1 hour", HOUR),
			new Case("anthropic/claude-opus-5", "marks, 5 minutes", CachingSettings.DEFAULT),
			new Case("anthropic/claude-haiku-4.5", "marks, 5 minutes", CachingSettings.DEFAULT),
			new Case("qwen/qwen3-coder-plus", "marks, 5 minutes", CachingSettings.DEFAULT),
			new Case("google/gemini-2.5-pro", "implicit", CachingSettings.DEFAULT),
			new Case("google/gemini-2.5-pro", "marks (enabled in Preferences)", GEMINI),
			new Case("google/gemini-2.5-flash", "implicit", CachingSettings.DEFAULT),
			new Case("google/gemini-2.5-flash", "marks (enabled in Preferences)", GEMINI),
			new Case("openai/gpt-5.2", "automatic", CachingSettings.DEFAULT),
			new Case("openai/gpt-5.6", "automatic", CachingSettings.DEFAULT),
			new Case("deepseek/deepseek-v4-pro", "automatic", CachingSettings.DEFAULT),
			new Case("x-ai/grok-4.1-fast", "automatic", CachingSettings.DEFAULT),
			new Case("moonshotai/kimi-k3", "automatic", CachingSettings.DEFAULT),
			new Case("z-ai/glm-5", "automatic", CachingSettings.DEFAULT),
			new Case("meta-llama/llama-4-maverick", "none offered", CachingSettings.DEFAULT));

	@Override
	public String name() {
		return "caching";
	}

	@Override
	public void run(Report report) {
		LoopbackClients clients = new LoopbackClients();
		List<Model> models = ModelListDecoder.decode(Catalogue.standard().toJson().getBytes(StandardCharsets.UTF_8))
				.models();
		List<List<String>> rows = new ArrayList<>();
		Session.Bill last = Session.Bill.NOTHING;
		for (Case line : CASES) {
			ModelInfo model = models.stream().filter(m -> m.id().equals(line.modelId())).findFirst()
					.map(ModelInfo::of).orElseThrow();
			Session.Bill uncached = Session.uncached(model).play(clients);
			Session.Bill plain = Session.plain(model).play(clients);
			Session.Bill ours = Session.marked(model, line.settings()).play(clients);
			rows.add(row(line, uncached, plain, ours));
			last = ours;
		}
		report.heading("Prompt caching in a session of 50 turns with tools");
		report.text("""
				%,d requests, %,d prompt tokens in all; simulated by the documented rules and prices. Automatic caches \
				are simulated at their best: real ones may forget earlier. Saved: with marks against uncached."""
				.formatted(last.requests(), last.prompt()));
		report.table(
				List.of("model", "caching", "read from cache without our marks", "with", "USD uncached", "without",
						"with",
						"saved"),
				rows);
	}

	private static List<String> row(Case line, Session.Bill uncached, Session.Bill plain, Session.Bill ours) {
		BigDecimal saved = BigDecimal.ONE.subtract(ours.cost().divide(uncached.cost(), 3, RoundingMode.HALF_UP));
		return List.of(line.modelId(), line.how(), percent(plain.shareRead()), percent(ours.shareRead()),
				dollars(uncached.cost()), dollars(plain.cost()), dollars(ours.cost()), percent(saved.doubleValue()));
	}

	private static String percent(double share) {
		return "%.0f %%".formatted(share * 100);
	}

	private static String dollars(BigDecimal amount) {
		return amount.setScale(4, RoundingMode.HALF_UP).toPlainString();
	}
}
