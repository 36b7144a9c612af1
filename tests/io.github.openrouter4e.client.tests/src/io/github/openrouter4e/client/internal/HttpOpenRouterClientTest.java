package io.github.openrouter4e.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static io.github.openrouter4e.client.Refusals.assertRefused;
import static io.github.openrouter4e.client.internal.LocalClient.HI;
import static io.github.openrouter4e.client.internal.LocalClient.KEY;

import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.Credits;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.Preset;
import io.github.openrouter4e.client.PresetVersion;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;
import io.github.openrouter4e.client.ProviderAttempt;
import io.github.openrouter4e.client.ResponseCache;
import io.github.openrouter4e.client.RouterMetadata;
import io.github.openrouter4e.client.RouterMetadata.Candidate;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.json.RouterMetadataDecoder;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.http.RecordedRequest;

class HttpOpenRouterClientTest {
	private final StandInServer server = StandInServer.start(StandInServer.Options.standard().withKey(KEY));
	private final LocalClient local = new LocalClient(server.baseUri());
	private final OpenRouterClient client = local.client;
	private final Cancellation never = new Cancellation();

	@AfterEach
	void stop() {
		local.close();
		server.close();
	}

	@Test
	void streamsAnAnswer() {
		server.enqueue(Answer.reasoning("Let me see. ").text("Hello, world"));
		ChatCompletion answer = local.chat();
		assertEquals("Hello, world", answer.text());
		assertEquals(FinishReason.STOP, answer.finishReason());
		assertEquals(new ChatEvent.Done(answer), local.events.getLast());
		assertEquals("Hello, world", String.join("", local.events.stream().filter(ChatEvent.Text.class::isInstance)
				.map(e -> ((ChatEvent.Text) e).delta()).toList()));
		RecordedRequest request = server.lastChat();
		assertTrue(request.json().path("stream").asBoolean());
		assertEquals(Optional.of("text/event-stream"), request.header("Accept"));
		assertEquals(Optional.of("identity"), request.header("Accept-Encoding"));
	}

	@Test
	void waitsForAWholeAnswer() {
		server.enqueue(Answer.text("Hello").keepAlive(300, 0));
		assertEquals("Hello", client.complete(HI, never).text());
		assertFalse(server.lastChat().json().has("stream"));
	}

	@Test
	void saysWhoAsks() {
		local.chat();
		RecordedRequest request = server.lastChat();
		assertEquals(Optional.of("Bearer " + KEY), request.header("Authorization"));
		assertEquals(Optional.of("https://example.org/plug-in"), request.header("HTTP-Referer"));
		assertEquals(Optional.of("OpenRouter fr Eclipse"), request.header("X-OpenRouter-Title"));
		assertEquals(Optional.of("ide-extension"), request.header("X-OpenRouter-Categories"));
		assertEquals(Optional.of("application/json"), request.header("Content-Type"));
	}

	@Test
	void readsTheCatalogue() {
		assertEquals(server.state().catalogue().models().size(), client.models(ModelScope.ALL, never).models().size());
		assertFalse(client.models(ModelScope.ACCOUNT, never).models().isEmpty());
		List<Endpoint> endpoints = client.endpoints("anthropic/claude-haiku-4.5", never);
		assertFalse(endpoints.isEmpty());
		assertFalse(client.providers(never).isEmpty());
		assertTrue(server.requests("/models/user").getLast().header("Authorization").isPresent());
	}

	@Test
	void readsCompressedAnswers() {
		server.enqueueFor("/models", Answer.gzippedJson(200, "{\"data\":[{\"id\":\"a/b\"}]}"));
		assertEquals("a/b", client.models(ModelScope.ALL, never).models().getFirst().id());
		assertEquals(Optional.of("gzip"), server.requests("/models").getLast().header("Accept-Encoding"));
		client.key(never);
		assertEquals(1, server.acceptedConnections(), "the connection is reused after a compressed answer");
	}

	@Test
	void readsTheAccount() {
		server.state().account().limit(new BigDecimal("20"));
		assertEquals(0, client.key(never).limit().compareTo(new BigDecimal("20")));
		assertEquals(0, client.credits(never).totalCredits().compareTo(new BigDecimal("25")));
		ChatCompletion answer = local.chat();
		assertEquals(0,
				client.generation(answer.id(), never).totalCost().compareTo(answer.usage().cost()));
	}

	@Test
	void whatRemainsFollowsFromLimitAndUse() {
		server.enqueueFor("/key", Answer.json(200, "{\"data\":{\"limit\":20,\"usage\":7.5}}"),
				Answer.json(200,
						"{\"data\":{\"limit\":20,\"usage\":700,\"usage_weekly\":19,\"limit_reset\":\"weekly\"}}"),
				Answer.json(200, "{\"data\":{\"limit\":20,\"usage\":7.5,\"limit_reset\":\"daily\"}}"),
				Answer.json(200, "{\"data\":{\"limit\":null,\"usage\":7.5}}"));
		assertEquals(new BigDecimal("12.5"), client.key(never).limitRemaining());
		assertEquals(new BigDecimal("1"), client.key(never).limitRemaining());
		assertNull(client.key(never).limitRemaining(), "not to be told from the use since ever");
		assertNull(client.key(never).limitRemaining());
	}

	@Test
	void aBalanceCanBeNegative() {
		assertEquals(new BigDecimal("-0.5"), new Credits(new BigDecimal("1"), new BigDecimal("1.5")).balance());
	}

	@Test
	void tellsHowAnAnswerWasRouted() {
		server.enqueue(Answer.text("Hello"));
		ChatCompletion answer = local.chat();
		assertEquals(Optional.of("enabled"), server.lastChat().header("X-OpenRouter-Metadata"));
		RouterMetadata routing = RouterMetadataDecoder.decode(answer.routing().text()).orElseThrow();
		assertEquals("direct", routing.strategy());
		assertEquals(2, routing.total());
		assertEquals(new ProviderAttempt("Busy Provider", answer.model(), 429L, null), routing.attempts().getFirst());
		assertEquals(List.of(false, true), routing.endpoints().stream().map(Candidate::selected).toList());

		Generation generation = client.generation(answer.id(), never);
		assertEquals(new ProviderAttempt("Busy Provider", answer.model(), 429L, 80.0),
				generation.attempts().getFirst());
		assertEquals(35.0, generation.moderationLatencyMs());
		assertEquals("global", generation.dataRegion());
	}

	@Test
	void anAccountOfTheRoutingThatIsLongerThanAnyIsNotKept() {
		String end = "data: {\"id\":\"g\",\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],"
				+ "\"openrouter_metadata\":%s}\n\ndata: [DONE]\n\n";
		server.enqueue(Answer.eventStream(end.formatted("{\"summary\":\"" + "x".repeat(40_000) + "\"}")),
				Answer.eventStream(end.formatted("[1,2]")),
				Answer.eventStream(end.formatted("{\"summary\":\"sk-or-v1-" + KEY.substring(9) + "\"}")));
		assertNull(local.chat().routing());
		assertNull(local.chat().routing());
		assertFalse(local.chat().routing().text().contains(KEY));
	}

	@Test
	void theResponseCacheIsAskedForInHeaders() {
		client.complete(HI, never);
		assertEquals(Optional.empty(), server.lastChat().header("X-OpenRouter-Cache"));
		client.complete(HI.toBuilder().responseCache(ResponseCache.USE).build(), never);
		assertEquals(Optional.of("true"), server.lastChat().header("X-OpenRouter-Cache"));
		assertEquals(Optional.empty(), server.lastChat().header("X-OpenRouter-Cache-Clear"));
		client.complete(HI.toBuilder().responseCache(ResponseCache.RENEW).build(), never);
		assertEquals(Optional.of("true"), server.lastChat().header("X-OpenRouter-Cache-Clear"));
	}

	@Test
	void listsThePresetsAndTheirVersions() {
		List<Preset> presets = client.presets(never);
		assertEquals(List.of("coder", "old"), presets.stream().map(Preset::slug).toList(), "no slug that is a path");
		assertEquals("@preset/coder", presets.getFirst().modelId());
		assertFalse(presets.getLast().isActive());
		List<PresetVersion> versions = client.presetVersions("coder", never);
		assertEquals(List.of(1L, 2L), versions.stream().map(PresetVersion::version).toList());
		assertEquals("openai/gpt-5", versions.getLast().model());
		assertEquals("/api/v1/presets/coder/versions", server.requests().getLast().path());
	}

	@Test
	void whatTheKeyMayNotSeeIsUnknown() {
		server.state().account().creditsVisible(false);
		assertRefused(ServiceException.Kind.PERMISSION_DENIED, () -> client.credits(never));
		assertRefused(ServiceException.Kind.NOT_FOUND, () -> client.generation("gen-x", never));
		assertRefused(ServiceException.Kind.NOT_FOUND, () -> client.endpoints("no/such", never));
	}

	@Test
	void testsSettingsThatAreNotInForce() {
		ServiceException wrong = assertRefused(ServiceException.Kind.UNAUTHORIZED, () -> client.testConnection(
				LocalClient.settings(server.baseUri(), ApiKey.parse("sk-or-v1-wrong-wrong"), Timeouts.DEFAULT), never));
		assertEquals(NextStep.CHECK_KEY, wrong.nextStep());
		assertNotNull(client.testConnection(LocalClient.settings(server.baseUri(), ApiKey.parse(KEY), Timeouts.DEFAULT),
				never).label());
	}

	@Test
	void withoutKeyNothingIsSent() {
		OpenRouterClient keyless = new HttpOpenRouterClient(local.transport,
				LocalClient.settings(server.baseUri(), null, Timeouts.DEFAULT), InstantSource.system());
		assertEquals(KeyUnavailableException.Reason.MISSING,
				assertThrows(KeyUnavailableException.class, () -> keyless.key(never)).reason());
		assertTrue(server.requests().isEmpty());
		assertFalse(keyless.models(ModelScope.ALL, never).models().isEmpty());
	}

	@Test
	void aWrongAddressIsTold() {
		try (LocalClient lost = new LocalClient(URI.create(server.origin() + "/wrong"))) {
			ProtocolException e = assertThrows(ProtocolException.class, () -> lost.client.key(never));
			assertEquals(Kind.HTML, e.kind());
			assertEquals(NextStep.CHECK_BASE_URL, e.nextStep());
		}
	}

	@Test
	void errorsBehindStatus200AreErrors() {
		String error = "{\"error\":{\"code\":429,\"message\":\"slow down\"}}";
		server.enqueueFor("/models", Answer.json(200, error));
		server.enqueueFor("/key", Answer.json(200, error));
		server.enqueue(Answer.json(200, "\n\n " + error));
		assertRefused(ServiceException.Kind.RATE_LIMITED, () -> client.models(ModelScope.ALL, never));
		assertRefused(ServiceException.Kind.RATE_LIMITED, () -> client.key(never));
		assertRefused(ServiceException.Kind.RATE_LIMITED, local::chat);
	}

	@Test
	void oddAnswersAreTold() {
		server.enqueueFor("/key", Answer.json(200, "{}"), Answer.json(200, "[1"), Answer.html(200, "<html>"),
				Answer.json(200, ""), Answer.json(204, ""), Answer.json(200, "{\"data\":" + "[".repeat(5000)));
		assertEquals(Kind.UNEXPECTED_JSON, kind());
		assertEquals(Kind.NOT_JSON, kind());
		assertEquals(Kind.HTML, kind());
		assertEquals(Kind.EMPTY, kind());
		assertEquals(Kind.EMPTY, kind());
		assertEquals(Kind.NOT_JSON, kind());
		server.enqueueFor("/credits", Answer.json(200, "{\"data\":{\"total_credits\":\"many\"}}"));
		assertEquals(Kind.UNEXPECTED_JSON, assertThrows(ProtocolException.class, () -> client.credits(never)).kind());
	}

	@Test
	void abrokenStreamKeepsWhatCame() {
		server.enqueue(Answer.text("Half an answer, and then").cutAfter(900));
		TransportException e = assertThrows(TransportException.class, local::chat);
		assertEquals(TransportException.Kind.BROKEN, e.kind());
		assertFalse(e.partialAnswer().text().isEmpty());
		assertTrue("Half an answer, and then".startsWith(e.partialAnswer().text()));
	}

	@Test
	void aConnectionThatBreaksAfterTheAnswerDoesNoHarm() {
		byte[] whole = ("data: {\"choices\":[{\"delta\":{\"content\":\"all\"},\"finish_reason\":\"stop\"}]}\n\n: bye\n\n")
				.getBytes(java.nio.charset.StandardCharsets.UTF_8);
		server.enqueue(Answer.eventStream(whole).cutAfter(whole.length - 3));
		assertEquals("all", local.chat().text());
	}

	@Test
	void whatTheSinkThrowsComesThroughUnchanged() {
		server.enqueue(Answer.chunks(1000, 20));
		IllegalStateException mine = new IllegalStateException("mine");
		assertSame(mine, assertThrows(IllegalStateException.class, () -> client.chat(HI, event -> {
			throw mine;
		}, never)));
		assertEquals("x", chatAgain("x"), "the client still works");
	}

	@Test
	void generationIdOfAFailureIsKept() {
		server.enqueue(Answer.error(503, "busy", "X-Generation-Id", "gen-7", "Retry-After", "3"));
		ServiceException e = assertRefused(ServiceException.Kind.OVERLOADED, local::chat);
		assertEquals("gen-7", e.error().generationId());
		assertEquals(3, e.retryAfter().toSeconds());
	}

	@Test
	void noExceptionTellsTheKey() {
		server.enqueue(Answer.error(401, "User not found."), Answer.hangUp(), Answer.html(200, "<html>"),
				Answer.redirect("https://example.com/"));
		for (int i = 0; i < 4; i++) {
			Exception e = assertThrows(RuntimeException.class, local::chat);
			for (Throwable t = e; t != null; t = t.getCause()) {
				assertFalse(String.valueOf(t).contains(KEY), t.toString());
			}
		}
	}

	private String chatAgain(String text) {
		server.enqueue(Answer.text(text));
		return client.chat(HI, event -> {}, never).text();
	}

	private Kind kind() {
		return assertThrows(ProtocolException.class, () -> client.key(never)).kind();
	}
}
