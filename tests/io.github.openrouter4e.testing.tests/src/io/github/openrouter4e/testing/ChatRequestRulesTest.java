package io.github.openrouter4e.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.openrouter4e.testing.wire.ChatRequestRules;

/** Requests are written with ' for ", and the messages of most are left to {@link #problems}. */
class ChatRequestRulesTest {

	@ParameterizedTest
	@ValueSource(strings = {"", "'temperature':2", "'stop':['a'],'seed':3", "'tool_choice':'auto'",
			"'tool_choice':{'type':'function','function':{'name':'f'}}",
			"'provider':{'sort':{'by':'price','partition':'none'}}",
			"'provider':{'preferred_max_latency':3,'preferred_min_throughput':{'p90':1.5}}",
			"'plugins':[{'id':'auto-router','pin_model':true}]", "'cache_control':{'type':'ephemeral','ttl':'1h'}",
			"'response_format':{'type':'json_schema','json_schema':{'name':'a','schema':{'type':'object'},'strict':true}}"})
	void whatIsDescribedIsTaken(String members) throws Exception {
		assertEquals(List.of(), problems(members));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '#', value = {
			"'temprature':1; .temprature: there is no such member",
			"'temperature':2.5; .temperature: 2.5 is not allowed",
			"'seed':'3'; .seed: STRING is of another type",
			"'verbosity':'chatty'; .verbosity: \"chatty\" is not allowed",
			"'plugins':[{'id':'auto-beta-router','pin_model':true}]; .plugins[0].pin_model: there is no such member",
			"'provider':{'max_price':{'prompt':1}}; .provider.max_price.prompt: NUMBER is of another type",
			"'response_format':{'type':'json_schema','json_schema':{}}; .response_format.json_schema: has no name",
			"'tools':[{'type':'function','function':{}}]; .tools[0].function: has no name",
			"'tools':[{'type':'openrouter:magic'}]; .tools[0]: type is 'openrouter:magic'"})
	void whatIsNotIsNamed(String members, String problem) throws Exception {
		assertEquals(List.of(problem), problems(members));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '#', value = {
			"{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'AA=='}}]}; .messages[0].content[0].input_audio: has no format",
			"{'role':'user','content':[{'type':'text','txt':'x','text':'y'}]}; .messages[0].content[0].txt: there is no such member",
			"{'role':'user','content':[]}; .messages[0].content: [] is not allowed",
			"{'role':'robot'}; .messages[0]: role is 'robot'",
			"{'role':'system','content':[{'type':'image_url'}]}; .messages[0].content[0]: has no text",
			"{'role':'tool','content':'x'}; .messages[0]: has no tool_call_id"})
	void messagesAreLookedInto(String message, String first) throws Exception {
		assertEquals(first, ChatRequestRules.problems(
				new ObjectMapper().readTree(("{'messages':[" + message + "]}").replace('\'', '"'))).getFirst());
	}

	private static List<String> problems(String members) throws Exception {
		return ChatRequestRules.problems(new ObjectMapper().readTree(
				("{'model':'a/b','messages':[{'role':'user','content':'Hi'}]" + (members.isEmpty() ? "" : "," + members)
						+ "}")
						.replace('\'', '"')));
	}
}
