package io.github.openrouter4e.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A model id taken apart: {@code [~]vendor/slug[:variant…][@preset/name]}, or {@code @preset/name} alone. Gateways
 * behind a custom base URL use ids without a vendor ({@code gpt-4o}); those are ids too.
 * <p>
 * What a variant means to the catalogue: {@code :free}, {@code :thinking}, {@code :extended} and the like have entries
 * (and prices) of their own, while {@code :nitro}, {@code :floor}, {@code :exacto}, {@code :online} and {@code :batch}
 * only steer how the model in front of them is served, so their entry is that model's.
 *
 * @param raw     the id exactly as it goes to OpenRouter; never blank
 * @param vendor  the author's slug without the {@code ~}, or null if the id names none
 * @param slug    the model's own name without vendor, variants and preset; empty for a bare preset
 * @param variants the variants in their order, without colons; often empty
 * @param preset  the preset's name, or null
 * @param latest  whether the id is a {@code ~vendor/family-latest} alias, which OpenRouter points to a newer model from
 *                time to time
 * @see <a href="https://openrouter.ai/docs/features/model-routing">OpenRouter: model variants</a>
 */
@SuppressWarnings("nls") // wire names only
public record ModelId(String raw, @Nullable String vendor, String slug, List<String> variants, @Nullable String preset,
		boolean latest) {

	/** Longest id that is taken for one; anything longer is pasted text. */
	static final int MAX_LENGTH = 256;

	private static final String PRESET = "@preset/";
	private static final String BATCH = "batch";
	private static final Set<String> ROUTING_VARIANTS = Set.of("nitro", "floor", "exacto", "online", BATCH);
	/** Ids that stand for "OpenRouter picks a model". */
	private static final Set<String> ROUTERS = Set.of("auto", "auto-beta", "free", "pareto-code", "bodybuilder",
			"fusion");

	public ModelId {
		Objects.requireNonNull(raw);
		variants = List.copyOf(variants);
	}

	/**
	 * Takes an id apart. Surrounding white space is dropped, as it comes with pasting.
	 *
	 * @param text what the user typed or the catalogue says
	 * @return empty if it cannot be a model id: blank, with white space or control characters inside, too long, or with
	 *         an empty piece
	 */
	public static Optional<ModelId> parse(String text) {
		String raw = text.strip();
		if (raw.isEmpty() || raw.length() > MAX_LENGTH
				|| raw.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
			return Optional.empty();
		}
		String model = raw;
		String preset = null;
		int at = raw.indexOf(PRESET);
		if (at >= 0) {
			preset = raw.substring(at + PRESET.length());
			model = raw.substring(0, at);
			if (preset.isEmpty()) {
				return Optional.empty();
			}
		}
		if (model.isEmpty()) {
			return Optional.of(new ModelId(raw, null, "", List.of(), preset, false));
		}
		boolean latest = model.startsWith("~");
		String[] pieces = model.substring(latest ? 1 : 0).split(":", -1);
		List<String> variants = new ArrayList<>();
		for (int i = 1; i < pieces.length; i++) {
			if (pieces[i].isEmpty()) {
				return Optional.empty();
			}
			variants.add(pieces[i]);
		}
		int slash = pieces[0].indexOf('/');
		String vendor = slash < 0 ? null : pieces[0].substring(0, slash);
		String slug = pieces[0].substring(slash + 1);
		if (slug.isEmpty() || vendor != null && vendor.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new ModelId(raw, vendor, slug, variants, preset, latest));
	}

	/** {@return whether the id has the variant {@code :batch}: only the Batch API takes it} */
	static boolean isBatch(String id) {
		return id.contains(BATCH) && parse(id).filter(parsed -> parsed.variants.contains(BATCH)).isPresent();
	}

	/** {@return the author's slug, empty if the id names none} */
	public String vendorOrEmpty() {
		String author = vendor;
		return author == null ? "" : author;
	}

	/** {@return whether the id names a preset only, so that the account's preset chooses the model} */
	public boolean isBarePreset() {
		return slug.isEmpty();
	}

	/** {@return whether OpenRouter chooses the model per request, so that neither price nor abilities are known before} */
	public boolean isRouter() {
		return "openrouter".equals(vendor) && ROUTERS.contains(slug);
	}

	/** {@return vendor and slug without variants and preset; empty for a bare preset} */
	public String base() {
		return (latest ? "~" : "") + (vendor == null ? "" : vendor + '/') + slug;
	}

	/** {@return the id without what only steers routing: the key under which the catalogue may list it} */
	public String catalogueId() {
		var id = new StringBuilder(base());
		for (String variant : variants) {
			if (!ROUTING_VARIANTS.contains(variant)) {
				id.append(':').append(variant);
			}
		}
		return id.toString();
	}

	@Override
	public String toString() {
		return raw;
	}
}
