package io.github.openrouter4e.chat.internal.session;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.internal.request.RequestAssembler;
import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.models.ModelCatalogue;

/**
 * What all sessions share.
 *
 * @param background  runs what blocks, each on a thread of its own
 * @param scheduler   writes pieces of answers to disk
 * @param ids         gives an id for a turn that no other turn of the conversation has
 */
public record SessionContext(ModelCatalogue catalogue, ChatSettings settings, CostLedger ledger, ModelCalls calls,
		ToolRegistry tools, Executor background, ScheduledExecutorService scheduler, Clock clock,
		Supplier<String> ids, RequestAssembler assembler) {

	/** What sessions need, made from what they depend on. */
	public SessionContext(ModelCatalogue catalogue, ChatSettings settings, CostLedger ledger, ModelCalls calls,
			ToolRegistry tools, Executor background, ScheduledExecutorService scheduler, Clock clock,
			Supplier<String> ids) {
		this(catalogue, settings, ledger, calls, tools, background, scheduler, clock, ids,
				new RequestAssembler(settings, catalogue));
	}
}
