package io.github.openrouter4e.chat.internal.ledger;

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
}
