package io.github.openrouter4e.client.internal.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static io.github.openrouter4e.client.Refusals.assertKind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ServiceException.Kind;
import io.github.openrouter4e.client.internal.redact.Redactor;

class ErrorMapperTest {
	private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

	@Test
	void eachStatusHasItsKind() {
		Map<Integer, Kind> kinds = Map.ofEntries(Map.entry(400, Kind.BAD_REQUEST),
				Map.entry(401, Kind.UNAUTHORIZED), Map.entry(402, Kind.PAYMENT_REQUIRED),
				Map.entry(403, Kind.PERMISSION_DENIED), Map.entry(404, Kind.NOT_FOUND),
				Map.entry(405, Kind.OTHER), Map.entry(408, Kind.TIMEOUT),
				Map.entry(413, Kind.PAYLOAD_TOO_LARGE), Map.entry(422, Kind.UNPROCESSABLE_REQUEST),
				Map.entry(429, Kind.RATE_LIMITED), Map.entry(500, Kind.SERVER_ERROR),
				Map.entry(502, Kind.SERVER_ERROR), Map.entry(503, Kind.OVERLOADED),
				Map.entry(504, Kind.TIMEOUT), Map.entry(520, Kind.SERVER_ERROR),
				Map.entry(524, Kind.TIMEOUT), Map.entry(529, Kind.OVERLOADED),
				Map.entry(418, Kind.OTHER));
		kinds.forEach((status, kind) -> {
			ServiceException e = service(status, "{\"error\":{\"message\":\"m\",\"code\":" + status + "}}");
			assertEquals(kind, e.kind());
			assertEquals(status, e.status());
			assertEquals("m", e.serviceMessage());
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
			"400 | {\"message\":\"deepseek/coder is not a valid model ID\"} | CHOOSE_OTHER_MODEL",
			"400 | {\"message\":\"This endpoint's maximum context length is 200000 tokens\"} | SHORTEN_PROMPT",
			"400 | {\"message\":\"x\",\"metadata\":{\"error_type\":\"context_length_exceeded\"}} | SHORTEN_PROMPT",
			"400 | {\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"{\\\"error\\\":{\\\"message\\\":\\\"prompt is too long: 250000 tokens\\\"}}\"}} | SHORTEN_PROMPT",
			"400 | {\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"API key not valid. Please pass a valid API key.\",\"is_byok\":true}} | CHECK_PROVIDER_KEY",
			"400 | {\"message\":\"temperature: must be <= 2\"} | CHECK_PARAMETERS",
			"401 | {\"message\":\"User not found.\"} | CHECK_KEY",
			"402 | {\"message\":\"Insufficient credits\"} | ADD_CREDITS",
			"403 | {\"message\":\"Only management keys can\"} | CHECK_KEY",
			"404 | {\"message\":\"No endpoints found matching your data policy\"} | CHECK_PRIVACY_SETTINGS",
			"404 | {\"message\":\"No endpoints found that support tool use.\"} | CHANGE_ROUTING",
			"404 | {\"message\":\"No allowed providers are available for the selected model.\"} | CHANGE_ROUTING",
			"404 | {\"message\":\"No endpoints found for x/y.\"} | CHOOSE_OTHER_MODEL",
			"408 | {\"message\":\"t\"} | RETRY",
			"413 | {\"message\":\"t\"} | SHORTEN_PROMPT", "429 | {\"message\":\"t\"} | WAIT",
			"502 | {\"message\":\"t\"} | RETRY", "503 | {\"message\":\"t\"} | CHOOSE_OTHER_MODEL"})
	void namesTheNextStep(int status, String error, NextStep step) {
		assertEquals(step, service(status, "{\"error\":" + error + "}").nextStep());
	}

	@Test
	void knowsWhatTheUserCanAfford() {
		ServiceException e = service(402,
				"""
						{"error":{"message":"This request requires more credits, or fewer max_tokens. You requested up to 8192 tokens,
						 but can only afford 1848. To increase, visit …","code":402,"metadata":{"limit_source":"openrouter_credits"}}}""");
		assertEquals(1848, e.affordableTokens());
		assertEquals(NextStep.LOWER_MAX_TOKENS, e.nextStep());
	}

	@Test
	void knowsThatMoneyIsOnlyBound() {
		ServiceException e = service(402,
				"{\"error\":{\"message\":\"m\",\"metadata\":{\"reason\":\"in_flight_budget_exhausted\"}}}",
				"Retry-After", "7");
		assertEquals(NextStep.WAIT, e.nextStep());
		assertEquals(Duration.ofSeconds(7), e.retryAfter());
	}

	@ParameterizedTest
	@CsvSource({"402, openrouter_key_limit, RAISE_KEY_LIMIT", "403, openrouter_key_limit, RAISE_KEY_LIMIT",
			"403, openrouter_workspace_budget, RAISE_BUDGET", "403, openrouter_guardrail_budget, RAISE_BUDGET"})
	void aUsedUpKeyIsNotAWrongKey(int status, String source, NextStep step) {
		assertEquals(step, assertKind(Kind.KEY_LIMIT, service(status,
				"{\"error\":{\"message\":\"m\",\"metadata\":{\"limit_source\":\"" + source + "\"}}}")).nextStep());
	}

	@Test
	void flaggedContentIsModeration() {
		assertKind(Kind.MODERATION, service(403,
				"{\"error\":{\"message\":\"m\",\"metadata\":{\"reasons\":[\"misc\"],\"flagged_input\":\"You are\"}}}"));
		assertKind(Kind.MODERATION,
				service(403, "{\"error\":{\"message\":\"m\",\"metadata\":{\"patterns\":[\"email\"]}}}"));
	}

	@Test
	void freeRequestsOfTheDayHaveAnEnd() {
		ServiceException e = service(429, """
				{"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits","code":429,"metadata":
				{"headers":{"X-RateLimit-Reset":"1790467200000"},"limit_source":"openrouter_free_tier_daily"}}}""");
		assertEquals(NextStep.WAIT_FOR_DAILY_RESET, e.nextStep());
		assertEquals(Instant.ofEpochMilli(1790467200000L), e.error().resetsAt());
	}

	@Test
	void digsOutTheProvidersSentence() {
		ServiceException e = service(502,
				"""
						{"error":{"message":"Provider returned error","code":502,"metadata":{"provider_name":"Fireworks","raw":
						"{\\"error\\":{\\"object\\":\\"error\\",\\"message\\":\\"{\\\\\\"detail\\\\\\":\\\\\\"Model is warming up\\\\\\"}\\"}}",
						"provider_error_code":"engine_overloaded"}}}""");
		assertEquals("Model is warming up", e.serviceMessage());
		assertEquals("Fireworks", e.error().provider());
		assertEquals("engine_overloaded", e.error().providerCode());
		assertEquals("502: Provider returned error (Fireworks: Model is warming up)", e.getMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"Retry-After | 12 | PT12S",
			"Retry-After | 0.5 | PT0.5S",
			"Retry-After | Tue, 24 Nov 2026 08:01:00 GMT | PT1M", "Retry-After | Tue, 24 Nov 2026 07:00:00 GMT | PT0S"})
	void readsRetryAfter(String header, String value, Duration wait) {
		assertEquals(wait, service(429, "{\"error\":{\"message\":\"m\"}}", header, value).retryAfter());
	}

	@ParameterizedTest
	@CsvSource({"-1", "soon", "1e99", "99999999999999"})
	void ignoresRetryAfterThatMakesNoSense(String value) {
		assertEquals(null, service(429, "{\"error\":{\"message\":\"m\"}}", "Retry-After", value).retryAfter());
	}

	@Test
	void findsRetryAfterInMetadata() {
		assertEquals(Duration.ofSeconds(3), service(429,
				"{\"error\":{\"message\":\"m\",\"metadata\":{\"headers\":{\"Retry-After\":\"3\"}}}}").retryAfter());
		assertEquals(Duration.ofSeconds(4),
				service(429, "{\"error\":{\"message\":\"m\",\"metadata\":{\"retry_after_seconds\":4}}}").retryAfter());
		assertEquals(Duration.ofSeconds(5),
				service(429, "{\"error\":{\"message\":\"m\",\"availability\":{\"retry_after\":5}}}").retryAfter());
	}

	@Test
	void webPagesOfGatewaysAreNotAnswersOfTheApi() {
		ProtocolException page = (ProtocolException) exception(404,
				"<html><head><title>Corporate login</title></head></html>");
		assertEquals(ProtocolException.Kind.HTML, page.kind());
		assertTrue(page.getMessage().contains("Corporate login"));
		assertKind(Kind.SERVER_ERROR, exception(502, "<html><title>502</title></html>"));
		assertKind(Kind.TIMEOUT, exception(524, "<!DOCTYPE html>"));
	}

	@Test
	void bodiesWithoutEnvelopeStillSaySomething() {
		assertEquals("Not Found", service(404, "{\"message\":\"Not Found\"}").serviceMessage());
		assertEquals("upstream connect error", service(503, "upstream connect error").serviceMessage());
		assertEquals("no message", service(500, "").serviceMessage());
		assertEquals("just text", service(400, "{\"error\":\"just text\"}").serviceMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"403 | {\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"{\\\"error\\\":{\\\"code\\\":\\\"unsupported_country_region_territory\\\",\\\"message\\\":\\\"No\\\"}}\"}} | CHOOSE_OTHER_PROVIDER",
			"400 | {\"message\":\"User location is not supported for the API use.\"} | CHOOSE_OTHER_PROVIDER",
			"403 | {\"message\":\"Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_BIO\"} | CHANGE_PROMPT",
			"403 | {\"message\":\"The request is prohibited due to a violation of provider Terms Of Service.\"} | CHOOSE_OTHER_MODEL",
			"402 | {\"message\":\"m\",\"metadata\":{\"limit_source\":\"openrouter_workspace_budget\"}} | RAISE_BUDGET",
			"403 | {\"message\":\"m\",\"metadata\":{\"limit_source\":\"openrouter_guardrail_budget\"}} | RAISE_BUDGET",
			"403 | {\"message\":\"Key limit exceeded (monthly limit)\"} | RAISE_KEY_LIMIT",
			"402 | {\"message\":\"m\",\"metadata\":{\"reason\":\"in_flight_budget_exhausted\"}} | WAIT",
			"410 | {\"message\":\"This model is retired\"} | CHOOSE_OTHER_MODEL",
			"403 | {\"message\":\"No.\"} | CHECK_KEY"})
	void namesTheStepThatHelps(int status, String error, NextStep step) {
		assertEquals(step, service(status, "{\"error\":" + error + "}").nextStep());
	}

	/** As providers and gateways word it, with the status they choose. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"451 | {'message':'Unavailable for legal reasons'} | CHOOSE_OTHER_PROVIDER",
			"403 | {'message':'The provider does not allow access from your country'} | CHOOSE_OTHER_PROVIDER",
			"403 | {'message':'Access denied due to geographic restrictions'} | CHOOSE_OTHER_PROVIDER",
			"400 | {'message':'Output data may contain inappropriate content.','code':'data_inspection_failed'} | CHANGE_PROMPT",
			"400 | {'message':'x','metadata':{'raw':'{`error`: {`code`: `content_filter`,`message`:`m`}}'}} | CHANGE_PROMPT",
			"400 | {'message':'Content Exists Risk'} | CHANGE_PROMPT",
			"400 | {'message':'Invalid prompt: it was flagged as potentially violating our usage policy.','code':'invalid_prompt'} | CHANGE_PROMPT",
			"400 | {'message':'The model gpt-4.1 does not exist or you have no access to it'} | CHOOSE_OTHER_MODEL",
			"400 | {'message':'m','code':'model_not_found'} | CHOOSE_OTHER_MODEL",
			"400 | {'message':'max_tokens: 100000 > 8192, which is the maximum allowed number of output tokens'} | CHECK_PARAMETERS",
			"400 | {'message':'maximum context length is 200000 tokens. However, you requested about 205000 tokens (5000 of text input, 200000 in the output)'} | CHECK_PARAMETERS",
			"400 | {'message':'maximum context length is 8192 tokens. However, you requested about 9100 tokens (9000 of text input, 100 in the output)'} | SHORTEN_PROMPT",
			"400 | {'message':'m','metadata':{'is_byok':true,'raw':'Your credit balance is too low'}} | CHECK_PROVIDER_KEY",
			"402 | {'message':'m','metadata':{'is_byok':true,'raw':'Insufficient Balance'}} | CHECK_PROVIDER_KEY",
			"403 | {'message':'m','metadata':{'is_byok':true,'raw':'Your API key was reported as leaked.'}} | CHECK_PROVIDER_KEY",
			"429 | {'message':'m','metadata':{'is_byok':true,'raw':'{`error`:{`type`:`insufficient_quota`,`message`:`You exceeded your current quota`}}'}} | CHECK_PROVIDER_KEY",
			"429 | {'message':'You exceeded your current quota','code':'insufficient_quota'} | ADD_CREDITS",
			"404 | {'message':'404 page not found'} | CHECK_BASE_URL", "404 | {'message':'Not Found'} | CHECK_BASE_URL",
			"409 | {'message':'m'} | RETRY"}, ignoreLeadingAndTrailingWhitespace = true)
	void namesTheStepWhoeverWordsIt(int status, String error, NextStep step) {
		String json = error.replace("`", "\\\"").replace('\'', '"');
		assertEquals(step, service(status, "{\"error\":" + json + "}").nextStep());
	}

	@ParameterizedTest
	@CsvSource({"413, SHORTEN_PROMPT", "429, WAIT", "408, RETRY", "404, CHECK_BASE_URL"})
	void aGatewaysPageDoesNotHideWhatItsStatusSays(int status, NextStep step) {
		assertEquals(step, exception(status, "<html><title>Request Entity Too Large</title></html>").nextStep());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"Please try again in 7.66s. Visit | PT7.66S",
			"try again in 1m30.5s | PT1M30.5S",
			"Please retry after 20 seconds. | PT20S", "Try again in 5 minutes | PT5M", "try again in 2h3m | PT2H3M",
			"try again in 250ms | PT0.25S", "{'error':{'details':[{'retryDelay':'34s'}]}} | PT34S",
			"Please try again later | ", "retry 3 times | ", "try again in 99999h | "})
	void whatASentenceSaysAboutTheWaitIsUnderstood(String sentence, Duration wait) {
		String json = sentence.replace("'", "\\\"");
		assertEquals(wait, service(429, "{\"error\":{\"message\":\"" + json + "\"}}").retryAfter());
		assertEquals(wait, service(429, "{\"error\":{\"message\":\"m\",\"metadata\":{\"raw\":\"" + json + "\"}}}")
				.retryAfter());
	}

	@Test
	void timesOfResetsComeInEveryUnit() {
		String body = "{\"error\":{\"message\":\"m\"}}";
		assertEquals(Duration.ofMillis(1500), service(429, body, "retry-after-ms", "1500").retryAfter());
		for (String value : new String[]{"1795507260000", "1795507260", "60"}) { // NOW and a minute
			assertEquals(NOW.plusSeconds(60), service(429, body, "X-RateLimit-Reset", value).error().resetsAt());
		}
		assertEquals(Instant.parse("2026-12-12T00:00:00Z"),
				service(403,
						"{\"error\":{\"message\":\"Key limit exceeded. $20.05 of $20.00 used; resets 2026-12-12T00:00:00.000Z.\"}}")
						.error().resetsAt());
	}

	@Test
	void aLongSentenceIsNotCutWithinACharacter() {
		String message = service(500, "{\"error\":{\"message\":\"" + "x".repeat(999) + "\ud83d\ude00y\"}}")
				.serviceMessage();
		assertEquals("x".repeat(999) + '…', message);
	}

	@ParameterizedTest
	@CsvSource({"rate_limit_error, WAIT", "RESOURCE_EXHAUSTED, WAIT", "authentication_error, CHECK_KEY",
			"request_too_large, SHORTEN_PROMPT", "billing_error, ADD_CREDITS", "UNAVAILABLE, CHOOSE_OTHER_MODEL"})
	void inAStreamTheWordOfTheProviderStandsForTheStatus(String word, NextStep step) {
		assertEquals(step, service(200, "{\"error\":{\"message\":\"m\",\"type\":\"" + word + "\"}}").nextStep());
		assertEquals(step, service(200, "{\"error\":{\"message\":\"m\",\"status\":\"" + word + "\"}}").nextStep());
	}

	/** The shapes of FastAPI, RFC 9457, Laravel, Google, OAuth and gateways that wrap JSON in JSON. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{\"detail\":\"Not authenticated\"} | Not authenticated",
			"{\"detail\":[{\"loc\":[\"body\",\"messages\",0],\"msg\":\"Field required\"},{\"loc\":[\"body\",\"model\"],\"msg\":\"Too short\"}]} | messages.0: Field required; model: Too short",
			"{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"Quota is zero\"} | Quota is zero",
			"{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403} | Forbidden",
			"{\"errors\":[{\"message\":\"one\"},{\"message\":\"two\"}]} | one; two", "{\"errors\":[\"one\"]} | one",
			"{\"errors\":{\"model\":[\"is unknown\"]}} | model: is unknown",
			"[{\"error\":{\"code\":400,\"message\":\"as Google says\",\"status\":\"INVALID_ARGUMENT\"}}] | as Google says",
			"{\"error\":\"invalid_grant\",\"error_description\":\"It is too old\"} | It is too old",
			"{\"error\":{\"message\":\"litellm: {\\\"error\\\":{\\\"message\\\":\\\"inner\\\"}}\"}} | inner",
			"{\"error\":{\"message\":{\"error\":{\"message\":\"an object\"}}}} | an object",
			"{\"error\":{\"message\":\"Provider returned error\",\"metadata\":{\"raw\":{\"error\":{\"message\":\"raw object\"}}}}} | raw object",
			"{\"error\":{\"message\":\"with {braces} only\"}} | with {braces} only",
			"{\"error\":true,\"message\":\"m\"} | m", "{\"errorMsg\":\"m\"} | m", "{\"Message\":\"m\"} | m",
			"{\"base_resp\":{\"status_code\":1004,\"status_msg\":\"m\"}} | m",
			"{\"fault\":{\"faultstring\":\"m\"}} | m",
			"{\"error\":{\"errors\":[{\"reason\":\"x\"}],\"message\":\"m\"}} | m"})
	void findsTheSentence(String body, String sentence) {
		assertEquals(sentence, service(403, body).serviceMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"27,342 | 27342", "1,027,342. Add more | 1027342", "27.342 tokens | 27342",
			"27 342 | 27342", "27342 | 27342", "27, or buy | 27", "27. | 27", "9,999,999,999 | ", "none | "})
	void readsHowManyTokensAreAffordable(String figure, Integer tokens) {
		ServiceException e = service(402,
				"{\"error\":{\"message\":\"You requested up to 64,000 tokens, but can only afford " + figure + "\"}}");
		assertEquals(tokens, e.affordableTokens());
	}

	@Test
	void aFailureMayHaveABill() {
		ChatCompletion bill = service(502,
				"{\"id\":\"gen-1\",\"error\":{\"message\":\"m\"},\"usage\":{\"prompt_tokens\":7,\"cost\":0.5}}")
				.partialAnswer();
		assertEquals(7, bill.usage().promptTokens());
		assertEquals("gen-1", bill.id());
	}

	private static ServiceException service(int status, String body, String... headers) {
		return (ServiceException) exception(status, body, headers);
	}

	private static OpenRouterException exception(int status, String body, String... headers) {
		Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (int i = 0; i < headers.length; i += 2) {
			fields.put(headers[i], headers[i + 1]);
		}
		return new FailedResponse(new ErrorReader(InstantSource.fixed(NOW))).exception(status,
				body.getBytes(StandardCharsets.UTF_8), fields::get, Redactor.NONE);
	}
}
