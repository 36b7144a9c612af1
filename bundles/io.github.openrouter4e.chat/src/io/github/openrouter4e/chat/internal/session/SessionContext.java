package io.github.openrouter4e.chat.internal.session;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.CostLedger;
import io.github.openrouter4e.chat.internal.ledger.CostEstimator;
import io.github.openrouter4e.chat.internal.ledger.PriceBook;
import io.github.openrouter4e.chat.internal.request.RequestAssembler;
import io.github.openrouter4e.client.OpenRouterClient;

/**
 * What all sessions share.
 *
 * @param background runs what blocks, each on a thread of its own
 * @param scheduler  writes pieces of answers to disk
 * @param ids        gives an id for a turn that no other turn of the conversation has
 */
public record SessionContext(OpenRouterClient client, ChatSettings settings, RequestAssembler assembler, ToolRegistry tools,
		CostLedger ledger, CostKeeper costs, CostEstimator estimator, PriceBook prices, Executor background,
		ScheduledExecutorService scheduler, Clock clock, Supplier<String> ids) {
}
