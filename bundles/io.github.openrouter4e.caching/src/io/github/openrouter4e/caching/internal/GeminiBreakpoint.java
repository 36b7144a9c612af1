package io.github.openrouter4e.caching.internal;

import java.util.List;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Message;

/**
 * Where the one mark of a Gemini request goes. Only the last mark counts there, and each time it stands somewhere else
 * Google stores a new cache: the whole prefix at the prompt price, plus storage. Moving it every turn would cost more than
 * no caching at all.
 * <p>
 * So the mark stays where it is until what has come behind it is more than half as long as what is in front of it. The
 * whole conversation is walked from its start each time, request end by request end, so that the place follows from the
 * messages alone and every request of a conversation finds the mark of the one before. With this growth a conversation
 * pays for at most three times its final length in writes, however long it gets, and reads four fifths of its prompts
 * from cache.
 */
public final class GeminiBreakpoint {

	/** No place, the prompt is too short. */
	public static final int NONE = -1;
	/** Google refuses to store shorter prefixes. */
	public static final int MINIMUM_TOKENS = 4096;

	private GeminiBreakpoint() {}

	/** {@return the index of the message to mark, or {@link #NONE}} */
	public static int of(ChatRequest request) {
		List<Message> messages = request.messages();
		int systemEnd = CacheableParts.systemEnd(messages);
		long tokens = PromptSize.toolsAtLeast(request);
		long cached = 0;
		int breakpoint = NONE;
		int candidate = NONE;
		long candidateTokens = 0;
		for (int i = 0; i < messages.size(); i++) {
			var message = messages.get(i);
			tokens += PromptSize.atLeast(message);
			if (CacheableParts.canCarryMark(message)) {
				candidate = i;
				candidateTokens = tokens;
			}
			if (candidate != NONE && endsRequest(messages, i, systemEnd)
					&& isWorthWriting(candidateTokens, cached)) {
				breakpoint = candidate;
				cached = candidateTokens;
			}
		}
		return breakpoint;
	}

	/** A request ended where an answer follows, or ends here; system text ends where other conversations begin. */
	private static boolean endsRequest(List<Message> messages, int index, int systemEnd) {
		int next = index + 1;
		return next == messages.size() || next == systemEnd
				|| messages.get(next) instanceof AssistantMessage && !(messages.get(index) instanceof AssistantMessage);
	}

	private static boolean isWorthWriting(long tokens, long cached) {
		return tokens >= MINIMUM_TOKENS && (tokens - cached) * 2 > cached;
	}
}
