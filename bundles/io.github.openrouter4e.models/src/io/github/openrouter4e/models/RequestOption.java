package io.github.openrouter4e.models;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One choice about how OpenRouter handles a request, beside the model's parameters and the routing. A choice can be made
 * for all models, for one model and for one conversation. A new one needs a constant here, its part of the request in the
 * chat's {@code RequestFeatures}, and its words in the user interface.
 */
@SuppressWarnings("nls") // names of a stored format and of the wire
public enum RequestOption {
	/** The service tier; without one, that of OpenRouter. */
	SERVICE_TIER("service_tier", "flex", "priority"),
	/** What reads PDF files. */
	PDF_ENGINE("pdf_engine", "native", "cloudflare-ai", "mistral-ocr"),
	/** Whether the middle of a prompt that is too long is left out. */
	CONTEXT_COMPRESSION("context_compression", "on", "off"),
	/** Whether an equal request may be answered from OpenRouter's cache of answers. */
	RESPONSE_CACHE("response_cache", "on"),
	/** How dear the models may be that the auto router chooses. */
	AUTO_COST("auto_cost", "low", "medium", "high", "xhigh", "max"),
	/** Whether the auto router stays with the model that answered last. */
	AUTO_PIN("auto_pin", "on"),
	/** The models that the auto router may choose: ids and patterns, see {@link #patterns}. */
	AUTO_ALLOWED("auto_allowed"),
	/** The models that the auto router may not choose, likewise. */
	AUTO_EXCLUDED("auto_excluded"),
	/** What searches, where web search is on. */
	SEARCH_ENGINE("search_engine", "native", "exa", "parallel", "perplexity", "firecrawl"),
	/** Results of one search. */
	SEARCH_RESULTS("search_results", "1", "3", "5", "10", "15", "20", "25"),
	/** Searches of one request. */
	SEARCH_USES("search_uses", "1", "2", "3", "5", "10"),
	/** Results of all searches of one request. */
	SEARCH_TOTAL("search_total", "5", "10", "20", "50"),
	/** Whether, and by what, the model may fetch pages. */
	WEB_FETCH("web_fetch", "auto", "openrouter", "native", "exa", "parallel", "firecrawl"),
	/** Whether the model may have images made: {@link #DEFAULT_IMAGES}, or the id of the model that makes them. */
	IMAGE_GENERATION("image_generation"),
	/** The voice in which models that can speak answer; without one they write. */
	VOICE("voice", "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage",
			"shimmer", "verse"),
	/** Whether the model may ask for date and time. */
	DATETIME("datetime", "on");

	/** Stands for OpenRouter's default, where something else is chosen in a wider scope; never sent. */
	public static final String AUTOMATIC = "";
	/** Value of {@link #IMAGE_GENERATION}: the model that OpenRouter takes. */
	public static final String DEFAULT_IMAGES = "on";
	/** No id of a model is longer. */
	private static final int MAX_LENGTH = 200;
	private static final int MAX_PATTERNS_LENGTH = 4000;
	private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

	private final String key;
	private final List<String> choices;

	RequestOption(String key, String... choices) {
		this.key = key;
		this.choices = List.of(choices);
	}

	/** The name in the stored form. */
	public String key() {
		return key;
	}

	/** The values to choose from, beside {@link #AUTOMATIC}; empty if others decide about them. */
	public List<String> choices() {
		return choices;
	}

	/** Whether this version knows what a value means. */
	public boolean takes(String value) {
		return value.equals(AUTOMATIC)
				|| (choices.isEmpty()
						? !value.isBlank() && value.length() <= (isPatterns() ? MAX_PATTERNS_LENGTH : MAX_LENGTH)
						: choices.contains(value));
	}

	/** Whether the user types what is chosen. */
	public boolean isPatterns() {
		return this == AUTO_ALLOWED || this == AUTO_EXCLUDED;
	}

	/** What stands in a value of such an option, for example {@code anthropic/*}; separated by commas or spaces. */
	public static List<String> patterns(String value) {
		return BETWEEN.splitAsStream(value).filter(pattern -> !pattern.isEmpty()).distinct().toList();
	}

	static Optional<RequestOption> of(String key) {
		return Stream.of(values()).filter(option -> option.key.equals(key)).findFirst();
	}
}
