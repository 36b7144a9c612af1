package io.github.openrouter4e.models;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.ResponseCache;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.json.RequestJson;
import io.github.openrouter4e.testing.wire.ChatRequestRules;

/** What choices add to a request, as OpenRouter's specification of 2026-08-22 spells it. */
@SuppressWarnings("nls")
class RequestFeaturesTest {

	private static final List<Message> TEXT = List.of(new UserMessage("hi"));
	private static final List<Message> FILE = List.of(new UserMessage(new Content.Parts(
			List.of(new ContentPart.File("a.pdf", "data:application/pdf;base64,QQ==")))));

	@Test
	void nothingIsSentWhereNothingIsChosen() {
		assertEquals("", added(RequestOptions.EMPTY, true, false, FILE, List.of()));
		var automatic = RequestOptions.EMPTY;
		for (RequestOption option : RequestOption.values()) {
			automatic = automatic.with(option, RequestOption.AUTOMATIC);
		}
		assertEquals("", added(automatic, true, false, FILE, List.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '#', value = {
			"SERVICE_TIER; flex; 'service_tier':'flex'",
			"SERVICE_TIER; priority; 'service_tier':'priority'",
			"PDF_ENGINE; mistral-ocr; 'plugins':[{'id':'file-parser','pdf':{'engine':'mistral-ocr'}}]",
			"PDF_ENGINE; native; 'plugins':[{'id':'file-parser','pdf':{'engine':'native'}}]",
			"CONTEXT_COMPRESSION; on; 'plugins':[{'id':'context-compression'}]",
			"CONTEXT_COMPRESSION; off; 'plugins':[{'id':'context-compression','enabled':false}]",
			"WEB_FETCH; auto; 'tools':[{'type':'openrouter:web_fetch','parameters':{'engine':'auto'}}]",
			"WEB_FETCH; openrouter; 'tools':[{'type':'openrouter:web_fetch','parameters':{'engine':'openrouter'}}]",
			"IMAGE_GENERATION; on; 'tools':[{'type':'openrouter:image_generation'}]",
			"IMAGE_GENERATION; a/b; 'tools':[{'type':'openrouter:image_generation','parameters':{'model':'a/b'}}]",
			"DATETIME; on; 'tools':[{'type':'openrouter:datetime','parameters':{'timezone':'ZONE'}}]"})
	void aChoiceIsSent(RequestOption option, String value, String json) {
		assertEquals(json.replace('\'', '"').replace("ZONE", ZoneId.systemDefault().getId()),
				added(RequestOptions.EMPTY.with(option, value), true, false, FILE, List.of()));
	}

	@Test
	void theSearchIsLimited() {
		var limits = RequestOptions.EMPTY.with(RequestOption.SEARCH_ENGINE, "exa")
				.with(RequestOption.SEARCH_RESULTS, "3").with(RequestOption.SEARCH_USES, "2")
				.with(RequestOption.SEARCH_TOTAL, "5");
		assertEquals("", added(limits, true, false, TEXT, List.of()));
		assertEquals("""
				"tools":[{"type":"openrouter:web_search","parameters":\
				{"engine":"exa","max_results":3,"max_uses":2,"max_total_results":5}}]""",
				added(limits, true, true, TEXT, List.of()));
	}

	/** Cutting the middle of a prompt would take results away from their calls. */
	@Test
	void nothingIsCompressedWhereOwnToolsAreOffered() {
		var on = RequestOptions.EMPTY.with(RequestOption.CONTEXT_COMPRESSION, "on");
		assertEquals("""
				"tools":[{"type":"function","function":{"name":"read"}}],\
				"plugins":[{"id":"context-compression","enabled":false}]""",
				added(on, true, false, TEXT, List.of(new Tool.Function("read", "", null))));
	}

	@Test
	void aModelWithoutToolsGetsNone() {
		assertEquals("", added(RequestOptions.EMPTY.with(RequestOption.DATETIME, "on")
				.with(RequestOption.WEB_FETCH, "auto").with(RequestOption.IMAGE_GENERATION, "on"), false, false, TEXT,
				List.of()));
	}

	@Test
	void whatIsForFilesIsSentWithFilesOnly() {
		assertEquals("", added(RequestOptions.EMPTY.with(RequestOption.PDF_ENGINE, "mistral-ocr"), true, false, TEXT,
				List.of()));
	}

	@Test
	void theAutoRouterIsToldWhatItMayChoose() {
		var options = RequestOptions.EMPTY.with(RequestOption.AUTO_ALLOWED, "anthropic/*, openai/gpt-5\n google/*,")
				.with(RequestOption.AUTO_EXCLUDED, "x/*").with(RequestOption.AUTO_COST, "low")
				.with(RequestOption.AUTO_PIN, "on");
		String lists = "\"allowed_models\":[\"anthropic/*\",\"openai/gpt-5\",\"google/*\"],"
				+ "\"excluded_models\":[\"x/*\"],\"cost_tier\":\"low\"";
		assertEquals("\"plugins\":[{\"id\":\"auto-router\"," + lists + ",\"pin_model\":true}]",
				added("openrouter/auto", options, false, false, TEXT, List.of()));
		assertEquals("\"plugins\":[{\"id\":\"auto-beta-router\"," + lists + "}]",
				added("openrouter/auto-beta", options, false, false, TEXT, List.of()));
		assertEquals("", added("a/b", options, false, false, TEXT, List.of()), "no router");
		assertEquals("", added("openrouter/auto", RequestOptions.EMPTY, false, false, TEXT, List.of()));
	}

	@Test
	void theResponseCacheIsNoMemberOfTheBody() {
		var request = ChatRequest.builder().model("a/b").messages(TEXT);
		var options = RequestOptions.EMPTY.with(RequestOption.RESPONSE_CACHE, "on");
		new RequestFeatures("a/b", options, false, false).addTo(request, TEXT, List.of());
		assertEquals(ResponseCache.USE, request.build().responseCache());
		assertEquals("", added(options, false, false, TEXT, List.of()));
	}

	@Test
	void whatAnotherVersionChoseIsNotSent() {
		assertEquals("", added(RequestOptions.fromJson("{\"service_tier\":\"ultrafast\",\"new\":\"x\"}"), true, false,
				TEXT, List.of()));
	}

	/** The members that the features add. */
	private static String added(RequestOptions options, boolean usesTools, boolean searchWeb, List<Message> messages,
			List<Tool.Function> functions) {
		return added("a/b", options, usesTools, searchWeb, messages, functions);
	}

	private static String added(String model, RequestOptions options, boolean usesTools, boolean searchWeb,
			List<Message> messages, List<Tool.Function> functions) {
		var request = ChatRequest.builder().model(model).messages(messages);
		new RequestFeatures(model, options, searchWeb, usesTools).addTo(request, messages, functions);
		ObjectNode body = (ObjectNode) assertDoesNotThrow(
				() -> JsonMapper.builder().build().readTree(RequestJson.of(request.build())));
		assertEquals(List.of(), ChatRequestRules.problems(body));
		body.remove(List.of("model", "messages"));
		String json = body.toString();
		return json.substring(1, json.length() - 1);
	}
}
