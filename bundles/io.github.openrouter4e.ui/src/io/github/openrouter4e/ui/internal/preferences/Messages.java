package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** The texts of the preference pages. */
@NonNullByDefault({}) // the fields are filled by reflection
public final class Messages extends NLS {
	public static String AmountField_notAnAmount;

	public static String CostsPage_taskLimit;
	public static String CostsPage_taskLimitWhy;
	public static String KeySection_title;
	public static String KeySection_name;
	public static String KeySection_key;
	public static String KeySection_keep;
	public static String KeySection_secureStorage;
	public static String KeySection_environment;
	public static String KeySection_memory;
	public static String KeySection_edited;
	public static String KeySection_cleaned;

	public static String KeyTexts_reading;
	public static String KeyTexts_inSecureStorage;
	public static String KeyTexts_inEnvironment;
	public static String KeyTexts_inMemory;
	public static String KeyTexts_environmentNotSet;
	public static String KeyTexts_none;
	public static String KeyTexts_unconfirmed;

	public static String KeyKeeper_title;
	public static String KeyKeeper_inMemory;
	public static String KeyKeeper_notMoved;
	public static String KeyKeeper_notRemoved;

	public static String SecretText_show;
	public static String SecretText_showTip;

	public static String ConnectionSections_getKey;
	public static String ConnectionSections_signIn;
	public static String ConnectionSections_applyFirst;

	public static String ServerSection_title;
	public static String ServerSection_useCustom;
	public static String ServerSection_url;
	public static String ServerSection_urlNote;
	public static String ServerSection_allowInsecure;
	public static String ServerSection_confirm;
	public static String ServerSection_confirmFirst;
	public static String ServerSection_unconfirmed;

	public static String TestSection_test;
	public static String TestSection_cancel;
	public static String TestSection_testing;
	public static String TestSection_cancelled;

	public static String TestResult_connected;
	public static String TestResult_remaining;
	public static String TestResult_remainingOf;
	public static String TestResult_noLimit;
	public static String TestResult_freeTier;
	public static String TestResult_managementKey;
	public static String TestResult_noKeyQuery;

	public static String ModelSection_title;
	public static String ModelSection_maxAge;
	public static String ModelSection_maxAgeTip;
	public static String ModelSection_model;
	public static String ModelSection_scope;
	public static String ModelSection_scopeAccount;
	public static String ModelSection_scopeAll;
	public static String ModelSection_scopeTip;
	public static String ModelSection_choose;
	public static String ModelSection_empty;
	public static String ModelSection_applyFirst;
	public static String ModelSection_space;
	public static String ModelSection_batch;

	public static String SignInDialog_title;
	public static String SignInDialog_wait;
	public static String SignInDialog_waitLinks;
	public static String SignInDialog_code;
	public static String SignInDialog_codeLinks;
	public static String SignInDialog_codeHint;
	public static String SignInDialog_useCode;
	public static String SignInDialog_browserSuccess;
	public static String SignInDialog_browserSuccessMessage;
	public static String SignInDialog_browserFailure;
	public static String SignInDialog_browserFailureMessage;

	public static String ChatPage_sendKey;
	public static String ChatPage_enter;
	public static String ChatPage_ctrlEnter;
	public static String ChatPage_transcript;
	public static String ChatPage_transcriptAuto;
	public static String ChatPage_transcriptBrowser;
	public static String ChatPage_transcriptNative;
	public static String ChatPage_transcriptNote;
	public static String ChatPage_history;
	public static String ChatPage_historyNote;
	public static String ChatPage_shortened;
	public static String ChatPage_shortenedNote;
	public static String ChatPage_webSearch;
	public static String ChatPage_webSearchNote;

	public static String CostsPage_caching;
	public static String CostsPage_lifetime;
	public static String CostsPage_fiveMinutes;
	public static String CostsPage_oneHour;
	public static String CostsPage_lifetimeNote;
	public static String CostsPage_claudeByName;
	public static String CostsPage_claudeByNameWhy;
	public static String CostsPage_geminiCaching;
	public static String CostsPage_geminiCachingWhy;
	public static String CostsPage_limits;
	public static String CostsPage_conversationLimit;
	public static String CostsPage_dailyLimit;
	public static String CostsPage_limitAction;
	public static String CostsPage_warn;
	public static String CostsPage_ask;
	public static String CostsPage_balance;
	public static String CostsPage_lowBalance;
	public static String CostsPage_openAiMarks;
	public static String CostsPage_openAiMarksWhy;

	public static String PromptsPage_systemPrompt;
	public static String PromptsPage_systemPromptLabel;
	public static String PromptsPage_reusable;

	public static String PromptsSection_add;
	public static String PromptsSection_edit;
	public static String PromptsSection_remove;
	public static String PromptsSection_up;
	public static String PromptsSection_down;

	public static String PromptDialog_new;
	public static String PromptDialog_edit;
	public static String PromptDialog_name;
	public static String PromptDialog_text;
	public static String PromptDialog_unknown;
	public static String PromptDialog_variable;

	public static String ModelsPreferencePage_scope;
	public static String ModelsPreferencePage_all;
	public static String ModelsPreferencePage_other;
	public static String PromptDialog_schema;
	public static String PromptDialog_schemaNote;
	public static String PromptDialog_schemaStrict;
	public static String PromptDialog_schemaLoose;
	public static String PromptDialog_schemaNoJson;
	public static String PromptDialog_schemaNoObject;
	public static String PromptDialog_schemaTooLong;
	public static String PromptDialog_schemaBadKeyword;
	public static String PromptDialog_schemaUnknownType;
	public static String PromptDialog_schemaUnknownProperty;
	public static String PromptDialog_schemaUnknownReference;

	public static String EditStatisticsDialog_empty;
	public static String EditStatisticsDialog_exact;
	public static String EditStatisticsDialog_failed;
	public static String EditStatisticsDialog_forgiven;
	public static String EditStatisticsDialog_model;
	public static String EditStatisticsDialog_note;
	public static String EditStatisticsDialog_title;
	public static String ToolsPage_agreed;
	public static String ToolsPage_agreedNote;
	public static String ToolsPage_build;
	public static String ToolsPage_calls;
	public static String ToolsPage_callsNote;
	public static String ToolsPage_command;
	public static String ToolsPage_commands;
	public static String ToolsPage_confine;
	public static String ToolsPage_confineImpossible;
	public static String ToolsPage_confineNote;
	public static String ToolsPage_confinedOnly;
	public static String ToolsPage_edit;
	public static String ToolsPage_edits;
	public static String ToolsPage_editsByModel;
	public static String ToolsPage_launch;
	public static String ToolsPage_log;
	public static String ToolsPage_prefix;
	public static String ToolsPage_remove;
	public static String ToolsPage_revoke;
	public static String ToolsPage_trusted;
	public static String ToolsPage_trustedFiles;
	public static String ToolsPage_trustedSince;
	public static String ToolLogDialog_agreed;
	public static String ToolLogDialog_allowed;
	public static String ToolLogDialog_by;
	public static String ToolLogDialog_decision;
	public static String ToolLogDialog_empty;
	public static String ToolLogDialog_end;
	public static String ToolLogDialog_forbidden;
	public static String ToolLogDialog_rejected;
	public static String ToolLogDialog_subject;
	public static String ToolLogDialog_time;
	public static String ToolLogDialog_title;
	public static String ToolLogDialog_tool;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
