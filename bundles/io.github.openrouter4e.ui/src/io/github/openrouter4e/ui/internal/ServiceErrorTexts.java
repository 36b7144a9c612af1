package io.github.openrouter4e.ui.internal;

import java.text.NumberFormat;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.BadRequestException;
import io.github.openrouter4e.client.KeyLimitException;
import io.github.openrouter4e.client.ModerationException;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.NotFoundException;
import io.github.openrouter4e.client.OtherServiceException;
import io.github.openrouter4e.client.OverloadedException;
import io.github.openrouter4e.client.PayloadTooLargeException;
import io.github.openrouter4e.client.PaymentRequiredException;
import io.github.openrouter4e.client.PermissionDeniedException;
import io.github.openrouter4e.client.RateLimitedException;
import io.github.openrouter4e.client.ServerErrorException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ServiceTimeoutException;
import io.github.openrouter4e.client.UnauthorizedException;
import io.github.openrouter4e.client.UnprocessableRequestException;

/** Words what OpenRouter or a provider refused, and quotes what they said about it. */
final class ServiceErrorTexts {
	private static final int GONE = 410;
	private static final int LONGEST_QUOTE = 300; // characters; some providers send whole documents

	private ServiceErrorTexts() {}

	static String cause(ServiceException error) {
		String cause = switch (error) {
			case BadRequestException e -> badRequest(e.nextStep());
			case UnauthorizedException e -> Messages.Cause_unauthorized;
			case PaymentRequiredException e -> payment(e);
			case KeyLimitException e -> limit(e.nextStep());
			case ModerationException e -> Messages.Cause_moderated;
			case PermissionDeniedException e -> denied(e.nextStep());
			case NotFoundException e -> notFound(e.status());
			case PayloadTooLargeException e -> Messages.Cause_tooLong;
			case UnprocessableRequestException e -> Messages.Cause_unprocessable;
			case RateLimitedException e -> e.isDaily() ? Messages.Cause_dailyLimit : Messages.Cause_rateLimited;
			case OverloadedException e -> Messages.Cause_overloaded;
			case ServerErrorException e -> NLS.bind(Messages.Cause_serverError, Integer.valueOf(e.status()));
			case ServiceTimeoutException e -> Messages.Cause_serviceTimeout;
			case OtherServiceException e -> NLS.bind(Messages.Cause_otherStatus, Integer.valueOf(e.status()));
		};
		return quoted(cause, error.serviceMessage());
	}

	static String badRequest(NextStep step) {
		return step == NextStep.CHOOSE_OTHER_PROVIDER ? Messages.Cause_notServedHere : Messages.Cause_badRequest;
	}

	static String limit(NextStep step) {
		return step == NextStep.RAISE_BUDGET ? Messages.Cause_budget : Messages.Cause_keyLimit;
	}

	/** A refusal that has nothing to do with the key must not make the user doubt it. */
	static String denied(NextStep step) {
		return switch (step) {
			case CHOOSE_OTHER_PROVIDER -> Messages.Cause_notServedHere;
			case CHOOSE_OTHER_MODEL -> Messages.Cause_providerTerms;
			default -> Messages.Cause_denied;
		};
	}

	static String notFound(@Nullable Integer status) {
		return status != null && status == GONE ? Messages.Cause_gone : Messages.Cause_notFound;
	}

	/** The cause with what was said about it. */
	static String quoted(String cause, String message) {
		String quote = quote(message);
		return quote.isEmpty() ? cause : NLS.bind(Messages.ErrorText_quoted, cause, quote);
	}

	private static String payment(PaymentRequiredException e) {
		if (e.isInFlight()) {
			return Messages.Cause_paymentInFlight;
		}
		return payment(e.affordableTokens());
	}

	/** @param tokens how long an answer the credits suffice for; null if that is not known */
	static String payment(@Nullable Integer tokens) {
		return tokens == null
				? Messages.Cause_payment
				: NLS.bind(Messages.Cause_paymentAffordable, NumberFormat.getIntegerInstance().format(tokens));
	}

	/** One line without control characters, cut where it gets too long. */
	private static String quote(String message) {
		String line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(); //$NON-NLS-1$ //$NON-NLS-2$
		if (line.length() <= LONGEST_QUOTE) {
			return line;
		}
		int end = Character.isHighSurrogate(line.charAt(LONGEST_QUOTE - 1)) ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
		return line.substring(0, end) + '…';
	}
}
