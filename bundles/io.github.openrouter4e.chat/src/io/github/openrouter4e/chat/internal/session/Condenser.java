package io.github.openrouter4e.chat.internal.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.LongSupplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.request.RequestAssembler.RequestSpec;
import io.github.openrouter4e.chat.internal.request.RequestSize;
import io.github.openrouter4e.chat.internal.store.Condensed;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.LedgerId;
import io.github.openrouter4e.costs.ModelCall;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.TextSize;
import io.github.openrouter4e.storage.WellFormed;

/**
 * Has the model sum up the beginning of a conversation, before the context is full of what tools told, or because the user
 * wants it. The request is the conversation's
 * own with one message more, so that the provider's cache is read; what was read, changed and found is summed up by the model;
 * what the user said last, and what Eclipse and the history know for sure, is not. The turns stay; only requests have the summary in their place. A
 * summary that fails, or that helps too little, changes nothing. Blocks.
 */
@SuppressWarnings("nls") // what the model is told
final class Condenser {

	/** Share of the context that is left for the prompt at which it is condensed. */
	static final double FULL = 0.8;
	/** Tokens kept free for what the estimate does not know. */
	static final long RESERVE = 8_000;
	/** Tokens of the last rounds that stay as they are. */
	static final long KEPT = 15_000;
	/** The user's last messages, which are told word for word. */
	private static final int WORDS = 2;
	/** A summary has to leave less than this share of the prompt. */
	private static final double WORTH = 0.5;
	/** One of so many tokens stays where the user wants a short conversation to be condensed. */
	private static final int KEPT_SHARE = 4;
	/** About as many tokens has a summary, with what is known for sure. */
	private static final long SUMMARY = 2_000;
	/** Calls that ran something, of which the last are told. */
	private static final int RUNS = 20;
	private static final int LONGEST_ARGUMENTS = 300;
	private static final int LONGEST_END = 200;

	private static final String ORDER = """
			The conversation is getting too long for you. Write a summary that takes its place, for yourself; do not call tools. \
			Use these headings, and leave out what does not matter any more:
			Goal: what the user wants, in the user's words.
			Decisions: what was decided, and why.
			Files: which were read or changed, and what state they are in.
			Facts: paths, names, and what was found out.
			Commands: which builds, tests and commands were run, and how they ended.
			Open: the steps that are left, in order.
			Rules: what the user said about how to work.""";

	private static final String BEGIN = "This is a summary of the conversation so far, which was too long. You have written it. "
			+ "The texts of files that you read before are not here any more: read them again before you change them.\n\n";

	/**
	 * How much is condensed.
	 *
	 * @param before tokens of the next request without it
	 * @param kept   tokens of the last rounds that stay as they are
	 */
	record Size(long before, long kept) {

		/** The context is nearly full. */
		static Size full(long before) {
			return new Size(before, KEPT);
		}

		/** The user wants it: of a conversation that is short, less stays as it is. */
		static Size wanted(long before) {
			return new Size(before, Math.min(KEPT, before / KEPT_SHARE));
		}
	}

	private final SessionContext context;
	private final SessionModel session;

	Condenser(SessionContext context, SessionModel session) {
		this.context = context;
		this.session = session;
	}

	/** What a request that sums up a conversation, with a prompt more that may be empty, has after it. */
	static Prompt instruction(Prompt next) {
		return new Prompt(next.text() + ORDER, next.attachments());
	}

	/** Whether a prompt of this size is to be condensed. */
	boolean isFull(CostEstimate next, @Nullable Integer maxTokens) {
		Long length = next.contextLength();
		if (length == null) {
			return false;
		}
		Long longest = maxTokens == null ? Long.valueOf(length / 3) : Long.valueOf(Math.min(maxTokens, length / 3));
		return next.promptTokens() > FULL * (length - longest - RESERVE);
	}

	/** The path as requests have it: without what is condensed. */
	static List<Turn> shortened(List<Turn> path, @Nullable Condensed condensed) {
		return shortened(path, ids(path), condensed);
	}

	/** The same, without reading the turns. @param ids of the path */
	static List<Turn> shortened(List<Turn> path, List<String> ids, @Nullable Condensed condensed) {
		int from = condensed == null ? -1 : ids.indexOf(condensed.turnId());
		return from < 0 ? path : path.subList(from, path.size());
	}

	/** What requests say in place of what is left out of the path; empty if nothing is. @param ids of the path */
	static String summary(List<String> ids, @Nullable Condensed condensed) {
		return condensed == null || !ids.contains(condensed.turnId()) ? "" : condensed.text();
	}

	static List<String> ids(List<Turn> path) {
		return path.stream().map(Turn::id).toList();
	}

	/**
	 * About how many tokens the next request would have once the conversation is condensed because the user wants it.
	 *
	 * @param path   the whole path; only its end is read
	 * @param ids    of the path
	 * @param fixed  what precedes the conversation in each request
	 * @param before tokens of the next request without it
	 * @return -1 if it is too short to be condensed
	 */
	long expected(List<Turn> path, List<String> ids, String model, String fixed, long before) {
		List<Turn> now = shortened(path, ids, session.state().condensed());
		int from = keptFrom(now, model, Size.wanted(before).kept());
		long after = SUMMARY + tokens(model, fixed) + tokens(model, now.subList(from, now.size()));
		return from > 0 && after < WORTH * before ? after : -1;
	}

	/**
	 * Condenses what is before the last rounds. The user's limits were looked at before.
	 *
	 * @param path   the whole path
	 * @param tokens estimates those of the request for the summary
	 * @return whether the next request is shorter
	 */
	boolean condense(List<Turn> path, String model, ToolLoop loop, Size size, LongSupplier tokens,
			Cancellation cancellation) {
		Condensed known = session.state().condensed();
		List<Turn> now = shortened(path, known);
		int from = keptFrom(now, model, size.kept());
		if (from <= 0) {
			return false;
		}
		session.tell(new SessionEvent.Condensing());
		String text = summarise(now, summary(ids(path), known), model, loop, tokens, cancellation);
		if (text != null) {
			String all = BEGIN + text.strip() + words(path, now.get(from)) + known(path, loop);
			long after = tokens(model, all) + tokens(model, now.subList(from, now.size()))
					+ tokens(model, context.assembler().systemPrompt(session.state().options()) + loop.instructions());
			if (after < WORTH * size.before()) {
				session.condensed(new Condensed(now.get(from).id(), path.getLast().id(), all), size.before(), after);
				return true;
			}
		}
		session.tell(new SessionEvent.NotCondensed());
		return false;
	}

	/** Where the last rounds begin: with a question, or an answer with all its results. */
	private int keptFrom(List<Turn> path, String model, long kept) {
		int from = path.size();
		long tokens = 0;
		for (int i = path.size() - 1; i >= 0; i--) {
			Turn turn = path.get(i);
			tokens += tokens(model, turn);
			if (tokens > kept && from < path.size()) {
				break;
			}
			if (!(turn instanceof ToolResult)) {
				from = i;
			}
		}
		return from == path.size() ? 0 : from;
	}

	private @Nullable String summarise(List<Turn> path, String summary, String model, ToolLoop loop,
			LongSupplier tokens, Cancellation cancellation) {
		try {
			ChatRequest request = context.assembler().assemble(new RequestSpec(session.id(), path, false, model,
					session.state().options(), null).withSummary(summary).inPlainText(), loop.functions(),
					loop.instructions());
			var messages = new ArrayList<Message>(request.messages());
			messages.add(new UserMessage(ORDER));
			ChatCompletion answer = context.calls().complete(new ModelCall(LedgerId.random(Purpose.SUMMARY),
					Purpose.SUMMARY, session.id(), model, request.toBuilder().messages(messages).build(), tokens, true),
					cancellation);
			return answer.text().isBlank() || !answer.toolCalls().isEmpty()
					|| answer.finishReason() == FinishReason.LENGTH ? null : answer.text();
		} catch (OpenRouterException e) {
			if (!cancellation.isCancelled()) {
				Log.warn("The conversation was not condensed", e);
			}
			return null;
		}
	}

	/** What the user said last, as it was said, unless it is kept anyway. */
	private static String words(List<Turn> path, Turn kept) {
		var words = new StringBuilder();
		List<Turn> before = path.subList(0, ids(path).indexOf(kept.id()));
		before.stream().filter(Question.class::isInstance).map(turn -> ((Question) turn).prompt().text())
				.filter(text -> !text.isBlank()).toList().reversed().stream().limit(WORDS).toList().reversed()
				.forEach(text -> words.append("\n\n<user_message>\n").append(text).append("\n</user_message>"));
		return words.isEmpty() ? "" : "\n\nThe user's last messages before this, word for word:" + words;
	}

	/** What does not come from the model's memory. */
	private String known(List<Turn> path, ToolLoop loop) {
		var known = new StringBuilder();
		ToolView steps = session.state().tree().lastView(ids(path), ToolView.STEPS);
		if (steps != null) {
			known.append("\n\nThe steps, as you listed them last: ").append(steps.data());
		}
		known.append(runs(path, loop));
		String state = context.tools().state(loop.context());
		return known + (state.isEmpty() ? "" : "\n\nThe state now, as Eclipse knows it:\n" + state);
	}

	/** What builds, tests, programs and commands were run last, and how they ended. */
	private static String runs(List<Turn> path, ToolLoop loop) {
		var arguments = new HashMap<String, String>();
		var runs = new ArrayList<String>();
		for (Turn turn : path) {
			if (turn instanceof Answer answer) {
				answer.toolCalls().forEach(call -> arguments.put(call.callId(), call.arguments()));
			} else if (turn instanceof ToolResult result && isRun(loop.effect(result.tool()))) {
				runs.add("- " + result.tool() + ' '
						+ WellFormed.shortened(arguments.getOrDefault(result.callId(), "").strip(), LONGEST_ARGUMENTS)
						+ ": "
						+ WellFormed.shortened(
								result.content().strip().lines().findFirst().orElse("nothing is known of its end"),
								LONGEST_END));
			}
		}
		return runs.isEmpty()
				? ""
				: "\n\nWhat was run last, with the first line of each result:\n"
						+ String.join("\n", runs.subList(Math.max(0, runs.size() - RUNS), runs.size()));
	}

	private static boolean isRun(ToolTraits.@Nullable Effect effect) {
		return effect == ToolTraits.Effect.RUN || effect == ToolTraits.Effect.COMMAND;
	}

	private long tokens(String model, List<Turn> turns) {
		return turns.stream().mapToLong(turn -> tokens(model, turn)).sum();
	}

	private long tokens(String model, Turn turn) {
		return switch (turn) {
			case Question question -> tokens(model, question.prompt());
			case Answer answer -> tokens(model, answer.text().toString())
					+ answer.toolCalls().stream().mapToLong(call -> tokens(model, call.arguments())).sum();
			case ToolResult result -> tokens(model, result.content());
		};
	}

	private long tokens(String model, Prompt prompt) {
		return RequestSize.otherTokens(prompt)
				+ context.calls().tokens(model, RequestSize.text(prompt));
	}

	private long tokens(String model, String text) {
		return context.calls().tokens(model, TextSize.of(text));
	}
}
