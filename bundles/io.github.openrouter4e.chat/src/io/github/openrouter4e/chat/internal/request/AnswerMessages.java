package io.github.openrouter4e.chat.internal.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.ReasoningDetail;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.ToolMessage;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.WellFormed;

/**
 * An answer as messages. An answer that was continued becomes what really happened: its first piece, the request to
 * continue, the next piece. So each piece keeps its reasoning details unmodified, and the next request extends the last one
 * byte for byte.
 */
@SuppressWarnings("nls") // wire format; the model reads it, the user does not
final class AnswerMessages {

	/** What the model is told when it shall go on. */
	static final String CONTINUE = "Continue your previous answer exactly where it stopped. "
			+ "Do not repeat anything and do not comment on the interruption.";

	/** The result of calls that were never run: providers refuse calls without results. */
	private static final String NOT_RUN = "The tool was not run.";
	private static final String CUT = "The call was cut off at the output limit, and the tool was not run. "
			+ "Make a shorter call, or several.";

	/** In place of an image, for a model that takes none, or that is left out. */
	static final String UNSEEN = "(an image, which you cannot see)";

	private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_-]");
	private static final int MAX_NAME = 64;
	private static final String NO_NAME = "unnamed";

	private static final String STORED = "openai-responses-v1";
	private static final String SIGNED = "anthropic-claude-v1";

	private final Answer answer;
	private final CallIds ids;
	private final OwnReasoning own;
	private final boolean open;
	private final boolean vision;
	private final List<Message> messages = new ArrayList<>();
	/** What is told of the calls of the last message. */
	private String notRun = NOT_RUN;
	private int start;
	private int reasoningStart;

	private AnswerMessages(Answer answer, CallIds ids, OwnReasoning own, boolean open, boolean vision) {
		this.answer = answer;
		this.ids = ids;
		this.own = own;
		this.open = open;
		this.vision = vision;
	}

	/**
	 * The messages; none if nothing was answered.
	 *
	 * @param ids    names the calls
	 * @param own    which reasoning goes along
	 * @param open   whether the question before the answer is still being answered
	 * @param vision whether the model that goes on sees what was drawn
	 */
	static List<Message> of(Answer answer, CallIds ids, OwnReasoning own, boolean open, boolean vision) {
		var messages = new AnswerMessages(answer, ids, own, open, vision);
		for (AnswerPart part : answer.parts()) {
			messages.add(part);
		}
		messages.rest();
		return messages.messages;
	}

	/** What the model is told of the calls of an answer's last request that have no result. */
	static String notRun(Answer answer) {
		return answer.parts().isEmpty() ? NOT_RUN : notRun(answer.parts().getLast());
	}

	private static String notRun(AnswerPart part) {
		return part.isCut() ? CUT : NOT_RUN;
	}

	private void add(AnswerPart part) {
		int end = Math.min(Math.max(part.textEnd(), start), answer.text().length());
		boolean last = part == answer.parts().getLast();
		List<String> images = last ? answer.images() : List.of();
		List<ToolCall> calls = calls(part);
		boolean takes = own.takes(answer, part, open);
		List<ReasoningDetail> details = takes ? details(part) : List.of();
		// models that tell no details want their words back, and only where tools are used
		String words = reasoning(part);
		add(answer.text().substring(start, end), calls, takes && !calls.isEmpty() && details.isEmpty() ? words : "",
				details, part.annotations().stream().map(RawJson::new).toList(), images);
		notRun = notRun(part);
		start = end;
	}

	private String reasoning(AnswerPart part) {
		int end = Math.min(Math.max(part.reasoningEnd(), reasoningStart), answer.reasoning().length());
		String words = answer.reasoning().substring(reasoningStart, end);
		reasoningStart = end;
		return words.isBlank() ? "" : words;
	}

	/** The calls as every provider takes them; what the model really wrote is in the history. */
	private List<ToolCall> calls(AnswerPart part) {
		var calls = new ArrayList<ToolCall>();
		ids.next();
		String told = part.model();
		String model = told == null ? answer.requestedModel() : told;
		for (ToolRequest call : part.toolCalls()) {
			if (ids.of(call.callId()) != null) {
				continue; // results are assigned by the id, so the second of two calls with one id has none
			}
			String object = ToolArguments.of(call.arguments()).object();
			String name = NOT_IN_NAMES.matcher(call.name()).replaceAll("_");
			calls.add(new ToolCall(ids.add(call.callId(), model),
					name.isEmpty() ? NO_NAME : name.substring(0, Math.min(MAX_NAME, name.length())),
					object == null ? "{}" : object));
		}
		return calls;
	}

	/** What a kill left behind without an end. */
	private void rest() {
		int end = answer.text().length();
		add(answer.text().substring(start, end), List.of(), "", List.of(), List.of(),
				answer.parts().isEmpty() ? answer.images() : List.of());
		start = end;
	}

	/** A blank text is as good as none: providers refuse a message without words, in every later request too. */
	private void add(String text, List<ToolCall> calls, String reasoning, List<ReasoningDetail> details,
			List<RawJson> annotations, List<String> images) {
		if (text.isBlank() && calls.isEmpty() && images.isEmpty()) {
			return;
		}
		if (!messages.isEmpty()) {
			if (messages.getLast() instanceof AssistantMessage before) {
				before.toolCalls().forEach(call -> messages.add(new ToolMessage(call.id(), notRun)));
			}
			messages.add(new UserMessage(CONTINUE));
		}
		List<String> seen = seen(images);
		String without = images.isEmpty() || !seen.isEmpty() || !calls.isEmpty() ? "" : UNSEEN;
		messages.add(new AssistantMessage(new Content.Plain(text.isBlank() ? without : text), calls, reasoning, details,
				annotations, seen));
	}

	private List<String> seen(List<String> images) {
		return vision
				? IntStream.range(0, images.size()).filter(i -> !answer.leftOut().contains(i)).mapToObj(images::get)
						.toList()
				: List.of();
	}

	private static List<ReasoningDetail> details(AnswerPart part) {
		var details = new ArrayList<ReasoningDetail>();
		for (String json : part.reasoningDetails()) {
			ReasoningDetail detail = detail(json);
			if (detail != null) {
				details.add(detail);
			}
		}
		return details;
	}

	/** Left behind by an answer that was cut: encrypted without data, or signed words without the signature. */
	private static boolean isHollow(JsonNode node) {
		return switch (Json.textOrEmpty(node, "type")) {
			case "reasoning.encrypted" -> Json.textOrEmpty(node, "data").isEmpty();
			case "reasoning.text" -> Json.textOrEmpty(node, "signature").isEmpty()
					&& (SIGNED.equals(Json.text(node, "format")) || Json.textOrEmpty(node, "text").isEmpty());
			default -> false;
		};
	}

	private static @Nullable ReasoningDetail detail(String json) {
		try {
			String sent = json;
			JsonNode node = Json.parse(json);
			if (isHollow(node)) {
				return null;
			}
			// OpenAI's ids name what its server stored, and it stores nothing for us
			if (node instanceof ObjectNode object && (STORED.equals(Json.text(node, "format"))
					|| Json.textOrEmpty(node, "id").startsWith("rs_")) && object.remove("id") != null) {
				sent = Json.text(object);
			}
			JsonNode index = node.get("index");
			return new ReasoningDetail(Json.textOrEmpty(node, "type"),
					index == null || !index.isInt() ? null : Integer.valueOf(index.intValue()), Json.text(node, "text"),
					new RawJson(WellFormed.text(sent)));
		} catch (IOException e) {
			return null; // kept, but by no version that could read it
		}
	}
}
