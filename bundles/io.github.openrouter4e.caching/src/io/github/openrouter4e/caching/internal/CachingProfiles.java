package io.github.openrouter4e.caching.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.internal.CachingProfile.Method;
import io.github.openrouter4e.models.ModelId;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.PromptCaching;

/**
 * The table of vendors whose way of caching OpenRouter documents, and how a model is found in it: by the vendor in its
 * id, also if the catalogue does not list it, so that a model of tomorrow is cached on its first day. For vendors not in
 * the table the catalogue's prices decide.
 *
 * @see <a href="https://openrouter.ai/docs/features/prompt-caching">OpenRouter: prompt caching</a>
 */
@SuppressWarnings("nls") // wire names and proper names only
public final class CachingProfiles {

	private static final int OPENAI_MINIMUM = 1024;
	private static final int ALIBABA_MINIMUM = 1024;
	private static final int GEMINI_FLASH_MINIMUM = 1024;
	private static final int GEMINI_PRO_MINIMUM = 4096;

	/**
	 * As gateways spell it: {@code bedrock/us.anthropic.claude-3-5-haiku-20241022-v1:0},
	 * {@code vertex_ai/claude-sonnet-4-5@20250929}, {@code claude-opus-4.5}, {@code databricks-claude-sonnet-4},
	 * {@code anthropic--claude-4-sonnet}, {@code claude_3_haiku}; but not what only was taught by it.
	 */
	private static final Pattern CLAUDE = Pattern.compile(
			"(?:^|[/.:])(?:(?:anthropic|databricks|bedrock|aws|vertex(?:[-_]ai)?|azure|gcp)[-_]+)?"
					+ "claude[-_](?:v?\\d|opus|sonnet|haiku|instant|fable|mythos)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern GPT = Pattern.compile("^openai/gpt-(\\d{1,3})(?:\\.(\\d{1,3}))?(?![\\w.])");

	private record Row(String vendor, String provider, Method method, int minimumTokens) {
	}

	private static final List<Row> TABLE = List.of( //
			new Row("openai", "OpenAI", Method.AUTOMATIC, OPENAI_MINIMUM), //
			new Row("x-ai", "xAI", Method.AUTOMATIC, 0), //
			new Row("deepseek", "DeepSeek", Method.AUTOMATIC, 0), //
			new Row("moonshotai", "Moonshot AI", Method.AUTOMATIC, 0), //
			new Row("z-ai", "Z.AI", Method.AUTOMATIC, 0));

	private static final Map<String, Row> BY_VENDOR = byVendor();

	private CachingProfiles() {}

	private static Map<String, Row> byVendor() {
		Map<String, Row> rows = new HashMap<>();
		TABLE.forEach(row -> rows.put(row.vendor, row));
		return rows;
	}

	/**
	 * {@return what is known of a model}
	 *
	 * @param requested the id in the request, or null for the account's default model
	 * @param model     the catalogue entry, or null
	 * @param byName    whether an unlisted model is Claude if it is called so
	 */
	public static CachingProfile of(@Nullable String requested, @Nullable ModelInfo model, boolean byName) {
		Optional<ModelId> parsed = requested == null ? Optional.empty() : ModelId.parse(requested);
		if (parsed.isEmpty() || parsed.get().isBarePreset() || parsed.get().isRouter()) {
			return new CachingProfile("", Method.CHOSEN_LATER, false, 0);
		}
		ModelId id = parsed.get();
		String vendor = id.vendorOrEmpty();
		if (vendor.equals("anthropic") || model != null && model.model().canonicalSlug().startsWith("anthropic/")) {
			return anthropic(id, model);
		}
		if (byName && model == null && CLAUDE.matcher(id.raw()).find()) {
			return anthropic(id, null);
		}
		if (vendor.equals("google") && id.slug().startsWith("gemini-")) {
			return gemini(id, model);
		}
		CachingProfile profile = model == null ? unlisted(vendor) : listed(vendor, model);
		String slug = model == null || model.model().canonicalSlug().isEmpty()
				? id.base()
				: model.model().canonicalSlug();
		return new CachingProfile(profile.provider(), profile.method(), profile.implicit(), profile.minimumTokens(),
				takesOpenAiMarks(slug));
	}

	/** GPT-5.6 and whatever comes after it. */
	private static boolean takesOpenAiMarks(String slug) {
		Matcher version = GPT.matcher(slug);
		if (!version.find()) {
			return false;
		}
		int major = Integer.parseInt(version.group(1));
		int minor = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
		return major > 5 || major == 5 && minor >= 6;
	}

	/** The canonical slug of an alias names the model behind it. */
	private static CachingProfile anthropic(ModelId id, @Nullable ModelInfo model) {
		String slug = model == null || model.model().canonicalSlug().isEmpty()
				? id.slug()
				: model.model().canonicalSlug();
		return new CachingProfile("Anthropic", Method.MARKS_AND_TOOLS, false, AnthropicMinimums.of(slug));
	}

	private static CachingProfile gemini(ModelId id, @Nullable ModelInfo model) {
		var caching = model == null ? PromptCaching.likelyFor(id) : model.abilities().promptCaching();
		if (caching == PromptCaching.NONE) {
			return new CachingProfile("Google", Method.NOT_OFFERED, false, 0);
		}
		int minimum = id.slug().contains("pro") ? GEMINI_PRO_MINIMUM : GEMINI_FLASH_MINIMUM;
		return new CachingProfile("Google", Method.GEMINI, caching == PromptCaching.AUTOMATIC, minimum);
	}

	private static CachingProfile unlisted(String vendor) {
		var row = row(vendor);
		return row == null
				? new CachingProfile(vendor, Method.UNKNOWN, false, 0)
				: new CachingProfile(row.provider, row.method, false, row.minimumTokens);
	}

	private static CachingProfile listed(String vendor, ModelInfo model) {
		var row = row(vendor);
		String provider = row == null ? model.vendorName() : row.provider;
		int minimum = row == null ? 0 : row.minimumTokens;
		return switch (model.abilities().promptCaching()) {
			case AUTOMATIC -> new CachingProfile(provider, Method.AUTOMATIC, false, minimum);
			case EXPLICIT -> new CachingProfile(provider, Method.MARKS, false, ALIBABA_MINIMUM);
			case NONE -> new CachingProfile(provider, Method.NOT_OFFERED, false, 0);
		};
	}

	private static @Nullable Row row(String vendor) {
		return BY_VENDOR.get(vendor);
	}
}
