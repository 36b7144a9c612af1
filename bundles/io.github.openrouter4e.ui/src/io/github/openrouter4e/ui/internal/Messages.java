package io.github.openrouter4e.ui.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** The texts that all parts of the user interface share. */
@NonNullByDefault({}) // the fields are filled by reflection
public final class Messages extends NLS {
	public static String ErrorText_join;
	public static String ErrorText_quoted;
	public static String ErrorText_possibleAt;
	public static String ErrorText_unexpected;

	public static String ErrorAction_openPreferences;
	public static String ErrorAction_openKeys;
	public static String ErrorAction_addCredits;
	public static String ErrorAction_lowerMaxTokens;
	public static String ErrorAction_retry;
	public static String ErrorAction_sendWhenPossible;
	public static String ErrorAction_doNotSend;
	public static String ErrorAction_chooseModel;
	public static String ErrorAction_changeRouting;
	public static String ErrorAction_openPrivacy;
	public static String ErrorAction_openProviderKeys;
	public static String ErrorAction_editPrompt;
	public static String ErrorAction_leaveOut;
	public static String ErrorAction_changeParameters;
	public static String ErrorAction_openNetwork;

	public static String NextStep_ENTER_KEY;
	public static String NextStep_CHECK_KEY;
	public static String NextStep_UNLOCK_KEY_STORE;
	public static String NextStep_CONFIRM_SERVER;
	public static String NextStep_ADD_CREDITS;
	public static String NextStep_LOWER_MAX_TOKENS;
	public static String NextStep_RAISE_KEY_LIMIT;
	public static String NextStep_RAISE_BUDGET;
	public static String NextStep_WAIT;
	public static String NextStep_WAIT_FOR_DAILY_RESET;
	public static String NextStep_RETRY;
	public static String NextStep_CHOOSE_OTHER_MODEL;
	public static String NextStep_CHANGE_ROUTING;
	public static String NextStep_CHOOSE_OTHER_PROVIDER;
	public static String NextStep_CHECK_PRIVACY_SETTINGS;
	public static String NextStep_CHECK_PROVIDER_KEY;
	public static String NextStep_SHORTEN_PROMPT;
	public static String NextStep_CHANGE_PROMPT;
	public static String NextStep_LEAVE_OUT_ATTACHMENT;
	public static String NextStep_CHECK_PARAMETERS;
	public static String NextStep_CHECK_NETWORK;
	public static String NextStep_CHECK_PROXY;
	public static String NextStep_CHECK_CERTIFICATES;
	public static String NextStep_CHECK_BASE_URL;
	public static String NextStep_SIGN_IN_AGAIN;
	public static String NextStep_REPORT_BUG;

	public static String PromptVariable_selection;
	public static String PromptVariable_file;
	public static String PromptVariable_editor;
	public static String PromptVariable_project;
	public static String PromptVariable_language;

	public static String ReusablePrompts_explain;
	public static String ReusablePrompts_explainText;
	public static String ReusablePrompts_review;
	public static String ReusablePrompts_reviewText;
	public static String ReusablePrompts_tests;
	public static String ReusablePrompts_testsText;
	public static String ReusablePrompts_document;
	public static String ReusablePrompts_documentText;

	public static String Cause_failed;
	public static String Cause_cancelled;
	public static String Cause_unknownHost;
	public static String Cause_connectFailed;
	public static String Cause_tls;
	public static String Cause_proxy;
	public static String Cause_proxyLogin;
	public static String Cause_notLoopback;
	public static String Cause_proxyUnknown;
	public static String Cause_proxyLoginMethod;
	public static String Cause_broken;
	public static String Cause_connectTimeout;
	public static String Cause_firstByteTimeout;
	public static String Cause_idleTimeout;
	public static String Cause_html;
	public static String Cause_notTheApi;
	public static String Cause_empty;
	public static String Cause_endedEarly;
	public static String Cause_contentFiltered;
	public static String Cause_emptyAnswer;
	public static String Cause_garbled;
	public static String Cause_failedWithoutReason;
	public static String Cause_foreignRedirect;
	public static String Cause_redirectLoop;
	public static String Cause_tooLarge;
	public static String Cause_unusableToolCall;
	public static String Cause_keyMissing;
	public static String Cause_keyLocked;
	public static String Cause_keyTimedOut;
	public static String Cause_keyStoreMissing;
	public static String Cause_keyStoreBroken;
	public static String Cause_keyUnreadable;
	public static String Cause_keyNotWritten;
	public static String Cause_keyInvalid;
	public static String Cause_serverUnconfirmed;
	public static String Cause_keyEmpty;
	public static String Cause_keyNotAscii;
	public static String Cause_keyContainsSpace;
	public static String Cause_urlEmpty;
	public static String Cause_urlNoScheme;
	public static String Cause_urlNotHttp;
	public static String Cause_urlNoHost;
	public static String Cause_urlExtraParts;
	public static String Cause_urlPlainHttp;
	public static String Cause_urlMalformed;
	public static String Cause_urlSuggestion;
	public static String Cause_signInNoPort;
	public static String Cause_signInTimedOut;
	public static String Cause_signInDenied;
	public static String Cause_signInBadCode;
	public static String Cause_signInExpired;
	public static String Cause_signInClosed;
	public static String Cause_invalidRequest;
	public static String Invalid_noMessages;
	public static String Invalid_emptyMessage;
	public static String Invalid_roleOrder;
	public static String Invalid_toolResultMissing;
	public static String Invalid_toolResultUnasked;
	public static String Invalid_modelId;
	public static String Invalid_tool;
	public static String Invalid_range;
	public static String Invalid_reasoningBudget;
	public static String Invalid_json;
	public static String Invalid_detail;
	public static String Cause_badRequest;
	public static String Cause_unauthorized;
	public static String Cause_providerKey;
	public static String Cause_payment;
	public static String Cause_paymentAffordable;
	public static String Cause_paymentInFlight;
	public static String Cause_keyLimit;
	public static String Cause_budget;
	public static String Cause_moderated;
	public static String Cause_denied;
	public static String Cause_providerTerms;
	public static String Cause_notServedHere;
	public static String Cause_notFound;
	public static String Cause_gone;
	public static String Cause_tooLong;
	public static String Cause_attachmentRefused;
	public static String Cause_unprocessable;
	public static String Cause_rateLimited;
	public static String Cause_dailyLimit;
	public static String Cause_overloaded;
	public static String Cause_serverError;
	public static String Cause_serviceTimeout;
	public static String Cause_otherStatus;
	public static String Links_ask;
	public static String Links_askTitle;
	public static String Links_open;
	public static String ModelessDialog_close;
	public static String PriceFormat_free;
	public static String PriceFormat_unknown;
	public static String PriceFormat_variable;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
