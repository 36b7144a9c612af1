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

	private static final int CHUNK = 512;

	private TextSize() {}

	/** The size of a text. */
	public static long of(CharSequence text) {
		int length = text.length();
		if (!(text instanceof String string)) {
			long size = 0;
			for (int i = 0; i < length; i++) {
				size += of(text.charAt(i));
			}
			return size;
		}
		int bits = TextBits.of(string);
		if (bits < 0x80) {
			return length;
		}
		char[] chars = new char[Math.min(length, CHUNK)];
		long size = length;
		for (int start = 0; start < length; start += CHUNK) {
			int count = Math.min(CHUNK, length - start);
			string.getChars(start, start + count, chars, 0);
			size += bits < FIRST_EAST_ASIAN ? notAscii(chars, count) : more(chars, count);
		}
		return size;
	}

	/** How many of them are no ASCII; without a branch, so that the compiler can count several at once. */
	private static int notAscii(char[] chars, int count) {
		int found = 0;
		for (int i = 0; i < count; i++) {
			found += 0x7F - chars[i] >>> 31;
		}
		return found;
	}

	/** What is to be added to the number of characters. */
	private static int more(char[] chars, int count) {
		int more = 0;
		for (int i = 0; i < count; i++) {
			more += of(chars[i]) - 1;
		}
		return more;
	}

	private static int of(char c) {
		if (c < 0x80) {
			return 1;
		}
		boolean isEastAsian = c >= FIRST_EAST_ASIAN && c <= LAST_EAST_ASIAN
				|| c >= FIRST_COMPATIBILITY && !Character.isSurrogate(c);
		return isEastAsian ? 4 : 2;
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
