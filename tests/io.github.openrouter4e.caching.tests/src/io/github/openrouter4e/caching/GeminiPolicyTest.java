package io.github.openrouter4e.caching;

import static io.github.openrouter4e.caching.Samples.apply;
import static io.github.openrouter4e.caching.Samples.assertUnchanged;
import static io.github.openrouter4e.caching.Samples.longSystem;
import static io.github.openrouter4e.caching.Samples.marks;
import static io.github.openrouter4e.caching.Samples.model;
import static io.github.openrouter4e.caching.Samples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.caching.CachingExplanation.Kind;
import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.UserMessage;

class GeminiPolicyTest {

	private static final CachingSettings GEMINI_ON = new CachingSettings(true, CacheLifetime.FIVE_MINUTES);

	@Test
	void geminiIsMarkedOnlyIfEnabled() {
		ChatRequest implicit = request("google/gemini-2.5-pro", longSystem(), new UserMessage("Hi"));
		assertUnchanged(Kind.GEMINI_IMPLICIT_ONLY, implicit, apply(implicit));
		ChatRequest explicit = request("google/gemini-2.0-flash-001", longSystem(), new UserMessage("Hi"));
		assertUnchanged(Kind.GEMINI_NOT_ENABLED, explicit, apply(explicit));
		assertUnchanged(Kind.NOT_OFFERED, explicit,
				apply(explicit, model("google/gemini-2.0-flash-001", "'prompt':'1'")));
		CachingDecision decision = CachingPolicy.apply(explicit, null, GEMINI_ON);
		assertEquals(List.of("0.0"), marks(decision.request()));
		assertEquals(new CachingExplanation(Kind.MARKED, "Google", 1, 0, CacheLifetime.FIVE_MINUTES),
				decision.explanation());
	}

	@Test
	void geminiHasAMinimum() {
		ChatRequest request = request("google/gemini-2.5-flash", new UserMessage("x".repeat(4 * 4096 - 4)));
		CachingDecision decision = CachingPolicy.apply(request, null, GEMINI_ON);
		assertUnchanged(Kind.BELOW_MINIMUM, request, decision);
		assertEquals(4096, decision.explanation().minimumTokens());
		assertEquals(List.of("0.0"), marks(
				CachingPolicy.apply(request("google/gemini-2.5-flash", new UserMessage("x".repeat(4 * 4096))), null,
						GEMINI_ON).request()));
	}

	@Test
	void geminisMarkMovesRarely() {
		List<Message> messages = new ArrayList<>();
		List<String> places = new ArrayList<>();
		for (int turn = 0; turn < 40; turn++) {
			messages.add(new UserMessage("x".repeat(4000)));
			ChatRequest request = ChatRequest.builder().model("google/gemini-2.5-pro").messages(messages).build();
			List<String> marks = marks(CachingPolicy.apply(request, null, GEMINI_ON).request());
			assertEquals(turn < 4 ? 0 : 1, marks.size());
			if (!marks.isEmpty() && (places.isEmpty() || !places.get(places.size() - 1).equals(marks.get(0)))) {
				places.add(marks.get(0));
			}
			messages.add(new AssistantMessage("ok"));
		}
		assertEquals(List.of("8.0", "14.0", "24.0", "38.0", "60.0"), places);
	}

	@Test
	void googlesOpenModelsAreNotGemini() {
		ChatRequest request = request("google/gemma-9", longSystem(), new UserMessage("Hi"));
		assertUnchanged(Kind.UNKNOWN_MODEL, request, CachingPolicy.apply(request, null, GEMINI_ON));
	}
}
