/**
 * Tools that replace texts in files and create them. Begin reading at
 * {@link io.github.openrouter4e.agent.internal.edit.EditFileTool}; where an edit belongs is found in
 * {@code io.github.openrouter4e.agent.internal.match}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.edit;
