package io.github.openrouter4e.client.internal.errors;

import java.util.Locale;
import java.util.Set;
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
			"unsupported_country|country, region, or territory|location is not supported|(?:your|this) (?:country|region|location|territory)|geographic restriction|geo-?restrict|geo-?block|unsupported region|region_not_supported");
	private static final Pattern MODERATED = Pattern.compile(
			"moderation|flagged|safety_check|safety check|usage guidelines|content_policy|content policy|content management policy|content exists risk|inappropriate content");
	/** Codes under which providers refuse a content with status 400: Azure, Alibaba, OpenAI, and OpenRouter's own. */
	private static final Set<String> CONTENT_CODES = Set.of("content_filter", "data_inspection_failed",
			"datainspectionfailed",
			"invalid_prompt", "content_policy_violation", "refusal", "responsibleaipolicyviolation");
	/** Longer than the model or the credits allow is the answer that was asked for, not the prompt. */
	private static final Pattern ANSWER_TOO_LONG = Pattern.compile(
			"allowed number of output tokens|max_(?:completion_|output_)?tokens is too large|at most \\d+ completion tokens|max_(?:completion_|output_)?tokens[^.]{0,40}(?:exceed|less than|at most|maximum|between)");
	private static final Pattern CONTEXT_AND_INPUT = Pattern.compile(
			"context length is (\\d{1,9}) tokens.{0,80}?\\((\\d{1,9}) (?:of text input|in the messages)",
			Pattern.DOTALL);
	private static final Pattern NO_MODEL = Pattern.compile(
			"not a valid model|model_not_found|model[^\\n]{0,100}(?:does not exist|not found|not exist|deprecated|decommissioned|no longer (?:available|supported))|unknown model");
	/** What servers say that do not know the address, and not that they do not know the model. */
	private static final Pattern NO_SUCH_ADDRESS = Pattern
			.compile(
					"(?:404 ?:? ?)?(?:page |path |url |route |resource )?not found[.!]?|no message|invalid url \\(.*|cannot (?:post|get) .*|no static resource.*");
	/** What an account at a provider lacks, as OpenAI, Anthropic, DeepSeek and others say it. */
	private static final Pattern NO_MONEY = Pattern.compile(
			"credit balance|insufficient (?:balance|quota|credit|fund)|insufficient_quota|exceeded your current quota|billing|payment required");
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
			case 409, 423, 425, 499 -> new ServiceException(Kind.OTHER, NextStep.RETRY, error); // pass by themselves
			case 451 -> new ServiceException(Kind.PERMISSION_DENIED, NextStep.CHOOSE_OTHER_PROVIDER, error);
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
		if (type.equals("max_tokens_exceeded") || ANSWER_TOO_LONG.matcher(lowerCaseText).find()
				|| promptAloneFits(lowerCaseText)) {
			return NextStep.CHECK_PARAMETERS;
		}
		if (type.equals("context_length_exceeded") || type.equals("token_limit_exceeded")
				|| TOO_LONG.matcher(lowerCaseText).find()) {
			return NextStep.SHORTEN_PROMPT;
		}
		if (NO_MODEL.matcher(lowerCaseText).find() || hasCode(error, "model_not_found")) {
			return NextStep.CHOOSE_OTHER_MODEL;
		}
		if (isProviderKey(error)) {
			return NextStep.CHECK_PROVIDER_KEY;
		}
		boolean refused = CONTENT_CODES.stream().anyMatch(code -> hasCode(error, code))
				|| MODERATED.matcher(lowerCaseText).find() || lowerCaseText.contains("safety");
		return refused ? NextStep.CHANGE_PROMPT : NextStep.CHECK_PARAMETERS;
	}

	/** Whether the prompt fits into the context, so that the limit for the answer is what is too large. */
	private static boolean promptAloneFits(String lowerCaseText) {
		var matcher = CONTEXT_AND_INPUT.matcher(lowerCaseText);
		return matcher.find() && Long.parseLong(matcher.group(2)) < Long.parseLong(matcher.group(1));
	}

	private static ServiceException payment(ServiceError error) {
		if (isKeyLimit(error)) {
			return new ServiceException(Kind.KEY_LIMIT, limitStep(error), error);
		}
		if (isProviderKey(error)) {
			return new ServiceException(Kind.PAYMENT_REQUIRED, NextStep.CHECK_PROVIDER_KEY, error);
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
				: new ServiceException(Kind.PERMISSION_DENIED,
						isProviderKey(error) ? NextStep.CHECK_PROVIDER_KEY : NextStep.CHECK_KEY, error);
	}

	private static NextStep notFound(ServiceError error) {
		String lowerCaseText = lowerCaseText(error);
		if (lowerCaseText.contains("data policy") || lowerCaseText.contains("privacy")) {
			return NextStep.CHECK_PRIVACY_SETTINGS;
		}
		String metadata = metadata(error);
		if (NO_SUCH_ADDRESS.matcher(lowerCaseText.strip()).matches()) {
			return NextStep.CHECK_BASE_URL;
		}
		boolean filtered = metadata.contains("failed_routing_step") || metadata.contains("requested_providers")
				|| lowerCaseText.contains("no allowed providers") || lowerCaseText.contains("that support");
		return filtered ? NextStep.CHANGE_ROUTING : NextStep.CHOOSE_OTHER_MODEL;
	}

	private static ServiceException rateLimit(ServiceError error) {
		if (hasCode(error, "insufficient_quota")) { // OpenAI's way to say that there is no money
			return payment(error);
		}
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

	/** The account's own key for the provider, not OpenRouter's: it is wrong, or the provider wants money for it. */
	private static boolean isProviderKey(ServiceError error) {
		String lowerCaseText = lowerCaseText(error);
		return Boolean.TRUE.equals(error.byok())
				&& (lowerCaseText.contains("api key") || lowerCaseText.contains("api_key")
						|| lowerCaseText.contains("credential") || NO_MONEY.matcher(lowerCaseText).find());
	}

	/** Whether that is the code, wherever it stands: OpenRouter's own, the provider's, or in what the provider sent. */
	private static boolean hasCode(ServiceError error, String code) {
		return code.equalsIgnoreCase(error.code()) || code.equalsIgnoreCase(error.errorType())
				|| code.equalsIgnoreCase(error.providerCode())
				|| Json.orEmpty(error.providerRaw()).toLowerCase(Locale.ROOT).replace(" ", "")
						.contains(":\"" + code + '"');
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
