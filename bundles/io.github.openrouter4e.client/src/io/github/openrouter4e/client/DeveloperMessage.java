package io.github.openrouter4e.client;

/** Instructions of the application, under the name that newer OpenAI models use. */
public record DeveloperMessage(Content content) implements Message {
	@Override
	public DeveloperMessage withContent(Content newContent) {
		return new DeveloperMessage(newContent);
	}
}
