package io.github.openrouter4e.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.AnswerSchemas.Fault;

/** Schemas are written with ' for ". */
@SuppressWarnings("nls")
class AnswerSchemasTest {

	@ParameterizedTest
	@ValueSource(strings = {"{'type':'object'}", "{'type':'object','properties':{'a':{'type':['string','null']}}}",
			"{'type':'object','$defs':{'p':{'type':'object'}},'properties':{'a':{'$ref':'#/$defs/p'},'b':true}}",
			"{'type':'object','properties':{'a':{'type':'array','items':{'enum':[1,2]}}},'required':['a']}",
			"{'type':'object','x-vendor':{'anything':1},'properties':{'type':{'anyOf':[{'const':1},{'$ref':'#'}]}}}",
			" {'type':'object'} \n"})
	void whatProvidersMayKnowIsTaken(String schema) {
		assertNull(AnswerSchemas.problem(json(schema)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '#', value = {"{'type':'object'; NO_JSON; 1:17", "##; NO_OBJECT; ##",
			"{'type':'object'} x; NO_JSON; 1:20", "[]; NO_OBJECT; ##", "{}; NO_OBJECT; ##",
			"{'type':'array'}; NO_OBJECT; ##", "{'type':'object','properties':[]}; BAD_KEYWORD; /properties",
			"{'type':'object','properties':{'a/b':{'type':'text'}}}; UNKNOWN_TYPE; /properties/a~1b/type",
			"{'type':'object','properties':{'a':3}}; BAD_KEYWORD; /properties/a",
			"{'type':'object','properties':{'a':{'enum':[]}}}; BAD_KEYWORD; /properties/a/enum",
			"{'type':'object','required':['a']}; UNKNOWN_PROPERTY; /required/0",
			"{'type':'object','required':'a'}; BAD_KEYWORD; /required",
			"{'type':'object','properties':{'a':{'anyOf':[{'$ref':'#/$defs/b'}]}}}; UNKNOWN_REFERENCE; /properties/a/anyOf/0/$ref",
			"{'type':'object','properties':{'a':{'$ref':'https://example.org/b'}}}; UNKNOWN_REFERENCE; /properties/a/$ref"})
	void whatIsWrongIsNamed(String schema, Fault fault, String place) {
		var problem = AnswerSchemas.problem(json(schema));
		assertNotNull(problem);
		assertEquals(fault, problem.fault());
		if (fault != Fault.NO_JSON) { // whose place is the parser's
			assertEquals(place, problem.place());
		}
	}

	@Test
	void hostileSchemasAreProblems() {
		assertEquals(Fault.NO_JSON,
				AnswerSchemas.problem("{\"type\":\"object\",\"items\":" + "{\"items\":".repeat(5_000)).fault());
		assertEquals(Fault.TOO_LONG, AnswerSchemas.problem(" ".repeat(200_000)).fault());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '#', value = {"{'type':'object'}; false",
			"{'type':'object','additionalProperties':false}; true",
			"{'type':'object','additionalProperties':false,'properties':{'a':{}}}; false",
			"{'type':'object','additionalProperties':false,'properties':{'a':{}},'required':['a']}; true",
			"{'type':'object','additionalProperties':{},'properties':{'a':{}},'required':['a']}; false",
			"{'type':'object','additionalProperties':false,'properties':{'a':{'items':{'type':'object'}}},'required':['a']}; false"})
	void onlyClosedSchemasAreStrict(String schema, boolean strict) {
		assertEquals(strict, AnswerSchemas.isStrict(json(schema)));
	}

	@Test
	void theNameIsOneThatTheApiTakes() {
		assertEquals("Review_JSON_schema", AnswerSchemas.name("Review (JSON schema)"));
		assertEquals("answer", AnswerSchemas.name("解释"));
		assertTrue(AnswerSchemas.name("x".repeat(100)).length() == 64);
		assertFalse(AnswerSchemas.isStrict("no JSON"));
	}

	private static String json(String schema) {
		return schema.replace('\'', '"');
	}
}
