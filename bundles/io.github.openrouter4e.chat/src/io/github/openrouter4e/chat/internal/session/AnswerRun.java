package io.github.openrouter4e.chat.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingExplanation;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.internal.request.RefusedAttachments;
import io.github.openrouter4e.chat.internal.request.RequestAssembler;
import io.github.openrouter4e.chat.internal.request.RequestAssembler.RequestSpec;
import io.github.openrouter4e.chat.internal.store.PieceWriter;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.ResponseCache;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.LedgerId;
import io.github.openrouter4e.costs.ModelCall;
import io.github.openrouter4e.costs.ModelCallListener;
import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.Purpose;

/** One request for an answer, from sending it to recording what it cost. Blocks. */
@SuppressWarnings("nls") // kinds of failures, which the user interface words
final class AnswerRun {

	/** What providers say about reasoning that they do not accept. */
	private static final Pattern REASONING = Pattern.compile("signature|thinking|reasoning|encrypted.content|thought",
			Pattern.CASE_INSENSITIVE);

	/** {@link RequestFailure#kind()} of an answer without a word. */
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

	/**
	 * Sends the request and tells everything that happens; the answer that is returned has ended, well or not.
	 *
	 * @param tokens estimates those of the request
	 */
	Answer run(Answer begun, RequestSpec spec, LongSupplier tokens) {
		PieceWriter pieces = session.file().pieces(begun.id());
		var receiver = new Receiver(begun, spec, new AnswerStream(session, begun, pieces), pieces);
		try {
			ChatRequest request = fresh(begun,
					context.assembler().assemble(spec, loop.functions(), loop.instructions()));
			// the limits were looked at before the turn was added: what they hold back leaves no turn behind
			context.calls().call(new ModelCall(new LedgerId(session.id(), begun.id(), begun.parts().size()),
					Purpose.CHAT, session.id(), spec.model(), request, tokens, true), receiver,
					cancellation);
		} catch (RuntimeException | Error e) { // whatever it is, the answer must not seem to be under way for ever
			RuntimeException failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
			receiver.ended(new ModelCallResult(null, failure, null, null, null, AnswerCost.NONE, null));
		}
		return receiver.answer;
	}

	/** Who has a question answered again wants another answer, not the one that OpenRouter kept. */
	private ChatRequest fresh(Answer begun, ChatRequest request) {
		boolean again = !begun.parts().isEmpty() || session.snapshot().branches(begun.id()).size() > 1;
		return again && request.responseCache() != null
				? request.toBuilder().responseCache(ResponseCache.RENEW).build()
				: request;
	}

	/** Takes an answer as it comes. */
	private final class Receiver implements ModelCallListener {

		private final Instant sent = context.clock().instant();
		private final RequestSpec spec;
		private final AnswerStream stream;
		private final PieceWriter pieces;
		private boolean told;
		private ToolLoop.@Nullable Stop stop;
		private Answer answer;

		Receiver(Answer begun, RequestSpec spec, AnswerStream stream, PieceWriter pieces) {
			this.answer = begun;
			this.spec = spec;
			this.stream = stream;
			this.pieces = pieces;
		}

		@Override
		public void sending(CachingExplanation caching) {
			if (!told) { // once, though a refused request may be followed by another
				told = true;
				session.tell(new SessionEvent.RequestSent(answer, caching));
			}
		}

		@Override
		public void accept(ChatEvent event) {
			stream.accept(event);
		}

		/**
		 * What a provider signed or encrypted is not always accepted by another one that serves the same model. It would be in
		 * every later request too; without it the model has to think again, no more.
		 */
		@Override
		public @Nullable ChatRequest instead(ServiceException refused, ChatRequest request) {
			return RequestAssembler.hasReasoning(request) && REASONING.matcher(refused.serviceMessage()).find()
					? fresh(answer,
							context.assembler().assemble(spec.withoutReasoning(), loop.functions(),
									loop.instructions()))
					: null;
		}

		@Override
		public boolean isUseless(ChatCompletion completion) {
			stream.end();
			RequestFailure useless = failure(completion, stream.answer().text().isBlank());
			stop = useless != null
					? new ToolLoop.Stop(AnswerState.FAILED, useless)
					: state(completion) == AnswerState.COMPLETE
							? loop.next(calls(completion), context.settings().taskLimit())
							: null;
			return stop != null && stop.state() == AnswerState.FAILED;
		}

		@Override
		public void ended(ModelCallResult result) {
			stream.end();
			pieces.flush();
			ChatCompletion completion = result.completion();
			RuntimeException e = result.failure();
			ToolLoop.Stop stopped = stop;
			RequestFailure failure = stopped == null ? null : stopped.reason();
			AnswerState state = completion == null ? AnswerState.FAILED : state(completion);
			if (stopped != null) {
				state = stopped.state();
			}
			if (e instanceof CancelledException) {
				state = AnswerState.STOPPED;
			} else if (e instanceof OpenRouterException foreseen) {
				failure = failure(foreseen, spec);
				state = AnswerState.FAILED;
			} else if (e != null) {
				Log.warn("An answer failed", e);
				failure = RequestFailure.unexpected(e);
				state = AnswerState.FAILED;
			}
			AnswerPart part = part(stream.answer(), result, Duration.between(sent, context.clock().instant()));
			answer = stream.answer().withEnd(part, state, failure);
			session.ended(answer);
		}
	}

	private RequestFailure failure(OpenRouterException e, RequestSpec spec) {
		RequestFailure refused = e instanceof ServiceException service
				? RefusedAttachments.failure(spec.path(), context.assembler().sees(spec.model()), service)
				: null;
		return refused == null ? RequestFailure.of(e, context.clock().instant()) : refused;
	}

	private static AnswerState state(ChatCompletion completion) {
		return AnswerPart.isCut(wireName(completion.finishReason()), completion.nativeFinishReason())
				? AnswerState.CUT
				: AnswerState.COMPLETE;
	}

	/** Answers that came to an end, and yet are none. */
	private static @Nullable RequestFailure failure(ChatCompletion completion, boolean isBlank) {
		String reason = completion.nativeFinishReason();
		String told = reason == null ? "" : reason;
		if (completion.finishReason() == FinishReason.CONTENT_FILTER) {
			return new RequestFailure("ContentFiltered", NextStep.CHANGE_PROMPT.name(), null, completion.provider(),
					told,
					null);
		}
		boolean empty = isBlank && completion.toolCalls().isEmpty()
				&& completion.images().isEmpty() && !completion.spoken() && completion.refusal() == null;
		return empty && completion.finishReason() != FinishReason.LENGTH
				? new RequestFailure(EMPTY, NextStep.RETRY.name(), null, completion.provider(), told, null)
				: null;
	}

	private static AnswerPart part(Answer answer, ModelCallResult result, Duration duration) {
		ChatCompletion completion = result.completion();
		if (completion == null) {
			return new AnswerPart(answer.text().length(), answer.reasoning().length(), result.generationId(),
					result.model(), result.provider(), null, null, result.tokens(), result.cost(), List.of(), List.of(),
					List.of(), null, duration);
		}
		return new AnswerPart(answer.text().length(), answer.reasoning().length(), result.generationId(),
				completion.model(), completion.provider(), wireName(completion.finishReason()),
				completion.nativeFinishReason(), result.tokens(), result.cost(), calls(completion),
				completion.reasoningDetails().stream().map(detail -> detail.json().text()).toList(),
				completion.annotations().stream().map(RawJson::text).filter(AnswerRun::isFile).toList(),
				completion.timings().firstContent(), duration, text(completion.routing()),
				completion.serviceTier());
	}

	private static @Nullable String text(@Nullable RawJson json) {
		return json == null ? null : json.text();
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
}
