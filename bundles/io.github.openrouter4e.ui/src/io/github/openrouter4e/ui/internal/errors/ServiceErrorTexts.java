package io.github.openrouter4e.ui.internal.errors;

import java.text.NumberFormat;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.storage.WellFormed;
import io.github.openrouter4e.ui.internal.Messages;

/** Words what OpenRouter or a provider refused, and quotes what they said about it. */
final class ServiceErrorTexts {
	private static final int GONE = 410;
	private static final int LONGEST_QUOTE = 300; // characters; some providers send whole documents

	private ServiceErrorTexts() {}

	static String cause(ServiceException error) {
		return quoted(cause(error.kind(), error.nextStep(), Integer.valueOf(error.status()), error.affordableTokens()),
				error.serviceMessage());
	}

	/** The same words for a refusal that just happened and for one that was stored. */
	static String cause(ServiceException.Kind kind, NextStep step, @Nullable Integer status,
			@Nullable Integer affordableTokens) {
		if (step == NextStep.CHECK_PROVIDER_KEY) { // neither OpenRouter's key nor its credits are at fault
			return Messages.Cause_providerKey;
		}
		return switch (kind) {
			case BAD_REQUEST ->
				step == NextStep.CHOOSE_OTHER_PROVIDER ? Messages.Cause_notServedHere : Messages.Cause_badRequest;
			case UNAUTHORIZED -> Messages.Cause_unauthorized;
			case PAYMENT_REQUIRED -> step == NextStep.WAIT ? Messages.Cause_paymentInFlight : payment(affordableTokens);
			case KEY_LIMIT -> step == NextStep.RAISE_BUDGET ? Messages.Cause_budget : Messages.Cause_keyLimit;
			case MODERATION -> Messages.Cause_moderated;
			case PERMISSION_DENIED -> denied(step);
			case NOT_FOUND -> step == NextStep.CHECK_BASE_URL
					? Messages.Cause_notTheApi
					: status != null && status == GONE ? Messages.Cause_gone : Messages.Cause_notFound;
			case PAYLOAD_TOO_LARGE -> Messages.Cause_tooLong;
			case UNPROCESSABLE_REQUEST -> Messages.Cause_unprocessable;
			case RATE_LIMITED ->
				step == NextStep.WAIT_FOR_DAILY_RESET ? Messages.Cause_dailyLimit : Messages.Cause_rateLimited;
			case OVERLOADED -> Messages.Cause_overloaded;
			case TIMEOUT -> Messages.Cause_serviceTimeout;
			case SERVER_ERROR -> withStatus(Messages.Cause_serverError, status);
			case OTHER -> withStatus(Messages.Cause_otherStatus, status);
		};
	}

	private static String withStatus(String message, @Nullable Integer status) {
		return status == null ? Messages.Cause_failed : NLS.bind(message, status);
	}

	/** A refusal that has nothing to do with the key must not make the user doubt it. */
	private static String denied(NextStep step) {
		return switch (step) {
			case CHOOSE_OTHER_PROVIDER -> Messages.Cause_notServedHere;
			case CHOOSE_OTHER_MODEL -> Messages.Cause_providerTerms;
			default -> Messages.Cause_denied;
		};
	}

	/** The cause with what was said about it. */
	static String quoted(String cause, String message) {
		String quote = quote(message);
		return quote.isEmpty() ? cause : NLS.bind(Messages.ErrorText_quoted, cause, quote);
	}

	/** @param tokens how long an answer the credits suffice for; null if that is not known */
	private static String payment(@Nullable Integer tokens) {
		return tokens == null
				? Messages.Cause_payment
				: NLS.bind(Messages.Cause_paymentAffordable, NumberFormat.getIntegerInstance().format(tokens));
	}

	/** One line without control characters, cut where it gets too long. */
	private static String quote(String message) {
		String line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(); //$NON-NLS-1$ //$NON-NLS-2$
		return WellFormed.shortened(line, LONGEST_QUOTE);
	}
}
