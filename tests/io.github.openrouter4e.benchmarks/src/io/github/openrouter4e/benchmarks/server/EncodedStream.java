package io.github.openrouter4e.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One streamed answer, chunked coding included: each event in an HTTP chunk of its own, as OpenRouter sends them. Made
 * before any time is taken. A few pieces take turns, so that a long answer takes no memory and no two pieces in succession are
 * equal.
 */
public final class EncodedStream {

	private static final int DIFFERENT = 16;
	private static final int BLOCK = 64 << 10;

	private final List<byte[]> pieces = new ArrayList<>();
	private final int[] order;
	private final byte[] head = chunk(": OPENROUTER PROCESSING\n\n");
	private final byte[] tail;

	/**
	 * @param events
	 *            pieces of the answer
	 * @param characters
	 *            of each piece
	 */
	public EncodedStream(StreamKind kind, int events, int characters) {
		order = new int[events];
		StreamKind last = null;
		for (int i = 0; i < events; i++) {
			StreamKind now = kind.at(i, events);
			if (now != last) {
				for (int k = 0; k < DIFFERENT; k++) {
					pieces.add(chunk(event(now.delta(now.text(characters, 5 * k)), "null", "")));
				}
				last = now;
			}
			order[i] = pieces.size() - DIFFERENT + i % DIFFERENT;
		}
		String usage = ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":%d,\"total_tokens\":%d,\"cost\":0.0123,"
				+ "\"is_byok\":false,\"prompt_tokens_details\":{\"cached_tokens\":0,\"cache_write_tokens\":0},"
				+ "\"completion_tokens_details\":{\"reasoning_tokens\":0}}";
		ByteArrayOutputStream end = new ByteArrayOutputStream();
		end.writeBytes(chunk(event("{\"content\":\"\",\"role\":\"assistant\"}", "\"stop\"", "")));
		end.writeBytes(chunk(event("{\"content\":\"\",\"role\":\"assistant\"}", "\"stop\"",
				usage.formatted(events, events + 12))));
		end.writeBytes(chunk("data: [DONE]\n\n"));
		end.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		tail = end.toByteArray();
	}

	/** As a server does that passes on what a model says: one write an event. */
	void writeEach(OutputStream out) throws IOException {
		out.write(head);
		for (int piece : order) {
			out.write(pieces.get(piece));
		}
		out.write(tail);
	}

	/** As much as there is at once, as after a stall of the network: shows what decoding costs, not the socket. */
	void writeBlocks(OutputStream out) throws IOException {
		byte[] block = new byte[BLOCK];
		int length = 0;
		for (int piece : order) {
			byte[] bytes = pieces.get(piece);
			if (length + bytes.length > BLOCK) {
				out.write(block, 0, length);
				length = 0;
			}
			System.arraycopy(bytes, 0, block, length, bytes.length);
			length += bytes.length;
		}
		out.write(block, 0, length);
		out.write(tail);
	}

	/** The events alone, without the coding of HTTP. */
	public byte[] events() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int piece : order) {
			byte[] chunk = pieces.get(piece);
			int from = new String(chunk, 0, 16, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
			out.writeBytes(Arrays.copyOfRange(chunk, from, chunk.length - 2));
		}
		out.writeBytes(event("{\"content\":\"\",\"role\":\"assistant\"}", "\"stop\"", "")
				.getBytes(StandardCharsets.UTF_8));
		out.writeBytes("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
		return out.toByteArray();
	}

	private static String event(String delta, String finishReason, String more) {
		return "data: {\"id\":\"gen-1795500000-bEnChMaRkBeNcHmArK00\",\"object\":\"chat.completion.chunk\","
				+ "\"created\":1795500000,\"model\":\"anthropic/claude-haiku-4.5\",\"provider\":\"Amazon Bedrock\","
				+ "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason
				+ ",\"native_finish_reason\":null}]" + more + "}\n\n";
	}

	private static byte[] chunk(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
		out.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.writeBytes(bytes);
		out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
		return out.toByteArray();
	}
}
