package io.github.openrouter4e.chat;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

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

	/** Whether there is nothing to send: a schema alone asks for nothing. */
	public boolean isEmpty() {
		return text.isBlank() && attachments.stream().allMatch(Attachment.AnswerSchema.class::isInstance);
	}

	/** This prompt and, as a paragraph of its own, another one. */
	public Prompt followedBy(Prompt other) {
		String gap = text.isBlank() || other.text.isBlank() ? "" : "\n\n"; //$NON-NLS-1$ //$NON-NLS-2$
		var all = new ArrayList<>(attachments);
		all.addAll(other.attachments);
		return new Prompt(text + gap + other.text, all);
	}

	/** The schema that the answer must follow; {@code null} if there is none. */
	public Attachment.@Nullable AnswerSchema answerSchema() {
		for (Attachment attachment : attachments.reversed()) {
			if (attachment instanceof Attachment.AnswerSchema schema) {
				return schema;
			}
		}
		return null;
	}
}
