/**
 * The presenters of the chat view: what is sent, what waits, what stands in the way, what it costs. No widgets, so their tests
 * need no workbench. Begin with {@link io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.chat.conversation;
