package io.github.openrouter4e.chat.internal.session;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.internal.request.ToolArguments;
import io.github.openrouter4e.chat.internal.session.ToolRegistry.Registered;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolOutcome.Part;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.storage.Lookup;

/**
 * What a model is offered in one run, and how far it may go with it: each round is another request that is paid for. A call
 * that cannot be run is answered once; a model that makes such calls again does not get any further, and neither does one
 * that works in circles ({@link LoopGuard}). The limits count from the moment when the user said something or let the model go
 * on. The tools stay the same in all requests of a run, whoever comes or goes meanwhile, for another list costs the cached
 * prompt. Used by one thread, but for what says otherwise.
 */
@SuppressWarnings("nls") // what the model is told, and kinds of failures, which the user interface words
final class ToolLoop {

	/** Requests of a run after which the user is asked whether the model shall go on. */
	static final int MAX_ROUNDS = 100;
	/** How long a run may take before the user is asked; the time for which the user is asked about calls does not count. */
	static final Duration MAX_TIME = Duration.ofMinutes(30);
	/** Tokens of a run after which the user is asked where nobody can tell what they cost, or they cost nothing. */
	static final long MAX_TOKENS = 3_000_000;

	/** Why a run ends with this answer. */
	record Stop(AnswerState state, RequestFailure reason) {
	}

	private final ToolContext context;
	private final String instructions;
	private final Map<String, Registered> offered = new LinkedHashMap<>();
	private final Clock clock;
	private final Supplier<@Nullable CostSum> costs;
	private final LoopGuard guard = new LoopGuard();
	private @Nullable CostSum costBefore;
	private Instant begun;
	private int rounds;
	private boolean lastWasFutile;
	private boolean condensed;
	private boolean condensingFailed;

	/**
	 * A run that begins.
	 *
	 * @param offered what the model may call
	 * @param instructions what the model is told beside the system prompt
	 * @param costs   what the conversation has cost so far; gives {@code null} as long as that cannot be read
	 */
	ToolLoop(ToolContext context, List<Registered> offered, String instructions, Clock clock,
			Supplier<@Nullable CostSum> costs) {
		this.context = context;
		this.instructions = instructions;
		this.clock = clock;
		this.costs = costs;
		this.costBefore = costs.get();
		this.begun = clock.instant();
		offered.forEach(tool -> this.offered.put(tool.offer().name(), tool));
	}

	/** For whom the tools run. */
	ToolContext context() {
		return context;
	}

	/** What the model is told beside the system prompt; the same in all requests of the run. */
	String instructions() {
		return instructions;
	}

	/** What the model is told of the tools. */
	List<Tool.Function> functions() {
		return offered.values().stream().map(tool -> tool.offer().function()).toList();
	}

	/** The tool that a call is for; {@code null} if it was not offered. */
	@Nullable
	Registered tool(ToolRequest call) {
		return Lookup.find(offered, call.name());
	}

	/** What a tool does at worst; {@code null} if it was not offered. */
	ToolTraits.@Nullable Effect effect(String name) {
		Registered tool = Lookup.find(offered, name);
		return tool == null ? null : tool.offer().traits().effect();
	}

	/** Whether the result of this very call may have content from outside of the workspace. */
	boolean readsForeign(ToolRequest call) {
		Registered tool = tool(call);
		String arguments = ToolArguments.of(call.arguments()).object();
		return tool != null && arguments != null && tool.executor()
				.readsForeign(new ToolRequest(call.callId(), call.name(), arguments), context);
	}

	/** Why a call is not run, as the model is told; {@code null} if it may be run. */
	@Nullable
	Failed objection(ToolRequest call) {
		if (!offered.containsKey(call.name())) {
			return new Failed(offered.isEmpty()
					? "There are no tools in this conversation. Answer without them."
					: "There is no tool named " + call.name() + ". There are: " + String.join(", ", offered.keySet()),
					Failed.Kind.NOT_FOUND);
		}
		ToolArguments arguments = ToolArguments.of(call.arguments());
		return arguments.object() != null
				? null
				: new Failed("The arguments are not a complete JSON object (" + arguments.fault()
						+ "). Nothing was run. Make the whole call again.", Failed.Kind.ARGUMENTS);
	}

	/**
	 * Takes note of an answer's calls.
	 *
	 * @param limit USD for a run; {@code null} for none, and then tokens are not counted either
	 * @return why the model gets no further; {@code null} if it may go on
	 */
	@Nullable
	Stop next(List<ToolRequest> calls, @Nullable BigDecimal limit) {
		if (calls.isEmpty()) {
			return null;
		}
		boolean futile = calls.stream().allMatch(call -> objection(call) != null);
		if (futile && lastWasFutile) {
			return new Stop(AnswerState.FAILED, new RequestFailure("UnusableToolCall",
					NextStep.CHOOSE_OTHER_MODEL.name(), null, null, "", null, null, calls.getFirst().name()));
		}
		lastWasFutile = futile;
		rounds++;
		LoopGuard.Finding circle = guard.next(calls);
		if (circle != null) {
			return paused("Repetition", circle.reason().name(), circle.subject());
		}
		if (rounds >= MAX_ROUNDS) {
			return paused("RoundLimit", null, String.valueOf(MAX_ROUNDS));
		}
		if (!clock.instant().isBefore(begun.plus(MAX_TIME))) {
			return paused("TimeLimit", null, String.valueOf(MAX_TIME.toMinutes()));
		}
		CostSum sum = costs.get();
		CostSum before = costBefore;
		if (limit == null || sum == null || before == null) {
			return null; // where the costs cannot be read, each round is asked about
		}
		long tokens = sum.promptTokens() + sum.completionTokens() - before.promptTokens() - before.completionTokens();
		return tokens >= MAX_TOKENS && sum.total().compareTo(before.total()) == 0
				? paused("TokenLimit", null, String.valueOf(MAX_TOKENS))
				: null;
	}

	private static Stop paused(String kind, @Nullable String reason, String subject) {
		return new Stop(AnswerState.PAUSED,
				new RequestFailure(kind, NextStep.RETRY.name(), null, null, "", null, reason, subject));
	}

	/** The model goes on with calls that paused, because the user wants it to. */
	void resume(List<ToolRequest> calls) {
		lastWasFutile = calls.stream().allMatch(call -> objection(call) != null);
	}

	/**
	 * Whether the next round would go beyond what the user lets a run cost. It asks always, unlike limits of which the user
	 * wants only to be told: nobody watches every round.
	 *
	 * @param expected USD that it is expected to cost; {@code null} if unknown
	 * @param limit    USD for a run; {@code null} for none
	 */
	SpendingDecision decide(@Nullable BigDecimal expected, @Nullable BigDecimal limit) {
		CostSum sum = costs.get();
		CostSum before = costBefore;
		BigDecimal spent = sum == null || before == null ? null : sum.total().subtract(before.total());
		boolean exceeds = limit != null && (spent == null || spent.compareTo(limit) >= 0
				|| expected != null && spent.add(expected).compareTo(limit) > 0);
		return exceeds
				? new SpendingDecision(SpendingDecision.Kind.ASK, SpendingDecision.Scope.TASK, limit, spent, expected)
				: SpendingDecision.ALLOWED;
	}

	/** The user agreed to another run's cost. */
	void agreed() {
		costBefore = costs.get();
		begun = clock.instant();
	}

	/** The user said something, so that the model knows more than before. */
	void heard() {
		guard.reset();
	}

	/** The user was asked about a call for so long. On the thread of the run. */
	void waited(Duration time) {
		begun = begun.plus(time);
	}

	/** The result of a call as the model is told it: with a word if it works in circles. May be called on any thread. */
	ToolOutcome told(ToolRequest call, ToolOutcome outcome) {
		Registered tool = tool(call);
		String note = tool == null ? "" : guard.note(new LoopGuard.Ran(call, tool.offer().traits(), outcome));
		if (note.isEmpty()) {
			return outcome;
		}
		String text = "\n(" + note + ")";
		return switch (outcome) {
			case Done done -> {
				var parts = new ArrayList<>(done.parts());
				parts.add(new Part.Text(text.strip()));
				yield new Done(parts, done.view());
			}
			case Failed failed -> new Failed(failed.text() + text, failed.kind());
			case ToolOutcome.Denied denied -> denied;
		};
	}

	/**
	 * Whether the conversation may be condensed; from then on not before more tools have run, and not again in this run once it
	 * did not help: a model would sum up its summaries for ever.
	 */
	boolean mayCondense() {
		return !condensed && !offered.isEmpty();
	}

	/** @param helped whether the next request is shorter */
	void condensed(boolean helped) {
		condensed = true;
		condensingFailed = !helped;
	}

	/** The calls of an answer have been answered like this, in their order. */
	void round(List<LoopGuard.Ran> answered) {
		guard.round(answered);
		condensed = condensingFailed;
	}
}
