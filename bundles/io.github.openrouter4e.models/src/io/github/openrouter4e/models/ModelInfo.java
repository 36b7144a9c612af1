package io.github.openrouter4e.models;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.Pricing;

/**
 * A catalogue entry with what can be derived from it. Immutable; equal if the entries are. The entry itself, with
 * everything OpenRouter says, is {@link #model()}.
 */
public final class ModelInfo {

	private static final int SOON = 60; // days
	private static final String NAME_SEPARATOR = ": "; //$NON-NLS-1$

	private final Model model;
	private final String vendor;
	private final String vendorName;
	/** Derived when asked for, as a new list of models has few that anybody looks at; made twice by two threads, it is the same. */
	private volatile @Nullable Abilities abilities;

	private ModelInfo(Model model, String vendor, String vendorName) {
		this.model = model;
		this.vendor = vendor;
		this.vendorName = vendorName;
	}

	/** {@return the derived view of a catalogue entry; the vendor's display name comes from the entry alone} */
	public static ModelInfo of(Model model) {
		String vendor = vendorOf(model.id());
		return of(model, vendor, vendorInName(model, vendor));
	}

	/** {@return the derived view with a display name found elsewhere, for names that do not begin with the vendor} */
	static ModelInfo of(Model model, String vendor, @Nullable String vendorName) {
		return new ModelInfo(model, vendor, vendorName == null ? capitalised(vendor) : vendorName);
	}

	/** {@return the vendor's slug in an id without {@code ~}; empty if the id names none} */
	static String vendorOf(String id) {
		int slash = id.indexOf('/');
		return slash <= 0 ? "" : id.substring(id.charAt(0) == '~' ? 1 : 0, slash); //$NON-NLS-1$
	}

	/** {@return what stands before the colon in names like {@code Anthropic: Claude Sonnet 4}, or null} */
	static @Nullable String vendorInName(Model model, String vendor) {
		int colon = vendor.isEmpty() ? -1 : model.name().indexOf(NAME_SEPARATOR);
		return colon <= 0 ? null : model.name().substring(0, colon);
	}

	private static String capitalised(String slug) {
		if (slug.equals("openrouter")) { //$NON-NLS-1$
			return "OpenRouter"; //$NON-NLS-1$
		}
		return slug.isEmpty() ? slug : Character.toUpperCase(slug.charAt(0)) + slug.substring(1);
	}

	/** {@return the catalogue entry} */
	public Model model() {
		return model;
	}

	/** {@return the id as it goes into a request} */
	public String id() {
		return model.id();
	}

	/** {@return the display name, the id if the entry has none} */
	public String name() {
		return model.name().isEmpty() ? model.id() : model.name();
	}

	/** {@return the slug of who made the model, such as {@code anthropic}; empty if the id names nobody} */
	public String vendor() {
		return vendor;
	}

	/** {@return the display name of who made the model, such as {@code Anthropic}; empty if the id names nobody} */
	public String vendorName() {
		return vendorName;
	}

	/** {@return what it can do} */
	public Abilities abilities() {
		var known = abilities;
		if (known == null) {
			known = AbilityRules.of(model, vendor);
			abilities = known;
		}
		return known;
	}

	/** {@return prices in USD per token, per request and so on} */
	public Pricing pricing() {
		return model.pricing();
	}

	/** {@return tokens that prompt and answer may have together, as the model allows; null if unknown} */
	public @Nullable Long contextLength() {
		return model.contextLength();
	}

	/** {@return tokens that prompt and answer may have together at the provider OpenRouter prefers; null if unknown} */
	public @Nullable Long topProviderContextLength() {
		return model.topProvider().contextLength();
	}

	/**
	 * {@return the context one can count on: the smaller of the model's and the preferred provider's; null if unknown}
	 */
	public @Nullable Long usableContextLength() {
		Long own = contextLength();
		Long top = topProviderContextLength();
		if (own == null || top == null) {
			return own == null ? top : own;
		}
		return Math.min(own, top);
	}

	/** {@return tokens that an answer may have, reasoning included; null if unknown} */
	public @Nullable Long maxOutputTokens() {
		return model.topProvider().maxCompletionTokens();
	}

	/** {@return when OpenRouter began to offer it; null if unknown} */
	public @Nullable Instant created() {
		return model.created();
	}

	/** {@return the announced day of removal; null if none is announced} */
	public @Nullable LocalDate expires() {
		return model.expirationDate();
	}

	/**
	 * {@return whether the announced day of removal is near, or past} Some providers announce one that is decades away.
	 *
	 * @param today where the user is
	 */
	public boolean endsSoon(LocalDate today) {
		LocalDate end = expires();
		return end != null && !end.isAfter(today.plusDays(SOON));
	}

	/** {@return whether only the Batch API takes it, which answers within a day: it cannot be used in a chat} */
	public boolean isBatch() {
		return ModelId.isBatch(id());
	}

	/**
	 * {@return whether it costs something that its prices do not say} Its tokens are listed as free then, and it is paid by
	 * the song, the second or the image.
	 */
	public boolean hasOtherPrices() {
		return !abilities().free() && AbilityRules.hasFreeTokens(pricing());
	}

	/** {@return whether requests may carry this parameter, by OpenRouter's name} */
	public boolean supports(String parameter) {
		return model.supportedParameters().contains(parameter);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ModelInfo info && model.equals(info.model) && vendorName.equals(info.vendorName);
	}

	@Override
	public int hashCode() {
		return model.id().hashCode();
	}

	@Override
	public String toString() {
		return model.id();
	}
}
