/**
 * Tools that change files in a way that can be taken back to the byte. Begin reading at
 * {@link io.github.openrouter4e.agent.internal.edit.EditFileTool}; where an edit belongs is found by
 * {@link io.github.openrouter4e.agent.internal.edit.EditMatcher}, a pure function.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.edit;
