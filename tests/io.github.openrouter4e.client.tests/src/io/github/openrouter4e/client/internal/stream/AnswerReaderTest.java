package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import static io.github.openrouter4e.client.Refusals.assertKind;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatEvent.Started;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.UrlCitation;
import io.github.openrouter4e.client.Usage;

class AnswerReaderTest {

	@ParameterizedTest
	@CsvSource({"text-usage-repeats-finish.sse, STOP", "text-usage-without-choice.sse, STOP",
			"text-usage-finish-null.sse, LENGTH"})
	void understandsTheThreeShapesOfUsage(String fixture, FinishReason reason) {
		Decoding decoding = Fixtures.decode(fixture);
		ChatCompletion answer = decoding.requireAnswer();
		assertEquals(reason, answer.finishReason());
		Usage usage = answer.usage();
		assertEquals(List.of(new ChatEvent.UsageReported(usage)), decoding.events(ChatEvent.UsageReported.class));
		assertEquals(new BigDecimal("0.00006"), usage.cost().stripTrailingZeros());
		assertEquals(15, usage.promptTokens());
		assertEquals(4L, usage.cachedTokens());
		assertEquals(1, decoding.events(ChatEvent.Finished.class).size(), "the end is told once");
	}

	/** Where Moonshot and Groq put it, and as Anthropic, OpenAI's newer API and DeepSeek call its parts. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"'choices':[{'index':0,'delta':{},'finish_reason':'stop','usage':{'prompt_tokens':9,'completion_tokens':2,'cached_tokens':4}}]",
			"'choices':[],'x_groq':{'usage':{'prompt_tokens':9,'completion_tokens':2,'prompt_tokens_details':{'cached_tokens':4}}}",
			"'choices':[{'usage':{'prompt_tokens':1}}],'usage':{'prompt_tokens':9,'completion_tokens':2,'prompt_cache_hit_tokens':4}",
			"'usage':{'prompt_tokens':9,'completion_tokens':2,'prompt_cache_hit_tokens':4},'choices':[{'usage':{'prompt_tokens':1}}]",
			"'choices':[],'usage':{'input_tokens':3,'output_tokens':2,'cache_read_input_tokens':4,'cache_creation_input_tokens':2}",
			"'choices':[],'usage':{'input_tokens':9,'output_tokens':2,'input_tokens_details':{'cached_tokens':4}}"})
	void understandsUsageInOddPlacesAndWords(String members) {
		String last = "data: {\"id\":\"g\"," + members.replace('\'', '"') + "}\n\n" + END;
		Usage usage = Decoding.of(chunk("\"content\":\"a\"") + last).requireAnswer().usage();
		assertEquals(9, usage.promptTokens());
		assertEquals(2, usage.completionTokens());
		assertEquals(4L, usage.cachedTokens());
		assertEquals(11, usage.totalTokens());
	}

	@Test
	void tokensWithoutEndDoNotBecomeNegative() {
		String last = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":" + (Long.MAX_VALUE - 1)
				+ ",\"completion_tokens\":" + (Long.MAX_VALUE - 1) + "}}\n\n" + END;
		assertEquals(Long.MAX_VALUE,
				Decoding.of(chunk("\"content\":\"a\"") + last).requireAnswer().usage().totalTokens());
	}

	@Test
	void tellsWhoAnswersFirst() {
		Decoding decoding = Fixtures.decode("text-usage-repeats-finish.sse");
		assertEquals(new Started("gen-1780944361-Fixture", "anthropic/claude-haiku-4.5", "Amazon Bedrock"),
				decoding.events().getFirst());
		assertEquals(1, decoding.events(Started.class).size());
		assertEquals("1\n2\n3", decoding.requireAnswer().text());
		assertEquals("end_turn", decoding.requireAnswer().nativeFinishReason());
	}

	@Test
	void collectsToolCalls() {
		Decoding decoding = Fixtures.decode("tools.sse");
		assertEquals(List.of(new ToolCall("toolu_01", "weather", "{\"latitude\": 52.5}"),
				new ToolCall("toolu_02", "time", "{}")), decoding.requireAnswer().toolCalls());
		assertEquals(FinishReason.TOOL_CALLS, decoding.requireAnswer().finishReason());
		assertEquals(new ChatEvent.ToolCallDelta(0, null, null, "{\"la"),
				decoding.events(ChatEvent.ToolCallDelta.class).get(1));
	}

	@Test
	void toolCallsThatAllHaveIndexZeroAreKeptApartByTheirIds() {
		ChatCompletion answer = Decoding.of(chunk("""
				"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]""") + chunk("""
				"tool_calls":[{"index":0,"function":{"arguments":"}"}}]""") + chunk("""
				"tool_calls":[{"index":0,"id":"b","function":{"name":"g","arguments":{"x":1}}}]""") + chunk("""
				"tool_calls":[{"function":{"arguments":" "}}]""") + END).requireAnswer();
		assertEquals(List.of(new ToolCall("a", "f", "{}"), new ToolCall("b", "g", "{\"x\":1} ")), answer.toolCalls());
	}

	@Test
	void aToolCallWithoutIdGetsOne() {
		ChatCompletion answer = Decoding.of(chunk("""
				"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{}"}}]""") + END).requireAnswer();
		assertEquals(List.of(new ToolCall("call_0", "f", "{}")), answer.toolCalls());
	}

	@Test
	void mergesReasoningByTypeAndIndex() {
		Decoding decoding = Fixtures.decode("reasoning.sse");
		ChatCompletion answer = decoding.requireAnswer();
		assertEquals("I count to three.", answer.reasoning());
		assertEquals(
				List.of("{\"type\":\"reasoning.text\",\"text\":\"I count to three.\",\"format\":\"anthropic-claude-v1\","
						+ "\"index\":0,\"signature\":\"RXJiK+s4/w==\"}"),
				answer.reasoningDetails().stream().map(d -> d.json().text()).toList());
		assertEquals(List.of("I count ", "to three."),
				decoding.events(ChatEvent.Reasoning.class).stream().map(ChatEvent.Reasoning::delta).toList());
		assertEquals(3, decoding.events(ChatEvent.ReasoningDetailDelta.class).size());
		assertEquals(answer.reasoningDetails(), AssistantMessage.of(answer).reasoningDetails());
	}

	@Test
	void keepsEncryptedAndUnknownReasoningAsItIs() {
		ChatCompletion answer = Fixtures.decode("encrypted-reasoning.sse").requireAnswer();
		assertEquals(List.of(
				"{\"type\":\"reasoning.summary\",\"summary\":\"**Plan**\",\"format\":\"openai-responses-v1\",\"index\":0}",
				"{\"type\":\"reasoning.encrypted\",\"data\":\"gAAAAABo+/=.eyJlbmRwb2ludCI6Im9wZW5haSJ9\",\"id\":\"rs_01\","
						+ "\"format\":\"openai-responses-v1\",\"index\":0}",
				"{\"type\":\"reasoning.encrypted\",\"data\":\"gAAAAABp\",\"id\":\"rs_02\",\"format\":\"openai-responses-v1\",\"index\":0}",
				"{\"type\":\"reasoning.future\",\"note\":{\"n\":1.5},\"index\":null}"),
				answer.reasoningDetails().stream().map(d -> d.json().text()).toList());
		assertEquals("**Plan**", answer.reasoning());
	}

	@Test
	void readsReasoningThatComesInDetailsOnlyOrUnderItsOldName() {
		assertEquals("a",
				Decoding.of(chunk("\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\"}]") + END)
						.requireAnswer().reasoning());
		assertEquals("b", Decoding.of(chunk("\"reasoning_content\":\"b\"") + END).requireAnswer().reasoning());
	}

	@Test
	void collectsImagesAndAnnotations() {
		Decoding decoding = Fixtures.decode("images-and-annotations.sse");
		ChatCompletion answer = decoding.requireAnswer();
		UrlCitation citation = new UrlCitation("https://example.org/a", "A", 0, 3, "text");
		assertEquals(List.of("data:image/png;base64,iVBORw0KGgo="), answer.images());
		assertEquals(List.of(citation), answer.citations());
		assertEquals(List.of(new ChatEvent.Citation(citation)), decoding.events(ChatEvent.Citation.class));
		assertEquals(1, decoding.events(ChatEvent.Annotation.class).size());
		assertEquals(2, answer.annotations().size());
		assertEquals(3L, answer.usage().webSearches());
	}

	/** Pieces with their own padding, cut out of one text, and without padding at the end. */
	@Test
	void collectsSpeechAndReadsOutWhatIsSaid() {
		Decoding decoding = Fixtures.decode("speech-in-pieces.sse");
		ChatCompletion answer = decoding.requireAnswer();
		var sound = new ByteArrayOutputStream();
		decoding.events(ChatEvent.Audio.class).forEach(piece -> sound.writeBytes(piece.bytes()));
		assertArrayEquals(new byte[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, sound.toByteArray());
		assertEquals("Größe zählt.", answer.text());
		assertTrue(answer.spoken());
		assertEquals(30L, answer.usage().spokenTokens());
	}

	@Test
	void soundAloneIsAnAnswer() {
		ChatCompletion answer = Decoding.of(chunk("\"audio\":{\"data\":\"AAEC\"}") + END).requireAnswer();
		assertTrue(answer.hasContent());
		assertEquals("", answer.text());
	}

	@Test
	void putsCharactersTogetherThatWereCut() {
		assertEquals("Größe 中文 😀👩‍💻\"quoted\" \\ /\t\u0001é😀/half 😀 whole",
				Fixtures.decode("multibyte-and-escapes.sse").requireAnswer().text());
	}

	@Test
	void oneByteThatIsNotUtf8CostsOneCharacter() {
		byte[] stream = (chunk("\"content\":\"a~b\"") + chunk("\"content\":\"c~d\"") + END)
				.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
		for (int i = 0; i < stream.length; i++) {
			stream[i] = stream[i] == '~' ? (byte) 0xFF : stream[i];
		}
		assertEquals("a\uFFFDbc\uFFFDd", Decoding.of(stream).requireAnswer().text());
	}

	@Test
	void ignoresWhatItDoesNotKnowAndWhatComesAfterTheEnd() {
		ChatCompletion answer = Fixtures.decode("comments-and-fields.sse").requireAnswer();
		assertEquals("abc", answer.text());
		assertEquals(FinishReason.OTHER, answer.finishReason());
		assertEquals("odd", answer.nativeFinishReason());
	}

	@Test
	void errorsInTheStreamKeepThePartialAnswer() {
		ServiceException documented = Fixtures.decode("error-documented.sse")
				.requireRefusal(ServiceException.Kind.RATE_LIMITED);
		assertEquals("Half an ans", documented.partialAnswer().text());
		assertEquals("rate_limit_exceeded", documented.error().errorType());

		ServiceException withoutChoice = Fixtures.decode("error-no-choice.sse")
				.requireRefusal(ServiceException.Kind.SERVER_ERROR);
		assertEquals(502, withoutChoice.status());
		assertEquals("Half", withoutChoice.partialAnswer().text());
		assertEquals("gen-1780944361-Fixture", withoutChoice.error().generationId());

		ServiceException withUsage = Fixtures.decode("error-with-usage.sse")
				.requireRefusal(ServiceException.Kind.BAD_REQUEST);
		assertEquals(24, withUsage.partialAnswer().usage().totalTokens());

		ServiceException stringCode = Fixtures.decode("error-string-code.sse")
				.requireRefusal(ServiceException.Kind.SERVER_ERROR);
		assertEquals("server_error", stringCode.error().code());
		assertEquals("", stringCode.partialAnswer().text(), "the id may have a bill");

		ServiceException first = Fixtures.decode("error-first.sse").requireRefusal(ServiceException.Kind.OVERLOADED);
		assertEquals("Overloaded", first.serviceMessage());
		assertEquals("Anthropic", first.error().provider());
	}

	@Test
	void aFailureWithoutErrorObjectIsAFailure() {
		ProtocolException failure = Fixtures.decode("finish-error-only.sse").requireFailure(ProtocolException.class);
		assertEquals(Kind.FAILED_WITHOUT_REASON, failure.kind());
		assertEquals("Half", failure.partialAnswer().text());
		assertEquals("MALFORMED_FUNCTION_CALL", failure.partialAnswer().nativeFinishReason());
	}

	@Test
	void anErrorBetweenTheEventsIsFound() {
		assertInstanceOf(ServiceException.class,
				Decoding.of(chunk("\"content\":\"a\"") + "{\"error\":{\"code\":502,\"message\":\"bad\"}}\n").failure());
	}

	@Test
	void aStreamThatEndsBeforeTheAnswerIsNoAnswer() {
		ProtocolException cut = Fixtures.decode("cut.sse").requireFailure(ProtocolException.class);
		assertEquals(Kind.ENDED_EARLY, cut.kind());
		assertEquals("Half an answer", cut.partialAnswer().text());
	}

	@Test
	void doneIsNotNeededAfterAFinishReasonNorAFinishReasonBeforeDone() {
		assertEquals("a", Decoding.of(chunk("\"content\":\"a\"")
				+ "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}").requireAnswer().text());
		assertEquals("a", Decoding.of(chunk("\"content\":\"a\"") + "data: [DONE]").requireAnswer().text());
	}

	@Test
	void malformedChunksFailWithWhatCameBefore() {
		ProtocolException failure = Decoding.of(chunk("\"content\":\"a\"") + "data: {not json}\n\n" + END)
				.requireFailure(ProtocolException.class);
		assertEquals(Kind.GARBLED, failure.kind());
		assertEquals("a", failure.partialAnswer().text());
	}

	@Test
	void nestingBeyondReasonIsRefused() {
		ProtocolException failure = Decoding
				.of("data: {\"choices\":[{\"delta\":{\"tool_calls\":" + "[".repeat(100_000) + "\n\n")
				.requireFailure(ProtocolException.class);
		assertEquals(Kind.TOO_LARGE, failure.kind());
	}

	static Stream<Arguments> noAnswers() {
		return Stream.of(arguments("", Kind.EMPTY), arguments(" \n\r\n ", Kind.EMPTY),
				arguments(": OPENROUTER PROCESSING\n\n", Kind.EMPTY), arguments("data: [DONE]\n\n", Kind.EMPTY),
				arguments("<!DOCTYPE html><html></html>", Kind.HTML), arguments("  <html>", Kind.HTML),
				arguments("Bad gateway", Kind.NOT_JSON), arguments("{\"data\":[]}", Kind.UNEXPECTED_JSON),
				arguments("{\"choices\":", Kind.NOT_JSON), arguments("{}{}", Kind.NOT_JSON));
	}

	@ParameterizedTest
	@MethodSource("noAnswers")
	void tellsWhatIsNoAnswer(String body, Kind kind) {
		assertEquals(kind, Decoding.of(body).requireFailure(ProtocolException.class).kind());
	}

	static Stream<String> blanks() {
		return Stream.of("", "   \n\n\n    ", " \n".repeat(100_000), "\uFEFF", "\uFEFF" + "\n".repeat(100_000));
	}

	@ParameterizedTest
	@MethodSource("blanks")
	void readsAWholeAnswerAfterKeepAliveBlanks(String blanks) {
		Decoding decoding = Decoding.of(
				blanks + """
						{"id":"gen-1","model":"m","provider":"P","service_tier":"default","choices":[{"index":0,"finish_reason":"stop",
						"native_finish_reason":"completed","message":{"role":"assistant","content":"Hi","refusal":null,"reasoning":"r",
						"annotations":[],"tool_calls":[{"id":"t","type":"function","function":{"name":"f","arguments":"{}"}}]}}],
						"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":0.5,"is_byok":true,
						"cost_details":{"upstream_inference_cost":0.25}}}""");
		ChatCompletion answer = decoding.requireAnswer();
		assertEquals("Hi", answer.text());
		assertEquals("r", answer.reasoning());
		assertEquals("default", answer.serviceTier());
		assertEquals(List.of(new ToolCall("t", "f", "{}")), answer.toolCalls());
		assertEquals(new BigDecimal("0.75"), answer.usage().totalCost());
		assertTrue(decoding.events().contains(new ChatEvent.Text("Hi")));
	}

	@Test
	void anErrorBehindStatus200IsAnError() {
		assertKind(ServiceException.Kind.RATE_LIMITED,
				Decoding.of("\n {\"error\":{\"code\":429,\"message\":\"slow down\"},\"choices\":[]}").failure());
		assertKind(ServiceException.Kind.SERVER_ERROR, Decoding
				.of("{\"choices\":[{\"error\":{\"code\":502,\"message\":\"x\"},\"message\":{\"content\":\"half\"}}]}")
				.failure());
		assertKind(ServiceException.Kind.SERVER_ERROR, Decoding.of("{\"error\":\"something broke\"}").failure());
	}

	/** Some gateways repeat the whole answer so far in each chunk. */
	@Test
	void whereDeltaAndMessageComeTheDeltaCounts() {
		for (boolean first : new boolean[]{true, false}) {
			StringBuilder stream = new StringBuilder();
			String[] soFar = {"Hel", "Hello", "Hello"};
			String[] fresh = {"Hel", "lo", ""};
			for (int i = 0; i < fresh.length; i++) {
				String delta = "\"delta\":{\"content\":\"" + fresh[i] + "\"}";
				String message = "\"message\":{\"content\":\"" + soFar[i] + "\",\"reasoning\":\"r\"}";
				stream.append("data: {\"choices\":[{" + (first ? delta + ',' + message : message + ',' + delta)
						+ (i == 2 ? ",\"finish_reason\":\"stop\"" : "") + "}]}\n\n");
			}
			Decoding decoding = Decoding.of(stream + "data: [DONE]\n\n");
			assertEquals("Hello", decoding.requireAnswer().text());
			assertEquals("", decoding.requireAnswer().reasoning());
		}
		assertEquals("Hello", Decoding
				.of("{\"choices\":[{\"delta\":{},\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}")
				.requireAnswer().text());
	}

	@ParameterizedTest
	@ValueSource(strings = {"{\"error\":{\"code\":502,\"message\":\"x\"},\"usage\":{\"prompt_tokens\":7,\"cost\":0.1}}",
			"{\"error\":{\"code\":502,\"message\":\"x\",\"usage\":{\"prompt_tokens\":7,\"cost\":0.1}}}",
			"{\"error\":{\"code\":502,\"message\":\"x\",\"metadata\":{\"usage\":{\"prompt_tokens\":7,\"cost\":0.1}}}}"})
	void anErrorChunkMayTellTheUsage(String chunk) {
		Decoding decoding = Decoding.of("data: " + chunk + "\n\n");
		ServiceException e = decoding.requireRefusal(ServiceException.Kind.SERVER_ERROR);
		assertEquals(7, e.partialAnswer().usage().promptTokens());
		assertEquals(new BigDecimal("0.1"), e.partialAnswer().usage().cost());
	}

	@Test
	void negativeFiguresAreUnknown() {
		Usage usage = Decoding.of(END.replace("\"choices\"",
				"\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":-1,\"total_tokens\":-1,\"cost\":-0.5,\"is_byok\":\"true\","
						+ "\"cost_details\":{\"upstream_inference_cost\":-1},\"completion_tokens_details\":{\"reasoning_tokens\":-3}},\"choices\""))
				.requireAnswer().usage();
		assertEquals(5, usage.totalTokens());
		assertNull(usage.cost());
		assertNull(usage.upstreamCost());
		assertNull(usage.reasoningTokens());
		assertEquals(true, usage.byok());
		assertNull(Decoding.of(END.replace("\"choices\"", "\"usage\":{\"prompt_tokens\":-1,\"cost\":-1},\"choices\""))
				.requireAnswer().usage());
	}

	@ParameterizedTest
	@ValueSource(strings = {": OPENROUTER PROCESSING\n\n", "data: [DONE]\n\n", "data: {\"id\":\"g\",\"choi",
			"\n\n: x\n",
			"data: {\"choices\":[{\"delta\":{\"content\":\"good\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"cont}]}\n\n"})
	void whatBrokeOffIsTriedAgain(String stream) {
		assertEquals(NextStep.RETRY, Decoding.of(stream).requireFailure(ProtocolException.class).nextStep());
	}

	@Test
	void rawControlCharactersAndStrayBytesCostOneLetter() {
		assertEquals("a b", Decoding.of(chunk("\"content\":\"a\u0001b\"") + END).requireAnswer().text());
	}

	@Test
	void timingsSayWhenContentBegan() {
		assertEquals(Decoding.timings(), Decoding.of(chunk("\"content\":\"a\"") + END).requireAnswer().timings());
		assertNull(Decoding.of(END).requireAnswer().timings().firstContent());
	}

	private static final String END = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

	private static String chunk(String delta) {
		return "data: {\"choices\":[{\"index\":0,\"delta\":{" + delta.strip() + "},\"finish_reason\":null}]}\n\n";
	}
}
