package io.github.openrouter4e.caching;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.SystemMessage;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.ToolMessage;
import io.github.openrouter4e.client.UserMessage;

/** A conversation that grows at random, with everything that conversations have; the same for the same seed. */
final class RandomConversation {

	private static final ContentPart IMAGE = new ContentPart.Image("data:image/png;base64,AAAA", null);
	private static final ContentPart FILE = new ContentPart.File("owl.pdf", "data:application/pdf;base64,AAAA");

	private final String model;
	private final Random random;
	private final List<Message> messages = new ArrayList<>();
	private final List<Tool> tools = new ArrayList<>();
	private int calls;

	RandomConversation(String model, long seed) {
		this.model = model;
		random = new Random(seed);
		if (random.nextInt(4) > 0) {
			messages.add(new SystemMessage(text(6000)));
		}
		for (int i = random.nextInt(4); i > 0; i--) {
			tools.add(Samples.TOOL);
		}
		if (random.nextInt(4) == 0) {
			tools.add(Tool.Server.WEB_SEARCH);
		}
	}

	/** One request after the other, each the previous one with an answer and what came of it. */
	List<ChatRequest> requests(int count) {
		List<ChatRequest> requests = new ArrayList<>();
		requests.add(ask());
		while (requests.size() < count) {
			if (random.nextInt(3) > 0) {
				requests.add(call(1 + random.nextInt(random.nextInt(5) == 0 ? 40 : 3)));
			} else {
				messages.add(new AssistantMessage(text(500)));
				requests.add(ask());
			}
		}
		return requests;
	}

	/** The user says something. */
	ChatRequest ask() {
		messages.add(new UserMessage(content()));
		return request();
	}

	/** The model calls tools, and gets results. */
	ChatRequest call(int parallel) {
		List<ToolCall> list = new ArrayList<>();
		for (int i = 0; i < parallel; i++) {
			list.add(new ToolCall("call-" + calls++, "look", "{}"));
		}
		messages.add(new AssistantMessage(new Content.Plain(random.nextBoolean() ? "" : text(100)), list, "", List.of(),
				List.of(), List.of()));
		for (ToolCall call : list) {
			messages.add(new ToolMessage(call.id(), random.nextInt(6) == 0 ? new Content.Plain("") : content()));
		}
		return request();
	}

	private ChatRequest request() {
		return ChatRequest.builder().model(model).tools(tools).messages(messages).build();
	}

	private Content content() {
		return switch (random.nextInt(6)) {
			case 0 -> new Content.Parts(List.of(IMAGE, new ContentPart.Text(text(2000))));
			case 1 -> new Content.Parts(List.of(new ContentPart.Text(text(2000)), IMAGE, FILE));
			case 2 -> new Content.Parts(List.of(IMAGE));
			case 3 -> new Content.Parts(List.of(new ContentPart.Text(text(300)), new ContentPart.Text(" ")));
			default -> new Content.Plain(text(3000));
		};
	}

	private String text(int most) {
		String words = random.nextBoolean() ? "owl " : "\u732b\u5934\u9e70";
		return words.repeat(1 + random.nextInt(most / words.length()));
	}
}
