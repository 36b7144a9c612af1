/**
 * Tools that models may call: who offers and runs them ({@link io.github.openrouter4e.chat.tools.ToolExecutor}), and who
 * asks the user before they run ({@link io.github.openrouter4e.chat.tools.ToolApproval}). Both are services that the chat
 * finds when they are registered. Begin reading at {@code ToolExecutor}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.tools;
