package io.github.openrouter4e.ui.internal.chat.conversation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProviderAttempt;
import io.github.openrouter4e.client.RouterMetadata;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.json.RouterMetadataDecoder;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.models.DetailLine;
import io.github.openrouter4e.ui.internal.models.DetailsText;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/**
 * What is known of the requests of an answer: what its footer has in its tool tip, which only a mouse shows; how they were
 * routed, as the answers themselves told, and what OpenRouter tells of finished generations. No widgets. Nothing that a
 * server wrote is longer than a few lines.
 */
public final class AnswerDetails {

	/** OpenRouter knows a generation 5 to 10 seconds after its end. */
	private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(4),
			Duration.ofSeconds(8));
	/** Requests of one answer that are asked for, the newest ones. */
	private static final int MOST_REQUESTS = 5;
	private static final int MOST_NAMES = 12;
	private static final int OK = 200;
	private static final int FAILED = 400;
	private static final int TOO_MANY = 429;
	private static final int CANCELLED = 499;

	private final Answer answer;
	private final String footer;
	private final BiFunction<String, Cancellation, Generation> generations;
	private final List<Duration> pauses;

	/** @param footer what the footer of the answer tells, a line each; empty for nothing */
	public AnswerDetails(Answer answer, String footer, OpenRouterClient client) {
		this(answer, footer, client::generation, PAUSES);
	}

	/**
	 * @param generations asks for one
	 * @param pauses      between the questions for a generation that OpenRouter does not know yet
	 */
	AnswerDetails(Answer answer, String footer, BiFunction<String, Cancellation, Generation> generations,
			List<Duration> pauses) {
		this.answer = answer;
		this.footer = footer;
		this.generations = generations;
		this.pauses = pauses;
	}

	/** What is known without asking. */
	public List<DetailLine> known() {
		return lines(part -> List.of(new DetailLine.Plain(part.generationId() == null
				? Messages.AnswerDetails_noGeneration
				: Messages.AnswerDetails_asking)));
	}

	/** Everything. Blocks, for some seconds if the answer has just ended. */
	public List<DetailLine> lookUp(Cancellation cancellation) {
		return lines(part -> {
			var id = part.generationId();
			if (id == null) {
				return List.of(new DetailLine.Plain(Messages.AnswerDetails_noGeneration));
			}
			try {
				return facts(generation(id, cancellation), part);
			} catch (OpenRouterException e) {
				return List.of(new DetailLine.Warning(isUnknown(e)
						? Messages.AnswerDetails_unknown
						: NLS.bind(Messages.AnswerDetails_failed, ErrorText.of(e).message())));
			} catch (@SuppressWarnings("unused") InterruptedException e) {
				return List.of(); // nobody interrupts the thread of a dialog
			}
		});
	}

	private Generation generation(String id, Cancellation cancellation) throws InterruptedException {
		for (var pause : pauses) {
			try {
				return generations.apply(id, cancellation);
			} catch (ServiceException e) {
				if (!isUnknown(e)) {
					throw e;
				}
				cancellation.await(pause);
			}
		}
		return generations.apply(id, cancellation);
	}

	private static boolean isUnknown(OpenRouterException e) {
		return e instanceof ServiceException service && service.kind() == ServiceException.Kind.NOT_FOUND;
	}

	private interface Source {
		List<DetailLine> generation(AnswerPart part);
	}

	private List<DetailLine> lines(Source source) {
		var lines = new ArrayList<DetailLine>();
		footer.lines().map(DetailsText::oneLine).filter(line -> !line.isEmpty()).map(DetailLine.Plain::new)
				.forEach(lines::add);
		var parts = answer.parts();
		for (var i = Math.max(0, parts.size() - MOST_REQUESTS); i < parts.size(); i++) {
			var part = parts.get(i);
			if (parts.size() > 1) {
				lines.add(new DetailLine.Title(NLS.bind(Messages.AnswerDetails_request, i + 1, parts.size())));
			}
			lines.add(new DetailLine.Heading(Messages.AnswerDetails_routing));
			lines.addAll(routing(part));
			lines.add(new DetailLine.Heading(Messages.AnswerDetails_generation));
			lines.addAll(source.generation(part));
		}
		return lines;
	}

	private List<DetailLine> routing(AnswerPart part) {
		var lines = new ArrayList<DetailLine>();
		var json = part.routing();
		var told = json == null ? Optional.<RouterMetadata>empty() : RouterMetadataDecoder.decode(json);
		var routing = told.isPresent() ? told.get() : null;
		var asked = routing == null ? null : routing.requested();
		fact(lines, Messages.AnswerDetails_asked, asked == null ? answer.requestedModel() : asked);
		fact(lines, Messages.AnswerDetails_model, part.model());
		fact(lines, Messages.AnswerDetails_provider, part.provider());
		if (routing != null) {
			fact(lines, Messages.AnswerDetails_why, strategy(routing.strategy()));
			fact(lines, Messages.AnswerDetails_candidates, candidates(routing));
			attempts(lines, routing.attempts());
			fact(lines, Messages.AnswerDetails_region, routing.region());
			fact(lines, Messages.AnswerDetails_summary, routing.summary());
		}
		return lines;
	}

	/** An open set: what this version does not know is shown as it is. */
	private static @Nullable String strategy(@Nullable String strategy) {
		return strategy == null ? null : switch (strategy) {
			case "direct" -> Messages.AnswerDetails_direct; //$NON-NLS-1$
			case "auto" -> Messages.AnswerDetails_auto; //$NON-NLS-1$
			case "free" -> Messages.AnswerDetails_free; //$NON-NLS-1$
			case "alias", "latest" -> Messages.AnswerDetails_alias; //$NON-NLS-1$ //$NON-NLS-2$
			case "fallback" -> Messages.AnswerDetails_fallback; //$NON-NLS-1$
			case "pareto" -> Messages.AnswerDetails_pareto; //$NON-NLS-1$
			default -> strategy;
		};
	}

	private static @Nullable String candidates(RouterMetadata routing) {
		var names = routing.endpoints().stream().map(RouterMetadata.Candidate::provider).map(DetailsText::oneLine)
				.filter(name -> !name.isEmpty()).distinct().toList();
		if (names.isEmpty()) {
			return null;
		}
		var shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))); //$NON-NLS-1$
		var total = routing.total();
		return total == null || total <= Math.min(MOST_NAMES, names.size())
				? shown
				: NLS.bind(Messages.AnswerDetails_candidatesMore, shown, Amounts.count(total));
	}

	private static void attempts(List<DetailLine> lines, List<ProviderAttempt> attempts) {
		var label = Messages.AnswerDetails_attempts;
		for (var attempt : attempts.subList(0, Math.min(MOST_NAMES, attempts.size()))) {
			fact(lines, label, attempt(attempt));
			label = ""; //$NON-NLS-1$
		}
	}

	private static @Nullable String attempt(ProviderAttempt attempt) {
		var status = attempt.status();
		if (status == null) {
			return attempt.provider();
		}
		var word = status == TOO_MANY
				? Messages.AnswerDetails_busy
				: status == CANCELLED
						? Messages.AnswerDetails_cancelled
						: status >= OK && status < FAILED
								? Messages.AnswerDetails_answered
								: Messages.AnswerDetails_refused;
		var time = milliseconds(attempt.latencyMs());
		return time == null
				? NLS.bind(Messages.AnswerDetails_attempt,
						new Object[]{DetailsText.oneLine(attempt.provider()), word, status})
				: NLS.bind(Messages.AnswerDetails_attemptTimed,
						new Object[]{DetailsText.oneLine(attempt.provider()), word, status, time});
	}

	private static List<DetailLine> facts(Generation generation, AnswerPart part) {
		var lines = new ArrayList<DetailLine>();
		fact(lines, Messages.AnswerDetails_model, unless(part.model(), generation.model()));
		fact(lines, Messages.AnswerDetails_provider, unless(part.provider(), generation.providerName()));
		attempts(lines, generation.attempts());
		fact(lines, Messages.AnswerDetails_latency, milliseconds(generation.latencyMs()));
		fact(lines, Messages.AnswerDetails_generationTime, milliseconds(generation.generationTimeMs()));
		fact(lines, Messages.AnswerDetails_moderation, milliseconds(generation.moderationLatencyMs()));
		fact(lines, Messages.AnswerDetails_prompt, tokens(generation.nativeTokensPrompt(),
				generation.nativeTokensCached(), Messages.AnswerDetails_tokensCached));
		fact(lines, Messages.AnswerDetails_completion, tokens(generation.nativeTokensCompletion(),
				generation.nativeTokensReasoning(), Messages.AnswerDetails_tokensReasoning));
		fact(lines, Messages.AnswerDetails_cost, usd(generation.totalCost()));
		var saved = generation.cacheDiscount();
		fact(lines, Messages.AnswerDetails_saved, saved == null || saved.signum() == 0 ? null : usd(saved));
		fact(lines, Messages.AnswerDetails_byok,
				Boolean.TRUE.equals(generation.byok()) ? usd(generation.upstreamInferenceCost()) : null);
		var finish = generation.finishReason();
		var own = generation.nativeFinishReason();
		fact(lines, Messages.AnswerDetails_finish, finish == null || own == null || own.equals(finish)
				? finish
				: NLS.bind(Messages.AnswerDetails_finishNative, DetailsText.oneLine(finish), DetailsText.oneLine(own)));
		fact(lines, Messages.AnswerDetails_tier, generation.serviceTier());
		fact(lines, Messages.AnswerDetails_router, generation.router());
		fact(lines, Messages.AnswerDetails_region, generation.dataRegion());
		fact(lines, Messages.AnswerDetails_cached, generation.cacheSourceId());
		fact(lines, Messages.AnswerDetails_id, generation.id());
		return lines;
	}

	/** What OpenRouter says, unless the answer has said so already. */
	private static @Nullable String unless(@Nullable String known, @Nullable String told) {
		return told == null || told.equals(known) ? null : told;
	}

	private static @Nullable String milliseconds(@Nullable Double time) {
		return time == null || !Double.isFinite(time) || time < 0
				? null
				: NLS.bind(Messages.AnswerDetails_milliseconds, Amounts.count(Math.round(time)));
	}

	private static @Nullable String tokens(@Nullable Long all, @Nullable Long some, String both) {
		if (all == null) {
			return null;
		}
		return some == null || some == 0
				? NLS.bind(Messages.AnswerDetails_tokens, Amounts.count(all))
				: NLS.bind(both, Amounts.count(all), Amounts.count(some));
	}

	/** Every digit: who looks here wants to know. */
	private static @Nullable String usd(@Nullable BigDecimal amount) {
		return amount == null ? null : Amounts.exact(amount);
	}

	private static void fact(List<DetailLine> lines, String label, @Nullable String value) {
		var shown = DetailsText.oneLine(value);
		if (!shown.isEmpty()) {
			lines.add(new DetailLine.Fact(label, shown));
		}
	}
}
