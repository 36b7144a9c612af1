package io.github.openrouter4e.costs;

import java.math.BigDecimal;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.storage.Registration;

/**
 * The one door through which every paid request passes: the user's limits are looked at, the prompt is marked for caching, the
 * request is sent, and what it cost is recorded, also if it fails, is cancelled or is repeated. A declarative service;
 * thread-safe. Nothing else of this product calls {@link io.github.openrouter4e.client.OpenRouterClient#chat}.
 */
public interface ModelCalls {

	/**
	 * What a request is expected to cost, and whether the user's limits let it pass. Calculates only, but the first call
	 * reads the ledger.
	 *
	 * @param conversationId the conversation that it is counted with; {@code null} for none
	 * @param prompt         all tokens that will be sent, and of these the ones that are thought to be read from and written
	 *                       to a cache
	 * @param maxTokens      the maximum that the user set for the answer; {@code null} for none
	 * @param documents      USD for reading PDF files by a service that is paid by the page
	 * @param tier           the service tier that is asked for, whose price counts once it is known; {@code null} for the
	 *                       standard one
	 * @param spoken         whether the answer is to be spoken, the price of which counts for all of it
	 */
	CostEstimate estimate(@Nullable String conversationId, String model, TokenCounts prompt,
			@Nullable Integer maxTokens, BigDecimal documents, @Nullable String tier, boolean spoken);

	/** What a request without such files on the standard tier, to be answered in writing, is expected to cost. */
	default CostEstimate estimate(@Nullable String conversationId, String model, TokenCounts prompt,
			@Nullable Integer maxTokens) {
		return estimate(conversationId, model, prompt, maxTokens, BigDecimal.ZERO, null, false);
	}

	/**
	 * Tokens of a text for a model, as earlier answers of the model taught.
	 *
	 * @param size as {@link TextSize} measures it
	 */
	long tokens(String model, long size);

	/** The id under which the catalogue lists a model that OpenRouter may name by a dated slug; itself if unknown. */
	String listedId(String model);

	/**
	 * Sends a request and waits for its end; the listener is told what comes and how it ends. Blocks; throws nothing that the
	 * service, the network or the listener causes.
	 */
	void call(ModelCall call, ModelCallListener listener, Cancellation cancellation);

	/**
	 * Sends a request and waits for the whole answer. Blocks.
	 *
	 * @throws SpendingLimitException if the user wants to be asked first; nothing was sent
	 * @throws OpenRouterException    if it fails or is cancelled
	 */
	ChatCompletion complete(ModelCall call, Cancellation cancellation);

	/**
	 * Records a request whose end nobody saw, as the process was killed, and finds out what it cost.
	 *
	 * @param entry with what is known of it
	 * @param guess tokens that it is thought to have had
	 */
	void recover(LedgerEntry entry, TokenCounts guess);

	/** Tells a listener about requests whose cost became better known after they ended, on a background thread. */
	Registration addListener(Consumer<LedgerEntry> listener);
}
