package io.github.openrouter4e.ui.internal.routing;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the pages for routing and parameters. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String ModelOptionsDialog_heading;
	public static String ModelOptionsDialog_message;
	public static String ModelOptionsDialog_title;
	public static String ModelOptionsPanel_conditions;
	public static String ModelOptionsPanel_own;
	public static String ModelOptionsPanel_parameters;
	public static String ModelOptionsPanel_providers;
	public static String ModelOptionsPanel_service;
	public static String ModelOptionsPanel_tools;
	public static String OptionalNumber_atMost;
	public static String ParameterSupport_budget;
	public static String ParameterSupport_mandatory;
	public static String ParameterSupport_maxTokens;
	public static String ParameterSupport_minBudget;
	public static String ParametersEditor_budget;
	public static String ParametersEditor_mandatory;
	public static String ParametersEditor_notWithTemperature;
	public static String ParametersEditor_budgetAsEffort;
	public static String ParametersEditor_noBudget;
	public static String ParametersEditor_maxTokens;
	public static String ParametersEditor_modelDefault;
	public static String ParametersEditor_notSupported;
	public static String ParametersEditor_reasoning;
	public static String ParametersEditor_temperature;
	public static String ParametersEditor_topP;
	public static String ParametersEditor_verbosity;
	public static String ProvidersSection_any;
	public static String ProvidersSection_down;
	public static String ProvidersSection_first;
	public static String ProvidersSection_name;
	public static String ProvidersSection_never;
	public static String ProvidersSection_only;
	public static String ProvidersSection_other;
	public static String ProvidersSection_otherProblem;
	public static String ProvidersSection_otherPrompt;
	public static String ProvidersSection_otherTitle;
	public static String ProvidersSection_provider;
	public static String ProvidersSection_up;
	public static String ProvidersSection_use;
	public static String RequestOptionTexts_automatic;
	public static String RequestOptionTexts_chosen;
	public static String RequestOptionTexts_compression;
	public static String RequestOptionTexts_compressionNote;
	public static String RequestOptionTexts_datetime;
	public static String RequestOptionTexts_defaultImages;
	public static String RequestOptionTexts_exaNote;
	public static String RequestOptionTexts_fetchAutoNote;
	public static String RequestOptionTexts_fetchNote;
	public static String RequestOptionTexts_fiftyResults;
	public static String RequestOptionTexts_firecrawl;
	public static String RequestOptionTexts_firecrawlNote;
	public static String RequestOptionTexts_fiveResults;
	public static String RequestOptionTexts_flex;
	public static String RequestOptionTexts_flexNote;
	public static String RequestOptionTexts_free;
	public static String RequestOptionTexts_imageGeneration;
	public static String RequestOptionTexts_imageNote;
	public static String RequestOptionTexts_mistralNote;
	public static String RequestOptionTexts_noLimit;
	public static String RequestOptionTexts_off;
	public static String RequestOptionTexts_on;
	public static String RequestOptionTexts_parallelNote;
	public static String RequestOptionTexts_pdfEngine;
	public static String RequestOptionTexts_pdfNative;
	public static String RequestOptionTexts_pdfNativeNote;
	public static String RequestOptionTexts_pdfNote;
	public static String RequestOptionTexts_perplexityNote;
	public static String RequestOptionTexts_priority;
	public static String RequestOptionTexts_priorityNote;
	public static String RequestOptionTexts_providers;
	public static String RequestOptionTexts_providersNote;
	public static String RequestOptionTexts_searchEngine;
	public static String RequestOptionTexts_searchNote;
	public static String RequestOptionTexts_searchResults;
	public static String RequestOptionTexts_searchTotal;
	public static String RequestOptionTexts_searchUses;
	public static String RequestOptionTexts_serviceTier;
	public static String RequestOptionTexts_smallContexts;
	public static String RequestOptionTexts_standard;
	public static String RequestOptionTexts_webFetch;
	public static String RequestOptionsDialog_note;
	public static String RequestOptionsDialog_reset;
	public static String RequestOptionsDialog_title;
	public static String RequestOptionsEditor_asGeneral;
	public static String RequestPreview_label;
	public static String RoutingEditor_addModel;
	public static String RoutingEditor_allowFallbacks;
	public static String RoutingEditor_completionPrice;
	public static String RoutingEditor_denyCollection;
	public static String RoutingEditor_fallbackHint;
	public static String RoutingEditor_fallbackModels;
	public static String RoutingEditor_modelProblem;
	public static String RoutingEditor_noLimit;
	public static String RoutingEditor_priceProblem;
	public static String RoutingEditor_promptPrice;
	public static String RoutingEditor_quantizations;
	public static String RoutingEditor_requireParameters;
	public static String RoutingEditor_sort;
	public static String RoutingEditor_sortAutomatic;
	public static String RoutingEditor_sortLatency;
	public static String RoutingEditor_sortPrice;
	public static String RoutingEditor_sortThroughput;
	public static String RoutingEditor_zeroRetention;
	public static String Texts_any;
	public static String Texts_first;
	public static String Texts_high;
	public static String Texts_low;
	public static String Texts_max;
	public static String Texts_medium;
	public static String Texts_minimal;
	public static String Texts_never;
	public static String Texts_only;
	public static String Texts_reasoningBudget;
	public static String Texts_reasoningDefault;
	public static String Texts_reasoningEffort;
	public static String Texts_reasoningOff;
	public static String Texts_reasoningOn;
	public static String Texts_xhigh;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
