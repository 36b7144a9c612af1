package io.github.openrouter4e.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.github.openrouter4e.client.InvalidRequestException.Reason;

/** What OpenRouter would refuse is refused before it is sent. */
class ChatRequestTest {
	private static final UserMessage HI = new UserMessage("Hi");

	@Test
	void needsSomethingToAnswer() {
		refused(Reason.NO_MESSAGES, b -> b.messages(List.of()));
		refused(Reason.NO_MESSAGES, b -> b.messages(List.of(new SystemMessage("S"))));
		refused(Reason.EMPTY_MESSAGE, b -> b.messages(List.of(new UserMessage(""))));
		refused(Reason.EMPTY_MESSAGE, b -> b.messages(List.of(new UserMessage(new Content.Parts(List.of())))));
		refused(Reason.EMPTY_MESSAGE, b -> b.messages(List.of(HI, new AssistantMessage(""))));
	}

	@Test
	void instructionsComeFirst() {
		refused(Reason.ROLE_ORDER, b -> b.messages(List.of(HI, new SystemMessage("S"))));
		refused(Reason.ROLE_ORDER, b -> b.messages(List.of(HI, new DeveloperMessage(new Content.Plain("D")))));
		accepted(b -> b.messages(List.of(new SystemMessage("S"), new DeveloperMessage(new Content.Plain("D")), HI)));
	}

	@Test
	void onlyPeopleAndToolsShowPictures() {
		Content picture = new Content.Parts(List.of(new ContentPart.Image("https://x/y.png", null)));
		refused(Reason.ROLE_ORDER, b -> b.messages(List.of(new SystemMessage(picture), HI)));
		refused(Reason.ROLE_ORDER, b -> b.messages(List.of(HI, new AssistantMessage("x").withContent(picture), HI)));
		accepted(b -> b.messages(List.of(new UserMessage(picture))));
		accepted(b -> b.messages(List.of(HI, calls("1"), new ToolMessage("1", picture))));
	}

	@Test
	void toolResultsFollowTheirCalls() {
		accepted(
				b -> b.messages(List.of(HI, calls("1", "2"), new ToolMessage("2", ""), new ToolMessage("1", "x"), HI)));
		refused(Reason.TOOL_RESULT_UNASKED, b -> b.messages(List.of(HI, new ToolMessage("1", "x"))));
		refused(Reason.TOOL_RESULT_UNASKED, b -> b.messages(List.of(HI, calls("1"), new ToolMessage("2", "x"))));
		refused(Reason.TOOL_RESULT_UNASKED, b -> b.messages(List.of(HI, calls("1", "1"))));
		refused(Reason.TOOL_RESULT_UNASKED, b -> b.messages(
				List.of(HI, calls("1"), new ToolMessage("1", "x"), calls("1"), new ToolMessage("1", "x"))));
		refused(Reason.TOOL_RESULT_UNASKED,
				b -> b.messages(List.of(HI, calls("1"), new ToolMessage("1", "x"), new ToolMessage("1", "x"))));
		refused(Reason.BAD_TOOL, b -> b.messages(List.of(HI, calls(""), new ToolMessage("", "x"))));
		String tooLong = "x".repeat(65);
		refused(Reason.BAD_TOOL, b -> b.messages(List.of(HI, calls(tooLong), new ToolMessage(tooLong, "x"))));
		refused(Reason.TOOL_RESULT_MISSING, b -> b.messages(List.of(HI, calls("1"), HI)));
		refused(Reason.TOOL_RESULT_MISSING, b -> b.messages(List.of(HI, calls("1"))));
	}

	@Test
	void thinkingLeavesTokensForTheAnswer() {
		refused(Reason.REASONING_BUDGET, b -> b.maxTokens(1000).reasoning(ReasoningOptions.budget(1000)));
		refused(Reason.REASONING_BUDGET,
				b -> b.reasoning(new ReasoningOptions(ReasoningEffort.HIGH, 100, null, null, null)));
		refused(Reason.OUT_OF_RANGE, b -> b.reasoning(ReasoningOptions.budget(0)));
		accepted(b -> b.maxTokens(1001).reasoning(ReasoningOptions.budget(1000)));
		accepted(b -> b.reasoning(ReasoningOptions.budget(1000)));
	}

	@Test
	void modelIdsAreWords() {
		refused(Reason.BAD_MODEL_ID, b -> b.model(" "));
		refused(Reason.BAD_MODEL_ID, b -> b.model("Claude Opus"));
		refused(Reason.BAD_MODEL_ID, b -> b.fallbackModels(List.of("")));
		accepted(b -> b.model("~anthropic/claude-sonnet-latest@preset/x:nitro"));
	}

	@Test
	void toolsHaveNamesAndChoicesExist() {
		refused(Reason.BAD_TOOL, b -> b.tools(List.of(new Tool.Function("my tool", "", null))));
		refused(Reason.BAD_TOOL, b -> b.tools(List.of(new Tool.Function("x".repeat(65), "", null))));
		refused(Reason.BAD_JSON, b -> b.tools(List.of(new Tool.Function("f", "", RawJson.parse("[]")))));
		refused(Reason.BAD_TOOL, b -> b.toolChoice(new ToolChoice.Function("f")));
		refused(Reason.BAD_TOOL, b -> b.toolChoice(new ToolChoice.Server("openrouter:web_search")));
		refused(Reason.BAD_TOOL, b -> b.toolChoice(ToolChoice.Mode.REQUIRED));
		accepted(b -> b.toolChoice(ToolChoice.Mode.NONE));
	}

	@Test
	void numbersKeepTheirRanges() {
		outOfRange(() -> Sampling.builder().temperature(2.1).build());
		outOfRange(() -> Sampling.builder().temperature(Double.NaN).build());
		outOfRange(() -> Sampling.builder().topP(-0.1).build());
		outOfRange(() -> Sampling.builder().topK(-1).build());
		outOfRange(() -> Sampling.builder().minP(1.1).build());
		outOfRange(() -> Sampling.builder().topA(1.1).build());
		outOfRange(() -> Sampling.builder().frequencyPenalty(-2.1).build());
		outOfRange(() -> Sampling.builder().presencePenalty(2.1).build());
		outOfRange(() -> Sampling.builder().repetitionPenalty(2.1).build());
		outOfRange(() -> Sampling.builder().stop(List.of("1", "2", "3", "4", "5")).build());
		outOfRange(() -> Sampling.builder().stop(List.of("")).build());
		outOfRange(() -> Sampling.builder().logitBias(Map.of("1", 101.0)).build());
		outOfRange(() -> Sampling.builder().topLogprobs(21).build());
		refused(Reason.OUT_OF_RANGE, b -> b.maxTokens(0));
		assertEquals(2.0, Sampling.builder().temperature(2.0).build().temperature());
	}

	@Test
	void labelsKeepTheirLengths() {
		refused(Reason.OUT_OF_RANGE, b -> b.sessionId("x".repeat(257)));
		refused(Reason.OUT_OF_RANGE, b -> b.sessionId(""));
		refused(Reason.OUT_OF_RANGE, b -> b.metadata(Map.of("k", "v".repeat(513))));
		refused(Reason.OUT_OF_RANGE, b -> b.metadata(Map.of("k".repeat(65), "v")));
		refused(Reason.OUT_OF_RANGE, b -> b.modalities(List.of("smell")));
		refused(Reason.BAD_JSON, b -> b.extra("messages", RawJson.parse("[]")));
		refused(Reason.BAD_TOOL, b -> b.plugins(List.of(new Plugin("", null))));
		refused(Reason.BAD_TOOL,
				b -> b.responseFormat(new ResponseFormat.JsonSchema("a b", RawJson.parse("{}"), null)));
	}

	@Test
	void rawJsonIsJson() {
		for (String bad : List.of("", "{", "{}{}", "nul", "{'a':1}")) {
			assertThrows(InvalidRequestException.class, () -> RawJson.parse(bad), bad);
		}
		assertEquals("[1, 2]", RawJson.parse("[1, 2]").toString());
	}

	@Test
	void listsAreCopied() {
		List<Message> messages = new java.util.ArrayList<>(List.of(HI));
		ChatRequest request = ChatRequest.builder().messages(messages).build();
		messages.add(HI);
		assertEquals(1, request.messages().size());
		assertThrows(UnsupportedOperationException.class, () -> request.messages().add(HI));
	}

	private static AssistantMessage calls(String... ids) {
		List<ToolCall> calls = java.util.Arrays.stream(ids).map(id -> new ToolCall(id, "f", "{}")).toList();
		return new AssistantMessage(new Content.Plain(""), calls, "", Collections.emptyList(), List.of(), List.of());
	}

	private static void refused(Reason reason, Consumer<ChatRequestBuilder> change) {
		ChatRequestBuilder builder = ChatRequest.builder().message(HI);
		assertEquals(reason, assertThrows(InvalidRequestException.class, () -> {
			change.accept(builder);
			builder.build();
		}).reason());
	}

	private static void accepted(Consumer<ChatRequestBuilder> change) {
		ChatRequestBuilder builder = ChatRequest.builder().message(HI);
		change.accept(builder);
		assertEquals(builder.build(), builder.build().toBuilder().build());
	}

	private static void outOfRange(Executable build) {
		assertEquals(Reason.OUT_OF_RANGE, assertThrows(InvalidRequestException.class, build).reason());
	}
}
