package io.github.openrouter4e.models.search;

import java.math.BigDecimal;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.Abilities;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.PerMillion;
import io.github.openrouter4e.models.PromptCaching;

/**
 * Conditions of the picker; all that are set must hold. A model that does not say (no context length, variable price)
 * does not meet a bound.
 *
 * @param free                only models that cost nothing
 * @param tools               only models that call tools
 * @param vision              only models that take images
 * @param audio               only models that take audio
 * @param imageOutput         only models that draw images
 * @param reasoning           only models that reason
 * @param caching             only models whose prompts are cached, automatically or by marks
 * @param minContext          least context length in tokens, or null
 * @param maxPromptPerMillion highest prompt price in USD per million tokens, or null
 * @param vendors             slugs of the vendors to show; empty means all
 */
public record ModelFilter(boolean free, boolean tools, boolean vision, boolean audio, boolean imageOutput,
		boolean reasoning, boolean caching, @Nullable Long minContext, @Nullable BigDecimal maxPromptPerMillion,
		Set<String> vendors) {

	/** Lets everything through. */
	public static final ModelFilter NONE = new ModelFilter(false, false, false, false, false, null, null, Set.of());

	/** A filter that asks for neither audio nor images that are drawn. */
	public ModelFilter(boolean free, boolean tools, boolean vision, boolean reasoning, boolean caching,
			@Nullable Long minContext, @Nullable BigDecimal maxPromptPerMillion, Set<String> vendors) {
		this(free, tools, vision, false, false, reasoning, caching, minContext, maxPromptPerMillion, vendors);
	}

	public ModelFilter {
		vendors = Set.copyOf(vendors);
	}

	/** {@return whether nothing is filtered} */
	public boolean isNone() {
		return equals(NONE);
	}

	/** {@return whether the model meets every condition} */
	boolean accepts(ModelInfo model) {
		Abilities can = model.abilities();
		return (!free || can.free()) //
				&& (!tools || can.tools()) //
				&& (!vision || can.vision()) //
				&& (!audio || can.audio()) //
				&& (!imageOutput || can.imageOutput()) //
				&& (!reasoning || can.reasoning()) //
				&& (!caching || can.promptCaching() != PromptCaching.NONE) //
				&& atLeast(model.contextLength(), minContext) //
				&& atMost(PerMillion.of(model.pricing().prompt()), maxPromptPerMillion) //
				&& (vendors.isEmpty() || vendors.contains(model.vendor()));
	}

	private static boolean atLeast(@Nullable Long value, @Nullable Long limit) {
		return limit == null || value != null && value >= limit;
	}

	private static boolean atMost(@Nullable BigDecimal value, @Nullable BigDecimal limit) {
		return limit == null || value != null && value.compareTo(limit) <= 0;
	}
}
