package io.github.openrouter4e.models.internal;

import java.util.List;
import java.util.Set;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.models.Abilities;

/** Derives abilities from a catalogue entry. */
@SuppressWarnings("nls") // wire names only
public final class AbilityRules {

	private AbilityRules() {}

	/** {@return what the model can do} */
	public static Abilities of(Model model, String vendor) {
		List<String> in = model.architecture().inputModalities();
		List<String> out = model.architecture().outputModalities();
		Set<String> parameters = model.supportedParameters();
		return new Abilities(text(in) && text(out), parameters.contains("tools"), in.contains("image"),
				in.contains("file"), in.contains("audio"), in.contains("video"), out.contains("image"),
				parameters.contains("reasoning") || model.reasoning() != null,
				parameters.contains("structured_outputs"), CachingRules.of(model, vendor), free(model.pricing()));
	}

	/** Entries of old gateways name no modalities at all; a language model is the likeliest then. */
	private static boolean text(List<String> modalities) {
		return modalities.isEmpty() || modalities.contains("text");
	}

	private static boolean free(Pricing pricing) {
		return isZero(pricing.prompt()) && isZero(pricing.completion())
				&& (isZero(pricing.request()) || pricing.request() instanceof Price.Unknown);
	}

	private static boolean isZero(Price price) {
		return price instanceof Price.Known known && known.isFree();
	}
}
