package io.github.openrouter4e.client;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.openrouter4e.client.InvalidRequestException.Reason;

/** Validates a list of messages against what providers accept. */
@SuppressWarnings("nls") // developer-facing detail; the UI words the reason
final class MessageRules {
	/** Characters that the strictest providers accept. */
	private static final int MAX_CALL_ID = 64;

	private MessageRules() {}

	static void check(List<Message> messages) {
		if (messages.isEmpty()) {
			throw new InvalidRequestException(Reason.NO_MESSAGES, "there are no messages");
		}
		Set<String> openCalls = new HashSet<>();
		Set<String> ids = new HashSet<>();
		boolean conversationBegan = false;
		for (int i = 0; i < messages.size(); i++) {
			var message = messages.get(i);
			if (message instanceof SystemMessage || message instanceof DeveloperMessage) {
				if (conversationBegan) {
					throw new InvalidRequestException(Reason.ROLE_ORDER,
							"message " + i + ": instructions come before the conversation");
				}
			} else {
				conversationBegan = true;
			}
			checkToolResults(i, message, openCalls, ids);
			checkContent(i, message);
		}
		if (!openCalls.isEmpty()) {
			throw new InvalidRequestException(Reason.TOOL_RESULT_MISSING, "no result for tool calls " + openCalls);
		}
		if (!conversationBegan) {
			throw new InvalidRequestException(Reason.NO_MESSAGES, "there are only instructions");
		}
	}

	/** Each call has an id of its own in the whole request, and one result right behind it. */
	private static void checkToolResults(int i, Message message, Set<String> openCalls, Set<String> ids) {
		if (message instanceof ToolMessage result) {
			if (!openCalls.remove(result.toolCallId())) {
				throw new InvalidRequestException(Reason.TOOL_RESULT_UNASKED,
						"message " + i + ": result for a call nobody made: " + result.toolCallId());
			}
			return;
		}
		if (!openCalls.isEmpty()) {
			throw new InvalidRequestException(Reason.TOOL_RESULT_MISSING,
					"message " + i + ": results are missing for tool calls " + openCalls);
		}
		if (message instanceof AssistantMessage answer) {
			for (ToolCall call : answer.toolCalls()) {
				if (!ids.add(call.id())) {
					throw new InvalidRequestException(Reason.TOOL_RESULT_UNASKED,
							"message " + i + ": two calls with id " + call.id());
				}
				if (call.id().isBlank() || call.id().length() > MAX_CALL_ID) {
					throw new InvalidRequestException(Reason.BAD_TOOL,
							"message " + i + ": no id of a call: '" + call.id() + "'");
				}
				openCalls.add(call.id());
			}
		}
	}

	private static void checkContent(int i, Message message) {
		boolean mayBeEmpty = message instanceof ToolMessage || message instanceof AssistantMessage;
		if (!mayBeEmpty && message.content().isEmpty()) {
			throw new InvalidRequestException(Reason.EMPTY_MESSAGE, "message " + i + " is empty");
		}
		if (message instanceof AssistantMessage answer && answer.content().isEmpty() && answer.toolCalls().isEmpty()
				&& answer.images().isEmpty()) {
			throw new InvalidRequestException(Reason.EMPTY_MESSAGE, "message " + i + ": empty answer");
		}
		if (!(message instanceof UserMessage) && message.content() instanceof Content.Parts several) {
			checkOnlyText(i, message, several);
		}
	}

	private static void checkOnlyText(int i, Message message, Content.Parts several) {
		boolean resultOfTool = message instanceof ToolMessage; // results may show images and files
		for (ContentPart part : several.parts()) {
			if (!resultOfTool && !(part instanceof ContentPart.Text)) {
				throw new InvalidRequestException(Reason.ROLE_ORDER,
						"message " + i + ": only the user sends images, files and sound");
			}
		}
	}
}
