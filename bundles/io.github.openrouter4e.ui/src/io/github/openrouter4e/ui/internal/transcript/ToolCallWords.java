package io.github.openrouter4e.ui.internal.transcript;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.ui.internal.transcript.ToolCallView.Approval;
import io.github.openrouter4e.ui.internal.transcript.ToolCallView.Argument;
import io.github.openrouter4e.ui.internal.transcript.ToolCallView.State;

/** Words the cards of tool calls. Pure: needs neither widget nor thread. */
public final class ToolCallWords {

	/** While the model writes an argument, its end is what matters. */
	private static final int SHOWN_WHILE_WRITTEN = 2_000;
	private static final Pattern FILE_LINE = Pattern.compile("(.+):([0-9]{1,9})", Pattern.DOTALL); //$NON-NLS-1$
	private static final double CHARACTERS_PER_TOKEN = 4;
	/** Less than that is too little to compare. */
	private static final BigDecimal LEAST_TOLD = new BigDecimal("0.0001"); //$NON-NLS-1$
	private static final Duration WORTH_TELLING = Duration.ofMillis(100);

	private ToolCallWords() {}

	/** How far a tool is, as it says itself. */
	public record Progress(String message, double done) {
	}

	/** A call that the model is writing. */
	public static ToolCallView written(String name, CharSequence arguments) {
		var shown = ArgumentReader.read(arguments).stream().map(a -> a.value().length() <= SHOWN_WHILE_WRITTEN
				? a
				: new Argument(a.name(), '\u2026' + a.value().substring(a.value().length() - SHOWN_WHILE_WRITTEN)))
				.toList();
		return new ToolCallView(State.REQUESTED, name, List.of(Messages.ToolCallWords_toolRequested), shown, null);
	}

	/** A call that the user has to decide about. */
	static ToolCallView waiting(ToolRequest call, ToolQuestion question) {
		if (question.effect() == ToolTraits.Effect.NONE) {
			return asking(call, question);
		}
		var actions = new ArrayList<ActionView>();
		actions.add(new ActionView(new UserAction.Allow(call.callId(), null), Messages.ToolCallWords_toolAllow));
		for (var choice : question.choices()) {
			actions.add(new ActionView(new UserAction.Allow(call.callId(), choice), choice(choice)));
		}
		actions.add(new ActionView(new UserAction.Deny(call.callId(), false), Messages.ToolCallWords_toolDeny));
		actions.add(new ActionView(new UserAction.Deny(call.callId(), true), Messages.ToolCallWords_toolDenyReason));
		var asked = NLS.bind(switch (question.effect()) {
			case NONE -> "{0}"; //$NON-NLS-1$ // worded above
			case READ -> Messages.ToolCallWords_toolAskRead;
			case READ_OUTSIDE -> Messages.ToolCallWords_toolAskReadOutside;
			case EDIT -> Messages.ToolCallWords_toolAskEdit;
			case EDIT_UNSAFE -> Messages.ToolCallWords_toolAskEditUnsafe;
			case RUN -> Messages.ToolCallWords_toolAskRun;
			case COMMAND -> Messages.ToolCallWords_toolAskCommand;
			case NETWORK -> Messages.ToolCallWords_toolAskNetwork;
		}, question.subject());
		return new ToolCallView(State.WAITING, call.name(), List.of(Messages.ToolCallWords_toolWaiting),
				arguments(call),
				new Approval(asked, question.details(), actions));
	}

	/**
	 * Calls of an answer that the user has to decide about, in one card.
	 *
	 * @param waiting by their places in the answer; at least two
	 */
	static OpenCallsView.AskedTogether together(SortedMap<Integer, ToolCallView> waiting, List<String> callIds) {
		return new OpenCallsView.AskedTogether(waiting.firstKey(),
				NLS.bind(Messages.ToolCallWords_toolTogether, callIds.size()), List.copyOf(waiting.values()),
				List.of(new ActionView(new UserAction.AllowAll(callIds),
						NLS.bind(Messages.ToolCallWords_toolAllowAll, callIds.size())),
						new ActionView(new UserAction.DenyAll(callIds, false), Messages.ToolCallWords_toolDenyAll),
						new ActionView(new UserAction.DenyAll(callIds, true),
								Messages.ToolCallWords_toolDenyAllReason)));
	}

	/** A question of the model: the choices are answers in its own words. */
	private static ToolCallView asking(ToolRequest call, ToolQuestion question) {
		var actions = new ArrayList<ActionView>();
		for (var choice : question.choices()) {
			actions.add(new ActionView(new UserAction.Allow(call.callId(), choice), choice));
		}
		actions.add(new ActionView(new UserAction.Deny(call.callId(), true), Messages.ToolCallWords_toolAnswer));
		actions.add(new ActionView(new UserAction.Deny(call.callId(), false), Messages.ToolCallWords_toolNoAnswer));
		return new ToolCallView(State.WAITING, call.name(), List.of(Messages.ToolCallWords_toolWaitingAnswer),
				List.of(),
				new Approval(question.subject(), question.details(), actions));
	}

	/** What an executor calls its choices; one that nobody has words for stands for itself. */
	private static String choice(String choice) {
		var words = choice.split(":", 3); //$NON-NLS-1$
		if (words.length == 3 && words[0].equals("prefix")) { //$NON-NLS-1$
			return NLS.bind(words[1].equals("always") //$NON-NLS-1$
					? Messages.ToolCallWords_toolAllowPrefixAlways
					: Messages.ToolCallWords_toolAllowPrefix, words[2]);
		}
		return switch (choice) {
			case "this:conversation" -> Messages.ToolCallWords_toolAllowThis; //$NON-NLS-1$
			case "this:always" -> Messages.ToolCallWords_toolAllowThisAlways; //$NON-NLS-1$
			case "file" -> Messages.ToolCallWords_toolAllowFile; //$NON-NLS-1$
			case "folder" -> Messages.ToolCallWords_toolAllowFolder; //$NON-NLS-1$
			case "project" -> Messages.ToolCallWords_toolAllowProject; //$NON-NLS-1$
			case "conversation" -> Messages.ToolCallWords_toolAllowConversation; //$NON-NLS-1$
			case "always" -> Messages.ToolCallWords_toolAllowAlways; //$NON-NLS-1$
			default -> NLS.bind(Messages.ToolCallWords_toolAllowOther, choice);
		};
	}

	/** A call without a result. */
	static ToolCallView unanswered(ToolRequest call, State state) {
		var words = switch (state) {
			case CUT -> Messages.ToolCallWords_toolCut;
			case NOT_RUN -> Messages.ToolCallWords_toolNotRun;
			default -> Messages.ToolCallWords_toolRequested;
		};
		return new ToolCallView(state, call.name(), List.of(words), arguments(call), null);
	}

	/**
	 * A tool that runs or ran.
	 *
	 * @param call       null if it is not known any more
	 * @param progress   null if the tool has not told any
	 * @param nextPrompt tokens of the request that the result went into; 0 if that is not known
	 * @param prices     what that many tokens cost
	 */
	static ToolCallView ran(ToolResult tool, @Nullable ToolRequest call, @Nullable Progress progress,
			long nextPrompt, LongFunction<@Nullable InputCost> prices) {
		var facts = new ArrayList<String>();
		var outcome = tool.outcome();
		State state;
		switch (outcome) {
			case null -> {
				state = State.RUNNING;
				facts.add(Messages.ToolCallWords_toolRuns);
				if (progress != null) {
					facts.add(progress.done() == ToolProgress.UNKNOWN
							? progress.message()
							: Amounts.percent(Math.clamp(progress.done(), 0, 1)) + ' ' + progress.message());
				}
			}
			case ToolOutcome.Done done -> {
				state = State.DONE;
				facts.add(Messages.ToolCallWords_toolDone);
			}
			case ToolOutcome.Failed(var text, var kind) -> {
				state = State.FAILED;
				facts.add(failed(kind));
			}
			case ToolOutcome.Denied(var reason) -> {
				state = State.DENIED;
				facts.add(reason.isBlank()
						? Messages.ToolCallWords_toolWasDenied
						: NLS.bind(Messages.ToolCallWords_toolWasDeniedReason, reason));
			}
		}
		var took = tool.duration();
		if (took != null && took.compareTo(WORTH_TELLING) >= 0) {
			facts.add(Amounts.duration(took));
		}
		if (outcome != null) {
			var tokens = (long) Math.ceil(tool.content().length() / CHARACTERS_PER_TOKEN);
			facts.add(size(tokens, nextPrompt));
			var cost = prices.apply(tokens);
			if (cost != null && cost.first().signum() > 0) {
				facts.add(cost(cost));
			}
		}
		return new ToolCallView(state, tool.tool(), facts, call == null ? List.of() : arguments(call), null,
				tool.content(), actions(outcome));
	}

	/** A result that is a file, or in one, can be looked at there. */
	private static List<ActionView> actions(@Nullable ToolOutcome outcome) {
		if (!(outcome instanceof ToolOutcome.Done done) || !(done.view() instanceof ToolView view)
				|| !view.type().equals(ToolView.FILE)) {
			return List.of();
		}
		var place = FILE_LINE.matcher(view.data());
		var file = place.matches()
				? new UserAction.OpenFile(place.group(1), Integer.parseInt(place.group(2)))
				: new UserAction.OpenFile(view.data(), 0);
		return List.of(new ActionView(file, NLS.bind(Messages.ToolCallWords_toolOpenFile, view.data())));
	}

	private static String failed(ToolOutcome.Failed.Kind kind) {
		return switch (kind) {
			case ARGUMENTS -> Messages.ToolCallWords_toolFailedArguments;
			case NOT_FOUND -> Messages.ToolCallWords_toolFailedNotFound;
			case STALE -> Messages.ToolCallWords_toolFailedStale;
			case DENIED -> Messages.ToolCallWords_toolFailedForbidden;
			case TIMEOUT -> Messages.ToolCallWords_toolFailedTimeout;
			case INTERRUPTED -> Messages.ToolCallWords_toolFailedInterrupted;
			case INTERNAL -> Messages.ToolCallWords_toolFailedInternal;
		};
	}

	private static String cost(InputCost cost) {
		var cached = cost.cached();
		var first = amount(cost.first());
		return cached == null || cached.compareTo(cost.first()) >= 0 || cost.first().compareTo(LEAST_TOLD) < 0
				? first
				: NLS.bind(Messages.ToolCallWords_toolCostCached, first, amount(cached));
	}

	private static String amount(BigDecimal usd) {
		return usd.compareTo(LEAST_TOLD) < 0
				? NLS.bind(Messages.ToolCallWords_toolCostLess, Amounts.usd(LEAST_TOLD))
				: NLS.bind(Messages.ToolCallWords_toolCost, Amounts.usd(usd));
	}

	private static String size(long tokens, long nextPrompt) {
		return nextPrompt <= 0
				? NLS.bind(Messages.ToolCallWords_toolSize, Amounts.count(tokens))
				: NLS.bind(Messages.ToolCallWords_toolSizeShare, Amounts.count(tokens),
						Amounts.percent(Math.min(1, tokens / (double) nextPrompt)));
	}

	private static List<Argument> arguments(ToolRequest call) {
		return ArgumentReader.read(call.arguments());
	}
}
