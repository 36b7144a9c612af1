package io.github.openrouter4e.caching;

import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingExplanation.Kind;
import io.github.openrouter4e.caching.internal.BreakpointMarker;
import io.github.openrouter4e.caching.internal.ConversationBreakpoints;
import io.github.openrouter4e.caching.internal.Families;
import io.github.openrouter4e.caching.internal.Family;
import io.github.openrouter4e.caching.internal.GeminiBreakpoint;
import io.github.openrouter4e.caching.internal.PromptSize;
import io.github.openrouter4e.client.CacheControl;
import io.github.openrouter4e.client.ChatRequest;
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

	private CachingPolicy() {}

	/**
	 * Marks a request for the model it names.
	 *
	 * @param request  what is about to be sent
	 * @param model    the catalogue entry of {@link ChatRequest#model()}, or null if it is not listed
	 * @param settings what the user chose
	 */
	public static CachingDecision apply(ChatRequest request, @Nullable ModelInfo model, CachingSettings settings) {
		Family family = Families.of(request.model(), model, settings.claudeByName());
		return switch (family.method()) {
			case MARKS_AND_TOOLS, MARKS -> markConversation(request, family, settings);
			case GEMINI -> gemini(request, family, settings);
			case AUTOMATIC -> automatic(request, family, Kind.AUTOMATIC);
			case NOT_OFFERED -> unchanged(request, Kind.NOT_OFFERED, family);
			case CHOSEN_LATER -> unchanged(request, Kind.MODEL_CHOSEN_LATER, family);
			case UNKNOWN -> unchanged(request, Kind.UNKNOWN_MODEL, family);
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
		Family family = Families.of(modelId, model, settings.claudeByName());
		Kind kind = switch (family.method()) {
			case MARKS_AND_TOOLS, MARKS -> Kind.MARKED;
			case GEMINI -> settings.geminiEnabled()
					? Kind.MARKED
					: family.implicit() ? Kind.GEMINI_IMPLICIT_ONLY : Kind.GEMINI_NOT_ENABLED;
			case AUTOMATIC -> Kind.AUTOMATIC;
			case NOT_OFFERED -> Kind.NOT_OFFERED;
			case CHOSEN_LATER -> Kind.MODEL_CHOSEN_LATER;
			case UNKNOWN -> Kind.UNKNOWN_MODEL;
		};
		boolean marked = kind == Kind.MARKED;
		int minimum = family.method() == Family.Method.GEMINI && marked
				? GeminiBreakpoint.MINIMUM_TOKENS
				: family.minimumTokens();
		boolean caches = marked || kind == Kind.AUTOMATIC || kind == Kind.GEMINI_IMPLICIT_ONLY;
		if (caches && promptTokens < minimum) {
			return CachingExplanation.belowMinimum(family.provider(), minimum);
		}
		return marked
				? CachingExplanation.marked(family.provider(), 0,
						family.method() == Family.Method.MARKS_AND_TOOLS
								? settings.anthropicLifetime()
								: CacheLifetime.FIVE_MINUTES)
				: CachingExplanation.of(kind, family.provider());
	}

	private static CachingDecision markConversation(ChatRequest request, Family family, CachingSettings settings) {
		if (request.cacheControl() != null) {
			return unchanged(request, Kind.REQUEST_DECIDES, family);
		}
		if (PromptSize.isSurelyBelow(request, family.minimumTokens())) {
			return belowMinimum(request, family);
		}
		boolean tools = family.method() == Family.Method.MARKS_AND_TOOLS;
		CacheLifetime lifetime = tools ? settings.anthropicLifetime() : CacheLifetime.FIVE_MINUTES;
		BreakpointMarker marker = new BreakpointMarker(
				lifetime == CacheLifetime.ONE_HOUR ? CacheControl.ONE_HOUR : CacheControl.EPHEMERAL, tools);
		return marked(marker, request, ConversationBreakpoints.of(request.messages()), family, lifetime);
	}

	private static CachingDecision gemini(ChatRequest request, Family family, CachingSettings settings) {
		if (!settings.geminiEnabled()) {
			return family.implicit()
					? automatic(request, family, Kind.GEMINI_IMPLICIT_ONLY)
					: unchanged(request, Kind.GEMINI_NOT_ENABLED, family);
		}
		if (request.cacheControl() != null) {
			return unchanged(request, Kind.REQUEST_DECIDES, family);
		}
		int breakpoint = GeminiBreakpoint.of(request);
		if (breakpoint == GeminiBreakpoint.NONE) {
			return new CachingDecision(request,
					CachingExplanation.belowMinimum(family.provider(), GeminiBreakpoint.MINIMUM_TOKENS));
		}
		return marked(new BreakpointMarker(CacheControl.EPHEMERAL, false), request, Set.of(breakpoint),
				family, CacheLifetime.FIVE_MINUTES);
	}

	private static CachingDecision marked(BreakpointMarker marker, ChatRequest request, Set<Integer> messages,
			Family family, CacheLifetime lifetime) {
		BreakpointMarker.Result result = marker.mark(request, messages);
		if (result.marks() == 0) {
			return unchanged(request, Kind.NOTHING_TO_MARK, family);
		}
		return new CachingDecision(result.request(),
				CachingExplanation.marked(family.provider(), result.marks(), lifetime));
	}

	private static CachingDecision automatic(ChatRequest request, Family family, Kind kind) {
		return PromptSize.isSurelyBelow(request, family.minimumTokens())
				? belowMinimum(request, family)
				: unchanged(request, kind, family);
	}

	private static CachingDecision belowMinimum(ChatRequest request, Family family) {
		return new CachingDecision(request,
				CachingExplanation.belowMinimum(family.provider(), family.minimumTokens()));
	}

	private static CachingDecision unchanged(ChatRequest request, Kind kind, Family family) {
		return new CachingDecision(request, CachingExplanation.of(kind, family.provider()));
	}
}
