/**
 * From a conversation to the request that continues it: which turns are sent, in which form, and which attachments are left
 * out. Start at {@link RequestAssembler}; {@link ConversationMessages} turns a path of turns into messages.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.internal.request;
