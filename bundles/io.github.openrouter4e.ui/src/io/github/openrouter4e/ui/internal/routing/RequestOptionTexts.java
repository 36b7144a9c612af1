package io.github.openrouter4e.ui.internal.routing;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;

/** Words for request options, their values and what they cost. */
@SuppressWarnings("nls") // values of options
public final class RequestOptionTexts {

	/** Proper names, which are the same in all languages. */
	private static final Map<String, String> ENGINES = Map.of("exa", "Exa", "parallel", "Parallel", "perplexity",
			"Perplexity", "openrouter", "OpenRouter", "mistral-ocr", "Mistral OCR", "cloudflare-ai", "Cloudflare AI");

	private RequestOptionTexts() {}

	static String label(RequestOption option) {
		return switch (option) {
			case SERVICE_TIER -> Messages.RequestOptionTexts_serviceTier;
			case PDF_ENGINE -> Messages.RequestOptionTexts_pdfEngine;
			case CONTEXT_COMPRESSION -> Messages.RequestOptionTexts_compression;
			case RESPONSE_CACHE -> Messages.RequestOptionTexts_responseCache;
			case AUTO_COST -> Messages.RequestOptionTexts_autoCost;
			case AUTO_PIN -> Messages.RequestOptionTexts_autoPin;
			case AUTO_ALLOWED -> Messages.RequestOptionTexts_autoAllowed;
			case AUTO_EXCLUDED -> Messages.RequestOptionTexts_autoExcluded;
			case SEARCH_ENGINE -> Messages.RequestOptionTexts_searchEngine;
			case SEARCH_RESULTS -> Messages.RequestOptionTexts_searchResults;
			case SEARCH_USES -> Messages.RequestOptionTexts_searchUses;
			case SEARCH_TOTAL -> Messages.RequestOptionTexts_searchTotal;
			case WEB_FETCH -> Messages.RequestOptionTexts_webFetch;
			case IMAGE_GENERATION -> Messages.RequestOptionTexts_imageGeneration;
			case VOICE -> Messages.RequestOptionTexts_voice;
			case DATETIME -> Messages.RequestOptionTexts_datetime;
		};
	}

	/** What is chosen in a scope, an option a line; empty if nothing is. */
	public static String summary(RequestOptions options) {
		var lines = new StringJoiner("\n");
		for (RequestOption option : RequestOption.values()) {
			String chosen = options.chosen(option);
			if (chosen != null) {
				lines.add(Texts.format(Messages.RequestOptionTexts_chosen, label(option), value(option, chosen)));
			}
		}
		return lines.toString();
	}

	/** @param value {@link RequestOption#AUTOMATIC} or one of the choices */
	static String value(RequestOption option, String value) {
		if (value.equals(RequestOption.AUTOMATIC)) {
			return switch (option) {
				case WEB_FETCH, IMAGE_GENERATION, VOICE, DATETIME, RESPONSE_CACHE, AUTO_PIN ->
					Messages.RequestOptionTexts_off;
				case AUTO_ALLOWED -> Messages.RequestOptionTexts_anyModel;
				case AUTO_EXCLUDED -> Messages.RequestOptionTexts_noModel;
				case SERVICE_TIER -> Messages.RequestOptionTexts_standard;
				case SEARCH_USES -> Messages.RequestOptionTexts_noLimit;
				case SEARCH_RESULTS -> Messages.RequestOptionTexts_fiveResults;
				case SEARCH_TOTAL -> Messages.RequestOptionTexts_fiftyResults;
				case CONTEXT_COMPRESSION -> Messages.RequestOptionTexts_smallContexts;
				default -> Messages.RequestOptionTexts_automatic;
			};
		}
		if (option == RequestOption.AUTO_COST) {
			return switch (value) {
				case "low" -> Messages.RequestOptionTexts_costLow;
				case "medium" -> Messages.RequestOptionTexts_costMedium;
				case "high" -> Messages.RequestOptionTexts_costHigh;
				case "xhigh" -> Messages.RequestOptionTexts_costXhigh;
				default -> Messages.RequestOptionTexts_costMax;
			};
		}
		if (option == RequestOption.VOICE) { // a name
			return value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1);
		}
		return switch (value) {
			case "on" -> option == RequestOption.IMAGE_GENERATION
					? Messages.RequestOptionTexts_defaultImages
					: Messages.RequestOptionTexts_on;
			case "off" -> Messages.RequestOptionTexts_off;
			case "auto" -> Messages.RequestOptionTexts_automatic;
			case "flex" -> Messages.RequestOptionTexts_flex;
			case "priority" -> Messages.RequestOptionTexts_priority;
			case "native" -> option == RequestOption.PDF_ENGINE
					? Messages.RequestOptionTexts_pdfNative
					: Messages.RequestOptionTexts_providers;
			case "firecrawl" -> Messages.RequestOptionTexts_firecrawl;
			default -> ENGINES.getOrDefault(value, value);
		};
	}

	/**
	 * What a value costs, as OpenRouter documents it, or what else is to be known of it.
	 *
	 * @param value what is sent; null for OpenRouter's default
	 */
	static String note(RequestOption option, @Nullable String value) {
		String shown = value == null ? RequestOption.AUTOMATIC : value;
		return switch (option) {
			case SERVICE_TIER -> switch (shown) {
				case "flex" -> Messages.RequestOptionTexts_flexNote;
				case "priority" -> Messages.RequestOptionTexts_priorityNote;
				default -> "";
			};
			case PDF_ENGINE -> switch (shown) {
				case "mistral-ocr" -> Messages.RequestOptionTexts_mistralNote;
				case "cloudflare-ai" -> Messages.RequestOptionTexts_free;
				case "native" -> Messages.RequestOptionTexts_pdfNativeNote;
				default -> Messages.RequestOptionTexts_pdfNote;
			};
			case CONTEXT_COMPRESSION -> shown.equals("on") ? Messages.RequestOptionTexts_compressionNote : "";
			case SEARCH_ENGINE -> switch (shown) {
				case "exa" -> Messages.RequestOptionTexts_exaNote;
				case "parallel" -> Messages.RequestOptionTexts_parallelNote;
				case "perplexity" -> Messages.RequestOptionTexts_perplexityNote;
				case "firecrawl" -> Messages.RequestOptionTexts_firecrawlNote;
				case "native" -> Messages.RequestOptionTexts_providersNote;
				default -> Messages.RequestOptionTexts_searchNote;
			};
			case RESPONSE_CACHE -> shown.isEmpty() ? "" : Messages.RequestOptionTexts_responseCacheNote;
			case AUTO_COST -> Messages.RequestOptionTexts_autoCostNote;
			case AUTO_PIN -> Messages.RequestOptionTexts_autoPinNote;
			case AUTO_ALLOWED, AUTO_EXCLUDED -> Messages.RequestOptionTexts_patternsNote;
			case SEARCH_RESULTS, SEARCH_TOTAL, SEARCH_USES -> "";
			case WEB_FETCH -> switch (shown) {
				case "" -> "";
				case "openrouter" -> Messages.RequestOptionTexts_free;
				case "exa", "parallel" -> Messages.RequestOptionTexts_fetchNote;
				case "firecrawl" -> Messages.RequestOptionTexts_firecrawlNote;
				case "native" -> Messages.RequestOptionTexts_providersNote;
				default -> Messages.RequestOptionTexts_fetchAutoNote;
			};
			case IMAGE_GENERATION -> shown.isEmpty() ? "" : Messages.RequestOptionTexts_imageNote;
			case VOICE -> shown.isEmpty() ? "" : Messages.RequestOptionTexts_voiceNote;
			case DATETIME -> shown.isEmpty() ? "" : Messages.RequestOptionTexts_free;
		};
	}
}
