package io.github.openrouter4e.client;

/** One message of a conversation. */
public sealed interface Message permits SystemMessage, DeveloperMessage, UserMessage, AssistantMessage, ToolMessage {
	/** What is said; empty only where an assistant calls tools without a word. */
	Content content();

	/** The same message with other content, for marking and attaching. */
	Message withContent(Content content);
}
