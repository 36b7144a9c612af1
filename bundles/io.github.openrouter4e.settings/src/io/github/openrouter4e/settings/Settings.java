package io.github.openrouter4e.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.client.ModelScope;

/**
 * All preferences of OpenRouter for Eclipse with their defaults. The API key is not among them: it is kept by the key
 * store.
 */
@SuppressWarnings("nls") // names on disk, nothing a user sees
public final class Settings {
	/** The model that new conversations use; OpenRouter's own router, which is always there, until the user chose one. */
	public static final Setting<String> MODEL_ID = text("model", "openrouter/auto");

	/** Whether {@link #CUSTOM_BASE_URL} replaces OpenRouter's address. */
	public static final Setting<Boolean> USE_CUSTOM_BASE_URL = flag("baseUrl.useCustom", false);
	/** The address of a proxy or a server compatible with OpenRouter; kept while not in use. */
	public static final Setting<String> CUSTOM_BASE_URL = text("baseUrl.custom", "");
	/** Whether the key may go over plain http to a host other than this one. */
	public static final Setting<Boolean> ALLOW_INSECURE_HTTP = flag("baseUrl.allowInsecureHttp", false);

	/** Whether Gemini models get cache marks; off because storing a cache costs money there. */
	public static final Setting<Boolean> GEMINI_CACHING = flag("caching.gemini", false);
	/** Whether models that a gateway calls Claude, in whatever spelling, get cache marks. */
	public static final Setting<Boolean> CLAUDE_BY_NAME_CACHING = flag("caching.claudeByName", true);
	/** Whether GPT-5.6 and later cache what is marked, for 30 minutes, instead of what OpenAI chooses. */
	public static final Setting<Boolean> OPENAI_MARKS = flag("caching.openAiMarks", false);
	/** How long Anthropic keeps a cached prefix. */
	public static final Setting<CacheLifetime> CACHE_LIFETIME = choice("caching.lifetime", CacheLifetime.FIVE_MINUTES);

	/** USD that one conversation may cost; empty for no limit. */
	public static final Setting<Optional<BigDecimal>> CONVERSATION_LIMIT = amount("cost.limit.conversation");
	/** USD that all requests of a day (in the local time zone) may cost; empty for no limit. */
	public static final Setting<Optional<BigDecimal>> DAILY_LIMIT = amount("cost.limit.day");
	/** USD that a model may spend by itself, in a run of rounds with tools, before the user is asked; empty for no limit. */
	public static final Setting<Optional<BigDecimal>> TASK_LIMIT = new Setting<>("cost.limit.task",
			Optional.of(BigDecimal.ONE), Settings::encodeAmount, Settings::decodeAmount);
	/** What happens before a limit is exceeded. */
	public static final Setting<LimitAction> LIMIT_ACTION = choice("cost.limit.action", LimitAction.ASK);
	/** USD below which the balance is shown as low; empty for never. */
	public static final Setting<Optional<BigDecimal>> LOW_BALANCE = new Setting<>("cost.lowBalance",
			Optional.of(BigDecimal.ONE), Settings::encodeAmount, Settings::decodeAmount);

	/** What sends the prompt. */
	public static final Setting<SendKey> SEND_KEY = choice("chat.sendKey", SendKey.ENTER);
	/** The widget that shows the conversation. */
	public static final Setting<TranscriptWidget> TRANSCRIPT_WIDGET = choice("chat.transcript", TranscriptWidget.AUTO);
	/** How large the text of the transcript is, in percent of what the fonts say. */
	public static final NumberSetting ZOOM = new NumberSetting("chat.zoom", 100, 60, 250);
	/** MB (of 1,000,000 bytes) that the history may occupy on disk; the oldest conversations go first. */
	public static final NumberSetting HISTORY_LIMIT_MB = new NumberSetting("chat.historyLimit", 500, 1, 100_000);
	/** How much of a model's context a prompt may fill once its attachments were shortened, in percent. */
	public static final NumberSetting SHORTENED_PROMPT_PERCENT = new NumberSetting("chat.shortenedPrompt", 75, 10, 95);
	/** The system prompt of conversations without one of their own; empty for none. */
	public static final Setting<String> SYSTEM_PROMPT = text("chat.systemPrompt", "");
	/** Whether models may search the web in conversations that do not choose; each search costs money. */
	public static final Setting<Boolean> WEB_SEARCH = flag("chat.webSearch", false);
	/** The reusable prompts as JSON; written and read by the prompts page. */
	public static final Setting<String> REUSABLE_PROMPTS = text("chat.prompts", "");

	/** Which models are offered. */
	public static final Setting<ModelScope> CATALOGUE_SCOPE = choice("catalogue.scope", ModelScope.ALL);
	/** Minutes after which the list of models is fetched anew while Eclipse runs. */
	public static final NumberSetting CATALOGUE_MAX_AGE_MINUTES = new NumberSetting("catalogue.maxAge", 60, 5,
			43_200);
	/** Ids of the models shown first in the picker, in the user's order. */
	public static final Setting<List<String>> FAVOURITE_MODELS = list("models.favourites");
	/** Ids of the models used last, newest first. */
	public static final Setting<List<String>> RECENT_MODELS = list("models.recent");
	/** The state of the model picker (filters, sorting, column widths) as JSON; written and read by the picker. */
	public static final Setting<String> PICKER_STATE = text("models.picker", "");

	/** Provider routing for models without their own, as JSON; empty for OpenRouter's automatic choice. */
	public static final Setting<String> DEFAULT_ROUTING = text("routing", "");

	/** How OpenRouter handles requests to models without their own choices, as JSON. */
	public static final Setting<String> DEFAULT_REQUEST_OPTIONS = text("request", "");

	private Settings() {}

	/**
	 * @param origin
	 *            the scheme, host and port that the key is for
	 * @return where the user chose to keep the key; empty as long as there was no choice. Set by the {@link KeyStore}.
	 */
	public static Setting<Optional<KeyLocation>> keyLocation(String origin) {
		return new Setting<>("key.location:" + origin, Optional.empty(),
				location -> location.map(KeyLocation::name).orElse(""),
				text -> text.isEmpty() ? Optional.empty() : Optional.of(KeyLocation.valueOf(text)));
	}

	/** @return provider routing of this model as JSON; empty: {@link #DEFAULT_ROUTING} applies */
	public static Setting<String> routing(String modelId) {
		return text("routing:" + modelId, "");
	}

	/** @return parameters of this model (temperature, reasoning …) as JSON; empty: the model's defaults apply */
	public static Setting<String> parameters(String modelId) {
		return text("parameters:" + modelId, "");
	}

	/** @return how OpenRouter handles requests to this model as JSON; what is not in it is as in {@link #DEFAULT_REQUEST_OPTIONS} */
	public static Setting<String> requestOptions(String modelId) {
		return text("request:" + modelId, "");
	}

	private static Setting<String> text(String key, String defaultValue) {
		return new Setting<>(key, defaultValue, value -> value, text -> text);
	}

	private static Setting<Boolean> flag(String key, boolean defaultValue) {
		return new Setting<>(key, defaultValue, value -> value.toString(), text -> switch (text) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new IllegalArgumentException(text);
		});
	}

	private static <E extends Enum<E>> Setting<E> choice(String key, E defaultValue) {
		return new Setting<>(key, defaultValue, value -> value.name(),
				text -> Enum.valueOf(defaultValue.getDeclaringClass(), text));
	}

	private static Setting<Optional<BigDecimal>> amount(String key) {
		return new Setting<>(key, Optional.empty(), Settings::encodeAmount, Settings::decodeAmount);
	}

	private static String encodeAmount(Optional<BigDecimal> amount) {
		return amount.map(BigDecimal::toPlainString).orElse("none");
	}

	private static Optional<BigDecimal> decodeAmount(String text) {
		if ("none".equals(text)) {
			return Optional.empty();
		}
		var amount = new BigDecimal(text);
		if (amount.signum() < 0) {
			throw new IllegalArgumentException(text);
		}
		return Optional.of(amount);
	}

	private static Setting<List<String>> list(String key) {
		return new Setting<>(key, List.of(),
				values -> values.stream().map(String::strip).filter(value -> !value.isEmpty())
						.collect(Collectors.joining("\n")),
				text -> text.lines().map(String::strip).filter(value -> !value.isEmpty()).distinct().toList());
	}
}
