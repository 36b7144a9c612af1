package io.github.openrouter4e.chat.internal.session;

import java.util.ArrayList;
import java.util.List;

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
import io.github.openrouter4e.chat.tools.ToolOutcome;
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
import io.github.openrouter4e.costs.SpendingLimitException;
import io.github.openrouter4e.costs.TextSize;

/**
 * Has the model sum up the beginning of a conversation with tools before its context is full. The request is the conversation's
 * own with one message more, so that the provider's cache is read; what was read, changed and found is summed up by the model,
 * what the user said last and what is known for sure is not. The turns stay; only requests have the summary in their place. A
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

	private static final String INSTRUCTION = """
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

	private final SessionContext context;
	private final SessionModel session;

	Condenser(SessionContext context, SessionModel session) {
		this.context = context;
		this.session = session;
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
		int from = condensed == null ? -1 : index(path, condensed.turnId());
		return from < 0 ? path : path.subList(from, path.size());
	}

	/** What requests say in place of what is left out of the path; empty if nothing is. */
	static String summary(List<Turn> path, @Nullable Condensed condensed) {
		return condensed == null || index(path, condensed.turnId()) < 0 ? "" : condensed.text();
	}

	private static int index(List<Turn> path, String id) {
		for (int i = 0; i < path.size(); i++) {
			if (path.get(i).id().equals(id)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Condenses what is before the last rounds.
	 *
	 * @param path   the whole path
	 * @param before tokens of the next request without it
	 * @return whether the next request is shorter
	 */
	boolean condense(List<Turn> path, String model, ToolLoop loop, long before, Cancellation cancellation) {
		Condensed known = session.state().condensed();
		List<Turn> now = shortened(path, known);
		int from = keptFrom(now, model);
		if (from <= 0) {
			return false;
		}
		session.tell(new SessionEvent.Condensing());
		String text = summarise(now, summary(path, known), model, loop, cancellation);
		if (text != null) {
			String all = BEGIN + text.strip() + words(path, now.get(from)) + known(path, loop);
			long after = tokens(model, all)
					+ now.subList(from, now.size()).stream().mapToLong(turn -> tokens(model, turn)).sum()
					+ tokens(model, context.assembler().systemPrompt(session.state().options()) + loop.instructions());
			if (after < WORTH * before) {
				session.condensed(new Condensed(now.get(from).id(), path.getLast().id(), all), before, after);
				return true;
			}
		}
		session.tell(new SessionEvent.NotCondensed());
		return false;
	}

	/** Where the last rounds begin: with a question, or an answer with all its results. */
	private int keptFrom(List<Turn> path, String model) {
		int from = path.size();
		long tokens = 0;
		for (int i = path.size() - 1; i >= 0; i--) {
			Turn turn = path.get(i);
			tokens += tokens(model, turn);
			if (tokens > KEPT && from < path.size()) {
				break;
			}
			if (!(turn instanceof ToolResult)) {
				from = i;
			}
		}
		return from == path.size() ? 0 : from;
	}

	private @Nullable String summarise(List<Turn> path, String summary, String model, ToolLoop loop,
			Cancellation cancellation) {
		try {
			ChatRequest request = context.assembler().assemble(new RequestSpec(session.id(), path, false, model,
					session.state().options(), null).withSummary(summary), loop.functions(), loop.instructions());
			var messages = new ArrayList<Message>(request.messages());
			messages.add(new UserMessage(INSTRUCTION));
			ChatCompletion answer = context.calls().complete(new ModelCall(LedgerId.random(Purpose.SUMMARY),
					Purpose.SUMMARY, session.id(), model, request.toBuilder().messages(messages).build(), () -> 0,
					false),
					cancellation);
			return answer.text().isBlank() || !answer.toolCalls().isEmpty()
					|| answer.finishReason() == FinishReason.LENGTH ? null : answer.text();
		} catch (OpenRouterException | SpendingLimitException e) {
			Log.warn("The conversation was not condensed", e);
			return null;
		}
	}

	/** What the user said last, as it was said, unless it is kept anyway. */
	private static String words(List<Turn> path, Turn kept) {
		var words = new StringBuilder();
		List<Turn> before = path.subList(0, index(path, kept.id()));
		before.stream().filter(Question.class::isInstance).map(turn -> ((Question) turn).prompt().text())
				.filter(text -> !text.isBlank()).toList().reversed().stream().limit(WORDS).toList().reversed()
				.forEach(text -> words.append("\n\n<user_message>\n").append(text).append("\n</user_message>"));
		return words.isEmpty() ? "" : "\n\nThe user's last messages before this, word for word:" + words;
	}

	/** What does not come from the model's memory. */
	private String known(List<Turn> path, ToolLoop loop) {
		var known = new StringBuilder();
		for (Turn turn : path.reversed()) {
			if (turn instanceof ToolResult result && result.outcome() instanceof ToolOutcome.Done done
					&& done.view() instanceof ToolView view && view.type().equals(ToolView.STEPS)) {
				known.append("\n\nThe steps, as you listed them last: ").append(view.data());
				break;
			}
		}
		String state = context.tools().state(loop.context());
		return known + (state.isEmpty() ? "" : "\n\nThe state now, as Eclipse knows it:\n" + state);
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
