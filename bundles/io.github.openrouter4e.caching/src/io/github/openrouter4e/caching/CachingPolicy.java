package io.github.openrouter4e.caching;

import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingExplanation.Kind;
import io.github.openrouter4e.caching.internal.BreakpointMarker;
import io.github.openrouter4e.caching.internal.CachingProfile;
import io.github.openrouter4e.caching.internal.CachingProfiles;
import io.github.openrouter4e.caching.internal.ConversationBreakpoints;
import io.github.openrouter4e.caching.internal.GeminiBreakpoint;
import io.github.openrouter4e.caching.internal.PromptSize;
import io.github.openrouter4e.client.CacheControl;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.models.ModelInfo;

/**
 * Decides which parts of a request get a cache mark. A pure function of its arguments: the same request gives the same
 * marks, and the request itself is never changed.
 * <p>
 * Callers help automatic caching, and sticky routing to the provider that has the cache, by keeping the beginning of a
 * conversation's requests the same (system text, tools, attachments, in this order, nothing volatile in them) and by
 * giving each conversation one {@code session_id}. In a message with images or files the text comes last, as only text
 * can carry a mark.
 */
public final class CachingPolicy {

	private static final String OPENAI_OPTIONS = "prompt_cache_options"; //$NON-NLS-1$
	/** The only lifetime that OpenAI takes. */
	private static final RawJson THIRTY_MINUTES = new RawJson("{\"mode\":\"explicit\",\"ttl\":\"30m\"}"); //$NON-NLS-1$

	private CachingPolicy() {}

	/**
	 * Marks a request for the model it names.
	 *
	 * @param request  what is about to be sent
	 * @param model    the catalogue entry of {@link ChatRequest#model()}, or null if it is not listed
	 * @param settings what the user chose
	 */
	public static CachingDecision apply(ChatRequest request, @Nullable ModelInfo model, CachingSettings settings) {
		var profile = CachingProfiles.of(request.model(), model, settings.claudeByName());
		return switch (profile.method()) {
			case MARKS_AND_TOOLS, MARKS -> markConversation(request, profile, settings);
			case GEMINI -> gemini(request, profile, settings);
			case AUTOMATIC -> settings.openAiMarks() && profile.explicit()
					? markForOpenAi(request, profile)
					: automatic(request, profile, Kind.AUTOMATIC);
			case NOT_OFFERED -> unchanged(request, Kind.NOT_OFFERED, profile);
			case CHOSEN_LATER -> unchanged(request, Kind.MODEL_CHOSEN_LATER, profile);
			case UNKNOWN -> unchanged(request, Kind.UNKNOWN_MODEL, profile);
		};
	}

	/**
	 * Tells what {@link #apply} decides for a request of this length, without the request: before it is written, or after it
	 * is gone. That some of its messages cannot be marked is not seen this way.
	 *
	 * @param modelId
	 *            the model asked for; null for the account's default
	 * @param model
	 *            its catalogue entry, or null if it is not listed
	 * @param promptTokens
	 *            length of the whole request
	 */
	public static CachingExplanation explain(@Nullable String modelId, @Nullable ModelInfo model,
			CachingSettings settings, long promptTokens) {
		var profile = CachingProfiles.of(modelId, model, settings.claudeByName());
		var kind = switch (profile.method()) {
			case MARKS_AND_TOOLS, MARKS -> Kind.MARKED;
			case GEMINI -> settings.geminiEnabled()
					? Kind.MARKED
					: profile.implicit() ? Kind.GEMINI_IMPLICIT_ONLY : Kind.GEMINI_NOT_ENABLED;
			case AUTOMATIC -> settings.openAiMarks() && profile.explicit() ? Kind.MARKED_FOR_OPENAI : Kind.AUTOMATIC;
			case NOT_OFFERED -> Kind.NOT_OFFERED;
			case CHOSEN_LATER -> Kind.MODEL_CHOSEN_LATER;
			case UNKNOWN -> Kind.UNKNOWN_MODEL;
		};
		boolean marked = kind == Kind.MARKED;
		int minimum = profile.method() == CachingProfile.Method.GEMINI && marked
				? GeminiBreakpoint.MINIMUM_TOKENS
				: profile.minimumTokens();
		boolean caches = marked || kind == Kind.AUTOMATIC || kind == Kind.MARKED_FOR_OPENAI
				|| kind == Kind.GEMINI_IMPLICIT_ONLY;
		if (caches && promptTokens < minimum) {
			return CachingExplanation.belowMinimum(profile.provider(), minimum);
		}
		return marked
				? CachingExplanation.marked(profile.provider(), 0,
						profile.method() == CachingProfile.Method.MARKS_AND_TOOLS
								? settings.anthropicLifetime()
								: CacheLifetime.FIVE_MINUTES)
				: CachingExplanation.of(kind, profile.provider());
	}

	/**
	 * Tells what {@link #apply} decides for a request that is long enough to be cached: what holds for those parts of a
	 * conversation that are in a cache.
	 *
	 * @param modelId
	 *            the model asked for; null for the account's default
	 * @param model
	 *            its catalogue entry, or null if it is not listed
	 */
	public static CachingExplanation explain(@Nullable String modelId, @Nullable ModelInfo model,
			CachingSettings settings) {
		return explain(modelId, model, settings, Long.MAX_VALUE);
	}

	private static CachingDecision markConversation(ChatRequest request, CachingProfile profile,
			CachingSettings settings) {
		if (request.cacheControl() != null) {
			return unchanged(request, Kind.REQUEST_DECIDES, profile);
		}
		if (PromptSize.isSurelyBelow(request, profile.minimumTokens())) {
			return belowMinimum(request, profile);
		}
		boolean tools = profile.method() == CachingProfile.Method.MARKS_AND_TOOLS;
		var lifetime = tools ? settings.anthropicLifetime() : CacheLifetime.FIVE_MINUTES;
		var marker = new BreakpointMarker(
				lifetime == CacheLifetime.ONE_HOUR ? CacheControl.ONE_HOUR : CacheControl.EPHEMERAL, tools);
		return marked(marker, request, ConversationBreakpoints.of(request.messages()), profile, lifetime);
	}

	/**
	 * OpenRouter turns marks of Anthropic's kind into OpenAI's. A request that has no place for one is left as it is, as OpenAI
	 * would cache nothing of it.
	 */
	private static CachingDecision markForOpenAi(ChatRequest request, CachingProfile profile) {
		if (request.cacheControl() != null || request.extras().containsKey(OPENAI_OPTIONS)) {
			return unchanged(request, Kind.REQUEST_DECIDES, profile);
		}
		if (PromptSize.isSurelyBelow(request, profile.minimumTokens())) {
			return belowMinimum(request, profile);
		}
		var result = new BreakpointMarker(CacheControl.EPHEMERAL, false).mark(request,
				ConversationBreakpoints.of(request.messages()));
		return result.marks() == 0
				? unchanged(request, Kind.AUTOMATIC, profile)
				: unchanged(result.request().toBuilder().extra(OPENAI_OPTIONS, THIRTY_MINUTES).build(),
						Kind.MARKED_FOR_OPENAI, profile);
	}

	private static CachingDecision gemini(ChatRequest request, CachingProfile profile, CachingSettings settings) {
		if (!settings.geminiEnabled()) {
			return profile.implicit()
					? automatic(request, profile, Kind.GEMINI_IMPLICIT_ONLY)
					: unchanged(request, Kind.GEMINI_NOT_ENABLED, profile);
		}
		if (request.cacheControl() != null) {
			return unchanged(request, Kind.REQUEST_DECIDES, profile);
		}
		int breakpoint = GeminiBreakpoint.of(request);
		if (breakpoint == GeminiBreakpoint.NONE) {
			return new CachingDecision(request,
					CachingExplanation.belowMinimum(profile.provider(), GeminiBreakpoint.MINIMUM_TOKENS));
		}
		return marked(new BreakpointMarker(CacheControl.EPHEMERAL, false), request, Set.of(breakpoint),
				profile, CacheLifetime.FIVE_MINUTES);
	}

	private static CachingDecision marked(BreakpointMarker marker, ChatRequest request, Set<Integer> messages,
			CachingProfile profile, CacheLifetime lifetime) {
		var result = marker.mark(request, messages);
		if (result.marks() == 0) {
			return unchanged(request, Kind.NOTHING_TO_MARK, profile);
		}
		return new CachingDecision(result.request(),
				CachingExplanation.marked(profile.provider(), result.marks(), lifetime));
	}

	private static CachingDecision automatic(ChatRequest request, CachingProfile profile, Kind kind) {
		return PromptSize.isSurelyBelow(request, profile.minimumTokens())
				? belowMinimum(request, profile)
				: unchanged(request, kind, profile);
	}

	private static CachingDecision belowMinimum(ChatRequest request, CachingProfile profile) {
		return new CachingDecision(request,
				CachingExplanation.belowMinimum(profile.provider(), profile.minimumTokens()));
	}

	private static CachingDecision unchanged(ChatRequest request, Kind kind, CachingProfile profile) {
		return new CachingDecision(request, CachingExplanation.of(kind, profile.provider()));
	}
}
