package io.github.openrouter4e.chat;

import java.util.List;

import io.github.openrouter4e.storage.WellFormed;

/** What the user sends: a text, which may be empty if there are attachments, and the attachments in the user's order. */
public record Prompt(String text, List<Attachment> attachments) {

	/** Takes a copy of the list, and the text without half characters. */
	public Prompt {
		text = WellFormed.text(text);
		attachments = List.copyOf(attachments);
	}

	/** A prompt without attachments. */
	public static Prompt of(String text) {
		return new Prompt(text, List.of());
	}

	/** Whether there is nothing to send. */
	public boolean isEmpty() {
		return text.isBlank() && attachments.isEmpty();
	}
}
