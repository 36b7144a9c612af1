/**
 * The tools by which a model works in the workspace. Begin reading at
 * {@link io.github.openrouter4e.agent.internal.WorkspaceTools}, which offers them; each {@link io.github.openrouter4e.agent.tools.WorkspaceTool} is one of them.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal;
