package io.github.openrouter4e.ui.internal.errors;

import java.time.format.FormatStyle;
import java.time.format.DateTimeFormatter;
import java.time.ZonedDateTime;
import java.time.ZoneId;
import java.time.LocalDate;
import java.time.Instant;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.ui.internal.Messages;

/** Words failures that were written down, perhaps by another version of this plug-in: any text may be unknown here. */
final class FailureTexts {
	private FailureTexts() {}

	static ErrorText of(RequestFailure failure) {
		ErrorText text = ErrorTexts.text(cause(failure), step(failure.nextStep()));
		Instant retryAt = failure.retryAt();
		return retryAt == null
				? text
				: new ErrorText(NLS.bind(Messages.ErrorText_join, text.message(),
						NLS.bind(Messages.ErrorText_possibleAt, time(retryAt))), text.actions());
	}

	/** With the day unless it is today. */
	static String time(Instant at) {
		ZonedDateTime local = at.atZone(ZoneId.systemDefault());
		boolean today = local.toLocalDate().equals(LocalDate.now());
		return (today
				? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
				: DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)).format(local);
	}

	/** What OpenRouter or a provider said is quoted; what the client says about itself is for logs. */
	@SuppressWarnings("nls") // simple names of classes, as they are written down
	static String cause(RequestFailure failure) {
		return switch (failure.kind()) {
			case "TransportException" -> worded(TransportException.Kind.class, failure,
					kind -> new TransportException(kind, text(failure.subject()), "", null));
			case "RequestTimeoutException" -> worded(RequestTimeoutException.Limit.class, failure,
					limit -> new RequestTimeoutException(limit, seconds(failure.subject()), null));
			case "ProtocolException" -> worded(ProtocolException.Kind.class, failure,
					kind -> new ProtocolException(kind, ""));
			case "KeyUnavailableException" -> worded(KeyUnavailableException.Reason.class, failure,
					reason -> new KeyUnavailableException(reason, "", null));
			case "InvalidBaseUrlException", "InvalidApiKeyException" -> Messages.Cause_failed;
			case "AttachmentRefused" -> ServiceErrorTexts.quoted(
					NLS.bind(Messages.Cause_attachmentRefused, text(failure.subject())), failure.message());
			case "UnusableToolCall" -> NLS.bind(Messages.Cause_unusableToolCall, text(failure.subject()));
			case "EmptyAnswer" -> Messages.Cause_emptyAnswer;
			case "ContentFiltered" -> Messages.Cause_contentFiltered;
			case "InvalidRequestException" -> failure.reason() == null // written down by an earlier version
					? NLS.bind(Messages.Cause_invalidRequest, failure.message())
					: worded(InvalidRequestException.Reason.class, failure,
							reason -> new InvalidRequestException(reason, failure.message()));
			default -> ServiceErrorTexts.quoted(refusal(failure), failure.message());
		};
	}

	/** In the words of the exception that it was. */
	private static <E extends Enum<E>> String worded(Class<E> type, RequestFailure failure,
			Function<E, OpenRouterException> exception) {
		return EnumSet.allOf(type).stream().filter(reason -> reason.name().equals(failure.reason())).findAny()
				.map(reason -> ErrorTexts.cause(exception.apply(reason))).orElse(Messages.Cause_failed);
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text; //$NON-NLS-1$
	}

	private static Duration seconds(@Nullable String text) {
		try {
			return Duration.ofSeconds(Long.parseLong(text(text)));
		} catch (@SuppressWarnings("unused") NumberFormatException e) {
			return Duration.ZERO;
		}
	}

	@SuppressWarnings("nls") // simple name of a class, as it is written down
	private static String refusal(RequestFailure failure) {
		ServiceException.Kind kind = failure.refusal();
		if (kind != null) {
			return ServiceErrorTexts.cause(kind, step(failure.nextStep()), failure.status(),
					failure.affordableTokens());
		}
		return failure.kind().equals("CancelledException") ? Messages.Cause_cancelled : Messages.Cause_failed;
	}

	private static NextStep step(@Nullable String name) {
		return Arrays.stream(NextStep.values()).filter(step -> step.name().equals(name)).findAny()
				.orElse(NextStep.RETRY);
	}
}
