package io.github.openrouter4e.ui.internal;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.AnswerFailure;
import io.github.openrouter4e.client.NextStep;

/** Words failures that were written down, perhaps by another version of this plug-in: any text may be unknown here. */
final class FailureTexts {
	private FailureTexts() {}

	static ErrorText of(AnswerFailure failure) {
		return ErrorTexts.text(ServiceErrorTexts.quoted(cause(failure), failure.message()), step(failure.nextStep()));
	}

	@SuppressWarnings("nls") // simple names of classes, as they are written down
	private static String cause(AnswerFailure failure) {
		Integer tokens = failure.affordableTokens();
		return switch (failure.kind()) {
			case "BadRequestException" -> Messages.Cause_badRequest;
			case "UnauthorizedException" -> Messages.Cause_unauthorized;
			case "PaymentRequiredException" ->
				tokens == null ? Messages.Cause_payment : NLS.bind(Messages.Cause_paymentAffordable, tokens);
			case "KeyLimitException" -> Messages.Cause_keyLimit;
			case "ModerationException" -> Messages.Cause_moderated;
			case "PermissionDeniedException" -> Messages.Cause_denied;
			case "NotFoundException" -> Messages.Cause_notFound;
			case "PayloadTooLargeException" -> Messages.Cause_tooLong;
			case "UnprocessableRequestException" -> Messages.Cause_unprocessable;
			case "RateLimitedException" -> step(failure.nextStep()) == NextStep.WAIT_FOR_DAILY_RESET
					? Messages.Cause_dailyLimit
					: Messages.Cause_rateLimited;
			case "OverloadedException" -> Messages.Cause_overloaded;
			case "ServiceTimeoutException" -> Messages.Cause_serviceTimeout;
			case "ServerErrorException", "OtherServiceException" -> {
				Integer status = failure.status();
				yield status == null ? Messages.Cause_failed : NLS.bind(Messages.Cause_serverError, status);
			}
			case "CancelledException" -> Messages.Cause_cancelled;
			default -> Messages.Cause_failed;
		};
	}

	private static NextStep step(@Nullable String name) {
		return Arrays.stream(NextStep.values()).filter(step -> step.name().equals(name)).findAny()
				.orElse(NextStep.RETRY);
	}
}
