package io.github.openrouter4e.chat.internal.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.request.RequestSize;
import io.github.openrouter4e.chat.internal.store.Condensed;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.costs.TextSize;
import io.github.openrouter4e.costs.TokenCounts;

/**
 * How many tokens the next request will have. The last answer told exactly how many the conversation had until then, so only
 * what came after it is estimated; that is also why a long conversation need not be read for it.
 */
final class PromptTokens {

	/** What a chat template adds around each message. */
	private static final long PER_MESSAGE = 4;

	private final ModelCalls calls;
	private final String model;
	private final Instant cachedSince;
	/** Whether other names of models, with variants or dates, are names of this one. */
	private final Map<String, Boolean> sameModel = new HashMap<>();
	private long tokens;
	private long cached;
	private boolean writes;

	/**
	 * The tokens of a request.
	 *
	 * @param all    those that will be sent
	 * @param cached of these, probably still in the provider's cache
	 * @param writes whether the provider bills what it writes into its cache
	 */
	record Counted(long all, long cached, boolean writes) {
	}

	private PromptTokens(ModelCalls calls, String model, Instant cachedSince) {
		this.calls = calls;
		this.model = model;
		this.cachedSince = cachedSince;
	}

	/**
	 * Tokens of the request that follows a turn, with another prompt after it, as it is with what is condensed. For a request
	 * that may be sent, and for one that was and of which nothing was told.
	 *
	 * @param fixed       what precedes the conversation in each request
	 * @param lastId      {@code null} before the first turn
	 * @param cachedSince what a provider got before that is no longer in its cache
	 */
	static Counted ofRequest(ModelCalls calls, String model, String fixed, SessionState state,
			@Nullable String lastId, Prompt next, Instant cachedSince) {
		Condensed condensed = state.condensed();
		List<String> ids = state.tree().pathTo(lastId);
		List<Turn> path = Condenser.shortened(state.tree().turnsTo(lastId), ids, condensed); // most of them are not read
		String summary = Condenser.summary(ids, condensed);
		// answers up to then tell of longer requests
		String staleUpTo = summary.isEmpty() || condensed == null ? null : condensed.lastId();
		PromptTokens counted = count(calls, model, fixed + summary, path, staleUpTo, next, cachedSince);
		return new Counted(counted.tokens, Math.min(counted.cached, counted.tokens), counted.writes);
	}

	/** Tokens of a prompt alone, without what a chat template adds around it. */
	static long of(ModelCalls calls, String model, Prompt prompt) {
		long size = RequestSize.text(prompt);
		return (size == 0 ? 0 : calls.tokens(model, size)) + RequestSize.otherTokens(prompt);
	}

	private static PromptTokens count(ModelCalls calls, String model, String systemPrompt,
			List<? extends Turn> path, @Nullable String staleUpTo, Prompt next, Instant cachedSince) {
		var counted = new PromptTokens(calls, model, cachedSince);
		counted.add(next);
		boolean stale = false;
		for (int i = path.size() - 1; i >= 0; i--) {
			stale |= path.get(i).id().equals(staleUpTo);
			if (!stale && counted.addToldBy(path.get(i))) {
				return counted;
			}
			counted.add(path.get(i));
		}
		counted.text(TextSize.of(systemPrompt));
		return counted;
	}

	/** Whether the turn told how many tokens there were up to and with it; they are added then. */
	private boolean addToldBy(Turn turn) {
		if (!(turn instanceof Answer answer) || answer.parts().isEmpty()) {
			return false;
		}
		AnswerPart last = answer.parts().getLast();
		TokenCounts told = last.tokens();
		if (told == null || told.prompt() == 0 || !isSameModel(answer.requestedModel())) {
			return false; // other models count other tokens
		}
		tokens += told.prompt() + told.completion() - Math.min(told.completion(), told.reasoning());
		if (!answer.ended().isBefore(cachedSince)) {
			cached = told.cached() + told.cacheWrite();
			writes = told.cacheWrite() > 0;
		}
		return true;
	}

	private boolean isSameModel(String other) {
		return Boolean.TRUE.equals(sameModel.computeIfAbsent(other,
				name -> Boolean.valueOf(calls.listedId(name).equals(calls.listedId(model)))));
	}

	private void add(Turn turn) {
		switch (turn) {
			case Question question -> add(RequestSize.sent(question));
			case Answer answer -> text(TextSize.of(answer.text()));
			case ToolResult result -> text(TextSize.of(result.content()));
		}
	}

	private void add(Prompt prompt) {
		if (!prompt.isEmpty()) {
			text(RequestSize.text(prompt));
			tokens += RequestSize.otherTokens(prompt);
		}
	}

	private void text(long size) {
		if (size > 0) {
			tokens += calls.tokens(model, size) + PER_MESSAGE;
		}
	}
}
