package io.github.openrouter4e.ui.internal.errors;

import java.time.Instant;
import java.util.List;

import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.RequestFailure;

/**
 * An error in the user's language.
 *
 * @param message
 *            what happened and what to do now, in whole sentences
 * @param actions
 *            what to offer, the most helpful first; may be empty
 */
public record ErrorText(String message, List<ErrorAction> actions) {
	public ErrorText {
		actions = List.copyOf(actions);
	}

	/** @return the error, worded for the user; never contains a key */
	public static ErrorText of(Throwable error) {
		return ErrorTexts.of(error);
	}

	/** @return what is wrong with something typed, in words that belong next to where it is typed */
	public static String ofInput(OpenRouterException error) {
		return error instanceof InvalidRequestException invalid ? ErrorTexts.broken(invalid) : ErrorTexts.cause(error);
	}

	/** @return the failure of an answer, perhaps of an earlier run, worded for the user */
	public static ErrorText of(RequestFailure failure) {
		return FailureTexts.of(failure);
	}

	/** @return a point of time, with the day unless it is today */
	public static String time(Instant at) {
		return FailureTexts.time(at);
	}

	/** @return what happened, where there is nothing to do about it */
	public static String cause(RequestFailure failure) {
		return FailureTexts.cause(failure);
	}
}
