package io.github.openrouter4e.chat.internal.session;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingPolicy;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.AttachmentCost;
import io.github.openrouter4e.chat.CondensePreview;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.request.PdfPages;
import io.github.openrouter4e.chat.internal.request.RequestAssembler.RequestSpec;
import io.github.openrouter4e.chat.internal.session.ExclusiveRunner.Action;
import io.github.openrouter4e.chat.internal.store.Condensed;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;

/** Leads a conversation through what one action of the user causes: a question, its answer, tools and more answers. Blocks. */
final class TurnRunner {

	/** No prompt more. */
	static final Prompt NOTHING = Prompt.of(""); //$NON-NLS-1$

	private final SessionContext context;
	private static final String MISTRAL = "mistral-ocr"; //$NON-NLS-1$

	private final SessionModel session;
	private final Runnable asking;
	private final Function<Action, RunEnd> holder;
	private final UnaryOperator<String> delivery;
	private final Condenser condenser;

	/**
	 * @param asking   told before the user is asked about what is going to be held back
	 * @param holder   keeps what a spending limit holds back until the user agrees
	 * @param delivery adds what the user said meanwhile after a turn, and gives the id of the last turn then
	 */
	TurnRunner(SessionContext context, SessionModel session, Runnable asking, Function<Action, RunEnd> holder,
			UnaryOperator<String> delivery) {
		this.context = context;
		this.session = session;
		this.asking = asking;
		this.holder = holder;
		this.delivery = delivery;
		this.condenser = new Condenser(context, session);
	}

	String model() {
		return context.assembler().model(session.state().options());
	}

	/** What a request after the turn {@code lastId} costs, with a prompt more that may be empty. */
	CostEstimate estimate(@Nullable String lastId, String model, Prompt next) {
		return estimate(lastId, model, next, BigDecimal.ZERO);
	}

	private CostEstimate estimate(@Nullable String lastId, String model, Prompt next, BigDecimal before) {
		return estimate(lastId, model, next, before, context.assembler().speaks(session.state().options(), model));
	}

	/** What the request costs that sums up what is up to the turn {@code lastId}, and a prompt more that may be empty. */
	private CostEstimate estimateSummary(@Nullable String lastId, String model, Prompt next) {
		return estimate(lastId, model, Condenser.instruction(next), BigDecimal.ZERO, false);
	}

	/**
	 * @param before USD that are paid for another request before it, which limits count with it
	 * @param spoken whether the answer is to be spoken
	 */
	private CostEstimate estimate(@Nullable String lastId, String model, Prompt next, BigDecimal before,
			boolean spoken) {
		PromptTokens.Counted tokens = PromptTokens.ofRequest(context.calls(), model, fixed(model), session.state(),
				lastId, next, cachedSince(model));
		ModelParameters parameters = context.settings().parameters(model);
		var prompt = new TokenCounts(tokens.all(), tokens.cached(),
				tokens.writes() ? tokens.all() - tokens.cached() : 0,
				0, 0);
		RequestOptions options = context.assembler().requestOptions(session.state().options(), model);
		boolean paid = paysForDocuments(options);
		return context.calls().estimate(session.id(), model, prompt, parameters.maxTokens(),
				paid ? PdfPages.cost(next).add(before) : before, // earlier files were read already
				options.value(RequestOption.SERVICE_TIER),
				spoken);
	}

	private static boolean paysForDocuments(RequestOptions options) {
		return MISTRAL.equals(options.value(RequestOption.PDF_ENGINE));
	}

	/** What each attachment of a prompt adds to it, in their order. */
	List<AttachmentCost> attachmentCosts(Prompt prompt, CostEstimate whole) {
		String model = whole.model();
		BigDecimal all = whole.promptCost();
		boolean paid = paysForDocuments(context.assembler().requestOptions(session.state().options(), model));
		var costs = new ArrayList<AttachmentCost>();
		for (Attachment attachment : prompt.attachments()) {
			var alone = new Prompt("", List.of(attachment)); //$NON-NLS-1$
			long tokens = PromptTokens.of(context.calls(), model, alone);
			costs.add(new AttachmentCost(tokens, all == null || whole.promptTokens() == 0
					? null
					: all.subtract(whole.documentCost()).multiply(BigDecimal.valueOf(tokens))
							.divide(BigDecimal.valueOf(whole.promptTokens()), MathContext.DECIMAL64)
							.add(paid ? PdfPages.cost(alone) : BigDecimal.ZERO)));
		}
		return costs;
	}

	private List<Turn> path(@Nullable String lastId) {
		return List.copyOf(session.state().tree().turnsTo(lastId));
	}

	/**
	 * What a new answer after the turn {@code lastId} and a prompt costs, with the summary before it if the conversation is
	 * condensed for it. What the summary will save is not known yet, so the answer counts as without it.
	 */
	private CostEstimate estimateAnswer(@Nullable String lastId, String model, Prompt next,
			BooleanSupplier mayCondense) {
		CostEstimate answer = estimate(lastId, model, next);
		if (lastId == null || !isFull(answer) || !mayCondense.getAsBoolean()) { // before the first question there is nothing
			return answer;
		}
		BigDecimal summary = estimateSummary(lastId, model, next).typicalCost();
		return summary == null ? answer : estimate(lastId, model, next, summary);
	}

	private boolean isFull(CostEstimate next) {
		return condenser.isFull(next, context.settings().parameters(next.model()).maxTokens());
	}

	/** Whether the user's limits let a request pass; tells if one is reached. */
	boolean maySpend(@Nullable String lastId, String model, Prompt next) {
		return isAllowed(estimate(lastId, model, next).decision());
	}

	/** Whether the user's limits let {@link #condense(String, String, Cancellation)} pass; tells if one is reached. */
	boolean mayCondense(@Nullable String lastId, String model) {
		return isAllowed(estimateSummary(lastId, model, NOTHING).decision());
	}

	/** Whether the user's limits let {@link #answer} pass, with all that it sends before the first answer; tells if one is reached. */
	boolean mayAnswer(@Nullable String lastId, String model, Prompt next) {
		return isAllowed(estimateAnswer(lastId, model, next, () -> loop(model).mayCondense()).decision());
	}

	private boolean isAllowed(SpendingDecision decision) {
		boolean asks = decision.kind() == SpendingDecision.Kind.ASK;
		if (asks) {
			asking.run();
		}
		if (decision.kind() != SpendingDecision.Kind.ALLOW) {
			session.tell(new SessionEvent.LimitReached(decision));
		}
		return !asks;
	}

	/** Whether the limits let the next request of a run pass, those of the run among them. */
	private boolean mayGoOn(String lastId, String model, ToolLoop loop) {
		CostEstimate next = estimateAnswer(lastId, model, NOTHING, loop::mayCondense);
		SpendingDecision decision = loop.decide(next.typicalCost(), context.settings().taskLimit());
		return isAllowed(decision.kind() == SpendingDecision.Kind.ASK ? decision : next.decision());
	}

	/** Adds a question with this id, which may be that of a prompt that waited, and has it answered. */
	RunEnd ask(String id, @Nullable String parentId, Prompt prompt, Cancellation cancellation) {
		var question = new Question(id, parentId, context.clock().instant(), prompt);
		session.add(question);
		if (session.state().title().isEmpty() && session.state().automaticTitle()) {
			session.title(Titles.of(prompt), true);
		}
		return answer(question.id(), model(), cancellation);
	}

	/** Adds an answer after a turn, and those that follow from tools that it calls. */
	RunEnd answer(@Nullable String parentId, String model, Cancellation cancellation) {
		ToolLoop loop = loop(model);
		return runToolLoop(request(parentId, model, loop, cancellation), loop, cancellation);
	}

	private ToolLoop loop(String model) {
		ToolContext tools = tools(model);
		boolean uses = context.assembler().usesTools(model);
		return new ToolLoop(tools, uses ? context.tools().tools(tools) : List.of(),
				uses ? context.tools().instructions(tools) : "", //$NON-NLS-1$
				context.clock(), this::cost);
	}

	/** What the conversation has cost; null if the ledger cannot be read now. */
	private @Nullable CostSum cost() {
		try {
			return context.ledger().conversation(session.id());
		} catch (UncheckedIOException e) {
			Log.warn("The cost of a conversation could not be read", e); //$NON-NLS-1$
			return null;
		}
	}

	/** The run that goes on after the user agreed: another one if the user has chosen another mode or other projects meanwhile. */
	private ToolLoop afterPause(ToolLoop held) {
		String model = held.context().model();
		if (!held.context().equals(tools(model))) {
			return loop(model);
		}
		held.agreed();
		return held;
	}

	private ToolContext tools(String model) {
		ConversationOptions options = session.state().options();
		return new ToolContext(session.id(), model, options.modeOrChat(), options.scope());
	}

	private Answer request(@Nullable String parentId, String model, ToolLoop loop, Cancellation cancellation) {
		condense(parentId, model, loop, cancellation);
		Answer begun = Answer.begin(context.ids().get(), parentId, context.clock().instant(), model);
		List<Turn> before = path(parentId);
		LongSupplier tokens = tokens(parentId, model, loop);
		session.add(begun);
		Answer ended = new AnswerRun(context, session, loop, cancellation).run(begun,
				spec(before, false, model, null), tokens);
		RequestFailure failure = ended.failure();
		boolean empty = failure != null && AnswerRun.EMPTY.equals(failure.kind()) && !cancellation.isCancelled();
		// models do that now and then, and mostly find words when asked again; more than once would be obstinate
		// where a limit asks, nobody asked for a second request that there would be to agree to
		return empty && !asksForMore(ended.id(), model, loop)
				? resume(ended, null, loop, cancellation)
				: ended;
	}

	/** Whether a limit, that of the task among them, would ask the user before one more request. */
	private boolean asksForMore(String lastId, String model, ToolLoop loop) {
		CostEstimate next = estimate(lastId, model, NOTHING);
		boolean isTask = !loop.functions().isEmpty();
		return next.decision().kind() == SpendingDecision.Kind.ASK || isTask && loop.decide(next.typicalCost(),
				context.settings().taskLimit()).kind() == SpendingDecision.Kind.ASK;
	}

	/** Estimates those of the next request of a run, as it is now. */
	private LongSupplier tokens(@Nullable String lastId, String model, ToolLoop loop) {
		SessionState now = session.state();
		return () -> PromptTokens.ofRequest(context.calls(), model,
				context.assembler().systemPrompt(now.options()) + loop.instructions(), now, lastId, NOTHING,
				Instant.MAX)
				.all();
	}

	private RequestSpec spec(List<Turn> path, boolean continued, String model, @Nullable Integer maxTokens) {
		Condensed condensed = session.state().condensed();
		return new RequestSpec(session.id(), Condenser.shortened(path, condensed), continued, model,
				session.state().options(), maxTokens).withSummary(Condenser.summary(Condenser.ids(path), condensed));
	}

	/** Condenses the conversation if its next request with tools would fill the context; the limits were looked at before. */
	private void condense(@Nullable String lastId, String model, ToolLoop loop, Cancellation cancellation) {
		if (!loop.mayCondense() || cancellation.isCancelled()) {
			return;
		}
		CostEstimate next = estimate(lastId, model, NOTHING);
		if (isFull(next)) {
			loop.condensed(condenser.condense(path(lastId), model, loop, Condenser.Size.full(next.promptTokens()),
					() -> summaryTokens(lastId, model), cancellation));
		}
	}

	/** Condenses the conversation because the user wants it. */
	RunEnd condense(@Nullable String lastId, String model, Cancellation cancellation) {
		long before = estimate(lastId, model, NOTHING).promptTokens();
		condenser.condense(path(lastId), model, loop(model), Condenser.Size.wanted(before),
				() -> summaryTokens(lastId, model), cancellation);
		return cancellation.isCancelled() ? RunEnd.STOPPED : RunEnd.ANSWERED;
	}

	/** Tokens of the request for a summary. */
	private long summaryTokens(@Nullable String lastId, String model) {
		return estimateSummary(lastId, model, NOTHING).promptTokens();
	}

	/** What {@link #condense(String, String, Cancellation)} would do; {@code null} if there is too little to be summed up. */
	@Nullable
	CondensePreview condensePreview(@Nullable String lastId, String model) {
		CostEstimate next = estimate(lastId, model, NOTHING);
		List<Turn> path = session.state().tree().turnsTo(lastId); // of a long one most are not read
		long after = condenser.expected(path, session.state().tree().pathTo(lastId), model, fixed(model),
				next.promptTokens());
		return after < 0
				? null
				: new CondensePreview(next.promptTokens(), after,
						estimateSummary(lastId, model, NOTHING).typicalCost(), next.typicalCost(),
						isCold(path, model));
	}

	/** Whether the providers have forgotten the conversation: the last that was asked and said tells, what is before is older. */
	private boolean isCold(List<Turn> path, String model) {
		Instant since = cachedSince(model);
		for (Turn turn : path.reversed()) {
			if (turn.created().isAfter(since) || turn instanceof Answer answer && answer.ended().isAfter(since)) {
				return false;
			}
			if (turn instanceof Answer) {
				return true;
			}
		}
		return true;
	}

	/** Before this is what the provider of a model no longer has in its cache for sure. */
	private Instant cachedSince(String model) {
		return context.clock().instant().minus(CachingPolicy.explain(model,
				context.catalogue().current().resolve(model).model(), context.settings().caching()).keptFor());
	}

	/** What precedes the conversation in each request. */
	private String fixed(String model) {
		return context.assembler().systemPrompt(session.state().options())
				+ (context.assembler().usesTools(model) ? context.tools().instructions(tools(model)) : ""); //$NON-NLS-1$
	}

	/** Continues an answer that did not come to its end. */
	RunEnd resumeAnswer(Answer interrupted, @Nullable Integer maxTokens, Cancellation cancellation) {
		ToolLoop loop = loop(interrupted.requestedModel());
		return runToolLoop(resume(interrupted, maxTokens, loop, cancellation), loop, cancellation);
	}

	private Answer resume(Answer interrupted, @Nullable Integer maxTokens, ToolLoop loop, Cancellation cancellation) {
		List<Turn> path = path(interrupted.id());
		LongSupplier tokens = tokens(interrupted.id(), interrupted.requestedModel(), loop);
		Answer begun = interrupted.withState(AnswerState.STREAMING, null);
		session.again(begun);
		return new AnswerRun(context, session, loop, cancellation).run(begun,
				spec(path, true, interrupted.requestedModel(), maxTokens), tokens);
	}

	/** Runs the tools that an ended answer calls and that have not run, and lets the model go on with their results. */
	RunEnd runToolLoop(Answer ended, Cancellation cancellation) {
		ToolLoop loop = loop(ended.requestedModel());
		loop.resume(ended.toolCalls());
		Answer answer = ended;
		if (answer.state() == AnswerState.PAUSED) {
			answer = answer.withState(AnswerState.COMPLETE, null);
			session.resumed(answer);
		}
		return runToolLoop(answer, loop, cancellation);
	}

	private RunEnd runToolLoop(Answer ended, ToolLoop loop, Cancellation cancellation) {
		Answer answer = ended;
		while (answer.state() == AnswerState.COMPLETE && !answer.toolCalls().isEmpty()) {
			String results = new ToolCalls(context, session, loop, cancellation).run(answer);
			if (cancellation.isCancelled()) {
				return RunEnd.STOPPED;
			}
			String last = delivery.apply(results);
			if (!last.equals(results)) {
				loop.heard();
			}
			String model = answer.requestedModel();
			if (!mayGoOn(last, model, loop)) {
				return holder.apply(later -> {
					ToolLoop now = afterPause(loop);
					return runToolLoop(request(last, model, now, later), now, later);
				});
			}
			answer = request(last, model, loop, cancellation);
		}
		return switch (answer.state()) {
			case COMPLETE -> RunEnd.ANSWERED;
			case CUT -> RunEnd.CUT;
			case STOPPED -> RunEnd.STOPPED;
			case PAUSED -> RunEnd.PAUSED;
			case STREAMING, FAILED, INTERRUPTED -> RunEnd.FAILED;
		};
	}
}
