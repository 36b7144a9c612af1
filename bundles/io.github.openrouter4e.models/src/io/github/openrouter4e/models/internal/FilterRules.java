package io.github.openrouter4e.models.internal;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.Abilities;
import io.github.openrouter4e.models.ModelFilter;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.PerMillion;
import io.github.openrouter4e.models.PromptCaching;

/** The picker's conditions. */
public final class FilterRules {

	private FilterRules() {}

	/** {@return whether the model meets every condition} */
	public static boolean accepts(ModelFilter filter, ModelInfo model) {
		Abilities can = model.abilities();
		return (!filter.free() || can.free()) //
				&& (!filter.tools() || can.tools()) //
				&& (!filter.vision() || can.vision()) //
				&& (!filter.reasoning() || can.reasoning()) //
				&& (!filter.caching() || can.promptCaching() != PromptCaching.NONE) //
				&& atLeast(model.contextLength(), filter.minContext()) //
				&& atMost(PerMillion.of(model.pricing().prompt()), filter.maxPromptPerMillion()) //
				&& (filter.vendors().isEmpty() || filter.vendors().contains(model.vendor()));
	}

	private static boolean atLeast(@Nullable Long value, @Nullable Long clamp) {
		return clamp == null || value != null && value >= clamp;
	}

	private static boolean atMost(@Nullable BigDecimal value, @Nullable BigDecimal clamp) {
		return clamp == null || value != null && value.compareTo(clamp) <= 0;
	}
}
