package io.github.openrouter4e.git.internal;

import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.ui.RequestTexts;

/** Says what it was told to word. */
@SuppressWarnings("nls")
public final class PlainTexts implements RequestTexts {

	@Override
	public String failure(Throwable failure) {
		return "failed: " + failure.getMessage();
	}

	@Override
	public String limit(SpendingDecision decision) {
		return "limit: " + decision.limit();
	}

	@Override
	public String cost(ModelCallResult result) {
		return "cost: " + result.cost().total();
	}
}
