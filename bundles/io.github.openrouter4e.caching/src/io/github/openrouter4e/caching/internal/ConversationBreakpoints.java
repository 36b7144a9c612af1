package io.github.openrouter4e.caching.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.Message;

/**
 * Where the marks of a conversation go, for providers that look back from each mark over about 20 content blocks for
 * something cached before (Anthropic, Alibaba).
 * <p>
 * Three messages at most, so that with the tools the limit of four marks is kept:
 * <ol>
 * <li>the end of the leading system text, which other conversations share;</li>
 * <li>the message that ended the previous request of this conversation. That request was this one up to before the last
 * assistant message, so its last mark can be computed from this request alone. It is exactly there that the provider
 * wrote its cache, so reading it does not depend on the 20 blocks, which a turn with many parallel tool calls
 * exceeds;</li>
 * <li>the end of the conversation, for the next request to find.</li>
 * </ol>
 * Assistant messages are never marked: the last one grows when the user lets the model continue, and what is marked in
 * it would be written again.
 */
public final class ConversationBreakpoints {

	private ConversationBreakpoints() {}

	/** {@return indices of the messages to mark, in order} */
	public static Set<Integer> of(List<Message> messages) {
		int start = CacheableParts.systemEnd(messages);
		Set<Integer> marked = new TreeSet<>();
		addLast(messages, 0, start, marked);
		addLast(messages, start, lastAssistant(messages), marked);
		addLast(messages, start, messages.size(), marked);
		return marked;
	}

	private static void addLast(List<Message> messages, int from, int to, Set<Integer> marked) {
		for (int i = to - 1; i >= from; i--) {
			if (CacheableParts.canCarryMark(messages.get(i))) {
				marked.add(i);
				return;
			}
		}
	}

	private static int lastAssistant(List<Message> messages) {
		for (int i = messages.size() - 1; i >= 0; i--) {
			if (messages.get(i) instanceof AssistantMessage) {
				return i;
			}
		}
		return 0;
	}
}
