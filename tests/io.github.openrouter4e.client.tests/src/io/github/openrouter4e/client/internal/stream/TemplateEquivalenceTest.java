package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.openrouter4e.client.ChatEvent.Text;
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
