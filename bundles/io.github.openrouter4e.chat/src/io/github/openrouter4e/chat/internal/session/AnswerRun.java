package io.github.openrouter4e.chat.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerCost;
import io.github.openrouter4e.chat.AnswerFailure;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.chat.LedgerEntry;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.TokenCounts;
import io.github.openrouter4e.chat.ToolRequest;
import io.github.openrouter4e.chat.internal.Failures;
import io.github.openrouter4e.chat.internal.ledger.CostEstimator;
import io.github.openrouter4e.chat.internal.ledger.CostRules;
import io.github.openrouter4e.chat.internal.ledger.TextSize;
import io.github.openrouter4e.chat.internal.request.RefusedAttachments;
import io.github.openrouter4e.chat.internal.request.RequestAssembler.Assembled;
import io.github.openrouter4e.chat.internal.request.RequestAssembler.Order;
import io.github.openrouter4e.chat.internal.store.PieceWriter;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.Usage;

/** One request for an answer, from sending it to recording what it cost. Blocks. */
@SuppressWarnings("nls") // kinds of failures, which the user interface words
final class AnswerRun {

	/** Providers' own words for an answer that a limit cut, in lower case. */
	private static final Set<String> CUT_REASONS = Set.of("length", "max_tokens", "max_output_tokens",
			"max_completion_tokens", "model_length", "model_context_window_exceeded", "token_limit", "max_length");

	/** What providers say about reasoning that they do not accept. */
	private static final Pattern REASONING = Pattern.compile("signature|thinking|reasoning|encrypted.content|thought",
			Pattern.CASE_INSENSITIVE);

	/** {@link AnswerFailure#kind()} of an answer without a word. */
	static final String EMPTY = "EmptyAnswer";

	private final SessionContext context;
	private final SessionModel session;
	private final ToolLoop loop;
	private final Cancellation cancellation;

	/** @param loop told of the tools that the answer calls; decides whether the model may go on like that */
	AnswerRun(SessionContext context, SessionModel session, ToolLoop loop, Cancellation cancellation) {
		this.context = context;
		this.session = session;
		this.loop = loop;
		this.cancellation = cancellation;
	}

	/** Sends the request and tells everything that happens; the answer that is returned has ended, well or not. */
	Answer run(Answer begun, Order order) {
		Instant sent = context.clock().instant();
		PieceWriter pieces = session.file().pieces(begun.id());
		var stream = new AnswerStream(session, begun, pieces,
				cause -> context.costs().retried(session.id(), begun.id(), order.model(), cause));
		ChatCompletion completion = null;
		AnswerState state = AnswerState.FAILED;
		AnswerFailure failure = null;
		ChatCompletion partial = null;
		boolean assembled = false;
		boolean reached = false;
		long size = 0;
		try {
			Assembled request = context.assembler().assemble(order, context.tools().tools());
			size = request.size();
			assembled = true;
			session.tell(new SessionEvent.RequestSent(begun, request.caching()));
			completion = chat(request, order, stream);
			stream.end();
			reached = true;
			failure = failure(completion, stream.answer().text().toString());
			state = state(completion);
			if (failure == null && state == AnswerState.COMPLETE) {
				failure = loop.next(calls(completion));
			}
			state = failure == null ? state : AnswerState.FAILED;
		} catch (CancelledException e) {
			state = AnswerState.STOPPED;
			partial = e.partialAnswer();
			reached = partial != null || assembled && !stream.isWaiting();
		} catch (OpenRouterException e) {
			failure = failure(e, order, context.clock().instant());
			partial = e.partialAnswer();
			reached = stream.hasStarted() || mayHaveReachedAModel(e);
			if (!reached && stream.usage() == null) {
				context.costs().retried(session.id(), begun.id(), order.model(), e);
			}
		} catch (RuntimeException e) { // whatever it is, the answer must not seem to be under way for ever
			Log.warn("An answer failed", e);
			failure = Failures.unexpected(e);
			reached = stream.hasStarted();
		}
		stream.end();
		pieces.flush();
		AnswerPart part = part(stream, completion, partial, Duration.between(sent, context.clock().instant()), order,
				reached);
		Answer ended = stream.answer().withEnd(part, state, failure);
		if (!reached && part.tokens() == null) {
			session.ended(ended);
			return ended;
		}
		LedgerEntry entry = entry(ended, part, order, size);
		context.costs().record(entry); // first: who hears of the end finds the cost in the conversation's sum
		session.ended(ended);
		context.costs().complete(entry, guess(ended, part, order, size, completion == null ? partial : completion));
		return ended;
	}

	/** Whether a model may have worked, and so cost money, although nothing of an answer came. */
	private static boolean mayHaveReachedAModel(OpenRouterException e) {
		return switch (e) {
			case TransportException broken -> broken.kind() == TransportException.Kind.BROKEN;
			case RequestTimeoutException late -> late.limit() != RequestTimeoutException.Limit.CONNECT;
			case ServiceException refused -> false;
			default -> e.partialAnswer() != null;
		};
	}

	/** Some providers call it the end although the limit cut a tool call; their own word tells. */
	private static AnswerState state(ChatCompletion completion) {
		String own = completion.nativeFinishReason();
		boolean cut = completion.finishReason() == FinishReason.LENGTH
				|| own != null && CUT_REASONS.contains(own.toLowerCase(Locale.ROOT));
		return cut ? AnswerState.CUT : AnswerState.COMPLETE;
	}

	/**
	 * What a provider signed or encrypted is not always accepted by another one that serves the same model. It would be in
	 * every later request too; without it the model has to think again, no more.
	 */
	private ChatCompletion chat(Assembled request, Order order, AnswerStream stream) {
		try {
			return context.client().chat(request.request(), stream, cancellation);
		} catch (ServiceException e) {
			if (e.kind() != ServiceException.Kind.BAD_REQUEST || stream.hasStarted() || !request.hasReasoning()
					|| !REASONING.matcher(e.serviceMessage()).find()) {
				throw e;
			}
			return context.client().chat(
					context.assembler().assemble(order.withoutReasoning(), context.tools().tools()).request(), stream,
					cancellation);
		}
	}

	private static AnswerFailure failure(OpenRouterException e, Order order, Instant now) {
		AnswerFailure refused = e instanceof ServiceException service
				? RefusedAttachments.failure(order.path(), service)
				: null;
		return refused == null ? Failures.of(e, now) : refused;
	}

	/** Answers that came to an end, and yet are none. */
	private static @Nullable AnswerFailure failure(ChatCompletion completion, String text) {
		String reason = completion.nativeFinishReason();
		String told = reason == null ? "" : reason;
		if (completion.finishReason() == FinishReason.CONTENT_FILTER) {
			return new AnswerFailure("ContentFiltered", NextStep.CHANGE_PROMPT.name(), null, completion.provider(),
					told,
					null);
		}
		boolean empty = text.isBlank() && completion.toolCalls().isEmpty()
				&& completion.images().isEmpty() && completion.refusal() == null;
		return empty && completion.finishReason() != FinishReason.LENGTH
				? new AnswerFailure(EMPTY, NextStep.RETRY.name(), null, completion.provider(), told, null)
				: null;
	}

	private AnswerPart part(AnswerStream stream, @Nullable ChatCompletion completion,
			@Nullable ChatCompletion partial, Duration duration, Order order, boolean reached) {
		Answer answer = stream.answer();
		Usage usage = completion != null && completion.usage() != null ? completion.usage() : stream.usage();
		if (usage == null && partial != null) {
			usage = partial.usage();
		}
		AnswerCost cost = reached || usage != null
				? context.costs().cost(usage, billedModel(stream.model(), order.model()))
				: AnswerCost.NONE;
		TokenCounts tokens = usage == null ? null : CostRules.tokens(usage);
		if (completion == null) {
			String told = stream.generationId();
			return new AnswerPart(answer.text().length(), answer.reasoning().length(),
					told == null && partial != null ? partial.id() : told, stream.model(), stream.provider(), null,
					null, tokens, cost, List.of(), List.of(), List.of(), null,
					duration);
		}
		return new AnswerPart(answer.text().length(), answer.reasoning().length(),
				completion.id() == null ? stream.generationId() : completion.id(), completion.model(),
				completion.provider(), wireName(completion.finishReason()), completion.nativeFinishReason(), tokens,
				cost, calls(completion),
				completion.reasoningDetails().stream().map(detail -> detail.json().text()).toList(),
				completion.annotations().stream().map(RawJson::text).filter(AnswerRun::isFile).toList(),
				completion.timings().firstContent(), duration);
	}

	/** The calls, each with an id of its own: results are assigned by it, and providers refuse two of the same. */
	private static List<ToolRequest> calls(ChatCompletion completion) {
		var calls = new LinkedHashMap<String, ToolRequest>();
		for (ToolCall call : completion.toolCalls()) {
			String id = call.id();
			for (int i = 2; calls.containsKey(id); i++) {
				id = call.id() + '_' + i;
			}
			calls.put(id, new ToolRequest(id, call.name(), call.arguments()));
		}
		return List.copyOf(calls.values());
	}

	private static boolean isFile(String annotation) {
		return annotation.contains("\"file\"");
	}

	private static @Nullable String wireName(@Nullable FinishReason reason) {
		return reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
	}

	private String billedModel(@Nullable String answered, String requested) {
		return context.prices().listedId(answered == null ? requested : answered);
	}

	private LedgerEntry entry(Answer answer, AnswerPart part, Order order, long size) {
		return new LedgerEntry(new EntryId(session.id(), answer.id(), answer.parts().size() - 1).toString(),
				context.clock().instant(), session.id(), answer.id(), billedModel(part.model(), order.model()),
				part.provider(), part.generationId(), part.tokens(), part.cost(), answer.state() == AnswerState.FAILED,
				size);
	}

	private TokenCounts guess(Answer answer, AnswerPart part, Order order, long size,
			@Nullable ChatCompletion received) {
		String model = billedModel(part.model(), order.model());
		long calls = 0;
		if (received != null) {
			calls = received.toolCalls().stream()
					.mapToLong(call -> TextSize.of(call.name()) + TextSize.of(call.arguments())).sum();
		}
		long prompt = size > 0
				? context.estimator().tokens(model, size)
				: PromptTokens.of(context.estimator(), model, context.assembler().systemPrompt(order.options()),
						order.path(), TurnRunner.NOTHING, Instant.MAX).all();
		return guess(context.estimator(), model, answer, prompt, calls);
	}

	/**
	 * Tokens that the last part of an answer is thought to have; what the model reasoned is paid for like what it said.
	 *
	 * @param prompt tokens that were sent
	 * @param calls  size of the tool calls
	 */
	static TokenCounts guess(CostEstimator estimator, String model, Answer answer, long prompt, long calls) {
		int index = answer.parts().size() - 1;
		AnswerPart before = index == 0 ? null : answer.parts().get(index - 1);
		long text = since(answer.text(), before == null ? 0 : before.textEnd());
		long reasoning = since(answer.reasoning(), before == null ? 0 : before.reasoningEnd());
		return new TokenCounts(prompt, 0, 0, estimator.tokens(model, text + reasoning + calls),
				estimator.tokens(model, reasoning));
	}

	private static long since(GrowingText text, int start) {
		return TextSize.of(text.substring(Math.min(start, text.length()), text.length()));
	}
}
