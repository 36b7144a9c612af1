/**
 * Conversations with models at OpenRouter: sending, history on disk, what it cost. No user interface.
 *
 * <p>Start at {@link io.github.openrouter4e.chat.ChatService}. Everything that is handed out is immutable and may be used
 * on any thread, except the services and {@link io.github.openrouter4e.chat.ChatSession}, which are thread-safe.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat;
