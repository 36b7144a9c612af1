package io.github.openrouter4e.chat;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CallSettings;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;

/**
 * What the user chose in the preferences, as far as conversations need it. Implemented where preferences are known and
 * registered as a service. All methods return at once and may be called on any thread; they are asked anew for each
 * request, so that a change holds from the next one on.
 */
public interface ChatSettings extends CallSettings {

	/** Id of the model for conversations that choose none; may carry variants or be a preset. */
	String model();

	/** System prompt for conversations that choose none; empty for none. */
	String systemPrompt();

	/** Providers and fallback models for requests to this model. */
	RoutingOptions routing(String modelId);

	/** Sampling, reasoning and output limits for requests to this model; what it does not support is left out. */
	ModelParameters parameters(String modelId);

	/** How OpenRouter handles requests to this model, in conversations that do not choose. */
	RequestOptions requestOptions(String modelId);

	/**
	 * USD that a model may spend by itself, in a run of rounds with tools after the user said something, before the user is
	 * asked; {@code null} for no limit.
	 */
	@Nullable
	BigDecimal taskLimit();

	/** Whether models may search the web in conversations that do not choose. */
	boolean webSearch();

	/**
	 * Bytes that all conversations may have together on disk; beyond that the oldest that are neither pinned nor of this
	 * month are moved to the trash.
	 */
	long historyBytes();
}
