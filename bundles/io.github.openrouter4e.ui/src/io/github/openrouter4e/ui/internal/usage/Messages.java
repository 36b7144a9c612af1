package io.github.openrouter4e.ui.internal.usage;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the usage view and the balance. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String BalanceBar_addCredits;
	public static String BalanceControl_name;
	public static String BalanceControl_showUsage;
	public static String BalanceText_account;
	public static String BalanceText_accountUnknown;
	public static String BalanceText_asked;
	public static String BalanceText_brief;
	public static String BalanceText_briefLocked;
	public static String BalanceText_briefLow;
	public static String BalanceText_briefNoKey;
	public static String BalanceText_briefUnconfirmed;
	public static String BalanceText_briefUnknown;
	public static String BalanceText_briefUnlimited;
	public static String BalanceText_failure;
	public static String BalanceText_key;
	public static String BalanceText_keyUnlimited;
	public static String BalanceText_locked;
	public static String BalanceText_low;
	public static String BalanceText_noKey;
	public static String BalanceText_today;
	public static String BalanceText_unconfirmed;
	public static String BalanceText_unknown;
	public static String FreeRequestsText_left;
	public static String FreeRequestsText_leftOf;
	public static String UsageChart_name;
	public static String UsageChart_others;
	public static String UsageChart_usd;
	public static String UsageExport_allFiles;
	public static String UsageExport_done;
	public static String UsageExport_failure;
	public static String UsageExport_filter;
	public static String UsageExport_title;
	public static String UsagePanel_allModels;
	public static String UsagePanel_allPurposes;
	public static String UsagePanel_damaged;
	public static String UsagePanel_failure;
	public static String UsagePanel_loading;
	public static String UsagePanel_model;
	public static String UsagePanel_period;
	public static String UsagePanel_purpose;
	public static String UsagePanel_unsaved;
	public static String UsagePeriod_all;
	public static String UsagePeriod_last30Days;
	public static String UsagePeriod_last7Days;
	public static String UsagePeriod_lastMonth;
	public static String UsagePeriod_thisMonth;
	public static String UsagePeriod_today;
	public static String UsageTable_cachedShare;
	public static String UsageTable_completionTokens;
	public static String UsageTable_cost;
	public static String UsageTable_day;
	public static String UsageTable_model;
	public static String UsageTable_name;
	public static String UsageTable_promptTokens;
	public static String UsageTable_purpose;
	public static String UsageTable_requests;
	public static String UsageTable_savings;
	public static String UsageText_atLeast;
	public static String UsageText_chat;
	public static String UsageText_commitMessages;
	public static String UsageText_completions;
	public static String UsageText_estimated;
	public static String UsageText_inlineEdits;
	public static String UsageText_none;
	public static String UsageText_others;
	public static String UsageText_reviews;
	public static String UsageText_separator;
	public static String UsageText_summaries;
	public static String UsageText_summary;
	public static String UsageText_summaryByok;
	public static String UsageText_summaryEstimated;
	public static String UsageText_summarySaved;
	public static String UsageText_summaryTools;
	public static String UsageText_summaryUnknown;
	public static String UsageText_unknown;
	public static String UsageView_export;
	public static String UsageView_refresh;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
