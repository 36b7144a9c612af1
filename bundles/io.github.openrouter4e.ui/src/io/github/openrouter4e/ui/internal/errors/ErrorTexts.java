package io.github.openrouter4e.ui.internal.errors;

import java.util.List;
import java.util.concurrent.CompletionException;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.InvalidApiKeyException;
import io.github.openrouter4e.client.InvalidBaseUrlException;
import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.SignInException;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyStoreException;
import io.github.openrouter4e.ui.internal.Messages;

/** Words every error of the client: one sentence for the cause, one for the next step. */
final class ErrorTexts {
	private ErrorTexts() {}

	static ErrorText of(Throwable error) {
		return switch (error) {
			case OpenRouterException e -> text(cause(e), e.nextStep());
			case KeyStoreException e -> text(cause(e.problem()), step(e.problem()));
			case CompletionException e when e.getCause() != null -> of(e.getCause());
			default -> text(NLS.bind(Messages.ErrorText_unexpected, error.getClass().getSimpleName()),
					NextStep.REPORT_BUG);
		};
	}

	static ErrorText text(String cause, NextStep step) {
		if (step == NextStep.NONE) {
			return new ErrorText(cause, List.of());
		}
		return new ErrorText(NLS.bind(Messages.ErrorText_join, cause, NextSteps.sentence(step)),
				NextSteps.actions(step));
	}

	static String cause(OpenRouterException error) {
		return switch (error) {
			case ServiceException e -> ServiceErrorTexts.cause(e);
			case TransportException e -> NLS.bind(switch (e.kind()) {
				case UNKNOWN_HOST -> Messages.Cause_unknownHost;
				case CONNECT_FAILED -> Messages.Cause_connectFailed;
				case TLS -> Messages.Cause_tls;
				case PROXY -> Messages.Cause_proxy;
				case PROXY_LOGIN -> Messages.Cause_proxyLogin;
				case PROXY_LOGIN_METHOD -> Messages.Cause_proxyLoginMethod;
				case PROXY_UNKNOWN -> Messages.Cause_proxyUnknown;
				case NOT_LOOPBACK -> Messages.Cause_notLoopback;
				case BROKEN -> Messages.Cause_broken;
			}, e.host());
			case RequestTimeoutException e -> NLS.bind(switch (e.limit()) {
				case CONNECT -> Messages.Cause_connectTimeout;
				case FIRST_BYTE -> Messages.Cause_firstByteTimeout;
				case IDLE -> Messages.Cause_idleTimeout;
			}, Long.valueOf(e.duration().toSeconds()));
			case ProtocolException e -> switch (e.kind()) {
				case HTML -> Messages.Cause_html;
				case NOT_JSON, UNEXPECTED_JSON -> Messages.Cause_notTheApi;
				case EMPTY -> Messages.Cause_empty;
				case GARBLED -> Messages.Cause_garbled;
				case ENDED_EARLY -> Messages.Cause_endedEarly;
				case FAILED_WITHOUT_REASON -> Messages.Cause_failedWithoutReason;
				case FOREIGN_REDIRECT -> Messages.Cause_foreignRedirect;
				case REDIRECT_LOOP -> Messages.Cause_redirectLoop;
				case TOO_LARGE -> Messages.Cause_tooLarge;
			};
			case KeyUnavailableException e -> switch (e.reason()) {
				case MISSING -> Messages.Cause_keyMissing;
				case LOCKED -> Messages.Cause_keyLocked;
				case TIMED_OUT -> Messages.Cause_keyTimedOut;
				case STORE_BROKEN -> Messages.Cause_keyStoreBroken;
				case INVALID -> Messages.Cause_keyInvalid;
				case SERVER_UNCONFIRMED -> Messages.Cause_serverUnconfirmed;
			};
			case InvalidApiKeyException e -> switch (e.reason()) {
				case EMPTY -> Messages.Cause_keyEmpty;
				case NOT_ASCII -> Messages.Cause_keyNotAscii;
				case CONTAINS_SPACE -> Messages.Cause_keyContainsSpace;
			};
			case InvalidBaseUrlException e -> baseUrl(e);
			case SignInException e -> switch (e.reason()) {
				case NO_PORT -> Messages.Cause_signInNoPort;
				case TIMED_OUT -> Messages.Cause_signInTimedOut;
				case DENIED -> Messages.Cause_signInDenied;
				case BAD_CODE -> Messages.Cause_signInBadCode;
				case CODE_EXPIRED -> Messages.Cause_signInExpired;
				case CLOSED -> Messages.Cause_signInClosed;
			};
			case InvalidRequestException e -> NLS.bind(Messages.Cause_invalidRequest, broken(e));
			case CancelledException e -> Messages.Cause_cancelled;
		};
	}

	/** Which rule a request breaks, with the detail: names and values, in technical English. */
	static String broken(InvalidRequestException error) {
		return NLS.bind(Messages.Invalid_detail, switch (error.reason()) {
			case NO_MESSAGES -> Messages.Invalid_noMessages;
			case EMPTY_MESSAGE -> Messages.Invalid_emptyMessage;
			case ROLE_ORDER -> Messages.Invalid_roleOrder;
			case TOOL_RESULT_MISSING -> Messages.Invalid_toolResultMissing;
			case TOOL_RESULT_UNASKED -> Messages.Invalid_toolResultUnasked;
			case BAD_MODEL_ID -> Messages.Invalid_modelId;
			case BAD_TOOL -> Messages.Invalid_tool;
			case OUT_OF_RANGE -> Messages.Invalid_range;
			case REASONING_BUDGET -> Messages.Invalid_reasoningBudget;
			case BAD_JSON -> Messages.Invalid_json;
		}, error.getMessage());
	}

	private static String baseUrl(InvalidBaseUrlException e) {
		String cause = switch (e.reason()) {
			case EMPTY -> Messages.Cause_urlEmpty;
			case NO_SCHEME -> Messages.Cause_urlNoScheme;
			case NOT_HTTP -> Messages.Cause_urlNotHttp;
			case NO_HOST -> Messages.Cause_urlNoHost;
			case EXTRA_PARTS -> Messages.Cause_urlExtraParts;
			case PLAIN_HTTP -> Messages.Cause_urlPlainHttp;
			case MALFORMED -> Messages.Cause_urlMalformed;
		};
		String suggestion = e.suggestion();
		return suggestion == null
				? cause
				: NLS.bind(Messages.ErrorText_join, cause, NLS.bind(Messages.Cause_urlSuggestion, suggestion));
	}

	private static String cause(KeyProblem problem) {
		return switch (problem) {
			case LOCKED -> Messages.Cause_keyLocked;
			case MISSING -> Messages.Cause_keyStoreMissing;
			case UNREADABLE -> Messages.Cause_keyUnreadable;
			case TIMED_OUT -> Messages.Cause_keyTimedOut;
			case NOT_WRITTEN -> Messages.Cause_keyNotWritten;
			case INVALID -> Messages.Cause_keyInvalid;
			case FAILED -> Messages.Cause_keyStoreBroken;
		};
	}

	private static NextStep step(KeyProblem problem) {
		return switch (problem) {
			case UNREADABLE, INVALID -> NextStep.ENTER_KEY;
			case LOCKED, MISSING, TIMED_OUT, NOT_WRITTEN, FAILED -> NextStep.UNLOCK_KEY_STORE;
		};
	}
}
