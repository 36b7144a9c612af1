/**
 * The rules of prompt caching, one class for each question: how a model caches ({@link CachingProfiles}), which messages
 * get a mark ({@link ConversationBreakpoints}, {@link GeminiBreakpoint}), whether a prompt is long enough
 * ({@link PromptSize}), and the request with its marks ({@link BreakpointMarker}). Start at {@link CachingProfiles}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.caching.internal;
