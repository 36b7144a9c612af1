/**
 * Changes of files that can be taken back to the byte, and what the user allows of them. Begin reading at
 * {@link io.github.openrouter4e.agent.edit.TextEditTool}, which tools that change the text of one file extend; others perform
 * their change by {@link io.github.openrouter4e.agent.edit.UndoableChange}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.edit;
