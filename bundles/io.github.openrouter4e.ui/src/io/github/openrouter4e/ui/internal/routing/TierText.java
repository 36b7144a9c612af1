package io.github.openrouter4e.ui.internal.routing;

import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.models.TierPrices.Found;
import io.github.openrouter4e.ui.internal.PriceFormat;

/** Words for what a service tier costs. */
public final class TierText {

	private TierText() {}

	/** @param tier as OpenRouter spells it */
	public static String of(Found found, String tier) {
		return switch (found) {
			case Found.Known(var offer, var factor) -> {
				var prices = new PriceFormat(Locale.getDefault());
				yield NLS.bind(Messages.TierText_price,
						new Object[]{tier, prices.perMillion(offer.pricing().prompt()),
								prices.perMillion(offer.pricing().completion()), offer.providerName()});
			}
			case Found.NotOffered() -> NLS.bind(Messages.TierText_notOffered, tier);
			case Found.Unknown() -> NLS.bind(Messages.TierText_unknown, tier);
		};
	}
}
