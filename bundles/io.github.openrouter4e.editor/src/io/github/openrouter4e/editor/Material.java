package io.github.openrouter4e.editor;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.PromptContext;

/**
 * What is sent about a subject.
 *
 * @param kind        what it is, so that the prompt can call it by its name
 * @param attachments the subject itself first, then what belongs to it; empty if all of it is withheld
 * @param problems    errors and warnings in it; null if it has none
 * @param context     what the variables of saved prompts stand for
 * @param withheld    sentences for the user about what is excluded from being sent, and would be taken if the user agreed
 * @param notes       sentences for the user about what else was left out
 */
public record Material(Kind kind, List<Attachment> attachments, @Nullable Attachment problems, PromptContext context,
		List<String> withheld, List<String> notes) {

	/** What a prompt can be about. */
	public enum Kind {
		/** Source code, or another text. */
		CODE,
		/** The difference between two versions of a file. */
		CHANGE,
		/** Errors, warnings or tasks. */
		PROBLEM,
		/** What a program wrote, perhaps with a stack trace. */
		OUTPUT,
		/** Tests that failed. */
		TEST,
		/** Values of a program that is being debugged. */
		VALUE
	}

	/** Takes copies of the lists. */
	public Material {
		attachments = List.copyOf(attachments);
		withheld = List.copyOf(withheld);
		notes = List.copyOf(notes);
	}
}
