package io.github.openrouter4e.client.internal.limits;

/**
 * Limits on what is accepted from a server, so that a broken or hostile server cannot take the memory of the IDE. All
 * far above what OpenRouter sends.
 */
public final class Limits {
	/** Longest event of a stream, and longest string in JSON, in bytes: a large generated image is about 15 MB. */
	public static final int EVENT = 48 << 20;
	/** Longest string in JSON, in characters. */
	public static final int JSON_STRING = EVENT;
	/** Levels of arrays and objects. */
	public static final int JSON_NESTING = 200;
	/** Digits of a number. */
	public static final int JSON_NUMBER = 200;
	/** Longest body that is not a stream, in bytes after decompression. */
	public static final int BODY = 96 << 20;
	/** Longest body of an error that is read, in bytes. */
	public static final int ERROR_BODY = 1 << 20;
	/** Longest answer in all: text, reasoning and arguments, in characters. */
	public static final int ANSWER = 64 << 20;
	/** Most tool calls, images, annotations or reasoning parts of one answer. */
	public static final int ANSWER_PARTS = 10_000;
	/** Longest account of how an answer was routed that is kept, in characters. */
	public static final int ROUTING = 32 << 10;
	/** Longest header line, in bytes. */
	public static final int HEADER_LINE = 32 << 10;
	/** Most header lines. */
	public static final int HEADERS = 200;
	/** Most redirects in a row. */
	public static final int REDIRECTS = 5;

	private Limits() {}

	/** The first characters of a text, at most so many and no half one: half an emoji is refused by providers. */
	public static String beginning(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
	}
}
