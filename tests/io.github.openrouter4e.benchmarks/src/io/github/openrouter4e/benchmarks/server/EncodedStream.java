package io.github.openrouter4e.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one streamed answer, chunked coding included: each event in an HTTP chunk of its own, as OpenRouter sends
 * them. Made before any time is taken.
 *
 * @param events     text events
 * @param characters of text per event
 */
record EncodedStream(int events, int characters) {

	private static final String FILLER = "The quick brown fox jumps over the lazy dog; \\n \\\"quoted\\\" and naïve. ";

	byte[] bytes() {
		ByteArrayOutputStream out = new ByteArrayOutputStream(events * (characters + 320) + 4096);
		chunk(out, ": OPENROUTER PROCESSING\n\n");
		String text = text();
		for (int i = 0; i < events; i++) {
			chunk(out, event("{\"content\":\"" + text + "\",\"role\":\"assistant\"}", "null", ""));
		}
		String usage = ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":%d,\"total_tokens\":%d,\"cost\":0.0123,"
				+ "\"is_byok\":false,\"prompt_tokens_details\":{\"cached_tokens\":0,\"cache_write_tokens\":0},"
				+ "\"completion_tokens_details\":{\"reasoning_tokens\":0}}";
		chunk(out, event("{\"content\":\"\",\"role\":\"assistant\"}", "\"stop\"", ""));
		chunk(out,
				event("{\"content\":\"\",\"role\":\"assistant\"}", "\"stop\"", usage.formatted(events, events + 12)));
		chunk(out, "data: [DONE]\n\n");
		out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		return out.toByteArray();
	}

	/** JSON source that stands for exactly {@code characters} characters, with escapes in it if it is long enough. */
	private String text() {
		StringBuilder text = new StringBuilder();
		for (int i = 0, count = 0; count < characters; count++) {
			int length = FILLER.charAt(i % FILLER.length()) == '\\' ? 2 : 1;
			int from = i % FILLER.length();
			text.append(FILLER, from, from + length);
			i += length;
		}
		return text.toString();
	}

	private static String event(String delta, String finishReason, String more) {
		return "data: {\"id\":\"gen-1795500000-bEnChMaRkBeNcHmArK00\",\"object\":\"chat.completion.chunk\","
				+ "\"created\":1795500000,\"model\":\"anthropic/claude-haiku-4.5\",\"provider\":\"Amazon Bedrock\","
				+ "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason
				+ ",\"native_finish_reason\":null}]" + more + "}\n\n";
	}

	private static void chunk(ByteArrayOutputStream out, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.writeBytes(bytes);
		out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
	}
}
