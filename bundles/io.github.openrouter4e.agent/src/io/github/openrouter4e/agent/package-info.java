/**
 * What other bundles need of the agent: the changes that it has made to files, for review. Begin reading at
 * {@link io.github.openrouter4e.agent.Checkpoints}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent;
