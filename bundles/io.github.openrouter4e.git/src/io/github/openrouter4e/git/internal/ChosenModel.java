package io.github.openrouter4e.git.internal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatRequestBuilder;

/** The model that the user has chosen, and how requests to it are made. Returns at once. */
public interface ChosenModel {

	/** Its id; may carry variants or be a preset. */
	String id();

	/** Tokens that it takes in all; {@code null} if unknown. */
	@Nullable
	Long contextLength();

	/** A request to it without messages, with the providers and parameters that the user chose. */
	ChatRequestBuilder request();
}
