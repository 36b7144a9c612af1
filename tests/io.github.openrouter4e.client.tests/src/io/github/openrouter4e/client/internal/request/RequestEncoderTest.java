package io.github.openrouter4e.client.internal.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.CacheControl;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.DeveloperMessage;
import io.github.openrouter4e.client.MaxPrice;
import io.github.openrouter4e.client.Percentiles;
import io.github.openrouter4e.client.Plugin;
import io.github.openrouter4e.client.ProviderRouting;
import io.github.openrouter4e.client.ProviderSort;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.ReasoningDetail;
import io.github.openrouter4e.client.ReasoningEffort;
import io.github.openrouter4e.client.ReasoningOptions;
import io.github.openrouter4e.client.ResponseFormat;
import io.github.openrouter4e.client.Sampling;
import io.github.openrouter4e.client.ServiceTier;
import io.github.openrouter4e.client.SystemMessage;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.ToolChoice;
import io.github.openrouter4e.client.ToolMessage;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.Verbosity;

class RequestEncoderTest {

	@Test
	void theSmallestRequestSaysNoMoreThanNeeded() {
		assertEquals("{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
				encode(ChatRequest.builder().message(new UserMessage("Hi")).build(), true));
	}

	@Test
	void writesEveryParameter() {
		Map<String, Double> bias = new LinkedHashMap<>();
		bias.put("50256", -100.0);
		bias.put("7", 1.5);
		ChatRequest request = ChatRequest.builder().model("a/b:nitro").fallbackModels(List.of("c/d"))
				.message(new UserMessage("Hi"))
				.tools(List.of(
						new Tool.Function("f", "does f", RawJson.parse("{\"type\":\"object\"}"), true,
								CacheControl.EPHEMERAL),
						new Tool.Server("openrouter:web_search", RawJson.parse("{\"max_results\":3}"))))
				.toolChoice(new ToolChoice.Function("f")).parallelToolCalls(false).maxTokens(5000)
				.sampling(Sampling.builder().temperature(1.0).topP(0.9).topK(40).minP(0.05).topA(0.1)
						.frequencyPenalty(-1.5).presencePenalty(2.0).repetitionPenalty(1.1).seed(42L)
						.stop(List.of("END")).logitBias(bias).logprobs(true).topLogprobs(5).build())
				.reasoning(new ReasoningOptions(null, 2000, true, true, "concise"))
				.responseFormat(new ResponseFormat.JsonSchema("s", RawJson.parse("{}"), true))
				.provider(ProviderRouting.builder().order(List.of("x")).only(List.of("x", "y")).ignore(List.of("z"))
						.allowFallbacks(false).requireParameters(true)
						.dataCollection(ProviderRouting.DataCollection.DENY).zdr(true).enforceDistillableText(false)
						.quantizations(List.of("fp8")).sort(new ProviderSort(ProviderSort.By.PRICE, true))
						.preferredMinThroughput(Percentiles.median(50)).preferredMaxLatency(
								new Percentiles(1.5, null, 3.0, null))
						.maxPrice(new MaxPrice(new BigDecimal("1.10"), new BigDecimal("1E+1"), null, null, null))
						.build())
				.plugins(List.of(Plugin.pdf("native"), Plugin.NO_CONTEXT_COMPRESSION))
				.modalities(List.of("text", "image"))
				.verbosity(Verbosity.LOW).serviceTier(ServiceTier.FLEX).cacheControl(CacheControl.ONE_HOUR)
				.sessionId("s1")
				.user("u1").metadata(Map.of("k", "v")).extra("preset", RawJson.parse("\"p\"")).build();
		assertEquals(
				"""
						{"model":"a/b:nitro","models":["c/d"],
						"tools":[{"type":"function","function":{"name":"f","description":"does f","parameters":{"type":"object"},
						"strict":true},"cache_control":{"type":"ephemeral"}},
						{"type":"openrouter:web_search","parameters":{"max_results":3}}],
						"tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false,
						"messages":[{"role":"user","content":"Hi"}],"max_completion_tokens":5000,"temperature":1,"top_p":0.9,
						"top_k":40,"min_p":0.05,"top_a":0.1,"frequency_penalty":-1.5,"presence_penalty":2,"repetition_penalty":1.1,
						"seed":42,"stop":["END"],"logit_bias":{"50256":-100,"7":1.5},"logprobs":true,"top_logprobs":5,
						"reasoning":{"max_tokens":2000,"exclude":true,"enabled":true,"summary":"concise"},
						"response_format":{"type":"json_schema","json_schema":{"name":"s","strict":true,"schema":{}}},
						"provider":{"order":["x"],"only":["x","y"],"ignore":["z"],"allow_fallbacks":false,"require_parameters":true,
						"data_collection":"deny","zdr":true,"enforce_distillable_text":false,"quantizations":["fp8"],
						"sort":{"by":"price","partition":"none"},"preferred_min_throughput":50,
						"preferred_max_latency":{"p50":1.5,"p90":3},"max_price":{"prompt":"1.10","completion":"10"}},
						"plugins":[{"id":"file-parser","pdf":{"engine":"native"}},{"id":"context-compression","enabled":false}],
						"modalities":["text","image"],"verbosity":"low","service_tier":"flex",
						"cache_control":{"type":"ephemeral","ttl":"1h"},"session_id":"s1","user":"u1","metadata":{"k":"v"},
						"preset":"p"}"""
						.replace("\n", ""),
				encode(request, false));
	}

	@Test
	void writesEveryKindOfMessageAndPart() {
		ReasoningDetail detail = new ReasoningDetail("reasoning.encrypted", 0, null,
				new RawJson("{ \"type\":\"reasoning.encrypted\", \"data\":\"a\\/b\" }"));
		ChatRequest request = ChatRequest.builder()
				.messages(List.of(new SystemMessage("S"), new DeveloperMessage(new Content.Plain("D")),
						new UserMessage(new Content.Parts(List.of(new ContentPart.Text("T", CacheControl.EPHEMERAL),
								new ContentPart.Text("T2"), new ContentPart.Image("data:image/png;base64,AA", "low"),
								new ContentPart.File("a.pdf", "data:application/pdf;base64,BB"),
								new ContentPart.Audio("CC", "wav"), new ContentPart.Video("https://v")))),
						new AssistantMessage(new Content.Plain(""), List.of(new ToolCall("t1", "f", "{\"a\":1}")), "r",
								List.of(detail), List.of(new RawJson("{\"type\":\"file\"}")),
								List.of("data:image/png;base64,DD")),
						new ToolMessage("t1", "result"),
						new AssistantMessage(new Content.Plain("ok"), List.of(), "thought", List.of(), List.of(),
								List.of()),
						new UserMessage("Grüße \"中\" \u0001")))
				.build();
		assertEquals(
				"""
						{"messages":[{"role":"system","content":"S"},{"role":"developer","content":"D"},
						{"role":"user","content":[{"type":"text","text":"T","cache_control":{"type":"ephemeral"}},
						{"type":"text","text":"T2"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA","detail":"low"}},
						{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,BB"}},
						{"type":"input_audio","input_audio":{"data":"CC","format":"wav"}},
						{"type":"video_url","video_url":{"url":"https://v"}}]},
						{"role":"assistant","content":null,"reasoning_details":[{ "type":"reasoning.encrypted", "data":"a\\/b" }],
						"tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\\"a\\":1}"}}],
						"annotations":[{"type":"file"}],
						"images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,DD"}}]},
						{"role":"tool","tool_call_id":"t1","content":"result"},
						{"role":"assistant","content":"ok","reasoning":"thought"},
						{"role":"user","content":"Grüße \\"中\\" \\u0001"}]}"""
						.replace("\n", ""),
				encode(request, false));
	}

	@Test
	void equalRequestsGiveEqualBytesAndLongerOnesBeginAlike() {
		ChatRequest first = ChatRequest.builder().model("a/b")
				.messages(List.of(new SystemMessage("S"), new UserMessage("1")))
				.metadata(Map.of("k", "v")).build();
		assertArrayEquals(RequestEncoder.encode(first, true), RequestEncoder.encode(first.toBuilder().build(), true));
		assertEquals(first, first.toBuilder().build());
		String shorter = encode(first, true);
		String longer = encode(
				first.toBuilder().message(new AssistantMessage("2")).message(new UserMessage("3")).build(),
				true);
		assertTrue(longer.startsWith(shorter.substring(0, shorter.indexOf("}]") + 1)));
	}

	@Test
	void theOtherChoicesAndFormats() {
		var builder = ChatRequest.builder().message(new UserMessage("x")).tools(List.of(Tool.Server.WEB_SEARCH));
		String messages = "{\"tools\":[{\"type\":\"openrouter:web_search\"}],\"tool_choice\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]%s}";
		assertEquals(messages.formatted("\"required\"", ",\"response_format\":{\"type\":\"json_object\"}"),
				encode(builder.toolChoice(ToolChoice.Mode.REQUIRED).responseFormat(new ResponseFormat.JsonObject())
						.build(),
						false));
		assertEquals(messages.formatted("{\"type\":\"openrouter:web_search\"}",
				",\"reasoning\":{\"effort\":\"xhigh\"},\"response_format\":{\"type\":\"grammar\",\"grammar\":\"g\"},\"provider\":{\"sort\":\"exacto\"}"),
				encode(builder.toolChoice(new ToolChoice.Server("openrouter:web_search"))
						.responseFormat(new ResponseFormat.Grammar("g"))
						.reasoning(ReasoningOptions.effort(ReasoningEffort.XHIGH))
						.provider(ProviderRouting.builder().sort(new ProviderSort(ProviderSort.By.EXACTO)).build())
						.build(),
						false));
	}

	private static String encode(ChatRequest request, boolean stream) {
		return new String(RequestEncoder.encode(request, stream), StandardCharsets.UTF_8);
	}
}
