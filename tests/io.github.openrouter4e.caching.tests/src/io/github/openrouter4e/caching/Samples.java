package io.github.openrouter4e.caching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.caching.CachingExplanation.Kind;
import io.github.openrouter4e.client.CacheControl;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.SystemMessage;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.models.ModelInfo;

/** Models, and ways to look at marks. */
final class Samples {

	/** Longer than every minimum. */
	static final String LONG = "Owls hunt at night. ".repeat(2000);
	static final Tool.Function TOOL = new Tool.Function("look", "Looks around.",
			RawJson.parse("{\"type\":\"object\"}"));

	private Samples() {}

	static ModelInfo model(String id, String prices) {
		String json = "{'data':[{'id':'" + id + "','pricing':{" + prices + "}}]}";
		return ModelInfo
				.of(ModelListDecoder.decode(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).models().get(0));
	}

	static ChatRequest request(String model, Message... messages) {
		return ChatRequest.builder().model(model).messages(List.of(messages)).build();
	}

	static SystemMessage longSystem() {
		return new SystemMessage(LONG);
	}

	/** Places of marks, such as {@code 3.0} for the first part of the fourth message, and {@code tool 1}. */
	static List<String> marks(ChatRequest request) {
		List<String> marks = new ArrayList<>();
		for (int i = 0; i < request.tools().size(); i++) {
			if (request.tools().get(i) instanceof Tool.Function function && function.cacheControl() != null) {
				marks.add("tool " + i);
			}
		}
		for (int i = 0; i < request.messages().size(); i++) {
			if (request.messages().get(i).content() instanceof Content.Parts several) {
				for (int j = 0; j < several.parts().size(); j++) {
					if (mark(several.parts().get(j)) != null) {
						marks.add(i + "." + j);
					}
				}
			}
		}
		return marks;
	}

	static CacheControl mark(ContentPart part) {
		return part instanceof ContentPart.Text text ? text.cacheControl() : null;
	}

	/** The messages as a provider compares them: everything but the marks, the form of each message included. */
	static List<Message> withoutMarks(ChatRequest request) {
		return request.messages().stream().map(Samples::withoutMarks).toList();
	}

	private static Message withoutMarks(Message message) {
		if (!(message.content() instanceof Content.Parts several)) {
			return message;
		}
		return message.withContent(new Content.Parts(several.parts().stream()
				.map(part -> part instanceof ContentPart.Text text ? new ContentPart.Text(text.text()) : part)
				.toList()));
	}

	static CachingDecision apply(ChatRequest request) {
		return CachingPolicy.apply(request, null, CachingSettings.DEFAULT);
	}

	static CachingDecision apply(ChatRequest request, ModelInfo model) {
		return CachingPolicy.apply(request, model, CachingSettings.DEFAULT);
	}

	static void assertUnchanged(Kind kind, ChatRequest request, CachingDecision decision) {
		assertSame(request, decision.request());
		assertEquals(kind, decision.explanation().kind());
		assertEquals(0, decision.explanation().marks());
	}
}
