package io.github.openrouter4e.caching;

import static io.github.openrouter4e.caching.Samples.marks;
import static io.github.openrouter4e.caching.Samples.withoutMarks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.models.ModelInfo;

/** What holds for every conversation, tried on many random ones. */
class CachingPropertiesTest {

	private static final int CONVERSATIONS = 60;
	private static final int REQUESTS = 25;
	private static final CachingSettings ALL_ON = new CachingSettings(true, CacheLifetime.ONE_HOUR);

	private record CachingProfile(String model, ModelInfo info, int mostMarks) {
	}

	static List<CachingProfile> marking() {
		return List.of(new CachingProfile("anthropic/claude-opus-5", null, 4),
				new CachingProfile("google/gemini-2.5-pro", null, 1),
				new CachingProfile("qwen/qwen-max",
						Samples.model("qwen/qwen-max", "'input_cache_read':'0.01','input_cache_write':'0.125'"), 4));
	}

	private static List<ChatRequest> conversation(String model, long seed) {
		return new RandomConversation(model, seed).requests(REQUESTS);
	}

	@ParameterizedTest
	@MethodSource("marking")
	void neverMoreMarksThanAllowedAndNeverAnythingElseAdded(CachingProfile family) {
		int marked = 0;
		for (int seed = 0; seed < CONVERSATIONS; seed++) {
			for (ChatRequest request : conversation(family.model, seed)) {
				CachingDecision decision = CachingPolicy.apply(request, family.info, ALL_ON);
				List<String> marks = marks(decision.request());
				assertTrue(marks.size() <= family.mostMarks, marks.toString());
				assertEquals(marks.size(), decision.explanation().marks());
				assertSameWords(request, decision.request());
				marked += marks.isEmpty() ? 0 : 1;
			}
		}
		assertTrue(marked > CONVERSATIONS, "the conversations are long enough to be marked");
	}

	private static void assertSameWords(ChatRequest request, ChatRequest marked) {
		assertEquals(request.messages().size(), marked.messages().size());
		for (int i = 0; i < request.messages().size(); i++) {
			Message before = request.messages().get(i);
			Message after = marked.messages().get(i);
			assertEquals(before.getClass(), after.getClass());
			assertEquals(before.content().text(), after.content().text());
			if (before.content() instanceof Content.Parts several) {
				assertEquals(several.parts().size(), ((Content.Parts) after.content()).parts().size());
			}
			if (before instanceof AssistantMessage) {
				assertSame(before, after);
			}
		}
		assertEquals(withoutTexts(request), withoutTexts(marked));
	}

	private static ChatRequest withoutTexts(ChatRequest request) {
		return request.toBuilder().messages(List.of(new UserMessage("x"))).tools(List.of()).build();
	}

	@ParameterizedTest
	@MethodSource("marking")
	void theNextRequestExtendsThePreviousMarkedPrefix(CachingProfile family) {
		for (int seed = 0; seed < CONVERSATIONS; seed++) {
			ChatRequest previous = null;
			for (ChatRequest request : conversation(family.model, seed)) {
				ChatRequest marked = CachingPolicy.apply(request, family.info, ALL_ON).request();
				if (previous != null && !marks(previous).isEmpty()) {
					assertFalse(marks(marked).isEmpty(), "once marked, always marked");
					List<Message> before = withoutMarks(previous);
					assertEquals(before, withoutMarks(marked).subList(0, before.size()));
				}
				previous = marked;
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"anthropic/claude-opus-5"})
	void theNextRequestReadsExactlyWhereThePreviousOneWrote(String model) {
		for (int seed = 0; seed < CONVERSATIONS; seed++) {
			List<String> previous = List.of();
			for (ChatRequest request : conversation(model, seed)) {
				List<String> marks = marks(CachingPolicy.apply(request, null, ALL_ON).request());
				if (!previous.isEmpty()) {
					String last = previous.get(previous.size() - 1);
					assertTrue(marks.contains(last), () -> "wrote at " + last + ", marked " + marks);
				}
				previous = marks;
			}
		}
	}

	@ParameterizedTest
	@MethodSource("marking")
	void theSameRequestGetsTheSameMarksAndIsNotChanged(CachingProfile family) {
		for (ChatRequest request : conversation(family.model, 7)) {
			ChatRequest copy = request.toBuilder().build();
			ChatRequest marked = CachingPolicy.apply(request, family.info, ALL_ON).request();
			assertEquals(copy, request);
			assertEquals(marked, CachingPolicy.apply(request, family.info, ALL_ON).request());
			assertEquals(marked, CachingPolicy.apply(marked, family.info, ALL_ON).request(),
					"marking twice changes nothing");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"openai/gpt-9", "x-ai/grok-9", "deepseek/v9", "acme/owl", "openrouter/auto", "@preset/x"})
	void otherModelsGetTheVeryRequest(String model) {
		for (int seed = 0; seed < CONVERSATIONS; seed++) {
			for (ChatRequest request : conversation(model, seed)) {
				assertSame(request, CachingPolicy.apply(request, null, ALL_ON).request());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = {25, 60, 200})
	void turnsWithManyParallelCallsAreReadWithoutLookingBack(int parallelCalls) {
		RandomConversation conversation = new RandomConversation("anthropic/claude-opus-5", 1);
		List<ChatRequest> requests = new ArrayList<>();
		requests.add(conversation.ask());
		for (int i = 0; i < 5; i++) {
			requests.add(conversation.call(parallelCalls));
		}
		List<String> previous = List.of();
		for (ChatRequest request : requests) {
			List<String> marks = marks(CachingPolicy.apply(request, null, ALL_ON).request());
			assertFalse(marks.isEmpty());
			assertTrue(previous.isEmpty() || marks.contains(previous.get(previous.size() - 1)));
			previous = marks;
		}
	}
}
