package io.github.openrouter4e.client;

/** A prompt of the user. */
public record UserMessage(Content content) implements Message {
	/** Plain text. */
	public UserMessage(String text) {
		this(new Content.Plain(text));
	}

	@Override
	public UserMessage withContent(Content newContent) {
		return new UserMessage(newContent);
	}
}
