package io.github.openrouter4e.caching.internal;

import java.util.List;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.DeveloperMessage;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.SystemMessage;

/** Which messages can carry a mark, and where in them. */
final class CacheableParts {

	/** No part can carry a mark. */
	static final int NOWHERE = -1;

	private CacheableParts() {}

	/** {@return the index of the first message that is no system text} */
	static int systemEnd(List<Message> messages) {
		int end = 0;
		while (end < messages.size()
				&& (messages.get(end) instanceof SystemMessage || messages.get(end) instanceof DeveloperMessage)) {
			end++;
		}
		return end;
	}

	/** {@return whether a mark can be put into the message without adding anything else} */
	static boolean canCarryMark(Message message) {
		if (message instanceof AssistantMessage) {
			return false;
		}
		return switch (message.content()) {
			case Content.Plain plain -> !plain.text().isBlank();
			case Content.Parts several -> markedPart(several.parts()) != NOWHERE;
		};
	}

	/**
	 * The last text part. OpenRouter takes {@code cache_control} on text parts only, so images and files behind it are
	 * covered by the next mark, one request later. Anthropic refuses a mark on an empty text.
	 */
	static int markedPart(List<ContentPart> parts) {
		for (int i = parts.size() - 1; i >= 0; i--) {
			if (parts.get(i) instanceof ContentPart.Text text && !text.text().isBlank()) {
				return i;
			}
		}
		return NOWHERE;
	}
}
