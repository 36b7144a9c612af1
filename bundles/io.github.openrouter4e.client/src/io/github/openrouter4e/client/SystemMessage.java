package io.github.openrouter4e.client;

/** Instructions of the application. */
public record SystemMessage(Content content) implements Message {
	/** Plain text. */
	public SystemMessage(String text) {
		this(new Content.Plain(text));
	}

	@Override
	public SystemMessage withContent(Content newContent) {
		return new SystemMessage(newContent);
	}
}
