package io.github.openrouter4e.models;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatRequestBuilder;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.Plugin;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.ResponseCache;
import io.github.openrouter4e.client.ServiceTier;
import io.github.openrouter4e.client.Tool;

/**
 * What OpenRouter adds to a model: its service tiers, plugins and server tools. The same choices give the same bytes, as
 * tools stand at the beginning of what providers cache.
 *
 * @param model      the model that is asked
 * @param options    what was chosen, in all scopes together
 * @param searchWeb  whether the model may search the web
 * @param usesTools  whether the model can use the other server tools
 */
@SuppressWarnings("nls") // wire names
public record RequestFeatures(String model, RequestOptions options, boolean searchWeb, boolean usesTools) {

	private static final String AUTO = "openrouter/auto";
	private static final String AUTO_BETA = "openrouter/auto-beta";

	/**
	 * Puts them into a request.
	 *
	 * @param messages  the messages of the request: what is for PDF files is sent only if there are files
	 * @param functions tools of our own that are offered
	 */
	public void addTo(ChatRequestBuilder request, List<? extends Message> messages, List<Tool.Function> functions) {
		request.tools(tools(functions)).plugins(plugins(!functions.isEmpty(), hasFiles(messages)));
		String tier = options.value(RequestOption.SERVICE_TIER);
		if (tier != null) {
			ServiceTier.of(tier).ifPresent(request::serviceTier);
		}
		if (usesResponseCache()) {
			request.responseCache(ResponseCache.USE);
		}
	}

	/** Whether an equal request may be answered from OpenRouter's cache of answers. */
	public boolean usesResponseCache() {
		return options.value(RequestOption.RESPONSE_CACHE) != null;
	}

	/**
	 * {@return how the answer is to be spoken, the request's {@code audio}; null if it is to be written} The format is the one
	 * in which all providers can stream: samples of 16 bits, mono, 24,000 a second.
	 *
	 * @see <a href="https://openrouter.ai/docs/guides/overview/multimodal/audio">OpenRouter: audio</a>
	 */
	public @Nullable RawJson audio() {
		String voice = options.value(RequestOption.VOICE);
		return voice == null ? null : new RawJson(JsonValues.object(out -> {
			JsonValues.write(out, "voice", voice);
			JsonValues.write(out, "format", "pcm16");
		}));
	}

	/** Whether the router shall stay with the model of the last answer, which the request has to name. */
	public boolean pinsModel() {
		return AUTO.equals(model) && options.value(RequestOption.AUTO_PIN) != null;
	}

	/** Each of the two reads what is sent under its own name only, and the newer one pins nothing. */
	private @Nullable Plugin autoRouter() {
		if (!AUTO.equals(model) && !AUTO_BETA.equals(model)) {
			return null;
		}
		String cost = options.value(RequestOption.AUTO_COST);
		List<String> allowed = patterns(RequestOption.AUTO_ALLOWED);
		List<String> excluded = patterns(RequestOption.AUTO_EXCLUDED);
		boolean pins = pinsModel();
		if (cost == null && allowed.isEmpty() && excluded.isEmpty() && !pins) {
			return null;
		}
		return new Plugin(AUTO.equals(model) ? "auto-router" : "auto-beta-router",
				new RawJson(JsonValues.object(out -> {
					JsonValues.write(out, "allowed_models", allowed);
					JsonValues.write(out, "excluded_models", excluded);
					JsonValues.write(out, "cost_tier", cost);
					if (pins) {
						out.writeBooleanField("pin_model", true);
					}
				})));
	}

	private List<String> patterns(RequestOption option) {
		String value = options.value(option);
		return value == null ? List.of() : RequestOption.patterns(value);
	}

	private static boolean hasFiles(List<? extends Message> messages) {
		return messages.stream().anyMatch(message -> message.content() instanceof Content.Parts several
				&& several.parts().stream().anyMatch(ContentPart.File.class::isInstance));
	}

	private List<Plugin> plugins(boolean hasFunctions, boolean hasFiles) {
		var plugins = new ArrayList<Plugin>();
		String compression = options.value(RequestOption.CONTEXT_COMPRESSION);
		if (hasFunctions || "off".equals(compression)) { // cutting the middle takes results away from their calls
			plugins.add(Plugin.NO_CONTEXT_COMPRESSION);
		} else if (compression != null) {
			plugins.add(Plugin.CONTEXT_COMPRESSION);
		}
		String engine = options.value(RequestOption.PDF_ENGINE);
		if (engine != null && hasFiles) {
			plugins.add(Plugin.pdf(engine));
		}
		Plugin router = autoRouter();
		if (router != null) {
			plugins.add(router);
		}
		return plugins;
	}

	private List<Tool> tools(List<Tool.Function> functions) {
		var tools = new ArrayList<Tool>(functions);
		if (searchWeb) {
			tools.add(webSearch());
		}
		if (!usesTools) {
			return tools;
		}
		String fetch = options.value(RequestOption.WEB_FETCH);
		if (fetch != null) {
			tools.add(server("openrouter:web_fetch", "engine", fetch));
		}
		String images = options.value(RequestOption.IMAGE_GENERATION);
		if (images != null) {
			tools.add(server("openrouter:image_generation", "model",
					images.equals(RequestOption.DEFAULT_IMAGES) ? null : images));
		}
		if (options.value(RequestOption.DATETIME) != null) {
			tools.add(server("openrouter:datetime", "timezone", ZoneId.systemDefault().getId()));
		}
		return tools;
	}

	private Tool.Server webSearch() {
		String engine = options.value(RequestOption.SEARCH_ENGINE);
		Integer results = number(RequestOption.SEARCH_RESULTS);
		Integer uses = number(RequestOption.SEARCH_USES);
		Integer total = number(RequestOption.SEARCH_TOTAL);
		if (engine == null && results == null && uses == null && total == null) {
			return Tool.Server.WEB_SEARCH;
		}
		return new Tool.Server(Tool.Server.WEB_SEARCH.type(), new RawJson(JsonValues.object(out -> {
			JsonValues.write(out, "engine", engine);
			JsonValues.write(out, "max_results", results);
			JsonValues.write(out, "max_uses", uses);
			JsonValues.write(out, "max_total_results", total);
		})));
	}

	private @Nullable Integer number(RequestOption option) {
		String value = options.value(option);
		return value == null ? null : Integer.valueOf(value);
	}

	private static Tool.Server server(String type, String parameter, @Nullable String value) {
		return new Tool.Server(type, value == null
				? null
				: new RawJson(JsonValues.object(out -> JsonValues.write(out, parameter, value))));
	}
}
