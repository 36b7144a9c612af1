package io.github.openrouter4e.models;

import java.util.List;
import java.util.Set;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;

/** Derives the abilities of a model from its catalogue entry. */
@SuppressWarnings("nls") // wire names only
final class AbilityRules {

	private AbilityRules() {}

	/** {@return what the model can do} */
	static Abilities of(Model model, String vendor) {
		List<String> in = model.architecture().inputModalities();
		List<String> out = model.architecture().outputModalities();
		Set<String> parameters = model.supportedParameters();
		return new Abilities(text(in) && text(out) && !ModelId.isBatch(model.id()), parameters.contains("tools"),
				in.contains("image"),
				in.contains("file"), in.contains("audio"), in.contains("video"), out.contains("image"),
				parameters.contains("reasoning") || model.reasoning() != null,
				parameters.contains("structured_outputs"), CachingRules.of(model, vendor), isFree(model));
	}

	/** Entries of old gateways name no modalities at all; a language model is the likeliest then. */
	private static boolean text(List<String> modalities) {
		return modalities.isEmpty() || modalities.contains("text");
	}

	/**
	 * Models that are priced by the song, the second or the image have 0 for tokens, and the list has no place for what
	 * they really cost. Those that cost nothing say so in their id, or speak only and have no other price.
	 */
	private static boolean isFree(Model model) {
		List<String> out = model.architecture().outputModalities();
		boolean onlySpeaks = out.isEmpty() || out.equals(List.of("text"));
		boolean said = model.id().endsWith(":free") || model.id().equals("openrouter/free");
		return hasFreeTokens(model.pricing()) && (said || onlySpeaks && hasNoOtherPrice(model.pricing()));
	}

	/** {@return whether neither prompt nor answer costs anything by the token} */
	static boolean hasFreeTokens(Pricing pricing) {
		return isZero(pricing.prompt()) && isZero(pricing.completion())
				&& (isZero(pricing.request()) || pricing.request() instanceof Price.Unknown);
	}

	/** A search is made only if the user wants it. */
	private static boolean hasNoOtherPrice(Pricing pricing) {
		return pricing.prices().entrySet().stream()
				.allMatch(price -> price.getKey().equals("web_search") || isZero(price.getValue())
						|| price.getValue() instanceof Price.Unknown);
	}

	private static boolean isZero(Price price) {
		return price instanceof Price.Known known && known.isFree();
	}
}
