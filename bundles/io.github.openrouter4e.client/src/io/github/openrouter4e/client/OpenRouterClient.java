package io.github.openrouter4e.client;

import java.util.List;

/**
 * The OpenRouter HTTP API. An OSGi service.
 * <p>
 * All methods block until the answer is there, so call them from a background thread, best a virtual one, never from
 * the UI thread. Address, key, time limits and proxy are asked for anew on each call, so a changed setting is in force
 * at once. All methods may be called by any number of threads.
 * <p>
 * All methods throw {@link OpenRouterException}: {@link CancelledException} after {@link Cancellation#cancel()},
 * {@link KeyUnavailableException} when a key is needed and missing, {@link TransportException} and
 * {@link RequestTimeoutException} when the network fails, {@link ProtocolException} when the answer is not what
 * OpenRouter sends, {@link ServiceException} when OpenRouter or the model provider says no. Failures that are worth it
 * have been retried before.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/overview">OpenRouter API reference</a>
 */
public interface OpenRouterClient {
	/**
	 * Sends {@code request} and streams the answer to {@code sink}, in order, on the calling thread. The last event is
	 * {@link ChatEvent.Done}, with the same answer that is returned. An exception that the sink throws ends the
	 * request and is passed on unchanged.
	 *
	 * @return the whole answer
	 * @throws OpenRouterException
	 *             on failure; {@link OpenRouterException#partialAnswer()} holds what had arrived
	 * @see <a href="https://openrouter.ai/docs/api-reference/streaming">Streaming</a>
	 */
	ChatCompletion chat(ChatRequest request, ChatEventSink sink, Cancellation cancellation);

	/** Sends {@code request} and waits for the whole answer. Prefer {@link #chat} for anything a user waits for. */
	ChatCompletion complete(ChatRequest request, Cancellation cancellation);

	/**
	 * All models, or those that the account's provider and privacy settings leave.
	 *
	 * @see <a href="https://openrouter.ai/docs/api-reference/list-available-models">List models</a>
	 */
	ModelList models(ModelScope scope, Cancellation cancellation);

	/**
	 * Who serves a model, with prices and health per provider. Empty when nobody does at the moment.
	 *
	 * @param modelId
	 *            {@code author/slug}, with or without variant
	 */
	List<Endpoint> endpoints(String modelId, Cancellation cancellation);

	/** The providers that OpenRouter routes to. */
	List<Provider> providers(Cancellation cancellation);

	/** Name, limit and use of the key in force. */
	KeyInfo key(Cancellation cancellation);

	/**
	 * Credits of the account. Many ordinary keys may not ask this: the {@link ServiceException} with status 403 then
	 * means "unknown", and {@link #key} is the next best source.
	 */
	Credits credits(Cancellation cancellation);

	/**
	 * What a finished request cost. OpenRouter knows it some seconds after the end; until then it answers 404
	 * ({@link NotFoundException}).
	 *
	 * @param id
	 *            {@link ChatCompletion#id()}
	 */
	Generation generation(String id, Cancellation cancellation);

	/** The presets of the account, the one that was changed last first; at most a hundred. */
	List<Preset> presets(Cancellation cancellation);

	/**
	 * The versions of a preset, oldest first; at most a hundred.
	 *
	 * @param slug
	 *            {@link Preset#slug()}
	 */
	List<PresetVersion> presetVersions(String slug, Cancellation cancellation);

	/**
	 * Asks for the key's data with settings that are not in force yet: the "Test connection" of a settings page. Never
	 * retried, so that the user gets the answer at once.
	 */
	KeyInfo testConnection(ConnectionSettings candidate, Cancellation cancellation);
}
