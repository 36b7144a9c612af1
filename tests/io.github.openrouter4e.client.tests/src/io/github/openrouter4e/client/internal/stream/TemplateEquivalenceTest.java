package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.openrouter4e.client.ChatEvent.Text;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.client.internal.redact.Redactor;

/** The short cut for chunks that differ only in their text must never be noticed. */
class TemplateEquivalenceTest {
	private static final String[] TEXTS = {"", "a", " word", "\\n", "\\\"quoted\\\"", "中", "\\ud83d\\ude00", "}]}",
			"\\\\", "é\\t", "finish_reason\\\":\\\"stop", "text, longer than eight bytes", "data: x"};
	private static final String[] SHAPES = {
			"{\"id\":\"g\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}",
			"{\"id\":\"g\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"%s\"}}]}",
			"{\"id\":\"h\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\",\"reasoning\":\"\"}}]}",
			"{\"choices\":[{\"delta\":{\"content\":\"%s\",\"content\":\"twice\"}}]}",
			"{\"content\":\"%s\",\"choices\":[{\"delta\":{\"content\":\"other\"}}]}",
			"{\"choices\":[{\"delta\":{\"content\":\"%s\"}},{\"delta\":{\"content\":\"second\"}}]}",
			"{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}}]}",
			"{\"x\":\"%s\",\"choices\":[{\"delta\":{\"content\":null}}]}"};

	@Test
	void givesWhatAParserGives() throws IOException {
		ObjectMapper mapper = new ObjectMapper();
		for (int seed = 0; seed < 400; seed++) {
			Random random = new Random(seed);
			StringBuilder stream = new StringBuilder();
			StringBuilder expected = new StringBuilder();
			String shape = SHAPES[0];
			for (int i = 0; i < 60; i++) {
				shape = random.nextInt(5) == 0 ? SHAPES[random.nextInt(SHAPES.length)] : shape;
				String chunk = shape.replace("%s", TEXTS[random.nextInt(TEXTS.length)]);
				expected.append(content(mapper.readTree(chunk)));
				stream.append(framed(chunk, random.nextInt(20)));
			}
			stream.append("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
			byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
			int most = 1 + random.nextInt(400);
			Decoding decoding = Decoding.of(bytes, () -> 1 + random.nextInt(most));
			assertEquals(expected.toString(), decoding.requireAnswer().text(), "seed " + seed);
			assertEquals(expected.toString(),
					String.join("", decoding.events(Text.class).stream().map(Text::delta).toList()));
		}
	}

	private static final String[] MORE_TEXTS = {"", "a", " word", "\\n", "\\\"quoted\\\"", "中文，长一点的文字",
			"\\ud83d\\ude00", "😀",
			"\\ud83d", "\\ude00", "Привет", "naïve", "\\u00e9\\u4e2d", "}]}", "\\\\", "text, longer than eight bytes",
			"\\b\\f\\/"};
	private static final String[] PIECES = {"\"content\":\"%s\"",
			"\"content\":\"%s\",\"reasoning\":null,\"reasoning_details\":[],\"tool_calls\":[],\"refusal\":\"\"",
			"\"content\":\"\",\"reasoning\":\"%s\"", "\"reasoning_content\":\"%s\"",
			"\"reasoning\":\"%s\",\"reasoning_content\":\"%s\"", "\"reasoning_content\":\"%s\",\"reasoning\":\"x\"",
			"\"content\":null,\"reasoning\":\"%s\",\"reasoning_details\":"
					+ "[{\"type\":\"reasoning.text\",\"text\":\"%s\",\"format\":\"a/b\",\"index\":0}]",
			"\"reasoning_details\":[{\"index\":1,\"text\":\"%s\",\"type\":\"reasoning.text\"}],\"reasoning\":\"%s\"",
			"\"reasoning\":\"%s\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"other\",\"index\":0}]",
			"\"reasoning_details\":[ {\"type\":\"reasoning.summary\", \"summary\":\"%s\", \"id\":\"~text~\"} ]",
			"\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":\"%s\",\"text\":null,\"index\":1.0}]",
			"\"reasoning_details\":[{\"type\":\"t\",\"text\":\"%s\"},{\"type\":\"t\",\"text\":\"%s\"}]",
			"\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"%s\"}]",
			"\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]",
			"\"content\":\"\",\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"%s\"}}]",
			"\"tool_calls\":[{\"id\":null,\"index\":1,\"function\":{\"name\":\"\",\"arguments\":\"%s\"},\"text\":3}]",
			"\"tool_calls\":[{\"function\":{\"arguments\":\"%s\"}}]",
			"\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"%s\"}},{\"index\":1,\"function\":{\"arguments\":\"\"}}]"};

	@Test
	void neverDiffersFromTheLongWay() {
		for (int seed = 0; seed < 600; seed++) {
			Random random = new Random(seed);
			StringBuilder stream = new StringBuilder();
			String piece = PIECES[0];
			for (int i = 0; i < 50; i++) {
				piece = random.nextInt(6) == 0 ? PIECES[random.nextInt(PIECES.length)] : piece;
				String text = text(random);
				stream.append(chunk(piece, text, random.nextInt(4) == 0 ? text(random) : text));
			}
			assertSameAsTheLongWay(stream, random, "seed " + seed);
		}
	}

	private static final String[] PARTS_OF_A_KEY = {"a", "\\n", "中", LocalClient.KEY.substring(0, 1),
			LocalClient.KEY.substring(0, 9), LocalClient.KEY.substring(1), LocalClient.KEY.substring(9)};

	/** What is said twice is looked at once, unless words and details have gone different ways before. */
	@ParameterizedTest
	@ValueSource(ints = {6, 7})
	void keysAreFoundInWordsAndDetails(int shape) {
		for (int seed = 0; seed < 600; seed++) {
			Random random = new Random(seed);
			StringBuilder stream = new StringBuilder();
			for (int i = 0; i < 40; i++) {
				String text = PARTS_OF_A_KEY[random.nextInt(PARTS_OF_A_KEY.length)];
				stream.append(chunk(PIECES[shape], text, random.nextInt(4) == 0 ? "-" : text));
			}
			assertSameAsTheLongWay(stream, random, "seed " + seed);
		}
	}

	private static String chunk(String piece, String text, String other) {
		return "data: {\"id\":\"g\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\","
				+ piece.replaceFirst("%s", Matcher.quoteReplacement(text)).replace("%s", other)
				+ "},\"finish_reason\":null}]}\n\n";
	}

	/** With CR and LF at the ends of its lines a stream is never taken by the short cut. */
	private static void assertSameAsTheLongWay(StringBuilder stream, Random random, String what) {
		stream.append("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
		byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
		String expected = Decoding.of(stream.toString().replace("\n", "\r\n")).essence();
		assertEquals(expected, Decoding.of(bytes).essence(), what);
		int most = 1 + random.nextInt(400);
		assertEquals(expected, Decoding.of(bytes, () -> 1 + random.nextInt(most)).essence(), what);
		assertEquals(expected, Decoding.of(bytes, () -> 1).essence(), what);
	}

	@ParameterizedTest
	@ValueSource(strings = {"signed", "~text~"})
	void aLongTextIsTheJsonThatAGeneratorWrites(String signature) throws IOException {
		StringBuilder said = new StringBuilder();
		for (char c = 1; c < 1_200; c++) {
			said.append(c);
		}
		ObjectMapper mapper = new ObjectMapper();
		JsonNode detail = mapper.createObjectNode().put("type", "reasoning.text")
				.put("text", said.append('\0').toString())
				.put("signature", signature).put("index", 0);
		String answer = "{\"choices\":[{\"message\":{\"reasoning_details\":[" + detail
				+ "]},\"finish_reason\":\"stop\"}]}";
		assertEquals(detail.toString(),
				Decoding.of(answer).requireAnswer().reasoningDetails().getFirst().json().text());
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(4); i >= 0; i--) {
			text.append(MORE_TEXTS[random.nextInt(MORE_TEXTS.length)]);
		}
		return text.toString();
	}

	/** The second piece of each kind that comes by the thousand is not parsed. */
	@ParameterizedTest
	@ValueSource(ints = {0, 1, 2, 3, 6, 7, 10, 14, 16})
	void isTaken(int index) {
		String chunk = "data: {\"choices\":[{\"delta\":{" + PIECES[index] + "}}]}\n\n";
		AnswerBuilder answer = new AnswerBuilder(event -> {
			// its events are compared above
		}, new Stopwatch(java.time.InstantSource.system()), Redactor.NONE);
		ChatStreamDecoder decoder = new ChatStreamDecoder(answer, (error, id) -> {
			throw new AssertionError(error);
		}, Redactor.NONE);
		byte[] first = chunk.replace("%s", "one").getBytes(StandardCharsets.UTF_8);
		decoder.event(first, "data: ".length(), first.length - 2);
		byte[] second = chunk.replace("%s", "zwei 二 \\n").getBytes(StandardCharsets.UTF_8);
		assertEquals(second.length, decoder.takeEvent(second, 0, second.length));
	}

	/** The next bytes may be a long time coming. */
	@Test
	void holdsNothingBackThatIsComplete() {
		String shorter = "{\"id\":\"g\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"3\"}}]}";
		String[] chunks = {SHAPES[0].formatted("1"), SHAPES[0].formatted("2"), shorter, SHAPES[0].formatted("4"),
				SHAPES[0].formatted("\\u00e9"), shorter};
		RecordingSink texts = new RecordingSink();
		AnswerBuilder answer = new AnswerBuilder(event -> {
			if (event instanceof Text text) {
				texts.events.add(text.delta());
			}
		}, new Stopwatch(java.time.InstantSource.system()), Redactor.NONE);
		SseDecoder decoder = new SseDecoder(new ChatStreamDecoder(answer, (error, id) -> {
			throw new AssertionError(error);
		}, Redactor.NONE), new byte[4096], 100_000);
		for (int i = 0; i < chunks.length; i++) {
			byte[] event = ("data: " + chunks[i] + "\n\n").getBytes(StandardCharsets.UTF_8);
			System.arraycopy(event, 0, decoder.buffer(), decoder.limit(), event.length);
			decoder.received(event.length);
			assertEquals(i + 1, texts.events.size());
		}
	}

	private static String framed(String chunk, int style) {
		return switch (style) {
			case 0 -> "data:" + chunk + "\n\n";
			case 1 -> "data: " + chunk + "\r\n\r\n";
			case 2 -> "data: " + chunk + "\n: comment\n\n";
			case 3 -> "event: x\ndata: " + chunk + "\n\n";
			case 4 -> "data: " + chunk + "\n\n\n";
			case 5 -> "data: " + chunk + "\r\r";
			default -> "data: " + chunk + "\n\n";
		};
	}

	private static String content(JsonNode chunk) {
		JsonNode content = chunk.path("choices").path(0).path("delta").path("content");
		return content.isArray() ? content.path(0).path("text").asText() : content.isNull() ? "" : content.asText();
	}
}
