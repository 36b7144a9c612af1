/**
 * What a tool is made of: how it is offered, what it takes, and what it tells the model. Begin reading at
 * {@link io.github.openrouter4e.agent.tools.WorkspaceTool}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.tools;
