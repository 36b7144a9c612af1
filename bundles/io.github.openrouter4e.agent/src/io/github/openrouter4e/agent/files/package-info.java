/**
 * Files as a model sees them: found by the paths that models write, withheld where the user says so, and with the text that
 * an editor has not saved yet. Begin reading at {@link io.github.openrouter4e.agent.files.WorkspaceFiles}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.files;
