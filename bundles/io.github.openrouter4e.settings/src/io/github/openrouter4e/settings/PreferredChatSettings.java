package io.github.openrouter4e.settings;

import java.math.BigDecimal;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.costs.CallSettings;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;

/** The settings of conversations and of every other paid request, from the preferences. */
@Component(service = {ChatSettings.class, CallSettings.class})
public final class PreferredChatSettings implements ChatSettings {
	private static final long BYTES_PER_MB = 1_000_000;

	private final OpenRouterPreferences preferences;

	@Activate
	public PreferredChatSettings(@Reference OpenRouterPreferences preferences) {
		this.preferences = preferences;
	}

	@Override
	public String model() {
		return preferences.get(Settings.MODEL_ID);
	}

	@Override
	public String systemPrompt() {
		return preferences.get(Settings.SYSTEM_PROMPT);
	}

	@Override
	public RoutingOptions routing(String modelId) {
		String ofModel = preferences.get(Settings.routing(modelId));
		return RoutingOptions.fromJson(ofModel.isEmpty() ? preferences.get(Settings.DEFAULT_ROUTING) : ofModel);
	}

	@Override
	public ModelParameters parameters(String modelId) {
		return ModelParameters.fromJson(preferences.get(Settings.parameters(modelId)));
	}

	@Override
	public RequestOptions requestOptions(String modelId) {
		return RequestOptions.fromJson(preferences.get(Settings.requestOptions(modelId)))
				.within(RequestOptions.fromJson(preferences.get(Settings.DEFAULT_REQUEST_OPTIONS)));
	}

	@Override
	public CachingSettings caching() {
		return new CachingSettings(preferences.get(Settings.GEMINI_CACHING), preferences.get(Settings.CACHE_LIFETIME),
				preferences.get(Settings.CLAUDE_BY_NAME_CACHING), preferences.get(Settings.OPENAI_MARKS));
	}

	@Override
	public boolean webSearch() {
		return preferences.get(Settings.WEB_SEARCH);
	}

	@Override
	public SpendingLimits limits() {
		return new SpendingLimits(amount(Settings.CONVERSATION_LIMIT),
				amount(Settings.DAILY_LIMIT),
				preferences.get(Settings.LIMIT_ACTION) == LimitAction.ASK);
	}

	@Override
	public @Nullable BigDecimal taskLimit() {
		return amount(Settings.TASK_LIMIT);
	}

	@Override
	public @Nullable BigDecimal lowBalance() {
		return amount(Settings.LOW_BALANCE);
	}

	@Override
	public long historyBytes() {
		return preferences.get(Settings.HISTORY_LIMIT_MB) * BYTES_PER_MB;
	}

	private @Nullable BigDecimal amount(Setting<Optional<BigDecimal>> setting) {
		Optional<BigDecimal> amount = preferences.get(setting);
		return amount.isPresent() ? amount.get() : null;
	}
}
