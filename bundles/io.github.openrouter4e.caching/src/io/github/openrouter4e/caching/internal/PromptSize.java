package io.github.openrouter4e.caching.internal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.ToolCall;

/**
 * How long a prompt is, without a tokenizer. Two questions need two answers: "can this be below a minimum at all" counts
 * as many tokens as a text could have, "is this surely worth paying for" as few as it is likely to have. Both grow with
 * every character, so that a longer conversation never counts less than a shorter one.
 */
public final class PromptSize {

	/**
	 * Bytes of UTF-8 per token of the most talkative tokenizers on code, numbers and base64; Chinese comes to 1.5 tokens
	 * per character.
	 */
	private static final int FEWEST_BYTES = 2;
	/** Bytes of UTF-8 per token of English prose, the thriftiest of all texts. */
	private static final int MOST_BYTES = 4;
	/** More than any provider counts for one image, and so many of them are above every minimum. */
	private static final int LARGEST_IMAGE = 5000;
	/** Google's count for a small image or a page. */
	private static final int SMALLEST_IMAGE = 258;

	private PromptSize() {}

	/** {@return whether even the highest estimate stays below a number of tokens} */
	public static boolean isSurelyBelow(ChatRequest request, int tokens) {
		if (tokens <= 0) {
			return false;
		}
		long left = (long) tokens - tools(request, FEWEST_BYTES);
		for (Message message : request.messages()) {
			if (left <= 0) {
				return false;
			}
			left -= message(message, FEWEST_BYTES, LARGEST_IMAGE);
		}
		return left > 0;
	}

	/** {@return a low estimate of the tokens of a message} */
	static long atLeast(Message message) {
		return message(message, MOST_BYTES, SMALLEST_IMAGE);
	}

	/** {@return a low estimate of the tokens of a request's tools} */
	static long toolsAtLeast(ChatRequest request) {
		return tools(request, MOST_BYTES);
	}

	private static long tools(ChatRequest request, int bytesPerToken) {
		long bytes = 0;
		for (Tool tool : request.tools()) {
			bytes += switch (tool) {
				case Tool.Function f -> bytes(f.name()) + bytes(f.description()) + bytes(f.parameters());
				case Tool.Server s -> bytes(s.type()) + bytes(s.parameters());
			};
		}
		return bytes / bytesPerToken;
	}

	private static long message(Message message, int bytesPerToken, int perImage) {
		long bytes = 0;
		long others = 0;
		switch (message.content()) {
			case Content.Plain plain -> bytes = bytes(plain.text());
			case Content.Parts several -> {
				for (ContentPart part : several.parts()) {
					if (part instanceof ContentPart.Text text) {
						bytes += bytes(text.text());
					} else {
						others += perImage;
					}
				}
			}
		}
		if (message instanceof AssistantMessage assistant) {
			bytes += bytes(assistant.reasoning());
			for (ToolCall call : assistant.toolCalls()) {
				bytes += bytes(call.name()) + bytes(call.arguments());
			}
		}
		return bytes / bytesPerToken + others;
	}

	private static long bytes(@Nullable RawJson json) {
		return json == null ? 0 : bytes(json.text());
	}

	/** Length in UTF-8; a surrogate pair, four bytes, comes as two characters. */
	private static long bytes(String text) {
		long bytes = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
		}
		return bytes;
	}
}
