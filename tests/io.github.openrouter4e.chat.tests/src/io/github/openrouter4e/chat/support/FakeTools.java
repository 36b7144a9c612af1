package io.github.openrouter4e.chat.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.Tool;

/** Tools that do what a test says, and remember for what they were called. */
public final class FakeTools implements ToolExecutor {

	/** What a tool does. */
	@FunctionalInterface
	public interface Body {
		ToolOutcome run(ToolRequest call, ToolProgress progress, Cancellation cancellation);
	}

	public final List<ToolRequest> calls = new CopyOnWriteArrayList<>();
	public final List<ToolContext> contexts = new CopyOnWriteArrayList<>();
	/** For whom permissions were asked. */
	public final List<ToolContext> judged = new CopyOnWriteArrayList<>();
	/** Until when permissions were asked. */
	public final List<Cancellation> judgedUntil = new CopyOnWriteArrayList<>();
	public final List<ToolDecision> decided = new CopyOnWriteArrayList<>();
	public volatile Function<ToolRequest, ToolPermission> permission = call -> ToolPermission.ALLOWED;
	/** What they do when they hear of a decision. */
	public volatile Runnable hearing = () -> {
		// nothing
	};
	/** Which calls bring in something from outside of the workspace. */
	public volatile Predicate<ToolRequest> foreign = call -> false;
	/** Which tools are offered for whom. */
	public volatile BiPredicate<ToolOffer, ToolContext> offered = (offer, context) -> true;
	private final List<ToolOffer> offers = new ArrayList<>();
	private final Map<String, Body> bodies = new HashMap<>();

	/** A tool more. */
	public FakeTools with(String name, ToolTraits traits, Body body) {
		offers.add(new ToolOffer(new Tool.Function(name, "Does it", new RawJson("{\"type\":\"object\"}")), traits));
		bodies.put(name, body);
		return this;
	}

	/** A tool more that reads, alone. */
	public FakeTools with(String name, Function<ToolRequest, String> body) {
		return with(name, new ToolTraits(true, false, ToolTraits.Effect.READ),
				(call, progress, cancellation) -> new ToolOutcome.Done(body.apply(call)));
	}

	@Override
	public List<ToolOffer> tools(ToolContext context) {
		contexts.add(context);
		return offers.stream().filter(offer -> offered.test(offer, context)).toList();
	}

	@Override
	public ToolPermission permission(ToolRequest call, ToolContext context, Cancellation cancellation) {
		judged.add(context);
		judgedUntil.add(cancellation);
		return permission.apply(call);
	}

	@Override
	public boolean readsForeign(ToolRequest call, ToolContext context) {
		return foreign.test(call);
	}

	@Override
	public void decided(ToolRequest call, ToolContext context, ToolDecision decision) {
		hearing.run();
		decided.add(decision);
	}

	@Override
	public ToolOutcome execute(ToolRequest call, ToolContext context, ToolProgress progress,
			Cancellation cancellation) {
		calls.add(call);
		return bodies.get(call.name()).run(call, progress, cancellation);
	}
}
