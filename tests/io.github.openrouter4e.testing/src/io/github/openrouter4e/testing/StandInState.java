package io.github.openrouter4e.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.caching.CachingSimulation;
import io.github.openrouter4e.testing.wire.Tokens;
import io.github.openrouter4e.testing.wire.UsageMeter;

/** What the server knows between requests. Thread-safe. */
public final class StandInState {

	/** Of all servers: as with the real one, no id is ever given twice, whoever remembers it. */
	private static final AtomicInteger GENERATION_IDS = new AtomicInteger();

	private final Clock clock;
	private final Account account = new Account();
	private final Generations generations = new Generations();
	private final SignIn signIn = new SignIn();
	private volatile Catalogue catalogue = Catalogue.standard();
	private volatile UsageMeter meter;
	private volatile Duration pace = Duration.ZERO;

	StandInState(Clock clock) {
		this.clock = clock;
		meter = new CachingSimulation(clock, false);
	}

	public Clock clock() {
		return clock;
	}

	public Account account() {
		return account;
	}

	public Generations generations() {
		return generations;
	}

	public Catalogue catalogue() {
		return catalogue;
	}

	public void catalogue(Catalogue replacement) {
		catalogue = replacement;
	}

	/** Replaces the way in which prompt tokens are counted; at first it is a {@link CachingSimulation}. */
	public void meter(UsageMeter replacement) {
		meter = replacement;
	}

	/** The time before each word of an answer that is not scripted; zero at first. For users, not for tests. */
	public void pace(Duration perWord) {
		pace = perWord;
	}

	Duration pace() {
		return pace;
	}

	SignIn signIn() {
		return signIn;
	}

	String nextGenerationId() {
		return "gen-%010d-StandIn".formatted(GENERATION_IDS.incrementAndGet());
	}

	/** Counts and bills one answer. */
	Usage count(JsonNode request, JsonNode model, ChatScript script) {
		UsageMeter.Prompt prompt = meter.measure(request, model, Endpoints.servedBy(model.path("id").asText()));
		long completion = Tokens.of(script.characters());
		Usage usage = new Usage(prompt, completion, Tokens.of(script.reasoningCharacters()),
				ListPrice.of(model, prompt, completion), script.byok);
		account.charge(usage);
		return usage;
	}
}
