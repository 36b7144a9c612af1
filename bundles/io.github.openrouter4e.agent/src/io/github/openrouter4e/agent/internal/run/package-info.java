/**
 * Tools that run commands, builds and programs. Begin reading at
 * {@link io.github.openrouter4e.agent.internal.run.RunCommandTool}; what runs is kept by
 * {@link io.github.openrouter4e.agent.internal.run.Commands}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.run;
