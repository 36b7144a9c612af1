package io.github.openrouter4e.costs;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.storage.TextBits;

/**
 * A measure of texts that is about proportional to their tokens in all languages: an ASCII character counts 1, a character of
 * Chinese, Japanese or Korean 4, others 2. So what a model's English answers taught about it holds for Chinese prompts too.
 */
public final class TextSize {

	/** Size per token of a model that nothing is known of. */
	public static final double DEFAULT_PER_TOKEN = 4;

	private static final int FIRST_EAST_ASIAN = 0x2E80;
	private static final int LAST_EAST_ASIAN = 0xD7FF;
	private static final int FIRST_COMPATIBILITY = 0xF900;

	private TextSize() {}

	/** The size of a text. */
	public static long of(CharSequence text) {
		if (text instanceof String string && TextBits.of(string) < 0x80) {
			return string.length();
		}
		long size = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < 0x80) {
				size += 1;
			} else if (c >= FIRST_EAST_ASIAN && c <= LAST_EAST_ASIAN
					|| c >= FIRST_COMPATIBILITY && !Character.isSurrogate(c)) {
				size += 4;
			} else {
				size += 2;
			}
		}
		return size;
	}

	/** The size of all texts in a request; 0 if there is more than text, whose tokens would teach something wrong. */
	public static long of(ChatRequest request) {
		long size = 0;
		for (Message message : request.messages()) {
			if (!isText(message)) {
				return 0;
			}
			size += of(message.content().text());
			if (message instanceof AssistantMessage answer) {
				for (ToolCall call : answer.toolCalls()) {
					size += of(call.name()) + of(call.arguments());
				}
			}
		}
		return size + tools(request);
	}

	private static long tools(ChatRequest request) {
		long size = 0;
		for (Tool tool : request.tools()) {
			if (tool instanceof Tool.Function function) {
				RawJson parameters = function.parameters();
				size += of(function.name()) + of(function.description())
						+ (parameters == null ? 0 : of(parameters.text()));
			}
		}
		return size;
	}

	private static boolean isText(Message message) {
		return message.content() instanceof Content.Plain || message.content() instanceof Content.Parts several
				&& several.parts().stream().allMatch(ContentPart.Text.class::isInstance);
	}
}
