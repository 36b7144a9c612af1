package io.github.openrouter4e.client.internal.errors;

import java.util.Locale;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.ServiceError;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ServiceException.Kind;
import io.github.openrouter4e.client.internal.json.Json;

/** Determines the kind of an error and its next step, from codes where there are some, else from OpenRouter's wording. */
@SuppressWarnings("nls") // wire names and wording
public final class ErrorMapper {
	private static final Pattern AFFORDABLE = Pattern
			.compile("can only afford (\\d{1,3}(?:[,.'\\u00a0\\u202f ]\\d{3})+(?!\\d)|\\d{1,18})");
	private static final Pattern TOO_LONG = Pattern.compile(
			"context length|context_length|context window|maximum context|too long|too many (input )?tokens|exceeds? the (maximum|max)");

	/** OpenAI, Google and Anthropic on countries that they do not serve. */
	private static final Pattern UNSUPPORTED_REGION = Pattern.compile(
			"unsupported_country|country, region, or territory|location is not supported|not (available|supported) in your (country|region|location)|unsupported region|region_not_supported");
	private static final Pattern MODERATED = Pattern
			.compile("moderation|flagged|safety_check|safety check|usage guidelines|content_policy|content policy");
	private static final Pattern TERMS = Pattern.compile("terms of (service|use)|provider terms|usage policy");

	private ErrorMapper() {}

	/** The exception for {@code error}, by its status. */
	public static ServiceException exception(ServiceError error) {
		return switch (error.status()) {
			case 400 -> new ServiceException(Kind.BAD_REQUEST, badRequest(error), error);
			case 401 -> new ServiceException(Kind.UNAUTHORIZED,
					isProviderKey(error) ? NextStep.CHECK_PROVIDER_KEY : NextStep.CHECK_KEY, error);
			case 402 -> payment(error);
			case 403 -> forbidden(error);
			case 404 -> new ServiceException(Kind.NOT_FOUND, notFound(error), error);
			case 410 -> new ServiceException(Kind.NOT_FOUND, NextStep.CHOOSE_OTHER_MODEL, error); // withdrawn
			case 405 -> new ServiceException(Kind.OTHER, NextStep.CHECK_BASE_URL, error);
			case 408, 504, 524 -> new ServiceException(Kind.TIMEOUT, NextStep.RETRY, error);
			case 413 -> new ServiceException(Kind.PAYLOAD_TOO_LARGE, NextStep.SHORTEN_PROMPT, error);
			case 422 -> new ServiceException(Kind.UNPROCESSABLE_REQUEST, NextStep.CHECK_PARAMETERS, error);
			case 429 -> rateLimit(error);
			case 503, 529 -> new ServiceException(Kind.OVERLOADED, NextStep.CHOOSE_OTHER_MODEL, error);
			default -> error.status() >= 500
					? new ServiceException(Kind.SERVER_ERROR, NextStep.RETRY, error)
					: new ServiceException(Kind.OTHER, NextStep.REPORT_BUG, error);
		};
	}

	private static NextStep badRequest(ServiceError error) {
		if (isRegionUnsupported(error)) {
			return NextStep.CHOOSE_OTHER_PROVIDER;
		}
		String type = Json.orEmpty(error.errorType());
		String lowerCaseText = lowerCaseText(error);
		if (type.equals("context_length_exceeded") || TOO_LONG.matcher(lowerCaseText).find()) {
			return NextStep.SHORTEN_PROMPT;
		}
		if (type.equals("max_tokens_exceeded")) {
			return NextStep.LOWER_MAX_TOKENS;
		}
		if (lowerCaseText.contains("not a valid model")) {
			return NextStep.CHOOSE_OTHER_MODEL;
		}
		if (isProviderKey(error)) {
			return NextStep.CHECK_PROVIDER_KEY;
		}
		boolean refused = type.equals("content_policy_violation") || type.equals("refusal")
				|| type.equals("invalid_prompt") || lowerCaseText.contains("content policy")
				|| lowerCaseText.contains("safety");
		return refused ? NextStep.CHANGE_PROMPT : NextStep.CHECK_PARAMETERS;
	}

	private static ServiceException payment(ServiceError error) {
		if (isKeyLimit(error)) {
			return new ServiceException(Kind.KEY_LIMIT, limitStep(error), error);
		}
		boolean inFlight = "in_flight_budget_exhausted".equals(error.reason())
				|| "openrouter_in_flight_budget".equals(error.limitSource());
		Integer affordable = affordable(error);
		var step = inFlight
				? NextStep.WAIT
				: affordable != null && affordable > 0 ? NextStep.LOWER_MAX_TOKENS : NextStep.ADD_CREDITS;
		return new ServiceException(Kind.PAYMENT_REQUIRED, step, error, affordable);
	}

	private static @Nullable Integer affordable(ServiceError error) {
		var matcher = AFFORDABLE.matcher(error.message());
		if (!matcher.find()) {
			return null;
		}
		long tokens = Long.parseLong(matcher.group(1).replaceAll("\\D", ""));
		return tokens > Integer.MAX_VALUE ? null : Integer.valueOf((int) tokens);
	}

	private static ServiceException forbidden(ServiceError error) {
		if (isKeyLimit(error)) {
			return new ServiceException(Kind.KEY_LIMIT, limitStep(error), error);
		}
		if (isRegionUnsupported(error)) {
			return new ServiceException(Kind.PERMISSION_DENIED, NextStep.CHOOSE_OTHER_PROVIDER, error);
		}
		String metadata = metadata(error);
		String lowerCaseText = lowerCaseText(error);
		boolean flagged = metadata.contains("\"flagged_input\"") || metadata.contains("\"reasons\"")
				|| metadata.contains("\"patterns\"") || MODERATED.matcher(lowerCaseText).find();
		if (!flagged && TERMS.matcher(lowerCaseText).find()) {
			return new ServiceException(Kind.PERMISSION_DENIED, NextStep.CHOOSE_OTHER_MODEL, error);
		}
		return flagged
				? new ServiceException(Kind.MODERATION, NextStep.CHANGE_PROMPT, error)
				: new ServiceException(Kind.PERMISSION_DENIED, NextStep.CHECK_KEY, error);
	}

	private static NextStep notFound(ServiceError error) {
		String lowerCaseText = lowerCaseText(error);
		if (lowerCaseText.contains("data policy") || lowerCaseText.contains("privacy")) {
			return NextStep.CHECK_PRIVACY_SETTINGS;
		}
		String metadata = metadata(error);
		boolean filtered = metadata.contains("failed_routing_step") || metadata.contains("requested_providers")
				|| lowerCaseText.contains("no allowed providers") || lowerCaseText.contains("that support");
		return filtered ? NextStep.CHANGE_ROUTING : NextStep.CHOOSE_OTHER_MODEL;
	}

	private static ServiceException rateLimit(ServiceError error) {
		boolean daily = Json.orEmpty(error.limitSource()).contains("daily")
				|| lowerCaseText(error).contains("per-day");
		return new ServiceException(Kind.RATE_LIMITED, daily ? NextStep.WAIT_FOR_DAILY_RESET : NextStep.WAIT, error);
	}

	/** Budgets belong to the workspace: raising the limit of the key would change nothing. */
	private static NextStep limitStep(ServiceError error) {
		String source = Json.orEmpty(error.limitSource());
		return source.contains("budget") || lowerCaseText(error).contains("budget")
				? NextStep.RAISE_BUDGET
				: NextStep.RAISE_KEY_LIMIT;
	}

	private static boolean isRegionUnsupported(ServiceError error) {
		return UNSUPPORTED_REGION
				.matcher(lowerCaseText(error) + Json.orEmpty(error.providerRaw()).toLowerCase(Locale.ROOT)).find();
	}

	private static boolean isKeyLimit(ServiceError error) {
		return switch (Json.orEmpty(error.limitSource())) {
			case "openrouter_key_limit", "openrouter_guardrail_budget", "openrouter_workspace_budget" -> true;
			default ->
				lowerCaseText(error).contains("key limit exceeded") || lowerCaseText(error).contains("budget exceeded")
						|| lowerCaseText(error).contains("workspace budget");
		};
	}

	/** The account's own key for the provider, not OpenRouter's. */
	private static boolean isProviderKey(ServiceError error) {
		String lowerCaseText = lowerCaseText(error);
		return Boolean.TRUE.equals(error.byok())
				&& (lowerCaseText.contains("api key") || lowerCaseText.contains("api_key")
						|| lowerCaseText.contains("credential"));
	}

	private static String metadata(ServiceError error) {
		RawJson metadata = error.metadata();
		return metadata == null ? "" : metadata.text();
	}

	private static String lowerCaseText(ServiceError error) {
		return (error.message() + '\n' + Json.orEmpty(error.providerMessage()))
				.toLowerCase(Locale.ROOT);
	}
}
