package io.github.openrouter4e.caching;

import io.github.openrouter4e.client.ChatRequest;

/**
 * What to send, and why.
 *
 * @param request     the request with its marks; the very instance that was given if nothing is marked
 * @param explanation why
 */
public record CachingDecision(ChatRequest request, CachingExplanation explanation) {
}
