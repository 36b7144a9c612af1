package io.github.openrouter4e.chat;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What the user asked.
 *
 * @param leftOut which of the prompt's attachments, from 0, are left out of requests, as a provider refused them
 */
public record Question(String id, @Nullable String parentId, Instant created, Prompt prompt, Set<Integer> leftOut)
		implements
			Turn {

	/** Takes a copy of the set. */
	public Question {
		leftOut = Set.copyOf(leftOut);
	}

	/** A question with all its attachments. */
	public Question(String id, @Nullable String parentId, Instant created, Prompt prompt) {
		this(id, parentId, created, prompt, Set.of());
	}

	/** This question without one more of its attachments. */
	public Question leavingOut(int attachment) {
		var more = new TreeSet<>(leftOut);
		more.add(attachment);
		return new Question(id, parentId, created, prompt, more);
	}
}
