/**
 * Open conversations, and how answers get into them. Start at {@link DefaultChatService}, then {@link DefaultChatSession}.
 * {@link TurnRunner} runs one prompt to its end, tool calls included; {@link AnswerRun} is one request of it. Methods of
 * the API return at once; the work is done on one virtual thread for each session.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.internal.session;
